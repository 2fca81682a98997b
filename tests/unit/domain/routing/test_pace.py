"""How long ways take: slow near, fast far, and the same to every part that asks."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.routing.checker import route_cost, violations
from stormops_desktop.domain.routing.engine import Desk, solve
from stormops_desktop.domain.routing.pace import USUAL, Pace, constant
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, Place, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.routing.plans.pace_of import Measured, pace_of
from stormops_desktop.domain.routing.plans.problem_of import problem_of
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.domain.routing.problem import PlannedRoute
from stormops_desktop.domain.routing.search import Effort
from stormops_desktop.domain.routing.travel import globe, leg, timed_globe, ways_from

MILE = 1609.344
YARD = Place(33.0, -96.7)
length = st.floats(0.0, 400_000.0, allow_subnormal=False)
degree = st.floats(-2.0, 2.0)


def _house(key: str, north: float, east: float = 0.0) -> House:
    return House(key, key, "75002", YARD.latitude + north, YARD.longitude + east, 0.2, 30)


@given(length, length)
def test_a_way_through_a_third_place_is_never_quicker_and_a_longer_one_never_shorter(
    a: float, b: float
) -> None:
    whole = USUAL.seconds(a + b)
    assert whole <= (USUAL.seconds(a) + USUAL.seconds(b)) * (1 + 1e-12)
    assert whole >= USUAL.seconds(max(a, b))


@given(degree, degree, degree, degree, degree, degree)
def test_three_places_on_the_globe_keep_the_triangle(
    a: float, b: float, c: float, d: float, e: float, f: float
) -> None:
    ball = timed_globe(np.array([33 + a, 33 + b, 33 + c]), np.array([d - 97, e - 97, f - 97]), USUAL)
    assert leg(ball, 0, 1) <= leg(ball, 0, 2) + leg(ball, 2, 1) + 1e-6


def test_speeds_rise_with_the_way_from_the_near_to_the_far_one() -> None:
    ways = np.array([1.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1e9])
    speeds = ways / USUAL.seconds(ways)
    assert np.all(np.diff(speeds) > 0)
    assert speeds[0] == pytest.approx(USUAL.near_m_s, rel=1e-3)
    assert speeds[-1] == pytest.approx(USUAL.far_m_s, rel=1e-3)
    assert USUAL.seconds(0.0) == 0.0
    assert 80 < USUAL.seconds(80 * MILE) / 60 < 100  # half the county away and back fits a day


@pytest.mark.parametrize(("miles", "minutes"), [(8.54, 18.2), (10.61, 19.6), (11.63, 20.65), (12.11, 23.32)])
def test_trips_of_national_surveys_take_as_long(miles: float, minutes: float) -> None:
    assert USUAL.seconds(miles * MILE) / 60 == pytest.approx(minutes, rel=0.06)


def test_one_speed_and_a_quicker_pace() -> None:
    assert constant(1.3, 8.0).seconds(4_000.0) == pytest.approx(500.0)
    assert USUAL.quickened(2.0).seconds(7_000.0) == pytest.approx(USUAL.seconds(7_000.0) / 2)


def test_kernel_columns_checker_and_figures_take_the_same_time() -> None:
    houses = [_house("near", 0.01), _house("town", 0.1, 0.05), _house("far", 0.9)]
    crew = Crew("c", "C", YARD)
    asked = problem_of(houses, ((crew,),), RouteWishes(), YARD, USUAL)
    travel, stops = asked.problem.travel, (0, 1, 2)
    lat, lon = np.array([33.0, 33.9]), np.array([-96.7, -96.7])
    assert leg(travel, 3, 2) == pytest.approx(USUAL.seconds(leg(globe(lat, lon), 0, 1)))
    assert ways_from(travel, 3, 3) == pytest.approx([leg(travel, 3, stop) for stop in stops])
    path = [3, *stops, 4]
    driven = sum(leg(travel, a, b) for a, b in pairwise(path))
    assert route_cost(asked.problem, PlannedRoute(0, stops)) == pytest.approx(driven)
    route = DraftRoute("r", "R", tuple(Stop(house.property_id) for house in houses), "c")
    plan = PlanDraft("d", "s", "P", (route,), {h.property_id: h for h in houses}, {"c": crew}, yard=YARD)
    assert route_figures(plan, route).drive_min == pytest.approx(driven / 60, rel=1e-6)


def test_a_house_eighty_miles_away_leaves_time_for_others() -> None:
    """At one in-town speed its way there and back took nine hours."""
    houses = [_house("far", 0.9), *(_house(f"on the way {n}", 0.8 - n / 10) for n in range(7))]
    wishes = RouteWishes(days=1)
    asked = problem_of(houses, ((Crew("c", "C", YARD),),), wishes, YARD, USUAL)
    plan = solve(asked.problem, Desk(clock=lambda: 0.0), effort=Effort(iterations=300))
    assert [len(route.stops) for route in plan.routes] == [8]
    assert violations(asked.problem, plan) == []
    slow = problem_of(houses, ((Crew("c", "C", YARD),),), wishes, YARD, constant(1.3, 8.0))
    short = solve(slow.problem, Desk(clock=lambda: 0.0), effort=Effort(iterations=300))
    assert short.left_out


@pytest.mark.parametrize("pace", [USUAL.quickened(0.7), constant(1.5, 10.0), Pace(1.4)])
def test_a_pace_is_read_back_from_the_miles_and_minutes_of_routes(pace: Pace) -> None:
    houses = {key: _house(key, *at) for key, at in {"a": (0.01, 0), "b": (0.2, 0.1), "c": (0.9, 0)}.items()}
    routes = [DraftRoute(key, key, (Stop(key),)) for key in houses]
    plan = PlanDraft("d", "s", "P", tuple(routes), houses, yard=YARD, pace=pace)
    known = [route_figures(plan, route) for route in routes]
    measured = [
        Measured(r, round(k.minutes, 1), round(k.miles, 2)) for r, k in zip(routes, known, strict=True)
    ]
    found = pace_of(plan, measured)
    assert found is not None
    assert found.factor == pytest.approx(pace.factor, rel=5e-3)
    assert (found.near_m_s, found.far_m_s) == pytest.approx((pace.near_m_s, pace.far_m_s), rel=1e-2)
