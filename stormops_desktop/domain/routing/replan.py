"""A day that changes: reorder what is left of a route, take in a hot lead, go on without a sick crew.

Done stops are no part of the problem handed over: the crew starts where it is, when it is. Locked stops stand
in `Problem.started` and `frozen`, and keep their place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stormops_desktop.domain.routing.checker import plan_cost, route_cost, violations
from stormops_desktop.domain.routing.engine import Desk, solve
from stormops_desktop.domain.routing.problem import LeftOut, Plan, PlannedRoute, Problem
from stormops_desktop.domain.routing.reason_words import CREWS_ARE_FULL
from stormops_desktop.domain.routing.search import Effort

ONE_ROUTE = Effort(iterations=4_000)  # about .05 s for 40 stops
REST = Effort(iterations=20_000)

SoftOrder = Callable[[Problem], Sequence[int]]
"""Orders all stops of a one-crew problem so that they are late as little as can be."""


@dataclass(frozen=True, slots=True)
class Reordered:
    """What is left of a route in its new order.

    Attributes:
        late: stops that can no longer be reached within their windows, in visiting order; the office is told.
        cost: travel, in units of the problem.
    """

    stops: tuple[int, ...]
    late: tuple[int, ...]
    cost: float


def reordered(problem: Problem, soft: SoftOrder, *, seed: int = 0, effort: Effort = ONE_ROUTE) -> Reordered:
    """The best order of one crew's remaining stops: on time, else late as little as can be."""
    plan = solve(problem, Desk(clock=lambda: 0.0), effort=effort, seed=seed)
    if not plan.left_out and len(plan.routes) == 1:
        return Reordered(plan.routes[0].stops, (), plan.cost)
    stops = tuple(soft(problem))
    return Reordered(stops, _late(problem, stops), route_cost(problem, PlannedRoute(0, stops)))


def with_stop(problem: Problem, routes: Sequence[PlannedRoute], stop: int) -> Plan:
    """The routes with one more stop at the cheapest place that breaks nothing; all else stays as it is.

    Where no place is left, the stop is listed as left out.
    """
    for _, at, place in _places(problem, routes, stop):
        grown = PlannedRoute(routes[at].kind, _inserted(routes[at].stops, place, stop))
        if _sound(problem, grown):
            return _as_plan(problem, [*routes[:at], grown, *routes[at + 1 :]], "insertion")
    return _as_plan(problem, list(routes), "insertion")


def without_route(
    problem: Problem, routes: Sequence[PlannedRoute], gone: int, *, seed: int = 0, effort: Effort = REST
) -> Plan:
    """The plan after the crew of route `gone` fell out: the others take over what they can, locks kept."""
    kinds = list(problem.crews)
    sick = routes[gone].kind
    kinds[sick] = replace(kinds[sick], count=kinds[sick].count - 1)
    standing = tuple((route.kind, route.stops) for at, route in enumerate(routes) if at != gone)
    frozen = problem.frozen - set(routes[gone].stops)
    rest = replace(problem, crews=tuple(kinds), started=standing, frozen=frozen)
    return solve(rest, Desk(clock=lambda: 0.0), effort=effort, seed=seed)


def _places(problem: Problem, routes: Sequence[PlannedRoute], stop: int) -> list[tuple[float, int, int]]:
    """(added cost, route, place) of every place behind what is frozen, cheapest first."""
    found = []
    for at, route in enumerate(routes):
        before = route_cost(problem, route)
        held = max((i + 1 for i, one in enumerate(route.stops) if one in problem.frozen), default=0)
        for place in range(held, len(route.stops) + 1):
            longer = PlannedRoute(route.kind, _inserted(route.stops, place, stop))
            found.append((route_cost(problem, longer) - before, at, place))
    return sorted(found)


def _inserted(stops: tuple[int, ...], place: int, stop: int) -> tuple[int, ...]:
    return (*stops[:place], stop, *stops[place:])


def _sound(problem: Problem, route: PlannedRoute) -> bool:
    alone = Plan((route,), (), 0.0, "", 0)
    return not any(fault.startswith("route") for fault in violations(problem, alone))


def _late(problem: Problem, stops: tuple[int, ...]) -> tuple[int, ...]:
    """Stops whose windows are over; each is skipped in turn, so that one late stop does not hide the next."""
    late: list[int] = []
    kept: list[int] = []
    for stop in stops:
        if _sound(problem, PlannedRoute(0, (*kept, stop))):
            kept.append(stop)
        else:
            late.append(stop)
    return tuple(late)


def _as_plan(problem: Problem, routes: list[PlannedRoute], engine: str) -> Plan:
    visited = {stop for route in routes for stop in route.stops}
    out = tuple(LeftOut(stop, CREWS_ARE_FULL) for stop in range(problem.size) if stop not in visited)
    bare = Plan(tuple(routes), out, 0.0, engine, 0)
    return replace(bare, cost=plan_cost(problem, bare))
