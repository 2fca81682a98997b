"""A small map for tests: a town of houses with routes and reports, packs of pictures made on the spot."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from stormops_desktop.domain.maps.mercator import WorldBox, world_point
from stormops_desktop.domain.maps.swath import HailSpot, swath
from stormops_desktop.services.maps.models import (
    HOLD,
    TREAT,
    UNDECIDED,
    Houses,
    MapModel,
    PackInfo,
    PlaceName,
    ReportMark,
    RouteLine,
    RouteStop,
    TileSource,
)

SOUTH, WEST = 33.06, -96.72
APART = 0.004  # degrees between two houses of the grid


def town(rows: int = 6, columns: int = 8) -> MapModel:
    """Houses on a grid: the first column is treated, the second held, the rest not decided."""
    count = rows * columns
    place = np.arange(count)
    latitude, longitude = SOUTH + place // columns * APART, WEST + place % columns * APART
    decision = np.full(count, UNDECIDED, dtype=np.int8)
    decision[place % columns == 0] = TREAT
    decision[place % columns == 1] = HOLD
    houses = Houses(
        ids=tuple(f"p{number}" for number in range(count)),
        addresses=tuple(f"{100 + number} Oak St, Allen 75013" for number in range(count)),
        latitude=latitude, longitude=longitude,
        sii=np.where(place % 5 == 0, np.nan, place * 2.0), uplift=np.where(place == 0, np.nan, place / 200),
        decision=decision,
    )  # fmt: skip
    x, y = houses.world
    reports = (_report("r0", 1.75, measured=True), _report("r1", 2.75, measured=False))
    return MapModel(
        houses=houses, reports=reports, swath=swath([HailSpot(r.x, r.y, r.magnitude or 0) for r in reports]),
        routes=(_route(houses, columns),),
        places=(PlaceName("Allen", float(x.mean()), float(y.mean()), count),),
        bounds=WorldBox(float(x.min()), float(y.min()), float(x.max()), float(y.max())),
        vintage="Test reports, first edition", decided_at=1_553_511_600_000, zone="America/Chicago",
    )  # fmt: skip


def _report(key: str, inches: float, *, measured: bool) -> ReportMark:
    x, y = world_point(SOUTH + inches / 100, WEST + 0.01)
    return ReportMark(
        key, "hail", "ncei_details", inches, measured, radar=False, preliminary=False, place="Allen",
        time_at=1_553_468_400_000, x=x, y=y,
    )  # fmt: skip


def _route(houses: Houses, columns: int) -> RouteLine:
    x, y = houses.world
    treated = range(0, len(houses), columns)
    stops = tuple(
        RouteStop(houses.ids[place], number, float(x[place]), float(y[place]), done=number == 1)
        for number, place in enumerate(treated, 1)
    )
    return RouteLine("route-1", "75013 A", "Crew North", stops, start=world_point(SOUTH - 0.01, WEST))


def picture(colour: str = "#88AACC", side: int = 256) -> bytes:
    """A tile of one colour."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def make_pack(
    file: Path, tiles: Mapping[tuple[int, int, int], bytes], about: Iterable[tuple[str, str]] = ()
) -> Path:
    """An MBTiles file; tiles by zoom, column and row counted from the north."""
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        made.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        made.executemany("INSERT INTO metadata VALUES (?, ?)", about)
        made.executemany(
            "INSERT INTO tiles VALUES (?, ?, ?, ?)",
            [(z, column, (1 << z) - 1 - row, data) for (z, column, row), data in tiles.items()],
        )
    return file


@dataclass
class FakeMaps:
    """`services.maps.ports.MapReads` and `PackVerbs` over one model."""

    model: MapModel = field(default_factory=town)
    jobs: dict[str, str] = field(default_factory=dict)
    listed: list[PackInfo] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    problem: Exception | None = None

    def storm_map(self, storm_id: str) -> MapModel:
        self.asked.append(storm_id)
        return self.model

    def job_at(self, storm_id: str, property_id: str) -> str | None:
        return self.jobs.get(property_id)

    def packs(self) -> Sequence[PackInfo]:
        return tuple(self.listed)

    def unreadable(self) -> Sequence[str]:
        return ()

    def sources(self) -> Sequence[TileSource]:
        return ()

    def covers(self, south: float, west: float, north: float, east: float) -> bool:
        return bool(self.listed)

    def add(
        self,
        file: Path,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda _part: None,
    ) -> PackInfo:
        if self.problem is not None:
            raise self.problem
        progress(0.5)
        pack = PackInfo(file.name, file.stem, "", 5, 14, (33.0, -97.0, 33.5, -96.0), 4_100_000, bundled=False)
        self.listed.append(pack)
        return pack

    def remove(self, pack_id: str) -> None:
        self.listed = [pack for pack in self.listed if pack.pack_id != pack_id]

    def close(self) -> None:
        self.asked.append("closed")
