"""The order of one route by OR-Tools: no worse than the order handed over, the same every time."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.adapters.ortools_router import polished_order


def _legs(points: np.ndarray) -> np.ndarray:
    path = np.vstack((points, points[:1]))
    return np.rint(np.hypot(*(path[:, None] - path[None, :]).transpose(2, 0, 1))).astype(np.int64)


def _length(legs: np.ndarray, order: list[int]) -> int:
    path = [0, *order, len(legs) - 1]
    return sum(int(legs[a, b]) for a, b in pairwise(path))


def test_a_ring_in_zigzag_order_comes_back_as_a_ring() -> None:
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ring = np.column_stack((np.cos(angle), np.sin(angle))) * 10_000
    legs = _legs(ring[[0, *range(1, 40, 2), *range(2, 40, 2)]])
    assert _length(legs, polished_order(legs)) == pytest.approx(2 * np.pi * 10_000, rel=0.005)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 9_000)), min_size=1, max_size=25))
def test_every_stop_once_and_never_longer_and_the_same_again(points: list[tuple[int, int]]) -> None:
    legs = _legs(np.array(points, dtype=float))
    order = polished_order(legs, solutions=30)
    assert sorted(order) == list(range(1, len(points)))
    assert _length(legs, order) <= _length(legs, list(range(1, len(points))))
    assert order == polished_order(legs, solutions=30)
