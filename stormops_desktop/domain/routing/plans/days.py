"""Which day a route is driven: a crew's days follow one another, its most promising routes first.

A day is UTC milliseconds of its local midnight. Sundays are nobody's unless a planner says so.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.errors import BadWish, FixedStop
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.zones import zone_named

SUNDAY = 6
FARTHEST = timedelta(days=366)  # a route for later is a slip of the pen
CALLED_OFF, UNDER_WAY = "cancelled", ("en_route", "on_site")
CrewDay = tuple[str, date]
"""A crew's id and a day on which it has a route."""


def date_of(at_ms: int, zone: str) -> date:
    """The day of a moment in a zone; UTC where the zone has no known name."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone_named(zone)).date()


def midnight_of(day: date, zone: str) -> int:
    """The first minute of a day in a zone, UTC milliseconds."""
    return int(datetime.combine(day, time(), zone_named(zone)).timestamp() * 1000)


def check_day(day: date, today: date) -> None:
    """Returns when somebody may put a route on a day: today, or up to a year ahead.

    Raises:
        BadWish: it is over, or later than that.
    """
    if day < today:
        raise BadWish("{day} is over. Choose a day to come.", day=str(day))
    if day > today + FARTHEST:
        raise BadWish("{day} is more than a year ahead. Choose an earlier day.", day=str(day))


def minute_of(at_ms: int, zone: str) -> int:
    """What clocks there show at a moment, in minutes from midnight."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone_named(zone))
    return at.hour * 60 + at.minute


def moment_of(start_ms: int, minute: float, zone: str) -> int:
    """When clocks there show so many minutes more than at the start of a day, UTC milliseconds.

    On the two Sundays when clocks change that is an hour more or less than has passed.
    """
    begun = datetime.fromtimestamp(start_ms / 1000, UTC).astimezone(zone_named(zone)).replace(tzinfo=None)
    shown = begun + timedelta(milliseconds=round(minute * 60_000))
    return round(shown.replace(tzinfo=zone_named(zone)).timestamp() * 1000)


def next_working_day(at_ms: int, zone: str) -> int:
    """The day after that of a moment; Monday after a Saturday."""
    return midnight_of(_working(date_of(at_ms, zone) + timedelta(days=1)), zone)


def dated(plan: PlanDraft, route_ids: Collection[str]) -> PlanDraft:
    """The plan with a day for each of these routes that has a crew and none yet.

    From `plan.planned_start` on a crew gets one route a day, in whichever storm: where hours are agreed on
    with owners, the day of most of them if it is free; the others in turn, first where an hour promises most.
    Without a first day nothing changes.
    """
    if plan.planned_start is None:
        return plan
    first = date_of(plan.planned_start, plan.zone)
    wanted = [
        route for route in plan.routes
        if route.route_id in route_ids and route.crew_id and route.day is None and not has_begun(plan, route)
    ]  # fmt: skip
    agreed = {route.route_id: _days_agreed(plan, route) for route in wanted}
    wanted.sort(key=lambda route: (
        not agreed[route.route_id], -_promise_an_hour(plan, route), route.name, route.route_id
    ))  # fmt: skip
    taken = {*routes_a_day(plan), *((crew_id, day) for crew_id, day, _ in plan.elsewhere)}
    given = []
    for route in wanted:
        crew_id = route.crew_id or ""
        kept = (day for day in agreed[route.route_id] if day >= first and (crew_id, day) not in taken)
        day = next(kept, first)
        while (crew_id, day) in taken:
            day = _working(day + timedelta(days=1))
        taken.add((crew_id, day))
        given.append(replace(route, day=midnight_of(day, plan.zone)))
    return plan.with_routes(*given)


def set_day(plan: PlanDraft, route_id: str, day: date | None) -> PlanDraft:
    """Puts a route on a day, or on none; a planner may put several of a crew on one.

    Raises:
        FixedStop: the route is locked, gone, or its visits have begun.
    """
    route = plan.route(route_id)
    if route is None:
        raise FixedStop("This route is not on the plan any more.")
    if route.locked:
        raise FixedStop("{route} is locked. Unlock it first.", route=route.name)
    if has_begun(plan, route):
        raise FixedStop(
            "{route} has begun, so it keeps its day. Split it to put the rest on another.", route=route.name
        )
    return plan.with_routes(replace(route, day=None if day is None else midnight_of(day, plan.zone)))


