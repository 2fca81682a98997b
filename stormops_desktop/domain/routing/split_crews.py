"""The split for crews of several kinds: each depot cuts routes through the stops nearest to it.

What its crews can't take goes on to the others, in the order of the kinds. Without the kernels this is how
several depots all send their crews.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.kernel.state import Sites
from stormops_desktop.domain.routing.problem import PlannedRoute, Problem
from stormops_desktop.domain.routing.split import best_split
from stormops_desktop.domain.routing.travel import ways_from


def split_for_all(problem: Problem, sites: Sites, tour: Sequence[int]) -> list[PlannedRoute]:
    """Routes through the tour's stops for the crews that have none yet, the ones that earn most first."""
    spare = [_spare(problem, kind) for kind in range(len(problem.crews))]
    home = _nearest_kind(problem, sites)
    left, made = list(tour), list[PlannedRoute]()
    for only_home in (True, False) if len(spare) > 1 else (False,):
        for kind, count in enumerate(spare):
            own = [stop for stop in left if not only_home or home[stop] == kind]
            cut = _best_of(sites, kind, own, count)
            made += [PlannedRoute(kind, tuple(stops)) for stops in cut]
            spare[kind] -= len(cut)
            taken = {stop for stops in cut for stop in stops}
            left = [stop for stop in left if stop not in taken]
    return made


def _spare(problem: Problem, kind: int) -> int:
    begun = sum(1 for started, _ in problem.started if started == kind)
    return max(problem.crews[kind].count - begun, 0)


def _best_of(sites: Sites, kind: int, stops: Sequence[int], count: int) -> list[list[int]]:
    """As many routes of this kind as there are crews."""
    if not stops or not count:
        return []
    cut = best_split(_seen_by(sites, kind), np.array(stops, dtype=np.int32))
    cut.sort(key=lambda route: -float(sites.stop["prize"][route].sum()))
    return cut[:count]


def _seen_by(sites: Sites, kind: int) -> Any:
    """The same stops with this kind of crew as the first one, which is the one that the split asks."""
    crew = np.ascontiguousarray(sites.crew[sites.crew["kind"] == kind])
    return sites._replace(crew=crew, allowed=np.ascontiguousarray(sites.allowed[:, [kind]]), kinds=1)


def _nearest_kind(problem: Problem, sites: Sites) -> npt.NDArray[np.intp]:
    """The kind whose crews come to each stop soonest, of those that may."""
    ways = np.stack([ways_from(problem.travel, crew.start, problem.size) for crew in problem.crews], axis=1)
    nearest: npt.NDArray[np.intp] = np.where(sites.allowed > 0, ways, np.inf).argmin(axis=1)
    return nearest
