"""Routes as columns, and the parts of them that lie on a tile.

A painter that is handed a whole route walks every dash of it, however far off the tile; what is cut here
beforehand costs nothing. Dashes go on where the cut part would have left them.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.maps.mercator import WorldBox
from stormops_desktop.viewmodels.map.model import RouteLine

KEPT = 4  # route sets: of the windows that are open, and of the one before

Floats = npt.NDArray[np.float64]
Routes = tuple[RouteLine, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RoutePath:
    """Start, stops and end of a route in the unit square, (n, 2), and their box; None without any."""

    corners: Floats
    box: WorldBox | None


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A piece of a route that stays on the tile: its corners in pixels, and how far along it begins."""

    corners: Floats
    offset: float


_kept: deque[tuple[Routes, tuple[RoutePath, ...]]] = deque(maxlen=KEPT)


def paths_of(routes: Routes) -> tuple[RoutePath, ...]:
    """The paths of a model's routes; the same tuple is worked out once."""
    for known, paths in tuple(_kept):
        if known is routes:
            return paths
    made = tuple(_path(route) for route in routes)
    _kept.append((routes, made))
    return made


def runs_on(corners: Floats, low: tuple[float, float], high: tuple[float, float]) -> list[Run]:
    """The pieces of a line within a box, each as long as the line stays in it (Liang and Barsky 1984)."""
    if len(corners) < 2:
        return []
    start, step = corners[:-1], np.diff(corners, axis=0)
    enter, leave = _span(start, step, np.array(low), np.array(high))
    lengths = np.hypot(step[:, 0], step[:, 1])
    before = np.concatenate(([0.0], np.cumsum(lengths)))[:-1]
    hops = np.flatnonzero(enter < leave)
    breaks = np.flatnonzero((np.diff(hops) > 1) | (leave[hops[:-1]] < 1.0) | (enter[hops[1:]] > 0.0)) + 1
    runs = []
    for some in np.split(hops, breaks):
        if len(some):
            first = start[some[0]] + step[some[0]] * enter[some[0]]
            ends = start[some] + step[some] * leave[some, None]
            runs.append(
                Run(np.vstack((first, ends)), float(before[some[0]] + lengths[some[0]] * enter[some[0]]))
            )
    return runs


def _span(start: Floats, step: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Between which shares of each hop it is in the box."""
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - start) / step, (high - start) / step
    still = step == 0
    inside = (start >= low) & (start <= high)
    near = np.where(still, np.where(inside, -np.inf, np.inf), np.minimum(one, other))
    far = np.where(still, np.where(inside, np.inf, -np.inf), np.maximum(one, other))
    return np.clip(near.max(axis=1), 0.0, 1.0), np.clip(far.min(axis=1), 0.0, 1.0)


def _path(route: RouteLine) -> RoutePath:
    spots = [(stop.x, stop.y) for stop in route.stops]
    whole = [*([route.start] if route.start else []), *spots, *([route.end] if route.end else [])]
    corners = np.array(whole, dtype=np.float64).reshape(-1, 2)
    if not len(corners):
        return RoutePath(corners, None)
    (west, north), (east, south) = corners.min(axis=0), corners.max(axis=0)
    return RoutePath(corners, WorldBox(float(west), float(north), float(east), float(south)))
