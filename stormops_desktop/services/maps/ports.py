"""What the map's screens may ask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from stormops_desktop.services.maps.models import MapModel, PackInfo, TileSource


class MapReads(Protocol):
    """Reading a storm for the map, all of it from the local replica."""

    def storm_map(self, storm_id: str) -> MapModel:
        """Houses, reports, swath, routes and names; empty when the storm is not here."""

    def job_at(self, storm_id: str, property_id: str) -> str | None:
        """The job at a house, None when there is none."""


class PackVerbs(Protocol):
    """The map packs of this machine. Slow where files are copied: call it off the GUI thread."""

    def packs(self) -> Sequence[PackInfo]:
        """Those that can be read, the bundled ones first."""

    def unreadable(self) -> Sequence[str]:
        """A sentence for each file in the packs folder that is no usable pack."""

    def sources(self) -> Sequence[TileSource]:
        """Open packs, in the order to paint them: the later lies on top."""

    def covers(self, south: float, west: float, north: float, east: float) -> bool:
        """Whether streets can be read all over a box with what is here, without a network."""

    def add(
        self,
        file: Path,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda _part: None,
    ) -> PackInfo:
        """Takes a copy of a pack into the packs folder."""

    def remove(self, pack_id: str) -> None: ...
    def close(self) -> None:
        """Lets go of the files; asked again, they are opened again."""


@dataclass(frozen=True, slots=True)
class MapServices:
    """Both together, as `Services` hands them on."""

    reads: MapReads
    packs: PackVerbs
