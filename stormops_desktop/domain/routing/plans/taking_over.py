"""A crew that fell out: its open stops go to other routes, quickly enough to wait for.

Every way between two stops of the routes that may take over stands in one table. What a house costs there at
least is one look at the table; only where that fits is a route driven to the end.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.days import is_elsewhen
from stormops_desktop.domain.routing.plans.draft import (
    Crew,
    DraftRoute,
    House,
    LeftOutHouse,
    Place,
    PlanDraft,
    Stop,
    uplift_of,
)
from stormops_desktop.domain.routing.plans.edits import place_of, trials
from stormops_desktop.domain.routing.plans.figures import METRES_A_MILE, RouteFigures, route_figures
from stormops_desktop.domain.routing.plans.left_out import CREW_FELL_OUT
from stormops_desktop.domain.routing.plans.wishes import MAX_PER_ROUTE
from stormops_desktop.domain.storms.distance import great_circle_miles

Floats = npt.NDArray[np.float64]
DRIVEN_TO_THE_END = 6  # routes that a house is tried on, the least detour first
A_SECOND = 1 / 60


def taken_over(plan: PlanDraft, fallen: Collection[str], rings: Sequence[Collection[str]]) -> PlanDraft:
    """The open stops of the fallen routes on others, the most promising first; the rest is listed.

    A house goes where it costs the least, to a crew that has its skills, room and hours: no visit comes late
    and no shift grows longer than it was, and an hour agreed on with the owner keeps its day. A fallen route
    whose visits are all open goes; what is done of another stays, locked, so that it takes nothing in.

    Args:
        fallen: ids of the routes that are not driven.
        rings: ids of routes that may take over; the second lot is asked where the first has no room.
    """
    sources = [route for route in plan.routes if route.route_id in fallen]
    loose = [stop.property_id for route in sources for stop in route.stops if not stop.done]
    loose.sort(key=lambda key: -uplift_of(plan.houses[key]) if key in plan.houses else 0.0)
    takers = [_Takers(plan, [r for r in plan.routes if r.route_id in ring]) for ring in rings]
    over = {key for key in loose if key in plan.houses and any(one.take(plan.houses[key]) for one in takers)}
    out = [LeftOutHouse(key, CREW_FELL_OUT, place_of(plan, key)) for key in loose if key not in over]
    shortened = [replace(r, locked=True, stops=tuple(s for s in r.stops if s.done)) for r in sources]
    changed = plan.with_routes(*shortened, *(route for one in takers for route in one.routes))
    emptied = tuple(route.route_id for route in shortened if not route.stops)
    return replace(
        changed, routes=tuple(r for r in changed.routes if r.route_id not in emptied),
        left_out=(*changed.left_out, *out), replaces=(*changed.replaces, *emptied),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ways:
    """Every way on one route as columns: from, to, seconds. A new stop lies on one of them."""

    start: Floats
    end: Floats
    seconds: Floats


@dataclass(slots=True)
class _Taker:
    """A route that may take houses.

    Attributes:
        spare_min: what a detour with its visit may take, at the very most; without a limit where stops are
            locked, because a new one changes the order of those around them.
    """

    route: DraftRoute
    figures: RouteFigures
    ways: _Ways
    spare_min: float


class _Takers:
    """The routes of one ring, and how they grow."""

    def __init__(self, plan: PlanDraft, routes: Sequence[DraftRoute]) -> None:
        self._plan = plan
        self._takers = [self._taker(route) for route in routes]
        self._table = self._joined()

    @property
    def routes(self) -> list[DraftRoute]:
        """As they are now."""
        return [taker.route for taker in self._takers]

    def take(self, house: House) -> bool:
        """Puts the house on the route where it costs the least; False where none has room and time."""
        if not self._takers:
            return False
        detours = self._least_detours(house)
        likely = [at for at, one in enumerate(self._takers) if self._may(one, house, detours[at])]
        likely.sort(key=lambda at: (detours[at], self._takers[at].route.route_id))
        return any(self._grown(at, house) for at in likely[:DRIVEN_TO_THE_END])

    def _may(self, taker: _Taker, house: House, detour_s: float) -> bool:
        crew = self._crew(taker.route)
        if len(taker.route.stops) >= (crew.most_stops or MAX_PER_ROUTE) or not house.needs <= crew.skills:
            return False
        if is_elsewhen(self._plan, taker.route, house):
            return False
        least = (detour_s / 60 if house.placed else 0.0) + house.service_min
        return least <= taker.spare_min + A_SECOND

    def _grown(self, at: int, house: House) -> bool:
        taker = self._takers[at]
        tried = trials(self._plan, taker.route, Stop(house.property_id))
        route = min(tried, key=lambda one: one[:3])[3]
        figures, before = route_figures(self._plan, route), taker.figures
        if len(figures.late) > len(before.late) or figures.over_min > before.over_min:
            return False
        self._takers[at] = self._taker(route)
        self._table = self._joined()
        return True

    def _crew(self, route: DraftRoute) -> Crew:
        return self._plan.crews.get(route.crew_id or "") or Crew("", "")

    def _taker(self, route: DraftRoute) -> _Taker:
        plan, crew = self._plan, self._crew(route)
        figures = route_figures(plan, route)
        visits = sum(plan.houses[key].service_min for key in route.order if key in plan.houses)
        at_least = figures.drive_min + visits + (crew.break_min if _rests(figures, crew) else 0)
        spare = crew.shift_end_min - crew.shift_start_min + figures.over_min - at_least
        held = any(stop.locked for stop in route.stops)
        return _Taker(route, figures, _ways(plan, route, crew), math.inf if held else spare)

    def _joined(self) -> tuple[_Ways, npt.NDArray[np.intp]]:
        """All ways below one another, and where each route's begin."""
        ways = [taker.ways for taker in self._takers]
        if not ways:
            return _Ways(np.empty((0, 2)), np.empty((0, 2)), np.empty(0)), np.empty(0, dtype=np.intp)
        firsts = np.cumsum([0, *(len(one.seconds) for one in ways[:-1])])
        return _Ways(
            np.concatenate([one.start for one in ways]), np.concatenate([one.end for one in ways]),
            np.concatenate([one.seconds for one in ways]),
        ), firsts  # fmt: skip

    def _least_detours(self, house: House) -> Floats:
        """Seconds of driving that the house adds to each route at least."""
        ways, firsts = self._table
        here = np.array([house.latitude, house.longitude])
        added = _drive_s(self._plan.pace, ways.start, here) + _drive_s(self._plan.pace, here, ways.end)
        least: Floats = np.minimum.reduceat(added - ways.seconds, firsts)
        return least


