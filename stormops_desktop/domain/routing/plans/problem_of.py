"""From houses and crews to the engines' problem, and from their plan back to routes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, Place, Stop
from stormops_desktop.domain.routing.plans.spots import main_zip
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.domain.routing.problem import NEVER, CrewKind, Plan, Problem
from stormops_desktop.domain.routing.travel import Floats, Travel, by_table, timed_globe, ways_from

UNKNOWN_UPLIFT = 0.01  # a house without a figure still counts for something
WORTH_OF_MEAN = 20.0  # a house of mean uplift is worth this many of the longest ways there and back
WEIGHT = {"low": 0.5, "medium": 1.0, "high": 3.0, "critical": 10.0}
NO_ROAD = 1e8  # seconds or metres: from there on no road leads
ANYBODY = Crew("", "any crew")
Alike = tuple[Crew, ...]
"""Crews that a plan can't tell apart: same yard, hours, skills and room; one at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Legs:
    """Seconds of the quickest way and metres of the shortest between places, from a road network.

    `NO_ROAD` and more stands where there is no way.
    """

    seconds: Floats
    metres: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A problem with the crews behind each of its kinds."""

    problem: Problem
    kinds: tuple[Alike, ...]
    houses: tuple[House, ...]


def places_of(houses: Sequence[House], kinds: Sequence[Alike], yard: Place) -> tuple[Floats, Floats]:
    """Latitudes and longitudes of all places: the houses, then the start and end of each kind of crew."""
    ends = [one for crew, *_ in kinds for one in (crew.start or yard, crew.end or crew.start or yard)]
    latitude = np.array([*(house.latitude for house in houses), *(one.latitude for one in ends)])
    longitude = np.array([*(house.longitude for house in houses), *(one.longitude for one in ends)])
    return latitude, longitude


def kinds_of(crews: Sequence[Crew]) -> tuple[Alike, ...]:
    """The crews, those together that a plan can't tell apart; `ANYBODY` where a company has none."""
    kinds: dict[Crew, list[Crew]] = {}
    for crew in crews or (ANYBODY,):
        kinds.setdefault(replace(crew, crew_id="", name="", vehicle=""), []).append(crew)
    return tuple(map(tuple, kinds.values()))


def problem_of(
    houses: Sequence[House], kinds: Sequence[Alike], wishes: RouteWishes, yard: Place, pace: Pace,
    legs: Legs | None = None,
) -> Asked:  # fmt: skip
    """The problem of visiting the houses. Its unit of travel is the second.

    Args:
        kinds: as `kinds_of` gives them. legs: from roads, in the order of `places_of`; None: great circles.
    """
    latitude, longitude = places_of(houses, kinds, yard)
    on_globe = timed_globe(latitude, longitude, pace)
    travel = on_globe if legs is None else by_table(legs.seconds, on_globe.xyz)
    limited = wishes.days is not None
    opens, closes = _windows(houses)
    problem = Problem(
        ids=tuple(house.property_id for house in houses),
        travel=travel,
        demand=np.ones(len(houses)),
        service_s=np.array([house.service_min * 60.0 for house in houses]),
        prize=_prizes(houses, wishes, travel) if limited else np.full(len(houses), np.inf),
        opens_s=opens,
        closes_s=closes,
        crews=tuple(_kind(at, alike, len(houses), wishes) for at, alike in enumerate(kinds)),
        allowed=_allowed(houses, kinds),
    )
    return Asked(problem, tuple(kinds), tuple(houses))


def routes_of(
    asked: Asked, plan: Plan, ids: Sequence[str], taken_names: Sequence[str] = ()
) -> list[DraftRoute]:
    """The engine's routes with names by their main ZIP: "75024 A", "75024 B".

    Crews that are alike take turns, so that none gets more of them than there are days.
    """
    named = Counter(taken_names)
    letters: Counter[str] = Counter()
    turns = [cycle(alike) for alike in asked.kinds]
    routes = []
    for route_id, route in zip(ids, plan.routes, strict=True):
        houses = [asked.houses[stop] for stop in route.stops]
        code = main_zip(houses) or "Route"
        name = _next_name(code, letters, named)
        crew = next(turns[route.kind])
        stops = tuple(Stop(house.property_id) for house in houses)
        routes.append(DraftRoute(route_id, name, stops, crew.crew_id or None))
    return routes


def _next_name(code: str, letters: Counter[str], taken: Mapping[str, int]) -> str:
    while True:
        name = f"{code} {_letters(letters[code])}"
        letters[code] += 1
        if name not in taken:
            return name


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB …"""
    first, last = divmod(number, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _kind(at: int, alike: Alike, n: int, wishes: RouteWishes) -> CrewKind:
    crew = alike[0]
    most = min(wishes.max_per_route, crew.most_stops or wishes.max_per_route)
    return CrewKind(
        start=n + 2 * at, end=n + 2 * at + 1,
        count=max(n, 1) if wishes.days is None else wishes.days * len(alike), most_stops=most,
        shift_start_s=crew.shift_start_min * 60.0, shift_end_s=crew.shift_end_min * 60.0,
        break_at_s=crew.break_start_min * 60.0 if crew.break_min else NEVER, break_s=crew.break_min * 60.0,
        name=crew.name,
    )  # fmt: skip


def _windows(houses: Sequence[House]) -> tuple[Floats, Floats]:
    width = max((len(house.windows) for house in houses), default=1) or 1
    opens, closes = np.full((len(houses), width), NEVER), np.full((len(houses), width), NEVER)
    for row, house in enumerate(houses):
        for column, (begin, end) in enumerate(house.windows):
            opens[row, column], closes[row, column] = begin * 60.0, end * 60.0
        if not house.windows:
            opens[row, 0] = 0.0
    return opens, closes


def _allowed(houses: Sequence[House], kinds: Sequence[Alike]) -> npt.NDArray[np.bool_] | None:
    if not any(house.needs for house in houses) or ANYBODY in kinds[0]:
        return None
    return np.array([[house.needs <= crew.skills for crew, *_ in kinds] for house in houses], dtype=np.bool_)


def _prizes(houses: Sequence[House], wishes: RouteWishes, travel: Travel) -> Floats:
    """What leaving a house out costs, in proportion to its uplift and priority: with the crews' hours given,
    the plan with the least cost is the one with the most uplift an hour."""
    uplift = np.array([max(house.expected_uplift or UNKNOWN_UPLIFT, 1e-4) for house in houses])
    worth = uplift * np.array([WEIGHT.get(house.priority, 1.0) for house in houses])
    prize: Floats = worth / worth.mean() * WORTH_OF_MEAN * (_longest_way(travel, len(houses)) + 1.0)
    prize[[at for at, house in enumerate(houses) if house.property_id in wishes.must]] = np.inf
    return prize


def _longest_way(travel: Travel, n: int) -> float:
    if len(travel.table):
        return 2 * float(np.where(travel.table < NO_ROAD, travel.table, 0.0).max())
    return 2 * float(ways_from(travel, len(travel.xyz) - 1, n).max())
