"""Hand edits: a house is once on the plan or listed, locks and visits hold, undo goes fifty steps back."""

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.domain.routing.plans.diff import Moved, Retimed, VersionStop, plan_diff
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, Place, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.errors import FixedStop, PlanError
from stormops_desktop.domain.routing.plans.figures import compare, delta, plan_figures, route_figures
from stormops_desktop.domain.routing.plans.history import MOST_STEPS, PlanHistory

YARD = Place(33.0, -96.7)


def _house(n: int, **more: object) -> House:
    made = House(f"h{n}", f"{n} Oak St", "75002", 33.0 + n * 0.003, -96.7 + (n % 4) * 0.004, 0.1 + n / 100)
    return replace(made, **more)  # type: ignore[arg-type]


def _plan(*sizes: int, **more: object) -> PlanDraft:
    houses = {f"h{n}": _house(n) for n in range(sum(sizes) + 3)}
    routes, at = [], 0
    for number, size in enumerate(sizes):
        stops = tuple(Stop(f"h{n}") for n in range(at, at + size))
        routes.append(DraftRoute(f"r{number}", f"Route {number}", stops, "crew"))
        at += size
    plan = PlanDraft(
        "d", "storm", "Plan", tuple(routes), houses, {"crew": Crew("crew", "A", YARD)}, yard=YARD
    )
    return replace(plan, **more)  # type: ignore[arg-type]


def _order(plan: PlanDraft, route: str) -> tuple[str, ...]:
    found = plan.route(route)
    assert found is not None
    return found.order


def _marked(plan: PlanDraft, house: str, **marks: bool) -> PlanDraft:
    route = plan.route_of(house)
    assert route is not None
    stops = tuple(replace(s, **marks) if s.property_id == house else s for s in route.stops)
    return plan.with_routes(replace(route, stops=stops))


def test_a_stop_moves_within_and_between_routes() -> None:
    plan = _plan(3, 3)
    assert _order(edits.move_stop(plan, "h0", "r0", 3), "r0") == ("h1", "h2", "h0")
    both = edits.move_stop(plan, "h0", "r1", 2)
    assert (_order(both, "r0"), _order(both, "r1")) == (("h1", "h2"), ("h3", "h0", "h4", "h5"))


@given(st.integers(8, 30), st.integers(0, 1_000), st.booleans())
def test_a_house_is_taken_in_where_it_costs_least(size: int, seed: int, timed: bool) -> None:
    dice = random.Random(seed)
    plan = _plan(size)
    houses = {
        key: replace(house, latitude=33 + dice.random() / 5, longitude=-96.7 + dice.random() / 5)
        for key, house in plan.houses.items()
    }
    late = f"h{size}"
    if timed:
        houses[late] = replace(houses[late], windows=((600, 640),))
    plan = replace(plan, houses=houses)
    every = [edits.insert_stop(plan, late, "r0", place) for place in range(1, size + 2)]
    least = min(_badness(one) for one in every)
    assert _badness(edits.insert_stop(plan, late)) == pytest.approx(least)


def _badness(plan: PlanDraft) -> float:
    figures = route_figures(plan, plan.routes[0])
    return figures.minutes + 1_000 * len(figures.late)


def test_locked_stops_keep_their_places_while_others_pass() -> None:
    plan = edits.lock_stop(_plan(4, 2), "h1", locked=True)
    passed = edits.move_stop(plan, "h0", "r0", 4)
    assert _order(passed, "r0") == ("h2", "h1", "h3", "h0")
    grown = edits.move_stop(plan, "h4", "r0", 1)
    assert _order(grown, "r0") == ("h4", "h1", "h0", "h2", "h3")
    with pytest.raises(FixedStop, match="1 Oak St is locked"):
        edits.move_stop(plan, "h1", "r1", 1)


def test_nothing_goes_before_or_out_of_visits_that_are_over() -> None:
    plan = _marked(_plan(3, 2), "h1", done=True)
    assert _order(edits.move_stop(plan, "h3", "r0", 1), "r0") == ("h0", "h1", "h3", "h2")
    for house in ("h0", "h1"):
        with pytest.raises(FixedStop, match="is over"):
            edits.move_stop(plan, house, "r1", 1)
        with pytest.raises(FixedStop, match="is over"):
            edits.take_out(plan, house)


