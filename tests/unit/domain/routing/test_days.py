"""Days of routes: a crew has one route a day unless a planner says otherwise; begun routes come first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.routing.crew_day import CrewRoute, When, crew_day
from stormops_desktop.domain.routing.plans.days import (
    agreed_for_other_days,
    date_of,
    dated,
    has_begun,
    midnight_of,
    moment_of,
    next_working_day,
    of_today,
    routes_a_day,
    set_day,
)
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, Place, PlanDraft, Stop, Usual
from stormops_desktop.domain.routing.plans.edits import set_crew
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.figures import route_figures

ZONE = "America/Chicago"
FIRST = date(2019, 3, 26)
YARD = Place(33.1, -96.7)


def plan_of(routes: list[tuple[str | None, int, date | None, bool]]) -> PlanDraft:
    """Routes by crew, tenths of uplift, day and whether they have begun."""
    houses = {f"h{at}": House(f"h{at}", "", "75002", 33.1, -96.7 + at / 500, uplift / 10)
              for at, (_, uplift, _, _) in enumerate(routes)}  # fmt: skip
    made = tuple(
        DraftRoute(f"r{at}", f"R{at:02d}", (Stop(f"h{at}", done=begun),), crew,
                   day=midnight_of(day, ZONE) if day else None)
        for at, (crew, _, day, begun) in enumerate(routes)
    )  # fmt: skip
    crews = {key: Crew(key, key.upper()) for key in ("a", "b")}
    return PlanDraft(
        "d", "s", "P", made, houses, crews, yard=YARD, planned_start=midnight_of(FIRST, ZONE), zone=ZONE
    )


DAYS = st.none() | st.integers(0, 6).map(lambda n: FIRST + timedelta(days=n))
ROUTES = st.lists(
    st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 9), DAYS, st.booleans()), max_size=12
)


@given(ROUTES)
def test_no_crew_gets_a_second_route_on_a_day_and_what_has_a_day_keeps_it(
    routes: list[tuple[str | None, int, date | None, bool]],
) -> None:
    plan = plan_of(routes)
    after = dated(plan, {route.route_id for route in plan.routes})
    for before, route in zip(plan.routes, after.routes, strict=True):
        if before.day is not None or before.crew_id is None or has_begun(plan, before):
            assert route == before
        else:
            assert route.day is not None and date_of(route.day, ZONE) >= FIRST
            assert date_of(route.day, ZONE).weekday() != 6
            assert routes_a_day(after)[route.crew_id or "", date_of(route.day, ZONE)] == 1


@given(ROUTES)
def test_what_promises_most_an_hour_is_driven_first(
    routes: list[tuple[str | None, int, date | None, bool]],
) -> None:
    plan = plan_of(routes)
    given_now = {r.route_id for r in plan.routes if r.day is None and r.crew_id and not has_begun(plan, r)}
    after = dated(plan, given_now)
    for crew in ("a", "b"):
        mine = [route for route in after.routes if route.crew_id == crew and route.route_id in given_now]
        mine.sort(key=lambda route: route.day or 0)
        figures = [route_figures(after, route) for route in mine]
        promised = [one.expected_uplift / one.minutes for one in figures]
        assert promised == sorted(promised, reverse=True)


def test_a_route_is_driven_on_the_day_that_its_owners_were_promised() -> None:
    wednesday = FIRST + timedelta(days=1)
    plan = plan_of([("a", 9, None, False), ("a", 1, None, False), ("a", 5, None, False)])
    at_ten = midnight_of(wednesday, ZONE) + 10 * 3_600_000
    booked = replace(plan.houses["h1"], usual=Usual(agreed=(600, 615), agreed_at=at_ten))
    plan = replace(plan, houses={**plan.houses, "h1": booked})
    after = dated(plan, {"r0", "r1", "r2"})
    days = [date_of(route.day or 0, ZONE) for route in after.routes]
    assert days == [FIRST, wednesday, wednesday + timedelta(days=1)]
    assert agreed_for_other_days(after, after.routes[1]) == ()
    moved = set_day(after, "r1", FIRST)
    assert agreed_for_other_days(moved, moved.routes[1]) == ("h1",)
    late = dated(replace(plan, planned_start=midnight_of(FIRST + timedelta(days=4), ZONE)), {"r1"})
    assert date_of(late.routes[1].day or 0, ZONE) == FIRST + timedelta(days=4)  # what is past is past


def test_sundays_and_days_in_other_storms_are_left_out() -> None:
    plan = plan_of([("a", at, None, False) for at in range(5)])
    booked = (("a", date(2019, 3, 30), "Plano wind"),)
    plan = replace(plan, planned_start=midnight_of(date(2019, 3, 29), ZONE), elsewhere=booked)
    after = dated(plan, {route.route_id for route in plan.routes})
    days = sorted(date_of(route.day or 0, ZONE) for route in after.routes)
    assert days == [date(2019, 3, 29), *(date(2019, 4, n) for n in (1, 2, 3, 4))]


def test_without_a_first_day_no_route_gets_one() -> None:
    plan = replace(plan_of([("a", 1, None, False)]), planned_start=None)
    assert dated(plan, {"r0"}) == plan


def test_a_day_begins_at_local_midnight_also_when_the_clocks_change() -> None:
    saturday = midnight_of(date(2019, 3, 9), ZONE)
    monday = next_working_day(saturday, ZONE)
    assert date_of(monday, ZONE) == date(2019, 3, 11)
    assert monday - saturday == 47 * 3_600_000


def test_a_route_that_gets_a_crew_gets_its_next_free_day() -> None:
    plan = plan_of([("a", 1, FIRST, False), (None, 1, None, False)])
    assert date_of(set_crew(plan, "r1", "a").routes[1].day or 0, ZONE) == FIRST + timedelta(days=1)
    assert date_of(set_crew(plan, "r1", "b").routes[1].day or 0, ZONE) == FIRST


def test_a_planner_may_put_two_on_a_day_but_moves_no_route_that_has_begun() -> None:
    plan = plan_of([("a", 1, FIRST, False), ("a", 1, None, False), ("a", 1, FIRST, True)])
    both = set_day(plan, "r1", FIRST)
    assert routes_a_day(both) == {("a", FIRST): 3}
    assert set_day(both, "r1", None).routes[1].day is None
    with pytest.raises(FixedStop, match="has begun"):
        set_day(plan, "r2", FIRST + timedelta(days=1))
    with pytest.raises(FixedStop, match="locked"):
        set_day(plan.with_routes(replace(plan.routes[0], locked=True)), "r0", None)


@pytest.mark.parametrize(("status", "done", "begun"), [
    ("cancelled", True, False), ("completed", True, True), ("skipped", True, True), ("en_route", False, True),
    ("assigned", False, False), (None, True, True),
])  # fmt: skip
def test_a_visit_that_was_called_off_begins_no_route(status: str | None, done: bool, begun: bool) -> None:
    plan = plan_of([("a", 1, FIRST + timedelta(days=3), done)])
    plan = replace(plan, houses={"h0": replace(plan.houses["h0"], job_status=status)})
    assert has_begun(plan, plan.routes[0]) is begun
    assert bool(of_today(plan, "a", FIRST)) is (begun and not done)  # of what is over nothing is left to do


TODAY = FIRST


def route(name: str, day: int | None, *, open_: int = 3, over: int = 0, last: int | None = None) -> CrewRoute:
    on = None if day is None else TODAY + timedelta(days=day)
    ended = None if last is None else TODAY + timedelta(days=last)
    return CrewRoute(
        name, name, on, TODAY, open_, over, last_at=0 if last is None else 100 + last, last_day=ended
    )


def test_a_day_shows_begun_routes_then_its_own_then_overdue_ones() -> None:
    day = crew_day([
        route("later", 2), route("today", 0), route("overdue", -1),
        route("begun long ago", -3, over=1, last=-3), route("begun", 2, over=1, last=-1),
        route("over", -2, open_=0, over=3, last=-2),
        route("over today", -1, open_=0, over=3, last=0), route("any", None), route("sooner", 1),
    ])  # fmt: skip
    names = [one.name for one in day.shown]
    assert names == ["begun", "begun long ago", "today", "over today", "overdue", "any"]
    assert [one.name for one in day.later] == ["sooner", "later"]
    assert day.ahead is None


def test_a_crew_with_later_routes_only_sees_the_next_day_s() -> None:
    day = crew_day(
        [route("c", 2), route("b", 1), route("a", 1), route("old", None, open_=0, over=2, last=-9)]
    )
    assert [one.name for one in day.shown] == ["a", "b", "old"]
    assert day.ahead == TODAY + timedelta(days=1)
    assert [one.name for one in day.later] == ["c"]


def test_a_later_route_that_is_opened_comes_last() -> None:
    day = crew_day([route("later", 1), route("latest", 2), route("today", 0)], {"latest"})
    assert [one.name for one in day.shown] == ["today", "latest"]
    assert [one.name for one in day.later] == ["later"]


def test_a_later_route_is_opened_behind_the_next_day_too() -> None:
    day = crew_day([route("next", 1), route("later", 2), route("latest", 3)], {"next", "latest"})
    assert [one.name for one in day.shown] == ["next", "latest"]
    assert (day.ahead, [one.name for one in day.later]) == (TODAY + timedelta(days=1), ["later"])


@given(st.lists(st.tuples(
    st.none() | st.integers(-3, 3), st.integers(0, 2), st.integers(0, 2), st.none() | st.integers(-3, 0)
), max_size=8))  # fmt: skip
def test_what_has_begun_is_first_and_no_open_route_is_lost(
    found: list[tuple[int | None, int, int, int | None]],
) -> None:
    routes = [route(f"r{at}", day, open_=open_, over=over, last=last if over else None)
              for at, (day, open_, over, last) in enumerate(found)]  # fmt: skip
    day = crew_day(routes)
    begun = [one.when is When.BEGUN for one in day.shown]
    if day.ahead is None:
        assert begun == sorted(begun, reverse=True)
    told = {one.route_id for one in (*day.shown, *day.later)}
    assert told >= {one.route_id for one in routes if one.open}
    assert len(told) == len(day.shown) + len(day.later)


SPRING, AUTUMN = date(2019, 3, 10), date(2019, 11, 3)  # the Sundays when clocks change in Chicago


@pytest.mark.parametrize(
    ("day", "minute", "utc"),
    [
        (SPRING - timedelta(days=1), 8 * 60, datetime(2019, 3, 9, 14, 0, tzinfo=UTC)),
        (SPRING, 60, datetime(2019, 3, 10, 7, 0, tzinfo=UTC)),
        (SPRING, 8 * 60, datetime(2019, 3, 10, 13, 0, tzinfo=UTC)),
        (AUTUMN - timedelta(days=1), 8 * 60, datetime(2019, 11, 2, 13, 0, tzinfo=UTC)),
        (AUTUMN, 60 - 0.5, datetime(2019, 11, 3, 5, 59, 30, tzinfo=UTC)),
        (AUTUMN, 8 * 60, datetime(2019, 11, 3, 14, 0, tzinfo=UTC)),
        (AUTUMN, 25 * 60, datetime(2019, 11, 4, 7, 0, tzinfo=UTC)),
    ],
)
def test_eight_o_clock_is_eight_o_clock_when_clocks_change(day: date, minute: float, utc: datetime) -> None:
    at = moment_of(midnight_of(day, ZONE), minute, ZONE)
    assert datetime.fromtimestamp(at / 1000, UTC) == utc


def test_without_a_known_zone_hours_are_those_of_utc() -> None:
    assert moment_of(midnight_of(FIRST, ""), 90, "") == midnight_of(FIRST, "") + 90 * 60_000
