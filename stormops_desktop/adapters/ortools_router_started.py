"""OR-Tools on a started route that can no longer be on time everywhere: soft windows, least lateness.

Hard windows fail there: the warm start is refused and the first solution finds none. A late begin costs
`LATE_COST` per second instead, twenty times a second of driving.
"""

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.constraint_solver import (  # type: ignore[import-untyped]
    pywrapcp,
    routing_enums_pb2,
)

from stormops_desktop.adapters.ortools_router import found_order, search_limits
from stormops_desktop.domain.routing.problem import NEVER, Problem
from stormops_desktop.domain.routing.travel import leg

LATE_COST = 20
HORIZON_S = 14 * 86_400
SOLUTIONS = 400


def least_late_order(problem: Problem, *, solutions: int = SOLUTIONS, guard_ms: int = 400) -> list[int]:
    """Every stop of a one-crew problem, in the order with the least driving and lateness.

    Args:
        problem: the crew is `problem.crews[0]`; `started` keeps its begin up to the last frozen stop.
        solutions: how many accepted solutions to look at; decides the result. guard_ms: only stops earlier.
    """
    n = problem.size
    drive_s = _drive_seconds(problem)
    places = pywrapcp.RoutingIndexManager(n + 2, 1, [n], [n + 1])
    model = pywrapcp.RoutingModel(places)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(drive_s.tolist()))
    service = np.append(np.rint(problem.service_s), (0, 0)).astype(np.int64)
    taken = model.RegisterTransitMatrix((drive_s + service[:, None]).tolist())
    model.AddDimension(taken, HORIZON_S, HORIZON_S, False, "time")  # noqa: FBT003 - the library's own order
    _open_windows(problem, model, places)
    _keep_places(problem, model, places)
    found = model.SolveWithParameters(_limits(solutions, guard_ms))
    return list(range(n)) if found is None else found_order(model, places, found)


def _drive_seconds(problem: Problem) -> npt.NDArray[np.int64]:
    """Between the stops, the crew's start (row n) and its end (row n + 1)."""
    crew = problem.crews[0]
    at = [*range(problem.size), crew.start, crew.end]
    legs = [[leg(problem.travel, a, b) * problem.seconds_per_unit for b in at] for a in at]
    whole: npt.NDArray[np.int64] = np.rint(np.array(legs)).astype(np.int64)
    return whole


def _open_windows(problem: Problem, model: Any, places: Any) -> None:
    time = model.GetDimensionOrDie("time")
    crew = problem.crews[0]
    time.CumulVar(model.Start(0)).SetMin(int(crew.shift_start_s))
    if crew.shift_end_s < HORIZON_S:
        time.SetCumulVarSoftUpperBound(model.End(0), int(crew.shift_end_s), LATE_COST)
    for stop in range(problem.size):
        begin = time.CumulVar(places.NodeToIndex(stop))
        used = [w for w, opens in enumerate(problem.opens_s[stop]) if opens < NEVER]
        begin.SetMin(int(problem.opens_s[stop, used[0]]))
        for earlier, later in pairwise(used):
            shut = int(problem.closes_s[stop, earlier]) + 1, int(problem.opens_s[stop, later]) - 1
            if shut[0] <= shut[1]:
                begin.RemoveInterval(*shut)
        if problem.closes_s[stop, used[-1]] < HORIZON_S:
            last = int(problem.closes_s[stop, used[-1]])
            time.SetCumulVarSoftUpperBound(places.NodeToIndex(stop), last, LATE_COST)


def _keep_places(problem: Problem, model: Any, places: Any) -> None:
    """The begin of the route up to its last frozen stop."""
    standing = problem.started[0][1] if problem.started else ()
    held = max((at + 1 for at, stop in enumerate(standing) if stop in problem.frozen), default=0)
    previous = model.Start(0)
    for stop in standing[:held]:
        index = places.NodeToIndex(stop)
        model.solver().Add(model.NextVar(previous) == index)
        previous = index


def _limits(solutions: int, guard_ms: int) -> Any:
    limits = search_limits(solutions, guard_ms)
    limits.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.LOCAL_CHEAPEST_INSERTION
    return limits
