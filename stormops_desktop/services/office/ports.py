"""What the Office pages beside Sync may ask."""

from dataclasses import dataclass

from stormops_desktop.services.bundle.ports import BundleVerbs


@dataclass(frozen=True, slots=True)
class OfficeServices:
    """The use cases of the pages Ready, Close-out and Photos & data."""

    bundles: BundleVerbs
