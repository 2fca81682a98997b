"""One tour through every stop: Hilbert's curve, then 2-opt and Or-opt among neighbours.

Bentley, "Fast algorithms for geometric traveling salesman problems", ORSA Journal on Computing 4(4), 1992:
neighbour lists and don't-look bits. A reversal longer than `REACH` is not made: on the curve's order such
moves are rare and each would cost more than it brings.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import COMPILED, compiled, inlined
from stormops_desktop.domain.routing.curve import hilbert_order
from stormops_desktop.domain.routing.neighbours import flattened
from stormops_desktop.domain.routing.travel import Travel, leg

Ints = npt.NDArray[np.int32]

REACH = 25_000
NEIGHBOURS = 10
UNCOMPILED_MOST = 3_000  # stops; above, plain Python would take longer than the whole budget
LONGEST_SEGMENT = 3  # Or-opt moves up to three stops together
GAIN = 1e-7
MOVES_PER_STOP = 60  # ten times what is ever needed: an end whatever the arithmetic does


def giant_tour(travel: Travel, near: Ints) -> Ints:
    """A short closed tour through stops 0..n-1. `near`: neighbours of each, nearest first."""
    n = len(near)
    tour = hilbert_order(flattened(travel.xyz[:n])) if n > 2 else np.arange(n, dtype=np.int32)
    if n < 5 or (not COMPILED and n > UNCOMPILED_MOST):
        return tour
    if travel.table.shape[0] > 0:  # one-way streets: reversals pay only by the mean of both ways
        both = travel.table[:n, :n] + travel.table[:n, :n].T
        travel = travel._replace(table=np.ascontiguousarray(both / 2))
    where = np.empty(n, dtype=np.int32)
    where[tour] = np.arange(n, dtype=np.int32)
    _improve(travel, np.ascontiguousarray(near[:, :NEIGHBOURS]), tour, where)
    return tour


@compiled
def _improve(travel: Any, near: Any, tour: Any, where: Any) -> None:
    n = len(tour)
    queue, waiting = tour.copy(), np.ones(n, dtype=np.uint8)
    head, held, left = 0, n, MOVES_PER_STOP * n
    while held > 0 and left > 0:
        a = queue[head]
        head = (head + 1) % n
        held -= 1
        waiting[a] = 0
        while True:
            touched = _two_opt(travel, near, tour, where, a)
            if touched[0] < 0:
                touched = _or_opt(travel, near, tour, where, a)
            if touched[0] < 0 or left <= 0:
                break
            left -= 1
            for stop in touched:
                if stop >= 0 and waiting[stop] == 0:
                    waiting[stop] = 1
                    queue[(head + held) % n] = stop
                    held += 1


@compiled
def _two_opt(travel: Any, near: Any, tour: Any, where: Any, a: int) -> Any:
    """Replaces the edges a-b and c-d by a-c and b-d, towards either side; the ends touched, or -1."""
    n = len(tour)
    for side in (1, -1):
        b = tour[(where[a] + side) % n]
        ab = leg(travel, a, b)
        for at in range(near.shape[1]):
            c = near[a, at]
            ac = leg(travel, a, c)
            if ac >= ab:
                break
            d = tour[(where[c] + side) % n]
            if ac + leg(travel, b, d) < ab + leg(travel, c, d) - GAIN:
                first, last = (b, c) if side == 1 else (c, b)
                if _reverse(tour, where, where[first], where[last]):
                    return a, b, c, d, -1, -1
    return -1, -1, -1, -1, -1, -1


@compiled
def _or_opt(travel: Any, near: Any, tour: Any, where: Any, a: int) -> Any:
    """Moves a stretch of up to three stops that ends in a to beside a neighbour of a."""
    n = len(tour)
    for length in range(1, LONGEST_SEGMENT + 1):
        for side in (1, -1):
            z = tour[(where[a] - side * (length - 1)) % n]
            p, q = tour[(where[z] - side) % n], tour[(where[a] + side) % n]
            saved = leg(travel, p, z) + leg(travel, a, q) - leg(travel, p, q)
            if saved <= GAIN:
                continue
            found = _insertion(travel, near, tour, where, a, z, side, length, saved)
            if found[0] >= 0:
                return p, q, a, z, found[0], found[1]
    return -1, -1, -1, -1, -1, -1


@compiled
def _insertion(
    travel: Any, near: Any, tour: Any, where: Any, a: int, z: int, side: int, length: int, saved: float
) -> Any:
    """Finds and makes the first move that pays: the stretch z..a goes between c and one of its neighbours."""
    n = len(tour)
    for at in range(near.shape[1]):
        c = near[a, at]
        ac = leg(travel, a, c)
        if ac >= saved:
            break
        offset = (side * (where[a] - where[c])) % n
        if offset < length:
            continue  # c lies within the stretch
        for turn in (1, -1):
            d = tour[(where[c] + turn) % n]
            inside = (side * (where[a] - where[d])) % n < length
            if inside or ac + leg(travel, z, d) - leg(travel, c, d) >= saved - GAIN:
                continue
            if _move(tour, where, z if side == 1 else a, length, c, d, a):
                return c, d
    return -1, -1


@compiled
def _move(tour: Any, where: Any, head: int, length: int, c: int, d: int, beside_c: int) -> bool:
    """Moves the `length` stops from `head` on between the adjacent c and d, `beside_c` next to c."""
    n = len(tour)
    at = where[head]
    left, right = (c, d) if (where[c] + 1) % n == where[d] else (d, c)
    ahead = (where[left] - (at + length - 1)) % n  # stops to hop over when going forwards
    back = (at - where[right]) % n
    gap = min(ahead, back)
    if gap > 1_000:
        return False
    forwards = ahead <= back
    stretch = np.empty(length, dtype=tour.dtype)
    for i in range(length):
        stretch[i] = tour[(at + i) % n]
    if forwards:
        for i in range(gap):
            _set(tour, where, (at + i) % n, tour[(at + length + i) % n])
        begin = at + gap
    else:
        for i in range(gap):
            _set(tour, where, (at + length - 1 - i) % n, tour[(at - 1 - i) % n])
        begin = at - gap
    keep = (stretch[0] == beside_c) == (left == c)
    if length == 1:
        keep = True
    for i in range(length):
        _set(tour, where, (begin + i) % n, stretch[i] if keep else stretch[length - 1 - i])
    return True


@inlined
def _set(tour: Any, where: Any, at: int, stop: int) -> None:
    tour[at] = stop
    where[stop] = at


@compiled
def _reverse(tour: Any, where: Any, i: int, j: int) -> bool:
    """Reverses positions i..j (round the end if i > j), or the rest of the tour where that is shorter."""
    n = len(tour)
    inner = (j - i) % n + 1
    if 2 * inner > n:
        i, j = (j + 1) % n, (i - 1) % n
        inner = n - inner
    if inner > REACH:
        return False
    for _ in range(inner // 2):
        left, right = tour[i], tour[j]
        _set(tour, where, i, right)
        _set(tour, where, j, left)
        i, j = (i + 1) % n, (j - 1) % n
    return True
