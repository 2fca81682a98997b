"""The read models as the Office pages name them."""

from stormops_desktop.services.office.models import (
    ApartFile,
    BundleNote,
    Check,
    CloseOut,
    CrewCard,
    DataView,
    Fix,
    Kind,
    KnownPlace,
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
    "CrewCard",
    "DataView",
    "Fix",
    "Kind",
    "KnownPlace",
    "Light",
    "LinkSays",
    "OpenItem",
    "Readiness",
]
