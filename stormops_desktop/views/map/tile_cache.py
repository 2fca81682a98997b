"""The drawn tiles that are kept, the latest used ones, within a bound of memory."""

from collections import OrderedDict

from PySide6.QtGui import QPixmap

from stormops_desktop.viewmodels.map.tile_queue import TileKey

MOST_BYTES = 144 * 1024 * 1024
EMPTY_BYTES = 256  # a tile without anything on it costs its entry

Cell = tuple[str, int, int, int]


class TileCache:
    """Tiles by key; None is a tile with nothing on it. Of each cell the latest version is known.

    Attributes:
        bytes: what the kept pictures take.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[TileKey, QPixmap | None] = OrderedDict()
        self._latest: dict[Cell, TileKey] = {}
        self.bytes = 0

    def __contains__(self, key: TileKey) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: TileKey) -> QPixmap | None:
        """The picture; keeps it from being the next to go."""
        self._kept.move_to_end(key)
        return self._kept[key]

    def older(self, key: TileKey) -> TileKey | None:
        """An earlier version of the same tile, as long as it is kept."""
        return self._latest.get(_cell(key))

    def put(self, key: TileKey, picture: QPixmap | None) -> None:
        """Keeps a tile, lets its older version go, and the least used ones where memory is short."""
        before = self._latest.get(_cell(key))
        if before is not None:
            if before.version > key.version:
                return
            self._drop(before)
        self._kept[key] = picture
        self._latest[_cell(key)] = key
        self.bytes += _size(picture)
        while self.bytes > self._most and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        self._kept.clear()
        self._latest.clear()
        self.bytes = 0

    def _drop(self, key: TileKey) -> None:
        self.bytes -= _size(self._kept.pop(key))
        self._latest.pop(_cell(key), None)


def _cell(key: TileKey) -> Cell:
    return key.layer, key.step, key.column, key.row


def _size(picture: QPixmap | None) -> int:
    return EMPTY_BYTES if picture is None else picture.width() * picture.height() * 4
