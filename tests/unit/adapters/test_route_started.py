"""A started route put in order again: on time where any order is, else late as little as can be."""

from dataclasses import replace

import numpy as np
import pytest

from stormops_desktop.adapters.ortools_router_started import least_late_order
from stormops_desktop.domain.routing.problem import NEVER, CrewKind, Problem
from stormops_desktop.domain.routing.replan import reordered
from tests.unit.domain.routing.problems import HOUR, problem


def _started(seed: int, appointments: int = 6, n: int = 38) -> Problem:
    """38 stops left, some with an appointment; a metre takes a tenth of a second."""
    made = np.random.default_rng(seed)
    points = [(int(x), int(y)) for x, y in made.integers(0, 6_000, (n + 1, 2))]
    closes = np.full((n, 1), NEVER)
    opens = np.zeros((n, 1))
    opens[:appointments, 0] = made.integers(0, 8, appointments) * HOUR
    closes[:appointments, 0] = opens[:appointments, 0] + HOUR
    crew = CrewKind(n, n, 1, shift_end_s=16 * HOUR)
    left = problem(points, (crew,), opens_s=opens, closes_s=closes, service_s=np.full(n, 600.0))
    return replace(left, seconds_per_unit=0.1)


@pytest.mark.parametrize("seed", range(12))
def test_every_appointment_that_can_be_met_is_met(seed: int) -> None:
    found = reordered(_started(seed), least_late_order)
    assert found.late == ()
    assert sorted(found.stops) == list(range(38))


def test_one_impossible_appointment_is_named_and_everybody_is_still_visited() -> None:
    left = _started(3)
    closes = left.closes_s.copy()
    closes[0, 0], left.opens_s[0, 0] = 1.0, 0.0
    found = reordered(replace(left, closes_s=closes), least_late_order)
    assert sorted(found.stops) == list(range(38))
    assert found.late == (0,)


def test_a_locked_begin_stays_when_windows_are_soft() -> None:
    left = replace(_started(5), started=((0, tuple(range(38))),), frozen=frozenset({2}))
    assert least_late_order(left)[:3] == [0, 1, 2]


def test_soft_windows_wait_for_the_second_window() -> None:
    crew = CrewKind(2, 2, 1, shift_start_s=2 * HOUR)
    two = problem(
        [(100, 0), (200, 0), (0, 0)],
        (crew,),
        opens_s=np.array([[0.0, 5 * HOUR], [0.0, NEVER]]),
        closes_s=np.array([[HOUR, 6 * HOUR], [4 * HOUR, NEVER]]),
    )
    assert least_late_order(two) == [1, 0]
