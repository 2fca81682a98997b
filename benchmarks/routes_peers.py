"""The peers on our problems, on one core and by the same clock: CPU seconds of the process."""

import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.problem import NEVER, UNLIMITED, Problem
from stormops_desktop.domain.routing.travel import leg

FAR = 2**40


def pyvrp_cost(problem: Problem, seconds: float, warm: Sequence[Sequence[int]] | None = None) -> float:
    """What PyVRP's best solution costs after so many CPU seconds, from our routes where they are given."""
    import pyvrp

    began = time.process_time()
    data = _pyvrp_data(problem)
    initial = None if warm is None else pyvrp.Solution(data, [list(route) for route in warm])
    result = pyvrp.solve(
        data, stop=lambda _: time.process_time() - began >= seconds, seed=1, display=False,
        collect_stats=False, initial_solution=initial,
    )  # fmt: skip
    return float(result.cost())


def vroom_cost(problem: Problem, seconds: float) -> float:
    """What VROOM finds for a problem without windows within so many seconds on one thread."""
    import vroom

    legs = matrix(problem).astype(np.uint32)
    crew, n = problem.crews[0], problem.size
    desk = vroom.Input()
    desk.set_durations_matrix("car", legs)
    room = [int(crew.room)] if crew.room < UNLIMITED else [int(crew.most_stops)]
    for vehicle in range(min(crew.count, int(problem.demand.sum() / room[0] * 1.1) + 3)):
        desk.add_vehicle(vroom.Vehicle(vehicle, start=n, end=n, capacity=room))
    for stop in range(n):
        desk.add_job(vroom.Job(stop, location=stop, delivery=vroom.Amount([int(problem.demand[stop])])))
    answer = desk.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=seconds))
    return float(answer.summary.cost)


def matrix(problem: Problem) -> npt.NDArray[np.int64]:
    """Whole units between all places, the depot last."""
    xyz, travel = problem.travel.xyz, problem.travel
    rows = [np.sqrt(((xyz - row) ** 2).sum(axis=1)) * travel.factor for row in xyz]
    whole = np.floor(np.array(rows) + (0.0 if travel.rounding == 2 else 0.5)).astype(np.int64)
    assert abs(whole[0, -1] - leg(travel, 0, len(xyz) - 1)) <= 0.5
    return whole


def _pyvrp_data(problem: Problem) -> Any:
    import pyvrp

    n, legs = problem.size, matrix(problem)
    clients = [
        pyvrp.Client(
            stop,
            delivery=[int(problem.demand[stop])],
            service_duration=int(problem.service_s[stop]),
            tw_early=int(problem.opens_s[stop, 0]),
            tw_late=_whole(problem.closes_s[stop, 0]),
            prize=0 if np.isinf(problem.prize[stop]) else int(problem.prize[stop]),
            required=bool(np.isinf(problem.prize[stop])),
        )
        for stop in range(n)
    ]
    fleet = [
        pyvrp.VehicleType(
            min(crew.count, n),
            [int(crew.room) if crew.room < UNLIMITED else int(crew.most_stops)],
            start_depot=crew.start - n,
            end_depot=crew.end - n,
            tw_early=int(crew.shift_start_s),
            tw_late=_whole(crew.shift_end_s),
            shift_duration=_whole(crew.longest_s),
        )
        for crew in problem.crews
    ]
    places = [pyvrp.Location(int(x), int(y)) for x, y, _ in problem.travel.xyz]
    depots = [pyvrp.Depot(place) for place in range(n, len(places))]
    return pyvrp.ProblemData(places, clients, depots, fleet, [legs], [legs])  # type: ignore[list-item]


def _whole(seconds: float) -> int:
    return int(seconds) if seconds < NEVER else FAR
