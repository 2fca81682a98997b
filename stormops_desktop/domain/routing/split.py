"""Cuts one long tour into routes at the best places: Bellman's recursion over the order of the stops.

Prins, "A simple and effective evolutionary algorithm for the vehicle routing problem", Computers & Operations
Research 31, 2004. Each route is driven by the kind of crew for which it is shortest. Tried from several first
stops, because the tour is a ring. The clock is honoured: a cut that a crew could not drive within windows and
shift is not made.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import COMPILED, compiled
from stormops_desktop.domain.routing.kernel.clockwork import TOO_LATE, arrival, begin
from stormops_desktop.domain.routing.travel import leg, ways_from

ROTATIONS = 25 if COMPILED else 2
DRIVERS = 4  # kinds of crews asked for the routes that begin at a stop: those that start nearest to it


def best_split(sites: Any, tour: npt.NDArray[np.int32]) -> list[list[int]]:
    """Routes for crews of the first kind, as many as it takes; a stop that fits no route alone is missing."""
    crew = sites.crew[:1].copy()
    crew["kind"] = 0  # whose column of what is allowed comes first
    first = np.zeros((len(sites.stop), 1), dtype=np.int64)
    return [stops for _, stops in _split(sites._replace(crew=crew), tour, first)]


def split_among_kinds(sites: Any, tour: npt.NDArray[np.int32]) -> list[tuple[int, list[int]]]:
    """The same for crews of all kinds, each without number: (kind, stops) of every route."""
    return _split(sites, tour, _nearest_drivers(sites))


def split_for_one(
    sites: Any, stops: npt.NDArray[np.int32], slots: Sequence[int]
) -> list[tuple[int, list[int]]]:
    """The cheapest routes through a stretch of the tour, all driven by the kind of one of the slots."""
    cuts = [_cut(sites, stops, np.full((len(sites.stop), 1), slot, dtype=np.int64)) for slot in slots]
    best = min(cuts, key=lambda cut: float(cut[0]), default=None)
    return [] if best is None else _routes(sites, stops, best[1])


def _nearest_drivers(sites: Any) -> npt.NDArray[np.int64]:
    """A slot of each kind that may drive the routes that begin at a stop, the nearest first."""
    kinds, slots = np.unique(sites.crew["kind"], return_index=True)
    n = len(sites.stop)
    ways = np.stack([ways_from(sites.travel, int(sites.crew["start"][slot]), n) for slot in slots], axis=1)
    ways[sites.allowed[:, kinds] == 0] = np.inf
    found: npt.NDArray[np.int64] = slots[np.argsort(ways, axis=1, kind="stable")[:, :DRIVERS]]
    return np.ascontiguousarray(found, dtype=np.int64)


def _split(sites: Any, tour: npt.NDArray[np.int32], crews: Any) -> list[tuple[int, list[int]]]:
    """crews: for each stop the slots that may drive a route which begins there."""
    n = len(tour)
    if n == 0:
        return []
    found, cheapest = np.zeros((2, 0), dtype=np.int64), np.inf
    span = min(int(sites.crew["most"][crews].max()), n)  # among so many in a row lies the begin of a route
    turns = min(max(ROTATIONS // crews.shape[1], 1), span)
    for turn in range(turns):
        rolled = np.roll(tour, -(turn * span // turns))
        cost, cuts = _cut(sites, rolled, crews)
        if cost < cheapest - 1e-9:
            cheapest, found, best = cost, cuts, rolled
    return _routes(sites, best, found)


def _routes(sites: Any, tour: npt.NDArray[np.int32], cuts: Any) -> list[tuple[int, list[int]]]:
    routes: list[tuple[int, list[int]]] = []
    end = len(tour)
    while end > 0:
        start = int(cuts[0, end])
        if start >= 0:
            routes.append((int(sites.crew["kind"][cuts[1, end]]), tour[start:end].tolist()))
        end = start if start >= 0 else end - 1
    return routes[::-1]


@compiled
def _cut(sites: Any, tour: Any, crews: Any) -> Any:
    """(cost, cuts): for each position the begin of the route that ends there, and the slot that drives it.

    A begin of -1 says that the stop before is left out.
    """
    n = len(tour)
    least = np.full(n + 1, np.inf)
    cuts = np.full((2, n + 1), -1, dtype=np.int64)
    least[0] = 0.0
    for i in range(n):
        for at in range(crews.shape[1]):
            _routes_from(sites, tour, i, crews[tour[i], at], least, cuts)
        skipped = least[i] + sites.stop[tour[i]]["prize"]
        if skipped < least[i + 1]:
            least[i + 1], cuts[0, i + 1] = skipped, -1
    return least[n], cuts


@compiled
def _routes_from(sites: Any, tour: Any, i: int, r: int, least: Any, cuts: Any) -> None:
    """Relaxes every route of slot r that starts at position i."""
    at, inner, load, clock = sites.crew[r]["start"], 0.0, 0.0, sites.crew[r]["shift_from"]
    for j in range(i, min(len(tour), i + sites.crew[r]["most"])):
        c = tour[j]
        load += sites.stop[c]["demand"]
        if load > sites.crew[r]["room"] or sites.allowed[c, sites.crew[r]["kind"]] == 0:
            return
        drive = leg(sites.travel, at, c)
        clock = begin(sites, r, c, arrival(sites, r, clock, drive * sites.pace)) + sites.stop[c]["service"]
        if clock >= TOO_LATE:
            return
        inner += drive
        back = leg(sites.travel, c, sites.crew[r]["end"])
        home = arrival(sites, r, clock, back * sites.pace)
        lasts = home - sites.crew[r]["shift_from"]
        in_time = home <= sites.crew[r]["shift_to"] and lasts <= sites.crew[r]["longest"]
        if in_time and least[i] + inner + back < least[j + 1]:
            least[j + 1], cuts[0, j + 1], cuts[1, j + 1] = least[i] + inner + back, i, r
        at = c
