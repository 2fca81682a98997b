"""The engines: every plan passes the checker, is the same again, and is short where the shortest is known."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings

from stormops_desktop.domain.routing.checker import violations
from stormops_desktop.domain.routing.engine import Desk, _in_time, solve
from stormops_desktop.domain.routing.problem import CrewKind, Plan, PlannedRoute, Problem
from stormops_desktop.domain.routing.reason_words import (
    CREWS_ARE_FULL,
    NO_CREW_ALLOWED,
    NO_CREW_IN_TIME,
    NOT_WORTH_THE_WAY,
    TOO_MUCH_FOR_A_CREW,
)
from stormops_desktop.domain.routing.search import LONGEST_SLICE, Effort, Progress
from stormops_desktop.domain.routing.travel import planar
from tests.unit.domain.routing.problems import HOUR, problem, problems

STILL = Desk(clock=lambda: 0.0)
SHORT = Effort(iterations=300)


def _houses(n: int, seed: int = 1) -> list[tuple[int, int]]:
    places = np.random.default_rng(seed).integers(0, 20_000, (n + 1, 2))
    return [(int(x), int(y)) for x, y in places]


def _storm(n: int, most: int = 50) -> Problem:
    return problem(_houses(n), (CrewKind(n, n, n, most_stops=most),))


@given(problems())
@settings(max_examples=60)
def test_any_plan_visits_each_stop_once_or_says_why_and_keeps_every_limit(given_problem: Problem) -> None:
    plan = solve(given_problem, STILL, effort=SHORT)
    assert violations(given_problem, plan) == []
    named = [stop for route in plan.routes for stop in route.stops] + [out.stop for out in plan.left_out]
    assert sorted(named) == list(range(given_problem.size))
    assert all(out.reason for out in plan.left_out)


@given(problems())
@settings(max_examples=20)
def test_the_same_seed_and_iterations_give_the_same_plan(given_problem: Problem) -> None:
    first = solve(given_problem, STILL, effort=SHORT, seed=7)
    assert solve(given_problem, STILL, effort=SHORT, seed=7) == first


@given(problems())
@settings(max_examples=15)
def test_without_compiled_kernels_plans_keep_every_limit_too(given_problem: Problem) -> None:
    plan = solve(given_problem, STILL, effort=SHORT, compiled=False)
    assert plan.engine == "split"
    assert violations(given_problem, plan) == []


def test_the_clock_only_stops_a_search_and_the_plan_says_so() -> None:
    storm = _storm(60)
    ticks = count()
    hasty = Desk(clock=lambda: float(next(ticks)))
    plan = solve(storm, hasty, effort=Effort(iterations=100_000, seconds=20))
    assert plan.stopped and plan.iterations == 100_000
    assert violations(storm, plan) == []


def test_without_compiled_kernels_the_clock_stops_the_polish_too_and_costs_are_told() -> None:
    storm, heard, ticks = _storm(200), list[Progress](), count()

    def listen(progress: Progress) -> bool:
        heard.append(progress)
        return True

    desk = Desk(lambda: float(next(ticks)), listen, polish=lambda legs: list(range(1, len(legs) - 1)))
    plan = solve(storm, desk, effort=Effort(seconds=2), compiled=False)
    assert plan.stopped and len(heard) == 2
    assert violations(storm, plan) == []
    whole = solve(storm, replace(desk, clock=lambda: 0.0), effort=Effort(seconds=2), compiled=False)
    assert not whole.stopped and heard[-1].share == 1.0
    assert heard[-1].cost == pytest.approx(whole.cost)


def test_however_long_a_search_is_it_soon_looks_whether_it_shall_stop() -> None:
    heard: list[Progress] = []

    def enough(progress: Progress) -> bool:
        heard.append(progress)
        return False

    plan = solve(_storm(20), Desk(clock=lambda: 0.0, listen=enough), effort=Effort(iterations=10**20))
    assert plan.stopped and len(heard) == 1
    assert heard[0].share * 10**20 == pytest.approx(LONGEST_SLICE)


def test_seconds_alone_choose_a_number_of_iterations_that_gives_the_same_plan_again() -> None:
    storm = _storm(40)
    ticks = (0.001 * tick for tick in count())
    timed = solve(storm, Desk(clock=lambda: next(ticks)), effort=Effort(seconds=0.5))
    again = solve(storm, STILL, effort=Effort(iterations=timed.iterations))
    assert not timed.stopped
    assert again == timed


def test_more_iterations_make_a_shorter_plan_than_the_first_routes() -> None:
    storm = _storm(400)
    heard: list[Progress] = []
    begun: list[int] = []

    def listen(progress: Progress) -> bool:
        heard.append(progress)
        return True

    desk = Desk(clock=lambda: 0.0, listen=listen, first=lambda routes: begun.append(len(routes)))
    plan = solve(storm, desk, effort=Effort(iterations=60_000))
    assert plan.cost < 0.98 * heard[0].cost
    assert begun[0] >= 8
    assert heard[-1].share == 1.0
    assert [one.cost for one in heard] == sorted((one.cost for one in heard), reverse=True)


def test_a_listener_that_has_heard_enough_gets_the_best_so_far() -> None:
    storm = _storm(100)
    plan = solve(storm, Desk(clock=lambda: 0.0, listen=lambda _: False), effort=Effort(iterations=10_000))
    assert plan.stopped
    assert violations(storm, plan) == []


def test_a_ring_of_houses_is_driven_as_a_ring() -> None:
    angle = np.linspace(0, 2 * np.pi, 41)[:-1]
    ring = [(round(5_000 * x), round(5_000 * y)) for x, y in zip(np.cos(angle), np.sin(angle), strict=True)]
    plan = solve(problem(ring, (CrewKind(39, 39, 1),)), STILL, effort=Effort(iterations=5_000))
    assert plan.cost == pytest.approx(2 * np.pi * 5_000, rel=0.01)


def test_a_window_after_the_break_is_met_and_the_break_is_not_driven_through() -> None:
    crew = CrewKind(1, 1, 1, shift_end_s=8 * HOUR, break_at_s=HOUR, break_s=HOUR)
    late = problem([(7_200, 0), (0, 0)], (crew,), closes_s=np.array([[2.5 * HOUR]]))
    assert solve(late, STILL, effort=SHORT).left_out[0].reason == NO_CREW_IN_TIME
    free = replace(late, closes_s=np.array([[3.0 * HOUR]]))
    assert solve(free, STILL, effort=SHORT).routes[0].stops == (0,)


def test_what_is_left_out_is_listed_with_the_reason_that_holds() -> None:
    crews = (CrewKind(5, 5, 1, room=2.0, shift_end_s=4 * HOUR), CrewKind(5, 5, 1, room=1.0))
    given_problem = problem(
        [(0, 100), (0, 200), (20_000, 0), (0, 3_000), (0, 300), (0, 0)],
        crews,
        demand=np.array([1.0, 9.0, 1.0, 1.0, 2.0]),
        prize=np.array([np.inf, np.inf, np.inf, 10.0, 1e5]),
        allowed=np.array([[False, False], [True, True], [True, False], [True, True], [True, True]]),
    )
    plan = solve(given_problem, STILL, effort=SHORT)
    reasons = {out.stop: out.reason for out in plan.left_out}
    assert reasons == {
        0: NO_CREW_ALLOWED,
        1: TOO_MUCH_FOR_A_CREW,
        2: NO_CREW_IN_TIME,
        3: NOT_WORTH_THE_WAY,
    }


def test_with_one_small_crew_the_dearest_stops_are_visited() -> None:
    prizes = np.array([5e5, 1e5, 9e5, 2e5])
    one = problem(
        [(0, 100), (0, 200), (0, 300), (0, 400), (0, 0)], (CrewKind(4, 4, 1, room=2.0),), prize=prizes
    )
    plan = solve(one, STILL, effort=Effort(iterations=2_000))
    assert sorted(plan.routes[0].stops) == [0, 2]
    assert {out.reason for out in plan.left_out} == {CREWS_ARE_FULL}


def test_a_frozen_stop_and_what_lies_before_it_stay_where_they_are() -> None:
    storm = _storm(30, most=10)
    zigzag = tuple(range(10))
    held = replace(storm, started=((0, zigzag), (0, tuple(range(10, 18)))), frozen=frozenset({2, 13}))
    plan = solve(held, STILL, effort=Effort(iterations=3_000))
    fronts = {route.stops[:3] for route in plan.routes} | {route.stops[:4] for route in plan.routes}
    assert {(0, 1, 2), (10, 11, 12, 13)} <= fronts


def test_the_checker_sees_each_kind_of_fault() -> None:
    storm = _storm(6, most=4)
    good = solve(storm, STILL, effort=SHORT)
    twice = replace(good, routes=(*good.routes, good.routes[0]))
    assert any("appears 2 times" in fault for fault in violations(storm, twice))
    lost = replace(good, routes=good.routes[1:])
    assert any("is lost" in fault for fault in violations(storm, lost))
    cheaper = replace(good, cost=good.cost - 1)
    assert any("the plan costs" in fault for fault in violations(storm, cheaper))
    narrow = replace(storm, crews=(replace(storm.crews[0], most_stops=1, room=2.0, shift_end_s=60.0),))
    faults = " ".join(violations(narrow, good))
    assert "at most 1" in faults and "room for" in faults and "the shift at" in faults
    closed = replace(storm, closes_s=np.zeros((6, 1)), allowed=np.zeros((6, 1), dtype=bool))
    faults = " ".join(violations(closed, good))
    assert "after its windows" in faults and "not for this crew" in faults
    few = replace(storm, crews=(replace(storm.crews[0], count=1),))
    assert any("crews of kind" in fault for fault in violations(few, good))


def test_a_problem_of_nothing_but_the_yard_is_an_empty_plan_of_one_stop_too() -> None:
    alone = solve(problem([(5, 5), (0, 0)], (CrewKind(1, 1, 1),)), STILL, effort=SHORT)
    assert isinstance(alone, Plan)
    assert alone.routes[0].stops == (0,)


def test_a_crew_is_out_no_longer_than_it_may_and_sets_out_late_rather_than_wait() -> None:
    """Two houses that open at noon, an hour of work each: waiting in the yard counts for nothing."""
    noon = np.full((2, 1), 12 * HOUR)
    columns = {"opens_s": noon, "closes_s": noon + 4 * HOUR, "service_s": np.full(2, HOUR)}
    yard = [(0, 600), (0, 1_200), (0, 0)]
    crew = CrewKind(2, 2, 2, shift_end_s=20 * HOUR, longest_s=2 * HOUR + 2_400)
    together = solve(problem(yard, (crew,), **columns), STILL, effort=SHORT)
    assert [len(route.stops) for route in together.routes] == [2]
    apart = solve(problem(yard, (replace(crew, longest_s=2 * HOUR + 2_399),), **columns), STILL, effort=SHORT)
    assert sorted(len(route.stops) for route in apart.routes) == [1, 1]
    alone = solve(problem(yard, (replace(crew, longest_s=HOUR),), **columns), STILL, effort=SHORT)
    assert [out.reason for out in alone.left_out] == [NO_CREW_IN_TIME] * 2


def test_several_depots_each_send_their_own_crews() -> None:
    west, east = [(0, step * 10) for step in range(6)], [(9_000, step * 10) for step in range(6)]
    places = [*west, *east, (9_000, 100), (0, 100)]  # the last is what `problem` takes for a yard
    two = problem(places[:-1], (CrewKind(13, 13, 2), CrewKind(12, 12, 2)))
    two = replace(two, travel=planar(np.array(places, dtype=float)))
    plan = solve(two, STILL, effort=SHORT)
    assert {route.kind: {stop // 6 for stop in route.stops} for route in plan.routes} == {0: {0}, 1: {1}}


def test_a_stop_that_makes_a_route_last_too_long_gives_way_and_the_rest_is_driven() -> None:
    """It opens as the break begins: the crew would set out before the break and come home after it."""
    crew = CrewKind(2, 2, 1, shift_end_s=8 * HOUR, break_at_s=4 * HOUR, break_s=HOUR / 2, longest_s=HOUR)
    noon = problem(
        [(0, 390), (0, 0), (0, 1)],
        (crew,),
        opens_s=np.array([[4 * HOUR], [0.0]]),
        service_s=np.array([1_023.0, 0.0]),
    )
    assert _in_time(noon, [PlannedRoute(0, (0,))]) == []
    assert _in_time(noon, [PlannedRoute(0, (1, 0))]) == [PlannedRoute(0, (1,))]
    begun = replace(noon, started=((0, (0, 1)),), frozen=frozenset({0}))
    assert _in_time(begun, [PlannedRoute(0, (0, 1))]) == [PlannedRoute(0, (0,))]