def test_locked_routes_refuse_every_edit() -> None:
    plan = edits.lock_route(_plan(3, 2), "r0", locked=True)
    for edit in (
        lambda: edits.move_stop(plan, "h0", "r1", 1), lambda: edits.move_stop(plan, "h3", "r0", 1),
        lambda: edits.take_out(plan, "h0"), lambda: edits.split_route(plan, "r0", 2, "new"),
        lambda: edits.merge_routes(plan, "r0", "r1"),
    ):  # fmt: skip
        with pytest.raises(FixedStop, match="Route 0 is locked"):
            edit()
    assert edits.move_stop(edits.lock_route(plan, "r0", locked=False), "h0", "r1", 1) != plan


def test_taking_out_and_in_again() -> None:
    plan = edits.take_out(_plan(3, 2), "h1")
    assert [(out.property_id, out.reason) for out in plan.left_out] == [("h1", "taken_out")]
    back = edits.insert_stop(plan, "h1")
    assert back.left_out == ()
    assert _order(back, "r0") == ("h0", "h1", "h2")  # the cheapest place is where it was
    with pytest.raises(FixedStop, match="is on a route already"):
        edits.insert_stop(back, "h1")
    with pytest.raises(FixedStop, match="not part of"):
        edits.insert_stop(back, "stranger")


def test_split_and_merge_are_each_other_s_way_back() -> None:
    plan = _plan(5)
    cut = edits.split_route(plan, "r0", 3, "new")
    assert (_order(cut, "r0"), _order(cut, "new")) == (("h0", "h1"), ("h2", "h3", "h4"))
    whole = edits.merge_routes(cut, "r0", "new")
    assert _order(whole, "r0") == _order(plan, "r0")
    assert whole.replaces == ("new",)
    for at in (1, 6):
        with pytest.raises(FixedStop, match="between two"):
            edits.split_route(plan, "r0", at, "new")


def test_another_order_leaves_locked_stops_in_their_places() -> None:
    [route] = edits.lock_stop(_plan(4), "h3", locked=True).routes
    assert edits.ordered(route, ["h3", "h2", "h1", "h0"]).order == ("h2", "h1", "h0", "h3")


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 11), st.integers(0, 2), st.integers(-1, 9)), max_size=12
    )
)
def test_whatever_is_done_every_house_is_once_on_the_plan_or_listed(steps: list[tuple[int, ...]]) -> None:
    plan = _plan(5, 4, 3)
    for what, house, route, place in steps:
        before = plan
        fixed = {r.route_id: [(at, s) for at, s in enumerate(r.stops) if s.locked] for r in plan.routes}
        verbs = (
            lambda: edits.move_stop(plan, f"h{house}", f"r{route}", place),  # noqa: B023 - called at once
            lambda: edits.take_out(plan, f"h{house}"),  # noqa: B023
            lambda: edits.insert_stop(plan, f"h{house}"),  # noqa: B023
            lambda: edits.lock_stop(plan, f"h{house}", locked=place > 2),  # noqa: B023
            lambda: edits.split_route(plan, f"r{route}", place, "n"),  # noqa: B023
            lambda: edits.merge_routes(plan, f"r{route}", f"r{(route + 1) % 3}"),  # noqa: B023
            lambda: _marked(plan, f"h{house}", done=True),  # noqa: B023
        )
        try:
            plan = verbs[what]()
        except (PlanError, AssertionError):
            plan = before
        on = [key for one in plan.routes for key in one.order]
        listed = [out.property_id for out in plan.left_out]
        assert sorted([*on, *listed]) == sorted(f"h{n}" for n in range(12))
        if what == 0 and plan is not before:
            held = [(r.route_id, at, s) for r in before.routes for at, s in fixed[r.route_id]]
            after = {r.route_id: r for r in plan.routes}
            for key, at, stop in held:
                stops = after[key].stops
                assert stops[min(at, len(stops) - 1)] == stop or stops[at] == stop
    assert len({route.route_id for route in plan.routes}) == len(plan.routes)


def test_figures_of_a_route_by_hand() -> None:
    """One house straight north: there and back by the street factor, a visit between.

    By `pace`: a way at 29 m/s, and what streets cost of 10 km * (1/7.5 - 1/29) s by its share.
    """
    houses = {"h": House("h", "1 Oak St", "75002", 33.1, -96.7, 0.2, 30)}
    plan = PlanDraft("d", "s", "P", (DraftRoute("r", "R", (Stop("h"),)),), houses, yard=YARD)
    found = route_figures(plan, plan.routes[0])
    metres = 2 * 1.3 * 0.1 * 111_195.08
    lost = 10_000 * (1 / 7.5 - 1 / 29) * (metres / 2) / (metres / 2 + 10_000)
    assert found.miles == pytest.approx(metres / 1609.344, rel=1e-5)
    assert found.drive_min == pytest.approx((metres / 29 + 2 * lost) / 60, rel=1e-5)
    assert found.minutes == pytest.approx(found.drive_min + 30)
    assert found.expected_uplift == 0.2


