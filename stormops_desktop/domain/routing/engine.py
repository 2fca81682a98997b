"""The one port of the engines: a problem, an effort and a seed in, a checked plan out.

With numba: giant tour, split, ruin and recreate. Without: giant tour and split, each route then ordered by
the polisher that the caller hands over (OR-Tools lives in the adapters). The plan names what made it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.checker import plan_cost, route_cost, route_faults, violations
from stormops_desktop.domain.routing.compiled import COMPILED
from stormops_desktop.domain.routing.giant_tour import giant_tour
from stormops_desktop.domain.routing.kernel.state import Sites, sites_of
from stormops_desktop.domain.routing.numbering import (
    along_the_curve,
    plan_by_old_number,
    routes_by_old_number,
)
from stormops_desktop.domain.routing.problem import Plan, PlannedRoute, Problem
from stormops_desktop.domain.routing.reasons import left_out
from stormops_desktop.domain.routing.search import NEAR, Effort, Listener, Progress, Search
from stormops_desktop.domain.routing.split_crews import split_for_all
from stormops_desktop.domain.routing.travel import leg

RUIN_RECREATE, SPLIT_POLISH, SPLIT = "ruin-recreate", "split+polish", "split"
LEG_SCALE = 10.0  # polishers count in whole numbers: tenths of a unit


class BadPlanError(Exception):
    """An engine made a plan that breaks the rules: our mistake, never the planner's."""


class Polisher(Protocol):
    """Orders one route. See `adapters.ortools_router.polished_order`."""

    def __call__(self, legs: npt.NDArray[np.int64], /) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What a solve needs from outside.

    Attributes:
        clock: seconds, ever rising.
        listen: hears of progress; False stops with the best so far.
        polish: orders a route where the kernels are not compiled; None: the split's order stays.
        first: hears of the first routes, which are there long before the search is done.
    """

    clock: Callable[[], float]
    listen: Listener | None = None
    polish: Polisher | None = None
    first: Callable[[Sequence[PlannedRoute]], None] | None = None


def solve(problem: Problem, desk: Desk, *, effort: Effort, seed: int = 0, compiled: bool = COMPILED) -> Plan:
    """The best plan found for the effort, checked.

    Raises:
        BadPlanError: the checker found fault with it.
    """
    plan = _searched(problem, desk, effort, seed) if compiled else _split(problem, desk, effort)
    faults = violations(problem, plan)
    if faults:
        raise BadPlanError("; ".join(faults[:5]))
    return plan


def warm_up(problem: Problem) -> None:
    """Compiles the kernels, or loads them: some 15 seconds once on a machine, less than two afterwards."""
    search = Search(problem, 0)
    search.begin()
    search.improve(Effort(iterations=1), lambda: 0.0)


def _searched(problem: Problem, desk: Desk, effort: Effort, seed: int) -> Plan:
    turned, order = along_the_curve(problem)
    search = Search(turned, seed)
    began = desk.clock()
    search.begin()
    if desk.first is not None:
        desk.first(routes_by_old_number(search.routes(), order))
    rest = None if effort.seconds is None else max(effort.seconds - (desk.clock() - began), 0.01)
    search.improve(Effort(effort.iterations, rest), desk.clock, desk.listen)
    routes = _in_time(turned, search.routes()) if search.sites.limited else search.routes()
    return plan_by_old_number(_plan(turned, search.sites, routes, RUIN_RECREATE, search), order)


def _in_time(problem: Problem, routes: list[PlannedRoute]) -> list[PlannedRoute]:
    """The routes without the stops that make one last too long.

    That can be after a stop was taken out: the crew comes home earlier, but sets out before its break. What
    is frozen stays, whether it is in time or not.
    """
    kept = []
    for route in routes:
        while not _sound(problem, route) and (fewer := _without_one(problem, route)):
            route = next((one for one in fewer if _sound(problem, one)), fewer[0])
        kept.extend([route] if route.stops else [])
    return kept


def _without_one(problem: Problem, route: PlannedRoute) -> list[PlannedRoute]:
    """The route without its last stop, without the one before that, and so on as far as none is frozen."""
    held = max((at + 1 for at, stop in enumerate(route.stops) if stop in problem.frozen), default=0)
    places = reversed(range(held, len(route.stops)))
    return [replace(route, stops=route.stops[:at] + route.stops[at + 1 :]) for at in places]


def _sound(problem: Problem, route: PlannedRoute) -> bool:
    return not route_faults(problem, route)


def _split(problem: Problem, desk: Desk, effort: Effort) -> Plan:
    """Routes of the split for as many crews as there are of every kind, the ones that earn most first."""
    ends = None if effort.seconds is None else desk.clock() + effort.seconds
    sites = sites_of(problem, NEAR)
    routes = [PlannedRoute(kind, stops) for kind, stops in problem.started]
    taken = {stop for route in routes for stop in route.stops}
    tour = [stop for stop in giant_tour(sites.travel, sites.near).tolist() if stop not in taken]
    first = split_for_all(problem, sites, tour)
    if desk.first is not None:
        desk.first(routes + first)
    if desk.polish is None:
        return _plan(problem, sites, routes + first, SPLIT, None)
    polished, stopped = _polished(problem, desk, sites, first, ends)
    return replace(_plan(problem, sites, routes + polished, SPLIT_POLISH, None), stopped=stopped)


def _polished(
    problem: Problem, desk: Desk, sites: Sites, routes: list[PlannedRoute], ends: float | None
) -> tuple[list[PlannedRoute], bool]:
    """The routes, ordered one by one until the clock or the listener stops it, and whether one did."""
    better = list(routes)
    cost = sum(route_cost(problem, route) for route in routes)
    for at, route in enumerate(routes):
        better[at] = _ordered(problem, desk, sites, route)
        cost += route_cost(problem, better[at]) - route_cost(problem, route)
        told = desk.listen is None or desk.listen(Progress((at + 1) / len(routes), cost))
        late = ends is not None and desk.clock() >= ends
        if (late or not told) and at + 1 < len(routes):
            return better, True
    return better, False


def _ordered(problem: Problem, desk: Desk, sites: Sites, route: PlannedRoute) -> PlannedRoute:
    """The route in the polisher's order, where that is shorter and breaks nothing."""
    assert desk.polish is not None
    crew = problem.crews[route.kind]
    path = [crew.start, *route.stops, crew.end]
    legs = np.array(
        [[round(leg(sites.travel, a, b) * LEG_SCALE) for b in path] for a in path], dtype=np.int64
    )
    candidate = PlannedRoute(route.kind, tuple(path[at] for at in desk.polish(legs)))
    shorter = route_cost(problem, candidate) < route_cost(problem, route)
    return candidate if shorter and _sound(problem, candidate) else route


def _plan(
    problem: Problem, sites: Sites, routes: list[PlannedRoute], engine: str, search: Search | None
) -> Plan:
    out = left_out(problem, sites, {stop for route in routes for stop in route.stops})
    bare = Plan(tuple(routes), tuple(out), 0.0, engine, 0)
    return Plan(
        routes=bare.routes,
        left_out=bare.left_out,
        cost=plan_cost(problem, bare),
        engine=engine,
        iterations=search.iterations if search else 0,
        stopped=search.stopped if search else False,
    )
