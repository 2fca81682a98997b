"""What the viewmodels of pages about one storm share."""

from stormops_desktop.services.models import StormChoice


class AboutStorm:
    """Beside `ViewModel`, of a page about the storm that is chosen at the top.

    Attributes:
        storm: None while none is chosen.
    """

    storm: StormChoice | None = None

    @property
    def zone(self) -> str:
        """Hours are said in the storm's zone; "" without one, which is this machine's."""
        return self.storm.zone if self.storm else ""
