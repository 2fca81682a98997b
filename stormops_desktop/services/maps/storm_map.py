"""Reading a storm for the map: columns straight from SQL, projected once, off the GUI thread."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np

from stormops_desktop.domain.jobs.status import CLOSED
from stormops_desktop.domain.maps.mercator import WorldBox, world_box, world_point
from stormops_desktop.domain.targeting.vocabulary import Decision
from stormops_desktop.services.maps.evidence_marks import evidence_on_map, is_placed
from stormops_desktop.services.maps.models import (
    HOLD,
    TREAT,
    UNDECIDED,
    Floats,
    Houses,
    MapModel,
    PlaceName,
    ReportMark,
    RouteLine,
    RouteStop,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.live.standing import standing
from stormops_desktop.storage.maps import storm_columns

DRAFT = "draft"
CODES = {Decision.TREAT.value: TREAT, Decision.HOLD.value: HOLD}
LEAST_OF_A_TOWN = 3  # one house does not put a town's name on the map
MARGIN = 0.04  # of the box that everything is in, kept free round it


class MapDesk:
    """`ports.MapReads` on the replica."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def storm_map(self, storm_id: str) -> MapModel:
        """Everything the map shows of a storm, in one view of the file; 100,000 houses within a second."""
        with self._work.reading() as connection:
            storm = storm_columns.storm_of_map(connection, storm_id)
            columns = storm_columns.house_columns(connection, storm_id)
            reports = storm_columns.reports(connection, storm_id)
            routes = storm_columns.routes(connection, storm_id)
            stops = storm_columns.stops(connection, storm_id)
            rev = standing(connection, ()).cursor
        if storm is None:
            return MapModel()
        return replace(_model(storm, columns, reports, _routes(routes, stops)), rev=rev)

    def job_at(self, storm_id: str, property_id: str) -> str | None:
        """The job at a house, None when there is none."""
        with self._work.reading() as connection:
            return storm_columns.job_at(connection, storm_id, property_id)


def _model(
    storm: Any, columns: Sequence[tuple[Any, ...]], reports: Sequence[Any], routes: Sequence[RouteLine]
) -> MapModel:
    marks, bands = evidence_on_map(reports)
    houses = _houses(columns)
    x, y = houses.world
    assert len(houses.place_of) == len(houses)  # made here, so that the GUI thread finds it made
    decided = [moment for moment in columns[9] if moment is not None]
    return MapModel(
        houses=houses, reports=marks, swath=bands, routes=tuple(routes),
        places=_places(x, y, columns[4]), bounds=_with_yards(_bounds(storm, x, y, marks), routes),
        unplaced=len(houses) - len(houses.index), vintage=storm.data_vintage or "",
        decided_at=max(decided, default=None), zone=storm.time_zone or "",
    )  # fmt: skip


def _houses(columns: Sequence[tuple[Any, ...]]) -> Houses:
    ids, latitudes, longitudes, addresses, cities, zips, siis, uplifts, decisions, _ = columns
    latitude, longitude = _numbers(latitudes), _numbers(longitudes)
    nowhere = (latitude == 0) & (longitude == 0)
    latitude[nowhere] = np.nan
    return Houses(
        ids=ids, addresses=tuple(map(_address, addresses, cities, zips)),
        latitude=latitude, longitude=longitude, sii=_numbers(siis), uplift=_numbers(uplifts),
        decision=np.array([CODES.get(decision, UNDECIDED) for decision in decisions], dtype=np.int8),
    )  # fmt: skip


def _numbers(values: tuple[Any, ...]) -> Floats:
    return np.array(values, dtype=np.float64)  # None becomes NaN


def _address(address: str | None, city: str | None, zip_code: str | None) -> str:
    town = f"{city or ''} {zip_code or ''}".strip()
    return f"{address}, {town}" if address and town else address or town


def _routes(routes: Sequence[Any], stops: Sequence[Any]) -> list[RouteLine]:
    of_route = {
        key: tuple(map(_stop, filter(is_placed, some))) for key, some in groupby(stops, lambda s: s.route_id)
    }
    return [
        RouteLine(
            route.route_id, route.route_name, route.crew_name or "", of_route.get(route.route_id, ()),
            start=_start(route), end=_start(route), draft=route.status == DRAFT,
        )
        for route in routes
    ]  # fmt: skip


def _stop(row: Any) -> RouteStop:
    x, y = world_point(row.latitude, row.longitude)
    return RouteStop(row.property_id, row.sequence_order, x, y, row.status in CLOSED)


def _start(route: Any) -> tuple[float, float] | None:
    if route.start_latitude is None or route.start_longitude is None:
        return None
    return world_point(route.start_latitude, route.start_longitude)


def _places(x: Floats, y: Floats, cities: tuple[Any, ...]) -> tuple[PlaceName, ...]:
    """Towns by their houses: the median is not moved by a house geocoded to the other end of the state."""
    names, town = np.unique(np.array([city or "" for city in cities], dtype=np.str_), return_inverse=True)
    made = []
    for number, name in enumerate(names):
        some = np.flatnonzero((town == number) & np.isfinite(x) & np.isfinite(y))
        if name and len(some) >= LEAST_OF_A_TOWN:
            made.append(PlaceName(str(name), float(np.median(x[some])), float(np.median(y[some])), len(some)))
    return tuple(sorted(made, key=lambda place: -place.weight))


def _bounds(storm: Any, x: Floats, y: Floats, marks: Sequence[ReportMark]) -> WorldBox | None:
    """Where the houses are; without any, where the reports are, or where the storm's row says."""
    placed = np.isfinite(x) & np.isfinite(y)
    if placed.any():
        box = _central(x[placed], y[placed])
    elif marks:
        box = _around(np.array([mark.x for mark in marks]), np.array([mark.y for mark in marks]))
    elif None not in (storm.south, storm.west, storm.north, storm.east):
        box = world_box(storm.south, storm.west, storm.north, storm.east)
    else:
        return None
    return box.grown(MARGIN * max(box.east - box.west, box.south - box.north))


def _with_yards(box: WorldBox | None, routes: Sequence[RouteLine]) -> WorldBox | None:
    """Takes in where crews set out, unless that is so far off that the houses would shrink to a dot."""
    if box is None:
        return None
    near = box.grown(max(box.east - box.west, box.south - box.north))
    for x, y in filter(None, (route.start for route in routes)):
        if near.west <= x <= near.east and near.north <= y <= near.south:
            box = WorldBox(min(box.west, x), min(box.north, y), max(box.east, x), max(box.south, y))
    return box


def _central(x: Floats, y: Floats) -> WorldBox:
    """Where nearly all are: one house geocoded into another state does not shrink a town to a dot."""
    return WorldBox(
        *(
            float(np.quantile(values, share))
            for share, values in ((0.002, x), (0.002, y), (0.998, x), (0.998, y))
        )
    )


def _around(x: Floats, y: Floats) -> WorldBox:
    return WorldBox(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
