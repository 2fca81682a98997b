"""The map packs: which there are, whether they cover the work, adding and removing them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.maps.errors import PackError
from stormops_desktop.adapters.maps.mbtiles import MbtilesPack
from stormops_desktop.adapters.maps.pack_folder import PackFolder
from stormops_desktop.domain.maps.mercator import tiles_across, world_box
from stormops_desktop.services.errors import NotFound, ServiceError
from stormops_desktop.services.maps.models import PackInfo, TileSource

STREETS = 13  # from this zoom on a map picture tells one street from the next
MOST_TILES = 4_096  # to ask for; a state's worth of streets is asked at a coarser zoom


@dataclass(frozen=True, slots=True)
class OpenPack:
    """`models.TileSource` on a file. A pack that is damaged inside shows gaps, not errors."""

    info: PackInfo
    file: MbtilesPack

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile's picture, None where there is none or it can't be read."""
        try:
            return self.file.tile(zoom, column, row)
        except PackError:
            return None


class MapPacks:
    """`ports.PackVerbs` on the packs folder. Safe to call from several threads."""

    def __init__(self, folder: PackFolder) -> None:
        self._folder = folder
        self._open: dict[Path, OpenPack] = {}
        self._broken: dict[Path, str] = {}
        self._lock = threading.Lock()

    def packs(self) -> Sequence[PackInfo]:
        """Those that can be read, the bundled ones first."""
        return [pack.info for pack in self._opened()]

    def unreadable(self) -> Sequence[str]:
        """A sentence for each file in the packs folder that is no usable pack."""
        self._opened()
        return list(self._broken.values())

    def sources(self) -> Sequence[TileSource]:
        """Open packs, coarse ones below: the later is painted on top."""
        return sorted(self._opened(), key=lambda pack: pack.info.most)

    def covers(self, south: float, west: float, north: float, east: float) -> bool:
        """Whether streets can be read all over a box (degrees) with what is here, without a network.

        Tiles are counted, not the bounds that a pack claims.
        """
        packs = [pack for pack in self._opened() if pack.info.most >= STREETS]
        zoom = STREETS
        columns, rows = tiles_across(world_box(south, west, north, east), zoom)
        while len(columns) * len(rows) > MOST_TILES:
            zoom -= 1
            columns, rows = tiles_across(world_box(south, west, north, east), zoom)
        wanted = {(column, row) for column in columns for row in rows}
        if not wanted:
            return False
        for pack in packs:
            if pack.info.least <= zoom:
                wanted -= _present(pack, zoom, columns, rows)
        return bool(packs) and not wanted

    def add(
        self,
        file: Path,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda _part: None,
    ) -> PackInfo:
        """Takes a copy of a pack into the packs folder.

        Raises:
            ServiceError: no pack that can be shown, no room, one of that name is there; it was cancelled.
        """
        try:
            kept = self._folder.take(file, cancelled, progress)
        except PackError as error:
            raise ServiceError(str(error)) from error
        if kept is None:
            raise ServiceError("{file} was not added. Your other maps still work.", file=file.name)
        return next(pack.info for pack in self._opened() if pack.file.path == kept)

    def remove(self, pack_id: str) -> None:
        """Removes one of the person's packs.

        Raises:
            NotFound: no such pack. ServiceError: it came with the product, or is in use.
        """
        pack = next((pack for pack in self._opened() if pack.info.pack_id == pack_id), None)
        if pack is None:
            raise NotFound("The map pack {pack} is not here any more.", pack=pack_id)
        try:
            if not pack.info.bundled:
                pack.file.close()  # Windows removes no open file
            self._folder.drop(pack.file.path)
        except PackError as error:
            raise ServiceError(str(error)) from error
        finally:
            with self._lock:
                self._open.pop(pack.file.path, None)

    def close(self) -> None:
        """Lets go of the files."""
        with self._lock:
            for pack in self._open.values():
                pack.file.close()
            self._open.clear()

    def _opened(self) -> list[OpenPack]:
        """Looks into the folder anew: packs may have been put in or taken away by hand."""
        with self._lock:
            files = dict(self._folder.files())
            for gone in self._open.keys() - files.keys():
                self._open.pop(gone).file.close()
            self._broken = {}
            for path, bundled in files.items():
                self._try_open(path, bundled=bundled)
            return [self._open[path] for path in files if path in self._open]

    def _try_open(self, path: Path, *, bundled: bool) -> None:
        if path in self._open:
            return
        try:
            file = MbtilesPack(path)
        except PackError as error:
            self._broken[path] = str(error)
            return
        info = PackInfo(
            path.name, file.name, file.credit, file.least, file.most, file.box, path.stat().st_size, bundled
        )
        self._open[path] = OpenPack(info, file)


def _present(pack: OpenPack, zoom: int, columns: range, rows: range) -> set[tuple[int, int]]:
    try:
        return pack.file.present(zoom, columns, rows)
    except PackError:
        return set()
