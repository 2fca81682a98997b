"""One MBTiles file, read only: picture tiles by zoom, column and row.

MBTiles 1.3 (mapbox/mbtiles-spec): an SQLite file with a table or view `tiles` (rows counted from the south)
and a table `metadata`. What the metadata says is not believed where the tiles can be asked.
"""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.maps.errors import PackError
from stormops_desktop.domain.maps.mercator import MOST_LATITUDE, to_degrees
from stormops_desktop.domain.said import Said

PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp", b"GIF8": "gif"}
VECTOR = (b"\x1f\x8b", b"\x1a")  # gzip, or a bare protobuf layer
DEEPEST = 24
WAIT_S = 2.0
OTHER = Said(
    "Your other maps still work. Choose a map pack with the ending .mbtiles that holds PNG, JPEG or WebP."
)


class MbtilesPack:
    """An open pack; `tile` may be called from any thread.

    Attributes:
        name, credit: from its metadata, the file's name and "" where they say nothing.
        least, most: zoom levels that hold tiles. box: south, west, north, east in degrees.

    Raises:
        PackError: no SQLite file, no tiles, vector tiles, damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._file = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False, timeout=WAIT_S
            )
        except sqlite3.Error as error:
            raise PackError(
                "{file} can't be opened ({why}). {other}", file=path.name, why=str(error), other=OTHER
            ) from error
        try:
            self._read_about()
        except BaseException:
            self._file.close()
            raise

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The picture of a tile (rows counted from the north), None where the pack has none.

        Raises:
            PackError: the file is damaged there, or gone.
        """
        if not (self.least <= zoom <= self.most):
            return None
        found = self._ask(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
            (zoom, column, _flipped(zoom, row)),
        )
        return bytes(found[0][0]) if found and isinstance(found[0][0], bytes) else None

    def present(self, zoom: int, columns: range, rows: range) -> set[tuple[int, int]]:
        """Which tiles of a block are in the pack."""
        found = self._ask(
            "SELECT tile_column, tile_row FROM tiles WHERE zoom_level = ? AND tile_column BETWEEN ? AND ? "
            "AND tile_row BETWEEN ? AND ?",
            (zoom, columns[0], columns[-1], _flipped(zoom, rows[-1]), _flipped(zoom, rows[0])),
        )
        return {(int(column), _flipped(zoom, int(row))) for column, row in found}

    def close(self) -> None:
        with self._lock:
            self._file.close()

    def _read_about(self) -> None:
        try:
            said = dict(self._ask("SELECT name, value FROM metadata"))
            levels = self._ask("SELECT min(zoom_level), max(zoom_level) FROM tiles")
            sample = self._ask("SELECT tile_data FROM tiles WHERE tile_data IS NOT NULL LIMIT 1")
        except PackError as error:
            raise PackError("{file} is not a map pack. {other}", file=self.path.name, other=OTHER) from error
        if not sample or levels[0][0] is None:
            raise PackError(
                "{file} is a map pack without a single tile. {other}", file=self.path.name, other=OTHER
            )
        self._refuse_vectors(sample[0][0], str(said.get("format", "")))
        self.name = str(said.get("name") or self.path.stem).strip()
        self.credit = _plain(str(said.get("attribution") or ""))
        self.least, self.most = max(0, int(levels[0][0])), min(DEEPEST, int(levels[0][1]))
        self.box = _box(str(said.get("bounds", ""))) or self._box_of_tiles()

    def _refuse_vectors(self, sample: object, said: str) -> None:
        head = sample[:4] if isinstance(sample, bytes) else b""
        if any(head.startswith(mark) for mark in PICTURES):
            return
        if said == "pbf" or any(head.startswith(mark) for mark in VECTOR):
            raise PackError(
                "{file} holds vector tiles (pbf), which can't be shown here. Ask for the raster version of "
                "the same map. {other}",
                file=self.path.name,
                other=OTHER,
            )
        raise PackError("{file} holds tiles that are no pictures. {other}", file=self.path.name, other=OTHER)

    def _box_of_tiles(self) -> tuple[float, float, float, float]:
        zoom = self.least
        found = self._ask(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles "
            "WHERE zoom_level = ?",
            (zoom,),
        )[0]
        side = 1 << zoom
        north, west = to_degrees(found[0] / side, _flipped(zoom, found[3]) / side)
        south, east = to_degrees((found[1] + 1) / side, (_flipped(zoom, found[2]) + 1) / side)
        return south, west, north, east

    def _ask(self, question: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._file.execute(question, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise PackError(
                "{file} can't be read ({why}). {other}", file=self.path.name, why=str(error), other=OTHER
            ) from error


def _flipped(zoom: int, row: int) -> int:
    """MBTiles counts rows from the south, everybody else from the north."""
    return (1 << zoom) - 1 - row


def _box(bounds: str) -> tuple[float, float, float, float] | None:
    """The metadata's west,south,east,north; None when that is no box on this globe."""
    try:
        west, south, east, north = (float(part) for part in bounds.split(","))
    except ValueError:
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    return max(south, -MOST_LATITUDE), west, min(north, MOST_LATITUDE), east


def _plain(credit: str) -> str:
    """Attributions come as HTML; only the words are shown."""
    words, inside = [], False
    for letter in credit:
        if letter == "<":
            inside = True
        elif letter == ">" and inside:
            inside = False
        elif not inside:
            words.append(letter)
    return "".join(words).replace("&copy;", "©").replace("&amp;", "&").strip()
