"""The nearest stops of every stop: by a grid over the map, or by rows of the table."""

from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import compiled, inlined
from stormops_desktop.domain.routing.travel import Floats, Travel, leg

Ints = npt.NDArray[np.int32]

STOPS_IN_CELL = 4.0
EVERY = 32  # stops: ten of a sample so thin reach beyond a suburb


def nearest_stops(travel: Travel, n: int, k: int) -> Ints:
    """(n, min(k, n - 1)) indices of other stops, nearest first; ties go to the lower index."""
    k = min(k, max(n - 1, 0))
    if travel.table.shape[0] > 0 or k == 0:
        return _by_table(travel.table, n, k)
    flat = flattened(travel.xyz[:n])
    cells = _cells(flat)
    found: Ints = _by_grid(flat, cells[0], cells[1], cells[2], cells[3], k)
    return found


def stops_around(travel: Travel, n: int, k: int) -> Ints:
    """(n, k) stops from a wider circle: the nearest of a thin sample; (n, 0) where there are too few stops.

    The stops lie in the curve's order, so those between two of the sample share its neighbours. A stop may
    be among its own.
    """
    sample = np.arange(EVERY // 2, n, EVERY)
    if travel.table.shape[0] > 0 or len(sample) <= 2 * k:
        return np.zeros((n, 0), dtype=np.int32)
    places = travel._replace(xyz=np.ascontiguousarray(travel.xyz[sample]))
    around = sample[nearest_stops(places, len(sample), k)].astype(np.int32)
    found: Ints = around[np.minimum(np.arange(n) // EVERY, len(sample) - 1)]
    return found


def flattened(xyz: Floats) -> Floats:
    """Places on the plane through their middle: exact on a plane, near enough on a globe for ranks."""
    if not xyz[:, 2].any():
        return np.ascontiguousarray(xyz[:, :2])
    up = xyz.mean(axis=0)
    up /= np.linalg.norm(up)
    east = np.cross((0.0, 0.0, 1.0), up)
    east /= np.linalg.norm(east) or 1.0
    return np.column_stack((xyz @ east, xyz @ np.cross(up, east)))


def twice_the_ways(travel: Travel, near: Ints) -> npt.NDArray[np.float32]:
    """Twice the way from each stop to each neighbour, never rounded up; -inf where ways have directions."""
    ways = np.full(near.shape, -np.inf, dtype=np.float32)
    if travel.table.shape[0] == 0:
        _ways_doubled(travel, near, ways)
    return np.nextafter(ways, np.float32(-np.inf))


@compiled
def _ways_doubled(travel: Any, near: Any, ways: Any) -> None:
    for stop in range(len(near)):
        for at in range(near.shape[1]):
            ways[stop, at] = 2.0 * leg(travel, stop, near[stop, at])


def _by_table(table: Floats, n: int, k: int) -> Ints:
    if k == 0:
        return np.zeros((n, 0), dtype=np.int32)
    inner = table[:n, :n] + table[:n, :n].T
    inner[np.arange(n), np.arange(n)] = np.inf
    return np.ascontiguousarray(np.argsort(inner, axis=1, kind="stable")[:, :k].astype(np.int32))


def _cells(flat: Floats) -> tuple[Any, Any, Any, float]:
    """Stops sorted into square cells: (order, start of each cell, cell counts by axis, cell size)."""
    low = flat.min(axis=0)
    span = np.maximum(flat.max(axis=0) - low, 1e-9)
    size = float(max(np.sqrt(span[0] * span[1] * STOPS_IN_CELL / len(flat)), span.max() / 4096, 1e-9))
    counts = np.floor(span / size).astype(np.int64) + 1
    at = np.minimum(((flat - low) / size).astype(np.int64), counts - 1)
    key = at[:, 1] * counts[0] + at[:, 0]
    order = np.argsort(key, kind="stable")
    starts = np.searchsorted(key[order], np.arange(counts[0] * counts[1] + 1))
    return order, starts, np.concatenate((counts, at.ravel())), size


@compiled
def _by_grid(flat: Any, order: Any, starts: Any, grid: Any, size: float, k: int) -> Any:
    n = len(flat)
    found = np.empty((n, k), dtype=np.int32)
    best = np.empty(k)
    for stop in range(n):
        held, ring = 0, 0
        while True:
            held = _search_ring(flat, order, starts, grid, stop, ring, found[stop], best, held)
            # everything in farther rings lies at least `ring` cells away
            if (held == k and best[k - 1] <= ring * size) or ring > max(grid[0], grid[1]):
                break
            ring += 1
    return found


@compiled
def _search_ring(
    flat: Any, order: Any, starts: Any, grid: Any, stop: int, ring: int, row: Any, best: Any, held: int
) -> int:
    wide, high = grid[0], grid[1]
    x, y = grid[2 + 2 * stop], grid[3 + 2 * stop]
    for cy in range(max(0, y - ring), min(high - 1, y + ring) + 1):
        edge = abs(cy - y) == ring
        step = 1 if edge or ring == 0 else 2 * ring
        for cx in range(x - ring, x + ring + 1, step):
            if cx < 0 or cx >= wide:
                continue
            cell = cy * wide + cx
            for at in range(starts[cell], starts[cell + 1]):
                other = order[at]
                if other != stop:
                    gap = np.hypot(flat[other, 0] - flat[stop, 0], flat[other, 1] - flat[stop, 1])
                    held = _keep(row, best, held, other, gap)
    return held


@inlined
def _keep(row: Any, best: Any, held: int, other: int, gap: float) -> int:
    """Puts a neighbour in its place among the nearest so far."""
    k = len(best)
    if held == k and gap >= best[k - 1]:
        return held
    at = held if held < k else k - 1
    while at > 0 and best[at - 1] > gap:
        best[at] = best[at - 1]
        row[at] = row[at - 1]
        at -= 1
    best[at] = gap
    row[at] = other
    return min(held + 1, k)
