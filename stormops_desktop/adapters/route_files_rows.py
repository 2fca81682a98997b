"""What is wrong with an edited file of routes, row by row, so that all of it can be put right at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from stormops_desktop.adapters.route_files import csv_rows, stop_from
from stormops_desktop.adapters.route_files_errors import UnreadableRoutes
from stormops_desktop.adapters.route_files_maps import geojson_rows, gpx_rows
from stormops_desktop.domain.routing.published import PublishedStop

Row = tuple[str, Mapping[str, str | None]]
READERS: dict[str, Callable[[str], Iterator[Row]]] = {
    "csv": csv_rows, "gpx": gpx_rows, "geojson": geojson_rows,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayCell:
    """What a row says of its route's day, as it is written; "" for nothing."""

    where: str
    route_id: str
    property_id: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The stops of a file with the place each came from ("row 7"), and a sentence for each that is none.

    Attributes:
        days: of the same rows.
    """

    stops: tuple[tuple[str, PublishedStop], ...]
    faults: tuple[tuple[str, str], ...]
    days: tuple[DayCell, ...] = ()


def read_rows(text: str, kind: str) -> ReadRows:
    """Every row by itself.

    Raises:
        UnreadableRoutes: it is no such file at all. KeyError: no such kind.
    """
    stops: list[tuple[str, PublishedStop]] = []
    faults: list[tuple[str, str]] = []
    days: list[DayCell] = []
    for where, cells in READERS[kind](text):
        try:
            stop = stop_from(cells, where)
            stops.append((where, stop))
            days.append(DayCell(where, stop.route_id, stop.property_id, cells.get("day") or ""))
        except UnreadableRoutes as error:
            faults.append((where, error.fault))
    return ReadRows(tuple(stops), tuple(faults), tuple(days))
