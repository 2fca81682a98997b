"""A day that changes: reorder the rest, a hot lead, a crew that fell out, who drives what."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from stormops_desktop.assembly.routing import routing_tools
from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.domain.routing.plans.days import date_of, midnight_of, of_today
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.services.errors import NotAllowed
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, house_rows, storm_rows

DAY_MS = 86_400_000


def one_route(bench: RouteBench, most: int = 24) -> PlanDraft:
    bench.desk.generate_routes(STORM, replace(QUICK, max_per_route=most, iterations=3_000))
    return bench.desk.assign_crews(bench.desk.open_plan(STORM))


def test_the_rest_is_put_in_a_better_order_and_what_is_fixed_stays(bench: RouteBench) -> None:
    plan = one_route(bench)
    route = plan.routes[0]
    bad = plan.with_routes(edits.ordered(route, [*route.order[::2], *route.order[1::2]]))
    stops = bad.routes[0].stops
    marked = (replace(stops[0], done=True), replace(stops[1], done=True), *stops[2:5],
              replace(stops[5], locked=True), *stops[6:])  # fmt: skip
    bad = bad.with_routes(replace(bad.routes[0], stops=marked))
    good = bench.desk.reorder_rest(bad, route.route_id)
    after = good.routes[0]
    assert after.stops[:2] == marked[:2]
    assert after.stops[5] == marked[5]
    assert sorted(after.order) == sorted(route.order)
    assert route_figures(good, after).drive_min < 0.85 * route_figures(bad, bad.routes[0]).drive_min
    assert bench.desk.reorder_rest(bad, route.route_id) == good
    with pytest.raises(FixedStop):
        bench.desk.reorder_rest(edits.lock_route(bad, route.route_id, locked=True), route.route_id)


def test_a_visit_that_is_called_off_holds_none_of_those_before_it(bench: RouteBench) -> None:
    plan = one_route(bench)
    bench.desk.publish(plan)
    first, off, *rest = plan.routes[0].order
    job = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{rest[5]}'")[0]
    bench.jobs.step(job, "cancelled", reason="sold")
    plan = bench.desk.open_plan(STORM)
    route = plan.routes[0]
    assert (route.frozen, route.stops[7].done, route.stops[7].called_off) == (0, True, True)
    moved = edits.move_stop(plan, first, route.route_id, 4).routes[0]
    assert moved.order[3] == first
    with pytest.raises(FixedStop, match="is over"):
        edits.move_stop(plan, rest[5], route.route_id, 1)
    bad = plan.with_routes(edits.ordered(route, [*route.order[::2], *route.order[1::2]]))
    good = bench.desk.reorder_rest(bad, route.route_id).routes[0]
    assert sorted(good.order) == sorted(route.order)
    before = bad.routes[0].order[bad.routes[0].order.index(rest[5]) - 1]
    assert good.order[good.order.index(rest[5]) - 1] == before
    assert off in good.order


def test_a_hot_lead_goes_to_the_cheapest_place_and_a_held_one_nowhere(
    bench_of: Callable[..., RouteBench],
) -> None:
    bench = bench_of([*storm_rows(16), *house_rows(40, decision="hold")])
    plan = one_route(bench, 8)
    bench.add(*house_rows(41, latitude=33.052, longitude=-96.655))
    plan = replace(bench.desk.open_plan(STORM), crews=plan.crews)
    assert [out.reason for out in plan.left_out if out.property_id == house_id(41)] == ["unplanned"]
    grown = bench.desk.take_in(plan, house_id(41))
    assert grown.route_of(house_id(41)) is not None
    assert all(out.property_id != house_id(41) for out in grown.left_out)
    with pytest.raises(NotAllowed, match="40 Oak St can't be taken in: the current decision is not to treat"):
        bench.desk.take_in(plan, house_id(40))
    with pytest.raises(NotAllowed, match="nobody has decided"):
        bench.desk.take_in(plan, key("stranger"))


def test_the_other_crews_take_over_what_fits_and_the_rest_is_told(
    bench_of: Callable[..., RouteBench],
) -> None:
    rows = [(e, k, {**f, "max_stops": 14} if e == "crews" else f) for e, k, f in storm_rows(24)]
    bench = bench_of(rows)
    plan = bench.desk.propose(STORM, replace(QUICK, max_per_route=12, days=1))
    assert len(plan.routes) == 2
    sick, well = plan.routes
    locked = edits.lock_stop(plan, well.order[0], locked=True)
    assert sick.crew_id is not None
    found = bench.desk.drop_crew(locked, sick.crew_id)
    assert [route.route_id for route in found.routes] == [well.route_id]
    taken = found.routes[0]
    assert taken.stops[0].property_id == well.order[0]
    assert len(taken.stops) == 14
    assert {out.reason for out in found.left_out} == {"crew_fell_out"}
    assert len(found.left_out) == 10
    assert found.replaces == (sick.route_id,)
    with pytest.raises(NotAllowed, match="no route, so"):
        bench.desk.drop_crew(found, sick.crew_id)


def test_a_crew_out_today_keeps_its_later_days(bench_of: Callable[..., RouteBench]) -> None:
    bench = bench_of(storm_rows(24))
    plan = bench.desk.propose(STORM, replace(QUICK, max_per_route=4, days=None))
    today = midnight_of(date_of(bench.work.office_ms(), plan.zone), plan.zone)
    first, second, third, *rest = plan.routes
    sick, well = sorted(plan.crews)
    plan = plan.with_routes(
        replace(first, crew_id=sick, day=today, status="published"),
        replace(second, crew_id=sick, day=today + 2 * DAY_MS, status="published"),
        replace(third, crew_id=well, day=today, status="published"),
        *(replace(route, crew_id=well, day=today + 3 * DAY_MS) for route in rest),
    )
    empty = replace(second, route_id=key("empty"), name="Empty", crew_id=sick, day=today + DAY_MS, stops=())
    plan = replace(plan, routes=(*plan.routes, empty))
    found = bench.desk.drop_crew(plan, sick)
    assert found.replaces == (first.route_id,)
    assert found.route(empty.route_id) == empty
    assert found.route(second.route_id) == plan.route(second.route_id)
    taken = found.route(third.route_id)
    assert taken is not None
    assert sorted(taken.order) == sorted((*first.order, *third.order))
    with pytest.raises(NotAllowed, match="no route today, so nothing changes"):
        bench.desk.drop_crew(found, sick)


def test_a_crew_that_is_out_takes_nothing_over_when_the_next_falls_out(
    bench_of: Callable[..., RouteBench],
) -> None:
    bench = bench_of(storm_rows(24))
    plan = bench.desk.propose(STORM, replace(QUICK, max_per_route=12, days=None))
    today = midnight_of(date_of(bench.work.office_ms(), plan.zone), plan.zone)
    first, second = plan.routes
    sick, tired = sorted(plan.crews)[:2]
    third = replace(first, route_id=key("third"), name="Third", crew_id=sick, stops=first.stops[:2])
    begun = replace(first, crew_id=sick, day=today, stops=first.stops[2:])
    plan = plan.with_routes(_driven(begun, 1), replace(second, crew_id=tired, day=today))
    plan = replace(plan, routes=(*plan.routes, _driven(replace(third, day=today), 2)))
    alone = bench.desk.drop_crew(plan, sick)
    left = alone.route(begun.route_id)
    assert left is not None
    assert (left.order, left.locked) == (begun.order[:1], True)
    nobody = bench.desk.drop_crew(alone, tired)
    assert nobody.route(begun.route_id) == left
    assert [route.order for route in nobody.routes] == [left.order, third.order]
    assert len(nobody.left_out) == 21


def _driven(route: DraftRoute, stops: int) -> DraftRoute:
    """With its first stops done."""
    return replace(route, stops=tuple(replace(s, done=at < stops) for at, s in enumerate(route.stops)))


def test_what_has_begun_or_is_late_is_of_today_and_without_a_day_a_shift_of_it(bench: RouteBench) -> None:
    plan = bench.desk.propose(STORM, replace(QUICK, max_per_route=4, days=None))
    crew = sorted(plan.crews)[0]
    plan = plan.with_routes(*(replace(route, crew_id=crew, day=None) for route in plan.routes))
    short = replace(plan.crews[crew], shift_end_min=plan.crews[crew].shift_start_min + 240)
    plan = replace(plan, crews={**plan.crews, crew: short})
    today = date_of(bench.work.office_ms(), plan.zone)
    names = [route.name for route in of_today(plan, crew, today)]
    assert names == [route.name for route in plan.routes[: len(names)]]
    assert 1 <= len(names) < len(plan.routes)
    last = plan.routes[-1]
    published = plan.with_routes(replace(last, status="published"))
    assert [route.route_id for route in of_today(published, crew, today)] == [last.route_id]
    late = plan.with_routes(replace(last, day=midnight_of(today, plan.zone) - DAY_MS))
    assert [route.route_id for route in of_today(late, crew, today)] == [last.route_id]
    stops = (replace(last.stops[0], done=True), *last.stops[1:])
    begun = plan.with_routes(replace(last, stops=stops, day=midnight_of(today, plan.zone) + 5 * DAY_MS))
    assert [route.route_id for route in of_today(begun, crew, today)] == [last.route_id]


def test_crews_get_what_is_near_and_about_the_same_hours(bench: RouteBench) -> None:
    cut = bench.desk.propose(STORM, replace(QUICK, max_per_route=6, iterations=3_000))
    plan = cut.with_routes(*(replace(route, crew_id=None) for route in cut.routes))
    given = bench.desk.assign_crews(plan)
    assert given == bench.desk.assign_crews(plan)
    loads = dict.fromkeys(plan.crews, 0.0)
    for route in given.routes:
        assert route.crew_id is not None
        loads[route.crew_id] += route_figures(given, route).minutes
    assert max(loads.values()) - min(loads.values()) < 60
    skilled = replace(plan, houses={k: replace(h, needs=frozenset({"tile"})) for k, h in plan.houses.items()})
    nobody = bench.desk.assign_crews(skilled)
    assert {route.crew_id for route in nobody.routes} == {None}
    assert nobody.notes[-1].startswith("No crew has the skills and the hours for ")
    assert "75002 A" in nobody.notes[-1]
    with pytest.raises(NotAllowed, match="zero crews"):
        bench.desk.assign_crews(replace(plan, crews={}))


def test_the_fast_engine_is_loaded_when_it_is_asked_for() -> None:
    """Compiling takes longer than some searches: it must not come out of their seconds."""
    from stormops_desktop.domain.routing.kernel.anneal import anneal

    assert not routing_tools().compiled() or anneal.signatures  # type: ignore[attr-defined]
