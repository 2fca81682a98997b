"""Days of routes on a real replica: given by a cut, kept by what is stored, shown to the crew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from stormops_desktop.domain.routing.plans.days import date_of, midnight_of, set_day
from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.routing.plans.edits import set_crew, split_route
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.models import TodayView
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id

ZONE = "America/Chicago"
MONDAY = date(2019, 3, 25)  # the day of the bench's clock
DAY = timedelta(days=1)
FROM_MONDAY = replace(QUICK, planned_start=midnight_of(MONDAY, ZONE))


def days_of(plan: PlanDraft) -> list[date | None]:
    return [None if route.day is None else date_of(route.day, ZONE) for route in plan.routes]


def all_of_crew_a(bench: RouteBench) -> PlanDraft:
    """Three routes of crew A, on Monday, Tuesday and Wednesday."""
    wishes = replace(FROM_MONDAY, crew_ids=(key("crewA"),))
    plan = bench.desk.generate_routes(STORM, wishes).plan
    bench.desk.publish(plan)
    plan = bench.desk.open_plan(STORM)
    assert set(days_of(plan)) == {MONDAY, MONDAY + DAY, MONDAY + 2 * DAY}
    assert len(plan.routes) == 3
    return replace(plan, routes=tuple(sorted(plan.routes, key=lambda route: route.day or 0)))


def today(bench: RouteBench, *opened: str) -> TodayView:
    return JobDesk(bench.work).today(STORM, opened)


@pytest.fixture
def crew_bench(bench_of: Callable[..., RouteBench]) -> RouteBench:
    """Planner and crew A's member look into one replica."""
    return bench_of()


def routes_of(view: TodayView) -> list[str]:
    return list(dict.fromkeys(stop.route_id for stop in view.stops))


def test_a_cut_gives_each_crew_one_route_a_day_and_days_survive_storing(bench: RouteBench) -> None:
    plan = bench.desk.generate_routes(STORM, FROM_MONDAY).plan
    assert all(day is not None for day in days_of(plan))
    crew_days = [(route.crew_id, route.day) for route in plan.routes]
    assert len(set(crew_days)) == len(crew_days)
    stored = bench.desk.open_plan(STORM)
    by_id = {route.route_id: route.day for route in plan.routes}
    assert {route.route_id: route.day for route in stored.routes} == by_id
    assert bench.desk.load(bench.desk.keep(stored).draft_id).routes == stored.routes
    arrive = bench.column("SELECT min(arrive_at) FROM route_properties GROUP BY route_id")
    assert {date_of(at, ZONE) for at in arrive} == set(days_of(stored))


@pytest.mark.parametrize("sunday", [date(2019, 3, 10), date(2019, 11, 3)])
def test_visits_are_planned_by_the_clock_on_sundays_when_clocks_change(
    bench: RouteBench, sunday: date
) -> None:
    plan = all_of_crew_a(bench)
    route = plan.routes[0]
    bench.desk.publish(set_day(plan, route.route_id, sunday))
    stops = bench.column(
        f"SELECT arrive_at FROM route_properties WHERE route_id = '{route.route_id}' ORDER BY sequence_order"
    )
    first = datetime.fromtimestamp(stops[0] / 1000, ZoneInfo(ZONE))
    assert first.date() == sunday
    planned = route_figures(plan, route).arrive_min[0]
    assert abs(first.hour * 60 + first.minute - planned) < 1


def test_a_new_cut_leaves_published_routes_on_their_days_and_goes_round_them(bench: RouteBench) -> None:
    plan = all_of_crew_a(bench)
    loose = plan.routes[1]
    bench.desk.publish(split_route(plan, loose.route_id, 4, key("rest")), [loose.route_id])
    before = {route.route_id: route.day for route in bench.desk.open_plan(STORM).routes}
    wishes = replace(FROM_MONDAY, crew_ids=(key("crewA"),))
    plan = bench.desk.propose(STORM, wishes)
    kept = {route.route_id: route.day for route in plan.routes if route.status != "draft"}
    assert kept == {key_: day for key_, day in before.items() if key_ in kept}
    new = [date_of(route.day or 0, ZONE) for route in plan.routes if route.status == "draft"]
    assert new == [MONDAY + 3 * DAY]


