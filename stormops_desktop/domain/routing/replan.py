"""A day that changes: what is left of a route in a better order.

Done stops are no part of the problem handed over: the crew starts where it is, when it is. Locked stops stand
in `Problem.started` and `frozen`, and keep their place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.routing.checker import route_cost, violations
from stormops_desktop.domain.routing.engine import Desk, solve
from stormops_desktop.domain.routing.problem import Plan, PlannedRoute, Problem
from stormops_desktop.domain.routing.search import Effort

ONE_ROUTE = Effort(iterations=4_000)  # about .05 s for 40 stops

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