def has_begun(plan: PlanDraft, route: DraftRoute) -> bool:
    """Whether a visit of it was made or is under way. One that was called off begins nothing."""

    def status(stop: Stop) -> str | None:
        house = plan.houses.get(stop.property_id)
        return house.job_status if house is not None else None

    return any(
        status(stop) != CALLED_OFF if stop.done else status(stop) in UNDER_WAY for stop in route.stops
    )  # fmt: skip


def is_later(plan: PlanDraft, route: DraftRoute, today: date) -> bool:
    """Whether the route is for a day after today, and has not begun."""
    return route.day is not None and date_of(route.day, plan.zone) > today and not has_begun(plan, route)


def of_today(plan: PlanDraft, crew_id: str, today: date) -> tuple[DraftRoute, ...]:
    """What a crew would drive today: routes that have begun, are for today, or are late.

    Without any such the published ones without a day count, else drafts without one: as many, in the plan's
    order, as fill its shift.
    """
    theirs = [r for r in plan.routes if r.crew_id == crew_id and not all(stop.done for stop in r.stops)]
    sure = [r for r in theirs if has_begun(plan, r) or (r.day is not None and not is_later(plan, r, today))]
    loose = [route for route in theirs if route.day is None]
    published = [route for route in loose if route.status != "draft"]
    return tuple(sure or _one_shift(plan, published or loose))


def _one_shift(plan: PlanDraft, routes: Sequence[DraftRoute]) -> list[DraftRoute]:
    filled, found = 0.0, list[DraftRoute]()
    for route in routes:
        crew = plan.crews.get(route.crew_id or "") or Crew("", "")
        filled += route_figures(plan, route).minutes
        if found and filled > crew.shift_end_min - crew.shift_start_min:
            break
        found.append(route)
    return found


def routes_a_day(plan: PlanDraft) -> Counter[CrewDay]:
    """How many routes each crew has on each of its days."""
    return Counter(
        (route.crew_id, date_of(route.day, plan.zone))
        for route in plan.routes
        if route.crew_id is not None and route.day is not None
    )


def routes_beside(plan: PlanDraft, route: DraftRoute, day: date) -> list[DraftRoute]:
    """Other routes that its crew has on a day."""
    return [
        other for other in plan.routes
        if other.route_id != route.route_id and other.crew_id is not None and other.crew_id == route.crew_id
        and other.day is not None and date_of(other.day, plan.zone) == day
    ]  # fmt: skip


def storms_elsewhere(plan: PlanDraft, crew_id: str | None, day: date) -> list[str]:
    """Names of the other storms in which a crew has a route on a day; "" for one that is not known here."""
    found = {storm for crew, on, storm in plan.elsewhere if crew == crew_id and on == day}
    return sorted(found)


def agreed_for_other_days(plan: PlanDraft, route: DraftRoute) -> tuple[str, ...]:
    """Houses on it where an hour is agreed on, but for another day than the route's."""
    houses = [plan.houses[key] for key in route.order if key in plan.houses]
    return tuple(one.property_id for one in houses if is_elsewhen(plan, route, one))


def is_elsewhen(plan: PlanDraft, route: DraftRoute, house: House) -> bool:
    """Whether the route is driven on another day than the one agreed for the house."""
    if route.day is None or house.usual.agreed_at is None:
        return False
    return date_of(route.day, plan.zone) != date_of(house.usual.agreed_at, plan.zone)


def _days_agreed(plan: PlanDraft, route: DraftRoute) -> list[date]:
    """Days on which hours are agreed on along a route, that of most of them first."""
    moments = (plan.houses[key].usual.agreed_at for key in route.order if key in plan.houses)
    counted = Counter(date_of(at, plan.zone) for at in moments if at is not None)
    return sorted(counted, key=lambda day: (-counted[day], day))


def _promise_an_hour(plan: PlanDraft, route: DraftRoute) -> float:
    figures = route_figures(plan, route)
    return figures.expected_uplift / figures.minutes if figures.minutes > 0 else 0.0


def _working(day: date) -> date:
    return day + timedelta(days=1) if day.weekday() == SUNDAY else day