def _ways(plan: PlanDraft, route: DraftRoute, crew: Crew) -> _Ways:
    """The ways after what is done. Past a stop whose place nobody knows they go on to the next."""
    start = crew.start or plan.yard
    path = [start, *(_place(plan, key) for key in route.order), crew.end or start]
    before, after = [path[0]], [path[-1]]
    for place in path[1:-1]:
        before.append(place or before[-1])
    for place in reversed(path[1:-1]):
        after.append(place or after[-1])
    begin, end = _columns(before[route.frozen :]), _columns(after[::-1][route.frozen :])
    return _Ways(begin, end, _drive_s(plan.pace, begin, end))


def _place(plan: PlanDraft, property_id: str) -> Place | None:
    house = plan.houses.get(property_id)
    return Place(house.latitude, house.longitude) if house is not None and house.placed else None


def _columns(places: Sequence[Place | None]) -> Floats:
    return np.array([(math.nan, math.nan) if p is None else (p.latitude, p.longitude) for p in places])


def _drive_s(pace: Pace, a: Floats, b: Floats) -> Floats:
    """Seconds of the ways from `a` to `b`; none to or from where nobody knows."""
    miles = great_circle_miles(a[..., 0], a[..., 1], b[..., 0], b[..., 1])
    seconds: Floats = np.nan_to_num(pace.seconds(miles * METRES_A_MILE * pace.factor))
    return seconds


def _rests(figures: RouteFigures, crew: Crew) -> bool:
    """Whether the crew surely has its break on the route: a visit begins after its hour, and one follows."""
    return len(figures.arrive_min) > 1 and figures.arrive_min[-2] >= crew.break_start_min
