"""Stops under new numbers: every column moves along, and a plan comes back under the old numbers."""

import numpy as np
from hypothesis import given, settings

from stormops_desktop.domain.routing.checker import plan_cost, violations
from stormops_desktop.domain.routing.numbering import along_the_curve, plan_by_old_number
from stormops_desktop.domain.routing.problem import CrewKind, LeftOut, Plan, PlannedRoute, Problem
from stormops_desktop.domain.routing.travel import by_table, leg
from tests.unit.domain.routing.problems import problem, problems


@given(problems())
@settings(max_examples=40)
def test_each_stop_takes_its_columns_and_its_ways_along(given_problem: Problem) -> None:
    turned, order = along_the_curve(given_problem)
    assert sorted(order.tolist()) == list(range(given_problem.size))
    assert turned.ids == tuple(given_problem.ids[stop] for stop in order)
    for name in ("demand", "service_s", "prize", "opens_s", "closes_s", "allowed"):
        assert np.array_equal(getattr(turned, name), getattr(given_problem, name)[order])
    yard = given_problem.size
    for new, old in enumerate(order.tolist()):
        assert leg(turned.travel, yard, new) == leg(given_problem.travel, yard, old)


@given(problems())
@settings(max_examples=40)
def test_a_plan_comes_back_with_the_same_cost(given_problem: Problem) -> None:
    turned, order = along_the_curve(given_problem)
    half = given_problem.size // 2
    out = tuple(LeftOut(stop, "because") for stop in range(half, given_problem.size))
    routes = (PlannedRoute(0, tuple(range(half))),) if half else ()
    made = Plan(routes, out, 0.0, "by hand", 0)
    back = plan_by_old_number(made, order)
    assert abs(plan_cost(given_problem, back) - plan_cost(turned, made)) < 1e-6
    assert [given_problem.ids[stop] for route in back.routes for stop in route.stops] == list(
        turned.ids[:half]
    )
    assert [one.stop for one in back.left_out] == sorted(order[half:].tolist())


def test_what_stands_and_what_is_frozen_keeps_its_stops() -> None:
    far_and_wide = problem(
        [(900, 900), (0, 0), (900, 0), (0, 900), (450, 450)],
        (CrewKind(4, 4, 2),),
        started=((0, (2, 0)), (0, (3,))),
        frozen=frozenset({2}),
    )
    turned, order = along_the_curve(far_and_wide)
    named = [tuple(turned.ids[stop] for stop in stops) for _, stops in turned.started]
    assert named == [("p2", "p0"), ("p3",)]
    assert {turned.ids[stop] for stop in turned.frozen} == {"p2"}
    standing = Plan(tuple(PlannedRoute(*one) for one in turned.started), (), 0.0, "", 0)
    assert [route.stops for route in plan_by_old_number(standing, order).routes] == [(2, 0), (3,)]


def test_a_table_of_ways_keeps_its_numbers() -> None:
    table = by_table(np.arange(16.0).reshape(4, 4), np.zeros((4, 3)))
    three = problem([(0, 0), (9, 9), (0, 9), (5, 5)], (CrewKind(3, 3, 1),))
    three = Problem(
        **{name: getattr(three, name) for name in three.__slots__ if name != "travel"}, travel=table
    )
    turned, order = along_the_curve(three)
    assert turned is three and order.tolist() == [0, 1, 2]
    assert violations(three, Plan((PlannedRoute(0, (0, 1, 2)),), (), 16.0, "by hand", 0)) != []