def test_windows_and_breaks_make_a_crew_wait() -> None:
    crew = Crew("crew", "A", YARD, break_start_min=9 * 60, break_min=30)
    houses = {
        "h": House("h", "1 Oak St", "75002", 33.0, -96.7, windows=((10 * 60, 11 * 60),)),
        "l": House("l", "2 Oak St", "75002", 33.0, -96.7, windows=((8 * 60, 9 * 60),)),
    }
    plan = PlanDraft(
        "d", "s", "P", (DraftRoute("r", "R", (Stop("h"), Stop("l")), "crew"),), houses, {"crew": crew}
    )
    found = route_figures(plan, plan.routes[0])
    assert found.arrive_min == (600.0, 645.0)  # the window, the visit, and the break before the second
    assert found.late == ("l",)


def test_the_delta_of_an_edit_is_the_difference_of_the_whole_plans() -> None:
    plan = _plan(20, 20)
    other = edits.move_stop(plan, "h3", "r1", 5)
    whole = plan_figures(other), plan_figures(plan)
    found = delta(plan, other)
    assert found.minutes == pytest.approx(whole[0].minutes - whole[1].minutes)
    assert found.miles == pytest.approx(whole[0].miles - whole[1].miles)
    assert found.expected_uplift == pytest.approx(0.0)
    assert delta(plan, edits.take_out(plan, "h3")).expected_uplift == pytest.approx(-0.13)


def test_an_edit_of_fifty_stops_is_measured_within_a_frame() -> None:
    plan = _plan(50, 50)
    began = time.process_time()
    for at in range(1, 21):
        delta(plan, edits.move_stop(plan, "h7", "r1", at))
    assert (time.process_time() - began) / 20 < 0.010


def test_two_plans_side_by_side_mean_the_same_by_their_numbers() -> None:
    plan = _plan(6, 2)
    even = edits.move_stop(edits.move_stop(plan, "h5", "r1", 1), "h4", "r1", 1)
    one, other = compare(plan, replace(even, pace=replace(even.pace, factor=9.0)))
    assert (one.stops, other.stops) == (8, 8)
    assert other.balance < one.balance
    assert other.miles < 3 * one.miles  # measured by the pace of the first
    assert one.revenue_cents_per_hour == pytest.approx(one.uplift_per_hour * 1_200_000, abs=1)


def test_undo_goes_fifty_steps_back_and_forth_again() -> None:
    history = PlanHistory(_plan(3, 3))
    plans = [history.now]
    for step in range(60):
        history.did(f"step {step}", edits.rename(history.now, "r0", f"name {step}"))
        plans.append(history.now)
    history.did("nothing", history.now)
    assert history.undo_label == "step 59"
    for back in range(1, MOST_STEPS + 1):
        assert history.undo() == plans[-1 - back]
    assert (history.undo(), history.undo_label) == (plans[-1 - MOST_STEPS], "")
    for _ in range(MOST_STEPS):
        history.redo()
    assert (history.now, history.redo_label) == (plans[-1], "")
    history.undo()
    history.did("other", edits.rename(history.now, "r1", "new"))
    assert history.redo_label == ""


def test_a_diff_tells_as_little_as_explains_the_change() -> None:
    old = [VersionStop(key, arrive_ms=at * 3_600_000) for at, key in enumerate("abcde")]
    new = [VersionStop(key, arrive_ms=at * 3_600_000) for at, key in enumerate("acxbe")]
    found = plan_diff(old, new)
    assert (found.added, found.removed) == (("x",), ("d",))
    assert found.moved == (Moved("b", 2, 4),) or found.moved == (Moved("c", 3, 2),)
    assert Retimed("b", 3_600_000, 3 * 3_600_000) in found.retimed
    assert plan_diff(old, old).is_empty


def test_hours_after_the_shift_are_summed_over_the_plan() -> None:
    plan = _plan(6, 2)
    assert plan_figures(plan).over_min == 0
    crew = replace(plan.crews["crew"], shift_end_min=plan.crews["crew"].shift_start_min + 60)
    short = replace(plan, crews={"crew": crew})
    late = [route_figures(short, route).over_min for route in short.routes]
    assert late[0] > late[1] >= 0
    assert plan_figures(short).over_min == pytest.approx(sum(late))
