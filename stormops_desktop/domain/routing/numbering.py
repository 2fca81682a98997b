"""Stops numbered along Hilbert's curve, so that what lies together on the map lies together in memory.

A step of the search touches a few hundred stops of one neighbourhood. In the order of a table of properties
each is a cache line of its own somewhere in megabytes; along the curve they share lines and pages.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.curve import hilbert_order
from stormops_desktop.domain.routing.neighbours import flattened
from stormops_desktop.domain.routing.problem import LeftOut, Plan, PlannedRoute, Problem

Ints = npt.NDArray[np.int32]


def along_the_curve(problem: Problem) -> tuple[Problem, Ints]:
    """The same problem with its stops in the curve's order, and the old number of each new one.

    A table of ways stays as it is: turning it round would take a second one's memory.
    """
    n, travel = problem.size, problem.travel
    if n < 3 or travel.table.shape[0] > 0:
        return problem, np.arange(n, dtype=np.int32)
    order = hilbert_order(flattened(travel.xyz[:n]))
    new = np.empty(n, dtype=np.int64)
    new[order] = np.arange(n)
    started = ((kind, tuple(int(new[stop]) for stop in stops)) for kind, stops in problem.started)
    turned = replace(
        problem,
        ids=tuple(problem.ids[stop] for stop in order),
        travel=travel._replace(xyz=np.ascontiguousarray(np.vstack((travel.xyz[order], travel.xyz[n:])))),
        demand=problem.demand[order],
        service_s=problem.service_s[order],
        prize=problem.prize[order],
        opens_s=problem.opens_s[order],
        closes_s=problem.closes_s[order],
        allowed=None if problem.allowed is None else problem.allowed[order],
        started=tuple(started),
        frozen=frozenset(int(new[stop]) for stop in problem.frozen),
    )
    return turned, order


def routes_by_old_number(routes: Sequence[PlannedRoute], order: Ints) -> list[PlannedRoute]:
    """The routes with the numbers that the stops had before."""
    return [PlannedRoute(route.kind, tuple(order[list(route.stops)].tolist())) for route in routes]


def plan_by_old_number(plan: Plan, order: Ints) -> Plan:
    """The plan with the numbers that the stops had before."""
    out = [LeftOut(int(order[one.stop]), one.reason) for one in plan.left_out]
    return replace(
        plan,
        routes=tuple(routes_by_old_number(plan.routes, order)),
        left_out=tuple(sorted(out, key=lambda one: one.stop)),
    )
