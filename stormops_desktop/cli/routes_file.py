"""Which kind of file `stormops routes solve` was given, and the problem in it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stormops_desktop.domain.routing.instances.errors import InstanceError, rows_named
from stormops_desktop.domain.routing.instances.plane import read_plane
from stormops_desktop.domain.routing.instances.properties import Day, middle, property_problem, strays, ways
from stormops_desktop.domain.routing.instances.property_rows import (
    PropertyRow,
    looks_like_properties,
    read_property_rows,
    seconds_of,
)
from stormops_desktop.domain.routing.instances.solomon import looks_like_solomon, read_solomon
from stormops_desktop.domain.routing.instances.vrplib import looks_like_vrplib, read_vrplib
from stormops_desktop.domain.routing.plans.draft import OSRM, ROAD_PACK
from stormops_desktop.domain.routing.plans.wishes import Roads
from stormops_desktop.domain.routing.problem import Problem
from stormops_desktop.domain.routing.travel import Travel, by_table
from stormops_desktop.services.routing.road_legs import fitted, mended

EUCLID, GREAT_CIRCLE = "euclidean", "great_circle"


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options that shape the problem."""

    max_per_route: int
    planar: bool
    depot: str | None
    crews: int | None
    shift: str | None
    same_point_ok: bool
    roads: str | None = None
    osrm: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The problem, what its costs are made of, and what the planner should know.

    Attributes:
        metres: what the cost is told in, where the problem itself counts seconds.
    """

    problem: Problem
    matrix: str
    notes: tuple[str, ...] = ()
    metres: Travel | None = None


def problem_from(text: str, wishes: Wishes) -> Asked:
    """The problem in a file.

    Raises:
        InstanceError: the file or an option makes no problem.
    """
    if wishes.planar and wishes.depot:
        raise InstanceError("--planar has its yard in the first row, so --depot does not go with it.")
    if wishes.max_per_route < 1:
        raise InstanceError("A route needs room for one stop. Give --max-per-route 1 or more.")
    if wishes.planar:
        return Asked(read_plane(text, wishes.max_per_route), EUCLID)
    if looks_like_vrplib(text):
        return Asked(read_vrplib(text), EUCLID)
    if looks_like_solomon(text):
        return Asked(read_solomon(text), EUCLID)
    if looks_like_properties(text) or "," in text.split("\n", 1)[0]:
        return _properties(text, wishes)
    raise InstanceError("this is neither VRPLIB nor Solomon nor a CSV of properties.")


def _properties(text: str, wishes: Wishes) -> Asked:
    if text.startswith("x_m,y_m"):
        raise InstanceError("this is a plane of points: give --planar.")
    rows = read_property_rows(text, same_point_ok=wishes.same_point_ok)
    depot = middle(rows) if wishes.depot is None else _point(wishes.depot)
    notes = (*(() if wishes.depot else (_middle_told(depot),)), *_strays_told(strays(rows)))
    day = Day(depot, wishes.max_per_route, wishes.crews, _shift(wishes.shift))
    asked = Asked(property_problem(rows, day), GREAT_CIRCLE, notes, ways(rows, day)[0])
    return _by_roads(asked, rows, depot, wishes)


def _middle_told(depot: tuple[float, float]) -> str:
    return f"No --depot: routes start in the middle of the houses, {depot[0]:.5f},{depot[1]:.5f}."


def _strays_told(rows: list[int]) -> tuple[str, ...]:
    if not rows:
        return ()
    return (
        f"Far from all the other houses: {rows_named(rows)}. "
        "Look whether latitude and longitude have changed places.",
    )


def _by_roads(asked: Asked, rows: Sequence[PropertyRow], depot: tuple[float, float], wishes: Wishes) -> Asked:
    """The same problem over a road network, where one was named and covers the places; costs in seconds."""
    if wishes.roads is None and wishes.osrm is None:
        return asked
    if wishes.roads and wishes.osrm:
        raise InstanceError("--roads and --osrm are two sources of travel times. Choose one.")
    from stormops_desktop.adapters.road_errors import RoadError
    from stormops_desktop.adapters.road_times import RoadTimes

    source = Roads(ROAD_PACK, wishes.roads) if wishes.roads else Roads(OSRM, wishes.osrm or "")
    latitude = np.array([*(row.latitude for row in rows), depot[0]])
    longitude = np.array([*(row.longitude for row in rows), depot[1]])
    try:
        legs = RoadTimes().legs(source, latitude, longitude)
    except RoadError as error:
        return replace(asked, notes=(*asked.notes, str(error)))
    legs, said = mended(legs, latitude, longitude, fitted(legs, latitude, longitude))
    problem = replace(asked.problem, travel=by_table(legs.seconds, asked.problem.travel.xyz))
    notes = (*asked.notes, said) if said else asked.notes
    return replace(asked, problem=problem, matrix=source.kind, metres=None, notes=notes)


def _point(text: str) -> tuple[float, float]:
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError:
        raise InstanceError(f"--depot is {text}; give it as LAT,LON, such as 32.78,-96.80.") from None
    fits = math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180
    if not fits or (latitude == 0 and longitude == 0):
        raise InstanceError(f"--depot {text} is no place on earth where crews start.")
    return latitude, longitude


def _shift(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    begin, _, end = text.partition("-")
    times = seconds_of(begin.strip()), seconds_of(end.strip())
    if times[0] is None or times[1] is None or text.count(":") < 2:  # 8-17 would be minutes
        raise InstanceError(f"--shift is {text}; give it as HH:MM-HH:MM.")
    return times[0], times[1]
