"""Maps of nothing, for a session that was opened without any."""

from collections.abc import Callable, Sequence
from pathlib import Path

from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.maps.models import MapModel, PackInfo, TileSource
from stormops_desktop.services.maps.ports import MapServices

NO_MAPS = "This window has no maps. Everything else works; sign in again to have them."


class Nothing:
    """Both ports, empty."""

    def storm_map(self, storm_id: str) -> MapModel:  # noqa: ARG002
        """An empty map."""
        return MapModel()

    def job_at(self, storm_id: str, property_id: str) -> str | None:  # noqa: ARG002
        """No job."""
        return None

    def packs(self) -> Sequence[PackInfo]:
        """No pack."""
        return ()

    def unreadable(self) -> Sequence[str]:
        """Nothing to complain of."""
        return ()

    def sources(self) -> Sequence[TileSource]:
        """No pictures."""
        return ()

    def covers(self, south: float, west: float, north: float, east: float) -> bool:  # noqa: ARG002
        """Nothing is covered."""
        return False

    def add(
        self,
        file: Path,  # noqa: ARG002
        cancelled: Callable[[], bool] = lambda: False,  # noqa: ARG002
        progress: Callable[[float], None] = lambda _part: None,  # noqa: ARG002
    ) -> PackInfo:
        """Refuses."""
        raise NotFound(NO_MAPS)

    def remove(self, pack_id: str) -> None:  # noqa: ARG002
        """Refuses."""
        raise NotFound(NO_MAPS)

    def close(self) -> None:
        """Nothing is open."""


def no_maps() -> MapServices:
    """Both empty."""
    nothing = Nothing()
    return MapServices(nothing, nothing)
