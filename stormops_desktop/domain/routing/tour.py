"""A short open tour through a few dozen points: nearest neighbour, then 2-opt.

Croes, "A method for solving traveling-salesman problems", Operations Research 6, 1958. Deterministic: the
start is the most remote point of the set, ties go to the lower index.
"""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]

GAIN = 1e-9  # miles; below it an exchange is rounding, and could go round in circles


def open_tour(miles: Matrix) -> list[int]:
    """The order in which to visit every point once, without a return.

    Args:
        miles: symmetric distances, (n, n).

    Returns:
        A permutation of 0..n-1, never longer than the nearest-neighbour tour it starts from.
    """
    if len(miles) < 3:
        return list(range(len(miles)))
    return two_opt(miles, nearest_neighbour(miles))


def nearest_neighbour(miles: Matrix) -> list[int]:
    """From the most remote point, always on to the nearest one left."""
    at = int(miles.sum(axis=1).argmax())
    order, left = [at], np.ones(len(miles), dtype=bool)
    left[at] = False
    while left.any():
        at = int(np.where(left, miles[at], np.inf).argmin())
        order.append(at)
        left[at] = False
    return order


def two_opt(miles: Matrix, order: list[int]) -> list[int]:
    """Reverses stretches of the tour while that makes it shorter; each step takes the best exchange."""
    tour = np.array(order)
    while True:
        start, end, gain = _best_reversal(miles, tour)
        if gain <= GAIN:
            return [int(point) for point in tour]
        tour[start : end + 1] = tour[start : end + 1][::-1]


def _best_reversal(miles: Matrix, tour: npt.NDArray[np.int_]) -> tuple[int, int, float]:
    """(start, end, miles saved) of the stretch whose reversal saves most.

    Reversing i..j replaces the edges (i-1, i) and (j, j+1); at the open ends only one of them exists.
    """
    n = len(tour)
    ordered = miles[np.ix_(tour, tour)]
    edge = np.diagonal(ordered, offset=1)
    before = np.concatenate(([0.0], edge))  # the edge into i
    after = np.concatenate((edge, [0.0]))  # the edge out of j
    into = np.vstack((np.zeros(n), ordered[:-1]))  # into[i, j]: from i-1 to j
    out = np.hstack((ordered[:, 1:], np.zeros((n, 1))))  # out[i, j]: from i to j+1
    saved = np.triu(before[:, None] + after[None, :] - into - out, k=1)
    best = int(saved.argmax())
    return best // n, best % n, float(saved.flat[best])
