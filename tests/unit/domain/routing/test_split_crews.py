"""Without the kernels, every depot's crews drive."""

from dataclasses import replace

import numpy as np

from stormops_desktop.domain.routing.engine import Desk, solve
from stormops_desktop.domain.routing.problem import CrewKind, Plan, Problem
from stormops_desktop.domain.routing.search import Effort
from stormops_desktop.domain.routing.travel import planar
from tests.unit.domain.routing.problems import problem

STILL = Desk(clock=lambda: 0.0)


def two_depots(*crews: CrewKind, allowed: list[tuple[bool, bool]] | None = None) -> Problem:
    """Six stops in the west, six in the east; place 12 is the eastern yard, 13 the western one."""
    west, east = [(0, step * 10) for step in range(6)], [(9_000, step * 10) for step in range(6)]
    places = [*west, *east, (9_000, 100), (0, 100)]
    given = {} if allowed is None else {"allowed": np.array(allowed)}
    return replace(problem(places[:-1], crews, **given), travel=planar(np.array(places, dtype=float)))


def split(given: Problem) -> Plan:
    return solve(given, STILL, effort=Effort(iterations=1), compiled=False)


def test_each_depot_drives_to_what_is_near() -> None:
    plan = split(two_depots(CrewKind(13, 13, 2), CrewKind(12, 12, 2)))
    assert {route.kind: {stop // 6 for stop in route.stops} for route in plan.routes} == {0: {0}, 1: {1}}
    assert not plan.left_out


def test_what_one_depot_has_no_crew_for_goes_to_the_other() -> None:
    plan = split(two_depots(CrewKind(13, 13, 1, most_stops=4), CrewKind(12, 12, 3, most_stops=4)))
    assert sorted(stop for route in plan.routes for stop in route.stops) == list(range(12))
    assert [route.kind for route in plan.routes].count(0) == 1


def test_skills_send_a_crew_across() -> None:
    allowed = [(True, False)] * 12
    plan = split(two_depots(CrewKind(13, 13, 2), CrewKind(12, 12, 2), allowed=allowed))
    assert {route.kind for route in plan.routes} == {0}
    assert not plan.left_out