def test_another_day_of_a_published_route_is_published_and_taken_back(bench: RouteBench) -> None:
    plan = all_of_crew_a(bench)
    first = plan.routes[0].route_id
    moved = set_day(plan, first, MONDAY + 3 * DAY)
    with pytest.raises(NotAllowed, match="published already"):
        bench.desk.save(moved)
    change = bench.desk.publish(moved)
    assert change.undo is not None
    stored = bench.desk.open_plan(STORM).route(first)
    assert stored is not None and date_of(stored.day or 0, ZONE) == MONDAY + 3 * DAY
    assert stored.version == 2
    bench.desk.undo(change.undo.token)
    back = bench.desk.open_plan(STORM).route(first)
    assert back is not None and date_of(back.day or 0, ZONE) == MONDAY


def test_the_office_s_day_wins_unless_the_crew_has_begun(crew_bench: RouteBench) -> None:
    bench = crew_bench
    plan = all_of_crew_a(bench)
    first, second = plan.routes[0], plan.routes[1]
    job = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{first.order[0]}'")[0]
    bench.jobs.step(job, "on_site")
    both = set_day(set_day(plan, first.route_id, MONDAY + 7 * DAY), second.route_id, MONDAY + 8 * DAY)
    bench.desk.publish(both)
    now = {route.route_id: date_of(route.day or 0, ZONE) for route in bench.desk.open_plan(STORM).routes}
    assert now[first.route_id] == MONDAY
    assert now[second.route_id] == MONDAY + 8 * DAY


def test_today_is_the_route_of_today_and_later_ones_open(crew_bench: RouteBench) -> None:
    plan = all_of_crew_a(crew_bench)
    first, second, third = (route.route_id for route in plan.routes)
    view = today(crew_bench)
    assert routes_of(view) == [first]
    assert view.total == 8
    assert [one.route_id for one in view.later] == [second, third]
    assert view.later[0].stops == 8
    assert routes_of(today(crew_bench, third)) == [first, third]
    assert len(JobDesk(crew_bench.work).every_day()) == 24


def test_the_begun_route_is_first_whatever_its_day_and_overdue_ones_are_told(crew_bench: RouteBench) -> None:
    plan = all_of_crew_a(crew_bench)
    first, second, third = plan.routes
    number = next(n for n in range(1, 25) if house_id(n) == third.order[0])
    crew_bench.complete(number)
    crew_bench.now += 24 * 3_600_000
    view = today(crew_bench)
    assert routes_of(view) == [third.route_id, second.route_id, first.route_id]
    said = {stop.route_id: stop.route_when for stop in view.stops}
    assert said == {third.route_id: "begun", second.route_id: "today", first.route_id: "overdue"}
    assert view.stops[0].closed_at is not None
    assert view.start == (33.10, -96.70)


def test_a_crew_with_nothing_today_sees_its_next_day(crew_bench: RouteBench) -> None:
    plan = all_of_crew_a(crew_bench)
    moved = set_day(plan, plan.routes[0].route_id, MONDAY + 2 * DAY)
    crew_bench.desk.publish(moved)
    view = today(crew_bench)
    assert view.ahead == midnight_of(MONDAY + DAY, ZONE)
    assert routes_of(view) == [plan.routes[1].route_id]


def test_routes_without_a_day_are_all_today_s(crew_bench: RouteBench) -> None:
    plan = crew_bench.desk.generate_routes(STORM, QUICK).plan
    for route in plan.routes:
        plan = set_crew(plan, route.route_id, key("crewA"))
    crew_bench.desk.publish(plan)
    view = today(crew_bench)
    assert len(routes_of(view)) == 3
    assert (view.later, view.ahead) == ((), None)


def test_an_answer_shows_that_the_crew_s_laptop_was_heard(bench: RouteBench) -> None:
    plan = all_of_crew_a(bench)
    assert {one.stale_ms for one in bench.desk.get_route_progress(STORM)} == {None}
    bench.crew.answer(plan.routes[0].route_id, 1, accepted=True)
    bench.now += 120_000
    assert {one.stale_ms for one in bench.desk.get_route_progress(STORM)} == {120_000}
    bench.crew.defer(plan.routes[1].route_id, plan.routes[1].order[0])
    assert {one.stale_ms for one in bench.desk.get_route_progress(STORM)} == {0}
