"""OR-Tools on one route: a better order from the order at hand.

`pywrapcp` with transit matrices only: a Python callback halves the moves tried in the same time.
Deterministic as long as the search ends by its number of solutions; the clock only stops it earlier.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.constraint_solver import (  # type: ignore[import-untyped]
    pywrapcp,
    routing_enums_pb2,
)

Legs = npt.NDArray[np.int64]

SOLUTIONS = 150  # improving and guided steps; about 20 ms for 50 stops on one core
GUARD_MS = 1_000


def polished_order(legs: Legs, *, solutions: int = SOLUTIONS, guard_ms: int = GUARD_MS) -> list[int]:
    """The order in which to visit the inner places of `legs`, never longer than the order of its rows.

    Args:
        legs: whole units of cost between places, (n, n); row 0 is the start and the last row the end, the
            rows between are the stops in the order to improve (the warm start).
        solutions: how many accepted solutions to look at; decides the result.
        guard_ms: stops earlier on a slow machine.

    Returns:
        Rows of the stops, a permutation of 1..n-2.
    """
    last = len(legs) - 1
    asked = list(range(1, last))
    if len(asked) < 3:
        return min((asked, asked[::-1]), key=lambda order: _length(legs, order))
    places = pywrapcp.RoutingIndexManager(last + 1, 1, [0], [last])
    model = pywrapcp.RoutingModel(places)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(legs.tolist()))
    found = _searched(model, [places.NodeToIndex(stop) for stop in asked], solutions, guard_ms)
    if found is None:
        return asked
    order = found_order(model, places, found)
    return order if _length(legs, order) <= _length(legs, asked) else asked


def search_limits(solutions: int, guard_ms: int) -> Any:
    """Guided local search that ends by its number of solutions, or earlier by the clock."""
    limits = pywrapcp.DefaultRoutingSearchParameters()
    limits.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    limits.solution_limit = solutions
    limits.time_limit.FromMilliseconds(guard_ms)
    return limits


def _searched(model: Any, warm: Sequence[int], solutions: int, guard_ms: int) -> Any:
    limits = search_limits(solutions, guard_ms)
    model.CloseModelWithParameters(limits)
    ignore_inactive_indices = True
    start = model.ReadAssignmentFromRoutes([list(warm)], ignore_inactive_indices)
    return None if start is None else model.SolveFromAssignmentWithParameters(start, limits)


def found_order(model: Any, places: Any, found: Any) -> list[int]:
    """The stops of the one vehicle of a solution, in the order it visits them; its start and end left out."""
    order: list[int] = []
    at = found.Value(model.NextVar(model.Start(0)))
    while not model.IsEnd(at):
        order.append(places.IndexToNode(at))
        at = found.Value(model.NextVar(at))
    return order


def _length(legs: Legs, order: Sequence[int]) -> int:
    path = [0, *order, len(legs) - 1]
    return int(legs[path[:-1], path[1:]].sum())
