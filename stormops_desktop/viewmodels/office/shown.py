"""The read models as the Office pages name them."""

from stormops_desktop.services.office.models import (
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
