"""Minutes, miles and promise of routes, quickly enough to follow a finger that drags a stop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from statistics import fmean, pstdev

from stormops_desktop.domain.globe import metres_apart
from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.draft import (
    Crew,
    DraftRoute,
    House,
    Place,
    PlanDraft,
    uplift_of,
)

METRES_A_MILE = 1609.344
CONTRACT_CENTS = 1_200_000  # an assumed contract where the company has no results of its own yet

# A house that looks for its place on a route has the same ways driven again for each place.
_known_metres = lru_cache(maxsize=2**15)(metres_apart)


@dataclass(frozen=True, slots=True)
class RouteFigures:
    """What one route takes and promises.

    Attributes:
        minutes: from the first minute of the shift to the return: driving, visits, waiting and break.
        expected_uplift: sum over its stops. arrive_min: begin of each visit, minutes from local midnight.
        late: stops that begin after their last window. over_min: minutes beyond the shift's end.
    """

    route_id: str
    stops: int
    minutes: float
    drive_min: float
    miles: float
    expected_uplift: float
    arrive_min: tuple[float, ...] = field(repr=False, default=())
    late: tuple[str, ...] = ()
    over_min: float = 0.0


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """A whole plan.

    Attributes:
        uplift_per_hour: expected additional contracts per crew hour. revenue_cents_per_hour: the same in
            money. balance: 0 when every route takes the same time, else their spread over their mean.
        over_min: minutes that routes end after their crews' shifts; a plan that keeps the hours has none.
        over_routes: how many do. most_over_min: the longest of them.
    """

    routes: int
    stops: int
    left_out: int
    minutes: float
    miles: float
    expected_uplift: float
    uplift_per_hour: float
    revenue_cents_per_hour: int
    balance: float
    over_min: float = 0.0
    over_routes: int = 0
    most_over_min: float = 0.0


@dataclass(frozen=True, slots=True)
class Delta:
    """What an edit changes: after less before."""

    minutes: float
    miles: float
    expected_uplift: float


def route_figures(plan: PlanDraft, route: DraftRoute) -> RouteFigures:
    """Drives the route once. Houses that the plan does not know count for nothing, and the way to one whose
    place nobody knows takes no time.
    """
    crew = plan.crews.get(route.crew_id or "") or Crew("", "")
    houses = [plan.houses[one] for one in route.order if one in plan.houses]
    start, end = _ends(plan, crew, houses)
    drive = _Drive(plan.pace, crew, start)
    for house in houses:
        drive.visit(house)
    drive.go(end)
    return RouteFigures(
        route.route_id, len(houses), drive.clock - crew.shift_start_min, drive.driven_min,
        drive.metres / METRES_A_MILE, sum(map(uplift_of, houses)), tuple(drive.arrive), tuple(drive.late),
        max(drive.clock - crew.shift_end_min, 0.0),
    )  # fmt: skip


def detours_s(plan: PlanDraft, route: DraftRoute, house: House) -> list[float]:
    """Seconds of driving that each place for a house adds: before the first stop, ..., behind the last.

    A stop whose house or whose place the plan does not know: the way goes past it.
    """
    crew = plan.crews.get(route.crew_id or "") or Crew("", "")
    start = crew.start or plan.yard
    path = [start, *(_place_of(plan, key) for key in route.order), crew.end or start]
    ahead = [path[-1]]
    for place in reversed(path[1:-1]):
        ahead.append(place or ahead[-1])
    here, last, found = Place(house.latitude, house.longitude), path[0], []
    for follower, place in zip(reversed(ahead), path[1:], strict=True):
        by_here = _drive_s(plan.pace, last, here) + _drive_s(plan.pace, here, follower)
        found.append(by_here - _drive_s(plan.pace, last, follower))
        last = place or last
    return found


class _Drive:
    """A crew on its way: where it is, when, and what it met."""

    def __init__(self, pace: Pace, crew: Crew, start: Place | None) -> None:
        self._pace, self._crew = pace, crew
        self._at: Place | House | None = start
        self.clock, self.metres, self.driven_min = float(crew.shift_start_min), 0.0, 0.0
        self._rested = crew.break_min == 0
        self.arrive: list[float] = []
        self.late: list[str] = []

    def go(self, to: Place | House | None) -> None:
        if self._at is not None and to is not None:
            metres = _metres(self._at, to) * self._pace.factor
            self.metres += metres
            minutes = self._pace.seconds(metres) / 60
            self.clock, self.driven_min = self.clock + minutes, self.driven_min + minutes
        self._at = to or self._at

    def visit(self, house: House) -> None:
        self.go(house if house.placed else None)
        if not self._rested and self.clock + house.service_min > self._crew.break_start_min:
            self.clock = max(self.clock, self._crew.break_start_min) + self._crew.break_min
            self._rested = True
        self.clock, on_time = _begin(house, self.clock)
        self.arrive.append(self.clock)
        if not on_time:
            self.late.append(house.property_id)
        self.clock += house.service_min


def plan_figures(plan: PlanDraft, contract_cents: int = CONTRACT_CENTS) -> PlanFigures:
    """The sums of all routes, and how even they are.

    Args:
        contract_cents: what one contract brings, for the revenue an hour.
    """
    found = [route_figures(plan, route) for route in plan.routes if route.stops]
    minutes, uplift = sum(one.minutes for one in found), sum(one.expected_uplift for one in found)
    an_hour = uplift / (minutes / 60) if minutes else 0.0
    spread = [one.minutes for one in found]
    balance = pstdev(spread) / fmean(spread) if len(spread) > 1 and fmean(spread) > 0 else 0.0
    return PlanFigures(
        len(found), sum(one.stops for one in found), len(plan.left_out), minutes,
        sum(one.miles for one in found), uplift, an_hour, round(an_hour * contract_cents), balance,
        sum(one.over_min for one in found), sum(one.over_min > 0 for one in found),
        max((one.over_min for one in found), default=0.0),
    )  # fmt: skip


def delta(before: PlanDraft, after: PlanDraft) -> Delta:
    """What an edit changed, looking only at routes that differ."""
    old = {route.route_id: route for route in before.routes}
    new = {route.route_id: route for route in after.routes}
    asked = _other_visits(before, after)
    changed = [
        key for key in {**old, **new}
        if old.get(key) != new.get(key) or not asked.isdisjoint(new[key].order)
    ]  # fmt: skip
    was = _sums(before, [old[key] for key in changed if key in old])
    now = _sums(after, [new[key] for key in changed if key in new])
    return Delta(now[0] - was[0], now[1] - was[1], now[2] - was[2])


def compare(
    one: PlanDraft, other: PlanDraft, contract_cents: int = CONTRACT_CENTS
) -> tuple[PlanFigures, ...]:
    """Two plans side by side, measured with the pace of the first, so that the numbers mean the same."""
    same_pace = replace(other, pace=one.pace)
    return plan_figures(one, contract_cents), plan_figures(same_pace, contract_cents)


def _sums(plan: PlanDraft, routes: Iterable[DraftRoute]) -> tuple[float, float, float]:
    found = [route_figures(plan, route) for route in routes if route.stops]
    return (
        sum(one.minutes for one in found), sum(one.miles for one in found),
        sum(one.expected_uplift for one in found),
    )  # fmt: skip


def _other_visits(before: PlanDraft, after: PlanDraft) -> set[str]:
    """Houses of both plans whose visits differ."""
    if before.houses is after.houses:
        return set()
    both = before.houses.keys() & after.houses.keys()
    pairs = ((key, before.houses[key], after.houses[key]) for key in both)
    return {key for key, was, now in pairs if was is not now and was != now}


def _ends(plan: PlanDraft, crew: Crew, houses: Sequence[House]) -> tuple[Place | None, Place | None]:
    start = crew.start or plan.yard
    return (start, crew.end or start) if houses else (None, None)


def _begin(house: House, ready: float) -> tuple[float, bool]:
    """(when the visit begins, whether a window is still open)."""
    for opens, closes in house.windows:
        if ready <= closes:
            return max(ready, opens), True
    return ready, not house.windows


def _place_of(plan: PlanDraft, property_id: str) -> Place | None:
    house = plan.houses.get(property_id)
    return Place(house.latitude, house.longitude) if house is not None and house.placed else None


def _drive_s(pace: Pace, a: Place | None, b: Place | None) -> float:
    return 0.0 if a is None or b is None else pace.seconds(_metres(a, b) * pace.factor)


def _metres(a: Place | House, b: Place | House) -> float:
    return _known_metres(a.latitude, a.longitude, b.latitude, b.longitude)
