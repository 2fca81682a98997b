"""Cuts one long tour into routes at the best places: Bellman's recursion over the order of the stops.

Prins, "A simple and effective evolutionary algorithm for the vehicle routing problem", Computers & Operations
Research 31, 2004. Tried from several first stops, because the tour is a ring. The clock is honoured: a cut
that a crew could not drive within windows and shift is not made.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import COMPILED, compiled
from stormops_desktop.domain.routing.kernel.clockwork import TOO_LATE, arrival, begin
from stormops_desktop.domain.routing.travel import leg

ROTATIONS = 25 if COMPILED else 2


def best_split(sites: Any, tour: npt.NDArray[np.int32]) -> list[list[int]]:
    """Routes for crews of the first kind, as many as it takes; a stop that fits no route alone is missing."""
    n = len(tour)
    if n == 0:
        return []
    found, cheapest = np.zeros(0, dtype=np.int64), np.inf
    span = min(int(sites.crew[0]["most"]), n)  # among so many stops in a row lies the begin of a route
    turns = min(ROTATIONS, span)
    for turn in range(turns):
        rolled = np.roll(tour, -(turn * span // turns))
        cost, cuts = _cut(sites, rolled)
        if cost < cheapest - 1e-9:
            cheapest, found, best = cost, cuts, rolled
    return _routes(best, found)


def _routes(tour: npt.NDArray[np.int32], begins: Any) -> list[list[int]]:
    routes: list[list[int]] = []
    end = len(tour)
    while end > 0:
        start = int(begins[end])
        if start >= 0:
            routes.append([int(stop) for stop in tour[start:end]])
        end = start if start >= 0 else end - 1
    return routes[::-1]


@compiled
def _cut(sites: Any, tour: Any) -> Any:
    """(cost, begin of the route that ends before each position; -1: the stop before is left out)."""
    n = len(tour)
    least = np.full(n + 1, np.inf)
    begins = np.full(n + 1, -1, dtype=np.int64)
    least[0] = 0.0
    for i in range(n):
        _routes_from(sites, tour, i, least, begins)
        skipped = least[i] + sites.stop[tour[i]]["prize"]
        if skipped < least[i + 1]:
            least[i + 1], begins[i + 1] = skipped, -1
    return least[n], begins


@compiled
def _routes_from(sites: Any, tour: Any, i: int, least: Any, begins: Any) -> None:
    """Relaxes every route that starts at position i."""
    at, inner, load, clock = sites.crew[0]["start"], 0.0, 0.0, sites.crew[0]["shift_from"]
    for j in range(i, min(len(tour), i + sites.crew[0]["most"])):
        c = tour[j]
        load += sites.stop[c]["demand"]
        if load > sites.crew[0]["room"] or sites.allowed[c, 0] == 0:
            return
        drive = leg(sites.travel, at, c)
        clock = begin(sites, 0, c, arrival(sites, 0, clock, drive * sites.pace)) + sites.stop[c]["service"]
        if clock >= TOO_LATE:
            return
        inner += drive
        back = leg(sites.travel, c, sites.crew[0]["end"])
        home = arrival(sites, 0, clock, back * sites.pace)
        lasts = home - sites.crew[0]["shift_from"]
        in_time = home <= sites.crew[0]["shift_to"] and lasts <= sites.crew[0]["longest"]
        if in_time and least[i] + inner + back < least[j + 1]:
            least[j + 1], begins[j + 1] = least[i] + inner + back, i
        at = c
