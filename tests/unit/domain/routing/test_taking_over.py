"""A crew that fell out: no house is lost, no visit comes late, no place that fits is overlooked."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.domain.routing.plans.draft import (
    Crew,
    DraftRoute,
    House,
    Place,
    PlanDraft,
    Stop,
    Usual,
)
from stormops_desktop.domain.routing.plans.edits import insert_stop
from stormops_desktop.domain.routing.plans.figures import detours_s, route_figures
from stormops_desktop.domain.routing.plans.taking_over import taken_over

TAKERS = ("r1", "r2", "r3")
HOUR_MS, DAY_MS = 3_600_000, 86_400_000


def _house(rng: random.Random, n: int) -> House:
    opens = rng.randrange(480, 900, 30)
    return House(
        f"h{n}", f"{n} Oak St", "75002", 33 + rng.random() * 0.2, -96.8 + rng.random() * 0.2,
        rng.random(), rng.choice((10, 15, 40)), windows=((opens, opens + 90),) if rng.random() < 0.1 else (),
        needs=frozenset({"tile"}) if rng.random() < 0.1 else frozenset(), placed=rng.random() > 0.05,
    )  # fmt: skip


def _crew(rng: random.Random, key: str) -> Crew:
    return Crew(
        key, key, Place(33.1, -96.7), rng.choice((None, Place(33.0, -96.6))), 480,
        480 + rng.choice((240, 420)), 720, rng.choice((0, 30)), frozenset(rng.choice(((), ("tile",)))), "",
        rng.choice((None, 14)),
    )  # fmt: skip


def _plan(seed: int) -> PlanDraft:
    rng = random.Random(seed)
    houses = {f"h{n}": _house(rng, n) for n in range(40)}
    crews = {key: _crew(rng, key) for key in ("c0", "c1", "c2", "c3")}
    routes = []
    for number in range(4):
        done = rng.choice((0, 0, 2))
        stops = tuple(
            Stop(f"h{n}", locked=rng.random() < 0.03, done=at < done)
            for at, n in enumerate(range(number * 10, number * 10 + 10))
        )
        routes.append(DraftRoute(f"r{number}", f"Route {number}", stops, f"c{number}"))
    return PlanDraft("d", "s", "Plan", tuple(routes), houses, crews, yard=Place(33.1, -96.7))


def _by_driving_every_route(plan: PlanDraft) -> PlanDraft:
    """The same by the plain verbs, with every route driven to the end."""
    fallen = plan.routes[0]
    loose = sorted(fallen.order[fallen.frozen :], key=lambda key: -(plan.houses[key].expected_uplift or 0))
    plan = plan.with_routes(replace(fallen, stops=fallen.stops[: fallen.frozen]))
    for key in loose:
        routes = [route for route in plan.routes if route.route_id in TAKERS]
        near = {r.route_id: min(detours_s(plan, r, plan.houses[key])[r.frozen :]) for r in routes}
        for route in sorted(routes, key=lambda one: (near[one.route_id], one.route_id)):
            crew = plan.crews[route.crew_id or ""]
            if len(route.stops) >= (crew.most_stops or 50) or not plan.houses[key].needs <= crew.skills:
                continue
            grown = insert_stop(plan, key, route.route_id)
            after = route_figures(grown, next(r for r in grown.routes if r.route_id == route.route_id))
            before = route_figures(plan, route)
            if len(after.late) <= len(before.late) and after.over_min <= before.over_min:
                plan = grown
                break
    return plan


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
def test_every_open_stop_goes_where_it_fits_or_is_listed(seed: int) -> None:
    plan = _plan(seed)
    found = taken_over(plan, {"r0"}, [TAKERS])
    fallen = plan.routes[0]
    there = [key for route in found.routes for key in route.order]
    listed = [out.property_id for out in found.left_out]
    assert sorted([*there, *listed]) == sorted(plan.houses)
    assert set(listed) <= set(fallen.order[fallen.frozen :])
    assert {out.reason for out in found.left_out} <= {"crew_fell_out"}
    for route in plan.routes[1:]:
        now = found.route(route.route_id)
        assert now is not None
        assert now.stops[: route.frozen] == route.stops[: route.frozen]
        before, after = route_figures(plan, route), route_figures(found, now)
        assert len(after.late) <= len(before.late)
        assert after.over_min <= before.over_min
    kept = found.route("r0")
    assert (kept.order if kept else ()) == fallen.order[: fallen.frozen]
    assert found.replaces == (() if kept else ("r0",))
    plain = _by_driving_every_route(plan)
    assert [route for route in found.routes if route.route_id in TAKERS] == list(plain.routes[1:])


def test_the_second_ring_takes_what_the_first_has_no_room_for() -> None:
    plan = _plan(7)
    roomy = {key: replace(crew, shift_end_min=1_439, most_stops=None) for key, crew in plan.crews.items()}
    plain = {key: replace(house, windows=(), needs=frozenset()) for key, house in plan.houses.items()}
    plan = replace(plan, houses=plain, crews={**roomy, "c1": replace(roomy["c1"], most_stops=12)})
    found = taken_over(plan, {"r0"}, [["r1"], ["r2"]])
    first, second, third = (found.route(key) for key in TAKERS)
    assert first is not None
    assert second is not None
    assert len(first.stops) == 12
    assert third == plan.route("r3")
    assert (
        len(second.stops) + len(found.left_out) == 10 + len(plan.routes[0].stops[plan.routes[0].frozen :]) - 2
    )


def test_an_hour_agreed_on_for_today_goes_to_no_route_of_another_day() -> None:
    plan = _plan(7)
    roomy = {key: replace(crew, shift_end_min=1_439, most_stops=None) for key, crew in plan.crews.items()}
    agreed = Usual(agreed=(600, 615), agreed_at=10 * HOUR_MS)
    plain = {key: replace(house, windows=(), needs=frozenset()) for key, house in plan.houses.items()}
    first = plan.routes[0].order[-1]
    plain[first] = replace(plain[first], usual=agreed)
    tomorrow = [replace(route, day=DAY_MS) for route in plan.routes[1:]]
    plan = replace(plan, houses=plain, crews=roomy, zone="UTC").with_routes(*tomorrow)
    found = taken_over(plan, {"r0"}, [TAKERS])
    assert [out.property_id for out in found.left_out] == [first]
    today = plan.with_routes(replace(tomorrow[0], day=0))
    found = taken_over(today, {"r0"}, [TAKERS])
    assert found.left_out == ()
    taker = found.route("r1")
    assert taker is not None
    assert first in taker.order


def test_no_open_stop_stays_with_a_crew_that_is_out_behind_one_that_is_over() -> None:
    plan = _plan(1)
    fallen = plan.routes[0]
    fallen = replace(fallen, stops=tuple(replace(s, done=at == 4) for at, s in enumerate(fallen.stops)))
    plan = plan.with_routes(fallen)
    after = taken_over(plan, {fallen.route_id}, [TAKERS])
    left = after.route(fallen.route_id)
    assert left is not None
    assert left.order == (fallen.order[4],)
    elsewhere = {key for route in after.routes for key in route.order} | {
        o.property_id for o in after.left_out
    }
    assert set(fallen.order) <= elsewhere
