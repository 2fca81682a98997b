"""Hilbert's curve: a first order of the whole map that keeps neighbours together.

Skilling, "Programming the Hilbert curve", AIP Conference Proceedings 707, 2004, in two dimensions.
"""

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.travel import Floats

BITS = 16


def hilbert_order(flat: Floats) -> npt.NDArray[np.int32]:
    """The rows (x, y) in the order in which the curve passes them; ties by index."""
    low = flat.min(axis=0)
    span = float(max((flat.max(axis=0) - low).max(), 1e-9))
    x, y = ((flat - low) / span * (2**BITS - 1)).astype(np.int64).T
    along = np.zeros(len(flat), dtype=np.int64)
    side = 1 << (BITS - 1)
    while side:
        right, upper = (x & side) > 0, (y & side) > 0
        along += side * side * ((3 * right) ^ upper)
        turn = ~upper
        x, y = x & (side - 1), y & (side - 1)
        mirror = turn & right
        x, y = np.where(mirror, side - 1 - x, x), np.where(mirror, side - 1 - y, y)
        x, y = np.where(turn, y, x), np.where(turn, x, y)
        side >>= 1
    return np.argsort(along, kind="stable").astype(np.int32)
