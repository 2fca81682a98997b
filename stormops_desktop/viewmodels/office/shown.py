"""The read models as the Office pages name them."""

from stormops_desktop.services.office.models import (
    ApartFile,
    BundleNote,
    Check,
    CloseOut,
    DataView,
    Fix,
    Kind,
    Light,
    LinkSays,
    OpenItem,
    Readiness,
)

__all__ = [
    "ApartFile",
    "BundleNote",
    "Check",
    "CloseOut",
    "DataView",
    "Fix",
    "Kind",
    "Light",
    "LinkSays",
    "OpenItem",
    "Readiness",
]
