"""One measured run in a process of its own: its CPU seconds and its memory are nobody else's."""

import multiprocessing
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.routes_peers import pyvrp_cost, vroom_cost
from benchmarks.routes_problems import published, storm, storm_of_yards
from stormops_desktop.domain.routing.engine import Desk, solve, warm_up
from stormops_desktop.domain.routing.problem import PlannedRoute, Problem
from stormops_desktop.domain.routing.search import Effort


@dataclass(frozen=True, slots=True)
class Run:
    """What a solver did: cost in units of travel, CPU seconds, those to the first routes, peak megabytes."""

    cost: float
    seconds: float
    first_s: float = 0.0
    peak_mb: float = 0.0


def alone(work: Callable[..., Run], *words: Any) -> Run:
    """Runs `work` in a fresh process."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(work, *words).result()


def ours(name: str, seconds: float | None, iterations: int | None = None) -> Run:
    """Our engine; the kernels are loaded before the clock starts, as on a laptop that has planned before."""
    warm_up(storm(100))
    problem = named(name)
    began = time.process_time()
    first: list[float] = []
    desk = Desk(clock=time.process_time, first=lambda _: first.append(time.process_time() - began))
    plan = solve(problem, desk, effort=Effort(iterations, seconds), seed=1)
    return Run(plan.cost, time.process_time() - began, first[0], _peak_mb())


def pyvrp(name: str, seconds: float) -> Run:
    """PyVRP from nothing."""
    return Run(pyvrp_cost(named(name), seconds), seconds, peak_mb=_peak_mb())


def pyvrp_from_our_split(name: str, seconds: float) -> Run:
    """PyVRP from our first routes."""
    problem = named(name)
    first: list[list[int]] = []

    def keep(routes: Any) -> None:
        first.extend(list(route.stops) for route in routes)

    solve(problem, Desk(clock=lambda: 0.0, first=keep), effort=Effort(iterations=1))
    return Run(pyvrp_cost(problem, seconds, first), seconds, peak_mb=_peak_mb())


def vroom(name: str, seconds: float) -> Run:
    """VROOM with a time limit."""
    return Run(vroom_cost(named(name), seconds), seconds, peak_mb=_peak_mb())


def by_latitude(name: str) -> Run:
    """What planners did before: sort by latitude, cut every 50, nearest neighbour within."""
    problem = named(name)
    order = sorted(range(problem.size), key=lambda stop: float(problem.travel.xyz[stop, 1]))
    chunks = [order[at : at + 50] for at in range(0, len(order), 50)]
    return Run(sum(_nearest_first(problem, chunk) for chunk in chunks), 0.0)


def named(name: str) -> Problem:
    """`storm/2000`, `yards/400/6/2` (stops, yards, days; 0: any) or the path of a published instance."""
    kind, _, size = name.partition("/")
    if kind == "yards":
        stops, places, days = map(int, size.split("/"))
        return storm_of_yards(stops, places, days or None)
    return storm(int(size)) if kind == "storm" else published(name)[0]


def _nearest_first(problem: Problem, chunk: list[int]) -> float:
    from stormops_desktop.domain.routing.checker import route_cost
    from stormops_desktop.domain.routing.travel import leg

    left, at, order = set(chunk), problem.crews[0].start, []
    while left:
        at = min(left, key=lambda stop: leg(problem.travel, at, stop))
        left.remove(at)
        order.append(at)
    return route_cost(problem, PlannedRoute(0, tuple(order)))


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
