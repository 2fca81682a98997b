"""Stops brought together by hand: each house once on the plan, what is held stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.routing.plans.draft import (
    Crew,
    DraftRoute,
    House,
    LeftOutHouse,
    Place,
    PlanDraft,
    Stop,
)
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.routing.plans.gathering import free_of, gather, move_to_route
from stormops_desktop.domain.routing.plans.left_out import UNPLANNED

YARD = Place(33.0, -96.7)
HOUSES = 12


def plan_of(*routes: DraftRoute) -> PlanDraft:
    houses = {f"h{n}": House(f"h{n}", f"{n} Oak St", "75002", 33.0 + n * 0.003, -96.7) for n in range(HOUSES)}
    on = {key for route in routes for key in route.order}
    left = tuple(LeftOutHouse(key, UNPLANNED) for key in houses if key not in on)
    return PlanDraft("d", "storm", "Plan", routes, houses, {"c": Crew("c", "A", YARD)}, left, yard=YARD)


def route(route_id: str, *keys: int, **more: object) -> DraftRoute:
    made = DraftRoute(route_id, route_id.upper(), tuple(Stop(f"h{n}") for n in keys), "c")
    return replace(made, **more)  # type: ignore[arg-type]


def test_houses_of_several_routes_and_of_none_become_one_route() -> None:
    plan = gather(
        plan_of(route("a", 0, 1, 2), route("b", 3, 4)), ("h1", "h4", "h9", "stranger"), "new", "New"
    )
    made = plan.route("new")
    assert made is not None
    assert (made.order, made.crew_id) == (("h1", "h4", "h9"), None)
    assert [one.order for one in plan.routes[:2]] == [("h0", "h2"), ("h3",)]
    assert "h9" not in {out.property_id for out in plan.left_out}


def test_a_route_that_is_emptied_goes() -> None:
    plan = gather(plan_of(route("a", 0, 1), route("b", 3)), ("h0", "h1"), "new", "New")
    assert [one.route_id for one in plan.routes] == ["b", "new"]
    assert plan.replaces == ("a",)


def test_what_is_held_stays() -> None:
    held = route("a", 0, 1, 2)
    stops = (replace(held.stops[0], done=True), replace(held.stops[1], locked=True), held.stops[2])
    plan = plan_of(replace(held, stops=stops), route("b", 3, locked=True))
    assert free_of(plan) & {"h0", "h1", "h2", "h3"} == {"h2"}
    with pytest.raises(FixedStop, match="None of these houses"):
        gather(plan, ("h0", "h1", "h3"), "new", "New")


def test_an_id_is_used_once_and_a_route_has_an_end() -> None:
    with pytest.raises(FixedStop, match="of that id already"):
        gather(plan_of(route("a", 0)), ("h1",), "a", "A")
    with pytest.raises(FixedStop, match="at most 500"):
        gather(plan_of(route("a", 0)), tuple(map(str, range(501))), "new", "New")


def test_a_stop_goes_to_the_cheapest_place_of_another_route() -> None:
    plan = plan_of(route("a", 0, 5), route("b", 4, 6, 8))
    moved = move_to_route(plan, "h5", "b")
    found = moved.route("b")
    assert found is not None
    assert found.order == ("h4", "h5", "h6", "h8")
    order = plan.routes[1].stops
    tried = [
        replace(plan.routes[1], stops=(*order[:at], Stop("h5"), *order[at:])) for at in range(len(order) + 1)
    ]
    assert route_figures(moved, found).minutes == min(route_figures(moved, one).minutes for one in tried)
    assert moved.left_out == plan.left_out


def test_on_its_own_route_nothing_changes_and_a_loose_house_is_taken_in() -> None:
    plan = plan_of(route("a", 0, 1))
    assert move_to_route(plan, "h0", "a") is plan
    taken = move_to_route(plan, "h7", "a").route("a")
    assert taken is not None
    assert "h7" in taken.order


@given(st.sets(st.integers(0, HOUSES - 1), min_size=1))
def test_no_house_is_lost_or_doubled(chosen: set[int]) -> None:
    before = plan_of(route("a", 0, 1, 2, 3), route("b", 4, 5), route("c", 6))
    plan = gather(before, tuple(f"h{n}" for n in sorted(chosen)), "new", "New")
    everywhere = [key for one in plan.routes for key in one.order] + [o.property_id for o in plan.left_out]
    assert sorted(everywhere) == sorted(before.houses)
    assert all(one.stops for one in plan.routes)
