"""Routes are cut for the crews that drive them: from their yards, within their hours, skills and room."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stormops_desktop.domain.routing.plans.choice import Candidate
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, Place, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.figures import plan_figures, route_figures
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.routing.making import PlanMaker
from stormops_desktop.services.routing.models import Watch
from stormops_desktop.services.routing.who_drives import evened_out
from tests.helpers.route_storm import QUICK, STORM, RouteBench

YARDS = (Place(33.10, -96.70), Place(32.75, -97.30), Place(33.60, -96.60))


def _house(n: int, latitude: float, longitude: float) -> Candidate:
    return Candidate(f"h{n}", f"{n} Oak St", "75002", latitude, longitude, "treat", 0.1)


def _cut(bench: RouteBench, houses: list[Candidate], crews: list[Crew], wishes: RouteWishes) -> PlanDraft:
    maker = PlanMaker(bench.desk._tools, bench.desk._new_id, wishes, Watch())
    return maker.plan(PlanDraft("d", STORM, "P", (), {}), houses, crews, ())


def _crews() -> st.SearchStrategy[list[Crew]]:
    one = st.builds(
        Crew, crew_id=st.uuids().map(str), name=st.sampled_from(["Crew A", "Crew B"]),
        start=st.none() | st.sampled_from(YARDS), end=st.none() | st.sampled_from(YARDS),
        shift_start_min=st.sampled_from([420, 480, 660]), shift_end_min=st.sampled_from([720, 1020, 1200]),
        break_start_min=st.just(720), break_min=st.sampled_from([0, 30, 60]),
        skills=st.sampled_from([frozenset[str](), frozenset({"tile"}), frozenset({"tile", "steep"})]),
        most_stops=st.sampled_from([None, 3, 50]),
    )  # fmt: skip
    return st.lists(one, min_size=1, max_size=5, unique_by=lambda crew: crew.crew_id)


@given(
    _crews(), st.lists(st.tuples(st.floats(32.7, 33.7), st.floats(-97.4, -96.4)), min_size=1, max_size=30),
    st.sampled_from([None, 1, 2]), st.booleans(), st.booleans(),
)  # fmt: skip
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_new_route_overruns_the_shift_of_its_crew(
    bench: RouteBench, crews: list[Crew], places: list[tuple[float, float]], days: int | None,
    balance: bool, tiles: bool,
) -> None:  # fmt: skip
    houses = [_house(n, *place) for n, place in enumerate(places)]
    needs = {f"h{n}": frozenset({"tile"}) for n in range(0, len(places), 3)} if tiles else {}
    wishes = replace(QUICK, days=days, balance=balance, needs=needs, iterations=200)
    plan = _cut(bench, houses, crews, wishes)
    by_id = {crew.crew_id: crew for crew in crews}
    for route in plan.routes:
        crew = by_id[route.crew_id or ""]
        figures = route_figures(plan, route)
        assert figures.over_min <= 1e-6
        assert figures.late == ()
        assert len(route.stops) <= min(wishes.max_per_route, crew.most_stops or 500)
        assert all(plan.houses[house].needs <= crew.skills for house in route.order)
    if days is not None:
        assert all(many <= days for many in Counter(route.crew_id for route in plan.routes).values())
    listed = [house for route in plan.routes for house in route.order]
    listed += [out.property_id for out in plan.left_out]
    assert sorted(listed) == sorted(one.property_id for one in houses)


def test_far_houses_go_to_the_crew_that_is_near(bench: RouteBench) -> None:
    north, south = Crew("north", "North", YARDS[2]), Crew("south", "South", YARDS[1])
    houses = [_house(n, 33.60 + n / 500, -96.60) for n in range(6)]
    houses += [_house(n, 32.75 + n / 500, -97.30) for n in range(6, 12)]
    plan = _cut(bench, houses, [south, north], replace(QUICK, max_per_route=6))
    assert {route.crew_id: sorted(route.order) for route in plan.routes} == {
        "north": [f"h{n}" for n in range(6)],
        "south": sorted(f"h{n}" for n in range(6, 12)),
    }


def test_crews_alike_take_turns(bench: RouteBench) -> None:
    crews = [Crew(name, name, YARDS[0]) for name in "abc"]
    houses = [_house(n, 33.10 + n / 300, -96.70) for n in range(12)]
    plan = _cut(bench, houses, crews, replace(QUICK, max_per_route=4, balance=False))
    assert Counter(route.crew_id for route in plan.routes) == {"a": 1, "b": 1, "c": 1}


def test_hours_are_evened_out_but_nobody_is_sent_beyond_the_shift(bench: RouteBench) -> None:
    early = Crew("early", "Early", YARDS[0], shift_start_min=420, shift_end_min=1080)
    short = Crew("short", "Short", YARDS[0], shift_start_min=420, shift_end_min=480)
    houses = [_house(n, 33.10 + n / 300, -96.70) for n in range(12)]
    plan = _cut(bench, houses, [early], replace(QUICK, max_per_route=6))
    plan = replace(plan, crews={"early": early, "short": short})
    ids = {route.route_id for route in plan.routes}
    assert {one.crew_id for one in evened_out(plan, ids, [early, short], bench.desk._tools).routes} == {
        "early"
    }
    other = replace(early, crew_id="other")
    plan = replace(plan, crews={"early": early, "other": other})
    shared = evened_out(plan, ids, [early, other], bench.desk._tools)
    assert sorted(one.crew_id or "" for one in shared.routes) == ["early", "other"]
    assert plan_figures(shared).over_min == 0


def test_a_stop_of_the_search_loses_no_zip_code(bench: RouteBench) -> None:
    plan = bench.desk.propose(
        STORM, replace(QUICK, group_by_zip=True, iterations=100_000), watch=Watch(lambda _: False)
    )
    assert plan.stopped
    assert {route.name[:5] for route in plan.routes} == {"75002", "75013"}
    assert sum(len(route.stops) for route in plan.routes) == 24


def test_kept_work_counts_when_hours_are_evened_out(bench: RouteBench) -> None:
    crews = [Crew("a", "A", YARDS[0]), Crew("b", "B", YARDS[0])]
    houses = [_house(n, 33.10 + n / 300, -96.70) for n in range(6)]
    plan = _cut(bench, houses, [crews[0]], replace(QUICK, max_per_route=3))
    kept = DraftRoute("kept", "Kept", tuple(Stop(key) for key in plan.routes[0].order), "b")
    plan = replace(plan, crews={crew.crew_id: crew for crew in crews}, routes=(kept, plan.routes[1]))
    evened = evened_out(plan, {plan.routes[1].route_id}, crews, bench.desk._tools)
    assert [route.crew_id for route in evened.routes] == ["b", "a"]


@pytest.mark.parametrize("days", [None, 1])
def test_the_first_routes_have_crews_too(bench: RouteBench, days: int | None) -> None:
    first: list[PlanDraft] = []
    bench.desk.propose(STORM, replace(QUICK, days=days), watch=Watch(lambda _: True, first.append))
    assert all(route.crew_id for route in first[0].routes)


def test_a_yard_that_no_crew_needs_is_said_to_be_unused(bench: RouteBench) -> None:
    houses = [_house(n, 33.05 + n * 0.01, -96.7) for n in range(4)]
    own = Crew("a", "Crew A", YARDS[0])
    wishes = replace(QUICK, yard=YARDS[2])
    told = "The yard was not used: every crew that drives starts from a place of its own."
    assert told in _cut(bench, houses, [own], wishes).notes
    assert told not in _cut(bench, houses, [own, Crew("b", "Crew B")], wishes).notes
    assert told not in _cut(bench, houses, [], wishes).notes
    assert told not in _cut(bench, houses, [own], QUICK).notes
