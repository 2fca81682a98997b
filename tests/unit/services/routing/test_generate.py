"""Cutting routes on a real replica: whom, within which limits, all or nothing, and the same again."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stormops_desktop.domain.routing.plans.choice import Candidate, choose
from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.routing.plans.edits import lock_stop
from stormops_desktop.domain.routing.plans.errors import BadWish, PlanError
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.routing.plans.left_out import WORDS
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.routing.making import PlanMaker
from stormops_desktop.services.routing.models import PlanProgress, Watch
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import (
    QUICK,
    STORM,
    RouteBench,
    decision_row,
    house_id,
    house_rows,
    storm_rows,
)

Benches = Callable[..., RouteBench]


def on_routes(plan: PlanDraft) -> list[str]:
    return [house for route in plan.routes for house in route.order]


def test_every_treated_house_stands_on_one_stored_route(bench: RouteBench) -> None:
    done = bench.desk.generate_routes(STORM, QUICK)
    assert sorted(on_routes(done.plan)) == sorted(house_id(n) for n in range(1, 25))
    for view in bench.desk.get_routes(STORM):
        assert [stop.sequence for stop in view.stops] == list(range(1, len(view.stops) + 1))
        assert len(view.stops) <= 8
        assert (view.status, view.plan_version, view.property_count) == ("draft", 0, len(view.stops))
        uplifts = [stop.expected_uplift or 0.0 for stop in view.stops]
        assert view.avg_uplift == pytest.approx(sum(uplifts) / len(uplifts))
        assert view.crew_name is not None
        assert all(stop.job_status == "assigned" for stop in view.stops)


def test_it_is_one_group_of_adds(bench: RouteBench) -> None:
    bench.new_ops()
    bench.desk.generate_routes(STORM, QUICK)
    ops = bench.new_ops()
    assert {op.kind for op in ops} == {Kind.ADD}
    assert len({op.group for op in ops}) == 1
    assert Counter(op.entity for op in ops) == {
        "routes": 3, "assignments": 3, "route_properties": 24, "jobs": 24,
    }  # fmt: skip


def test_the_same_seed_and_iterations_make_the_same_plan(bench: RouteBench) -> None:
    one, again = bench.desk.propose(STORM, QUICK), bench.desk.propose(STORM, QUICK)
    assert [route.order for route in one.routes] == [route.order for route in again.routes]
    assert bench.new_ops() == []  # proposing stores nothing


def test_only_the_newest_decision_counts_and_everybody_else_is_listed(bench_of: Benches) -> None:
    rows = [
        *storm_rows(6),
        *house_rows(7, decision="hold"), decision_row(7, "treat", at=0),
        *house_rows(8, decision="hold"), decision_row(8, "treat", at=5),
        *house_rows(9), decision_row(9, "hold", at=5),
        *house_rows(10, latitude=None, longitude=None),
        *house_rows(11, do_not_knock=True),
        *house_rows(12, latitude=95.0),
    ]  # fmt: skip
    plan = bench_of(rows).desk.propose(STORM, QUICK)
    assert sorted(on_routes(plan)) == sorted(house_id(n) for n in (1, 2, 3, 4, 5, 6, 8))
    assert {out.property_id: out.reason for out in plan.left_out} == {
        house_id(7): "not_treated", house_id(9): "not_treated", house_id(10): "no_coordinates",
        house_id(11): "do_not_knock", house_id(12): "coordinates_off_earth",
    }  # fmt: skip
    assert all(out.address and WORDS[out.reason] for out in plan.left_out)


def test_zip_filter_avoid_and_by_zip(bench: RouteBench) -> None:
    plan = bench.desk.propose(STORM, replace(QUICK, zip_codes=("75002",), avoid=frozenset({house_id(1)})))
    assert {plan.houses[house].zip_code for house in on_routes(plan)} == {"75002"}
    reasons = Counter(out.reason for out in plan.left_out)
    assert reasons == {"other_zip": 12, "avoided": 1}
    apart = bench.desk.propose(STORM, replace(QUICK, group_by_zip=True))
    assert all(len({apart.houses[h].zip_code for h in route.order}) == 1 for route in apart.routes)
    assert [route.name for route in apart.routes] == ["75002 A", "75002 B", "75013 A", "75013 B"]


def test_with_a_day_s_hours_the_best_are_visited_and_the_others_told(bench: RouteBench) -> None:
    must = frozenset({house_id(10)})  # the least uplift of all
    plan = bench.desk.propose(STORM, replace(QUICK, days=1, max_per_route=6, must=must))
    assert len(plan.routes) == 2
    assert {route.crew_id for route in plan.routes} == {key("crewA"), key("crewB")}
    visited = on_routes(plan)
    assert len(visited) == 12
    assert house_id(10) in visited
    left = [out.property_id for out in plan.left_out]
    assert {out.reason for out in plan.left_out} == {"crews_are_full"}
    mean = [sum(plan.houses[h].expected_uplift or 0 for h in some) / 12 for some in (visited, left)]
    assert mean[0] > mean[1]


def test_skills_priority_and_windows(bench_of: Benches) -> None:
    rows = [*storm_rows(8), ("roofs", key("roof3"), {"property_id": house_id(3), "material": "slate",
                                                     "age_years": 20.0})]  # fmt: skip
    rows = [
        (entity, row, {**fields, "skills": "tile, steep"} if row == key("crewB") else fields)
        for entity, row, fields in rows
    ]
    bench = bench_of(rows)
    windows = {house_id(5): ((9 * 60, 10 * 60), (15 * 60, 16 * 60))}
    plan = bench.desk.propose(STORM, replace(QUICK, days=1, match_skills=True, windows=windows))
    of_slate, of_window = plan.route_of(house_id(3)), plan.route_of(house_id(5))
    assert of_slate is not None and of_window is not None
    assert of_slate.crew_id == key("crewB")
    figures = route_figures(plan, of_window)
    arrive = figures.arrive_min[of_window.order.index(house_id(5))]
    assert any(opens <= arrive <= closes for opens, closes in windows[house_id(5)])
    assert not figures.late


def test_a_new_plan_leaves_published_routes_and_cuts_drafts_anew(bench: RouteBench) -> None:
    desk = bench.desk
    desk.generate_routes(STORM, QUICK)
    plan = desk.assign_crews(desk.open_plan(STORM))
    first = plan.routes[0]
    desk.publish(plan, [first.route_id])
    new = desk.propose(STORM, replace(QUICK, max_per_route=4))
    kept = new.route(first.route_id)
    assert kept is not None and kept.order == first.order
    assert new.left_out == ()  # what is on a kept route is on the plan
    assert len(new.replaces) == 2
    desk.save(new)
    views = {view.route_id: view for view in desk.get_routes(STORM)}
    assert sorted(h for view in views.values() for h in view.order) == sorted(
        house_id(n) for n in range(1, 25)
    )
    assert all(len(view.stops) <= 4 for key_, view in views.items() if key_ != first.route_id)
    jobs = bench.column("SELECT count(*) FROM jobs")
    assert jobs == [24]  # the houses' jobs moved along; none was made twice


def test_cutting_one_zip_leaves_the_others_alone(bench: RouteBench) -> None:
    desk = bench.desk
    desk.generate_routes(STORM, QUICK)
    zips = {view.route_id: {stop.zip_code for stop in view.stops} for view in desk.get_routes(STORM)}
    assert any(len(found) == 2 for found in zips.values())  # one route visits both
    before = {view.route_id: view.order for view in desk.get_routes(STORM)}
    plan = desk.generate_routes(STORM, replace(QUICK, zip_codes=("75002",), max_per_route=5)).plan
    assert plan.left_out == ()
    assert sorted(on_routes(plan)) == sorted(house_id(n) for n in range(1, 25))
    after = {view.route_id: view for view in desk.get_routes(STORM)}
    for key_, found in zips.items():
        if found == {"75002"}:
            assert key_ not in after
        else:
            elsewhere = [house for house in before[key_] if plan.houses[house].zip_code != "75002"]
            assert list(after[key_].order) == elsewhere
    new = [view for key_, view in after.items() if key_ not in zips]
    assert {stop.zip_code for view in new for stop in view.stops} == {"75002"}


def test_a_locked_stop_holds_its_route(bench: RouteBench) -> None:
    desk = bench.desk
    plan = desk.generate_routes(STORM, QUICK).plan
    held = plan.routes[0]
    desk.save(lock_stop(desk.open_plan(STORM), held.order[2], locked=True))
    new = desk.propose(STORM, replace(QUICK, max_per_route=4))
    again = new.route(held.route_id)
    assert again is not None and again.order == held.order
    assert not {route.route_id for route in plan.routes[1:]} & {route.route_id for route in new.routes}


def test_undo_brings_the_routes_back_that_were_cut_anew(bench: RouteBench) -> None:
    desk = bench.desk
    desk.generate_routes(STORM, QUICK)
    before = {view.route_id: (view.name, view.order, view.status) for view in desk.get_routes(STORM)}
    change = desk.generate_routes(STORM, replace(QUICK, max_per_route=5)).change
    assert change.undo is not None
    desk.undo(change.undo.token)
    assert {v.route_id: (v.name, v.order, v.status) for v in desk.get_routes(STORM)} == before


def test_what_is_too_large_for_one_group_goes_route_by_route_and_can_be_restored(bench_of: Benches) -> None:
    bench = bench_of(storm_rows(470))
    bench.new_ops()
    change = bench.desk.generate_routes(STORM, replace(QUICK, max_per_route=50)).change
    ops = bench.new_ops()
    groups = Counter(op.group for op in ops)
    assert len(groups) == len(bench.desk.get_routes(STORM)) > 1
    assert max(groups.values()) <= 900
    assert change.undo is None
    [kept] = bench.desk.drafts(STORM)
    bench.desk.save(bench.desk.load(kept.draft_id))
    assert bench.desk.get_routes(STORM) == []


def test_progress_first_routes_and_cancel(bench: RouteBench) -> None:
    told: list[PlanProgress] = []
    first: list[PlanDraft] = []

    def heard(progress: PlanProgress) -> bool:
        told.append(progress)
        return progress.share <= 0.2

    plan = bench.desk.propose(STORM, replace(QUICK, iterations=20_000), watch=Watch(heard, first.append))
    assert plan.stopped
    assert told[0].share < 0.2 < told[-1].share < 0.3
    assert sorted(on_routes(first[0])) == sorted(on_routes(plan))


def test_without_the_compiled_engine_the_split_and_or_tools_make_it(bench: RouteBench) -> None:
    tools = replace(bench.desk._tools, compiled=lambda: False)
    bench.desk._tools = tools
    plan = bench.desk.propose(STORM, QUICK)
    assert plan.engine == "split+polish"
    assert sorted(on_routes(plan)) == sorted(house_id(n) for n in range(1, 25))
    days = bench.desk.propose(STORM, replace(QUICK, days=1, max_per_route=7))
    assert len(days.routes) == 2
    assert {route.crew_id for route in days.routes} == {key("crewA"), key("crewB")}
    assert not days.notes


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        (RouteWishes(zip_codes=("99999",)), r"ZIP 99999\. There are: 75002, 75013"),
        (RouteWishes(max_per_route=0), "1 to 500 stops"),
        (RouteWishes(days=0), "one day at least"),
        (RouteWishes(crew_ids=("nobody",)), "no active crew nobody"),
        (RouteWishes(windows={house_id(2): ((600, 500),)}), "Impossible windows at 2 Oak St"),
        (RouteWishes(windows={house_id(2): ((0, 1), (2, 3), (4, 5), (6, 7))}), "at most 3"),
        (RouteWishes(windows={house_id(2): ((500, 600), (550, 700))}), "none into the next"),
        (RouteWishes(must=frozenset({"stranger"})), "does not have: stranger"),
        (RouteWishes(must=frozenset({house_id(3)}), avoid=frozenset({house_id(3)})), "3 Oak St"),
        (RouteWishes(service_min=-1), "0 to 1,440 minutes"),
        (RouteWishes(days=1, group_by_zip=True), "Choose one of the two"),
    ],
)  # fmt: skip
def test_impossible_wishes_are_named_and_nothing_is_written(
    bench: RouteBench, wishes: RouteWishes, sentence: str
) -> None:
    with pytest.raises(BadWish, match=sentence):
        bench.desk.generate_routes(STORM, wishes)
    assert bench.new_ops() == []


def test_zero_crews_no_houses_and_no_storm(bench_of: Benches) -> None:
    bench = bench_of([*storm_rows(0, crews=()), *house_rows(1, decision="hold")])
    with pytest.raises(PlanError, match="1: the current decision is not to treat it"):
        bench.desk.generate_routes(STORM, QUICK)
    bench.add(*house_rows(2))
    with pytest.raises(PlanError, match="zero crews"):
        bench.desk.generate_routes(STORM, replace(QUICK, days=1))
    with pytest.raises(NotFound):
        bench.desk.generate_routes(key("elsewhere"), QUICK)
    bench.new_ops()
    bench.desk.generate_routes(STORM, QUICK)  # without a crew a route is cut all the same
    assert bench.desk.get_routes(STORM)[0].property_count == 1


def test_houses_at_one_point_are_told(bench_of: Benches) -> None:
    bench = bench_of([*storm_rows(4), *house_rows(30, latitude=33.2, longitude=-96.6),
                      *house_rows(31, latitude=33.2, longitude=-96.6)])  # fmt: skip
    plan = bench.desk.propose(STORM, QUICK)
    assert plan.notes == ("2 houses share their coordinates with another: 30 Oak St, 31 Oak St.",)


def test_a_crew_plans_nothing(bench_of: Benches) -> None:
    bench = bench_of(role="crew")
    for verb in (bench.desk.open_plan, bench.desk.propose, bench.desk.generate_routes):
        with pytest.raises(NotAllowed, match="Only the office"):
            verb(STORM)


def test_roads_that_can_t_be_had_are_said_and_the_great_circle_taken(bench: RouteBench) -> None:
    from stormops_desktop.domain.routing.plans.wishes import Roads

    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("road_pack", "/nowhere/texas.osm.pbf")))
    assert plan.matrix == "great_circle"
    assert any("texas.osm.pbf can't be read" in note for note in plan.notes)


def _candidates() -> st.SearchStrategy[list[Candidate]]:
    degrees = st.none() | st.just(0.0) | st.floats(32.9, 33.1)
    one = st.builds(
        Candidate, property_id=st.uuids().map(str), address=st.just("1 Oak St"),
        zip_code=st.sampled_from(["75002", "75013"]), latitude=degrees,
        longitude=st.none() | st.just(0.0) | st.floats(-96.8, -96.5),
        decision=st.sampled_from(["treat", "treat", "hold"]),
        expected_uplift=st.none() | st.floats(0, 0.4), taken=st.booleans(),
        job_status=st.sampled_from([None, "pending", "completed", "cancelled"]),
    )  # fmt: skip
    return st.lists(one, min_size=1, max_size=25, unique_by=lambda candidate: candidate.property_id)


@given(_candidates(), st.integers(1, 6), st.sampled_from([None, 1]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_candidate_is_once_on_a_route_or_listed(
    bench: RouteBench, candidates: list[Candidate], most: int, days: int | None
) -> None:
    wishes = replace(QUICK, max_per_route=most, days=days, iterations=50)
    crews = bench.desk.crews()
    base = PlanDraft("d", STORM, "P", (), {})
    maker = PlanMaker(bench.desk._tools, bench.desk._new_id, wishes, Watch())
    if not choose(candidates, wishes).houses:
        with pytest.raises(BadWish, match="No house"):
            maker.plan(base, candidates, crews, ())
        return
    plan = maker.plan(base, candidates, crews, ())
    listed = [*on_routes(plan), *(out.property_id for out in plan.left_out)]
    assert sorted(listed) == sorted(one.property_id for one in candidates)
    assert all(len(route.stops) <= most for route in plan.routes)
    by_id: dict[str, Any] = {one.property_id: one for one in candidates}
    assert all(by_id[house].decision == "treat" and not by_id[house].taken for house in on_routes(plan))
