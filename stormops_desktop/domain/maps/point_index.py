"""Which of a hundred thousand points are here: a grid of cells over sorted columns.

Points are sorted by cell, row by row, so a box is a few slices. Each answer is exact: cells only choose the
candidates. Building is O(n log n); a hit test looks at a handful of points.
"""

import math

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.maps.mercator import WorldBox

POINTS_A_CELL = 16
MOST_CELLS = 512  # a side; bounds the memory of the offsets to 2 MB

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


class PointIndex:
    """Finds points of the plane by box, nearness and outline; those without a position (NaN) are never found.

    Args:
        x, y: columns of equal length; answers are places in them.
    """

    def __init__(self, x: Floats, y: Floats) -> None:
        placed = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        self._west, self._width = _span(x[placed])
        self._north, self._height = _span(y[placed])
        self._side = max(1, min(MOST_CELLS, math.isqrt(len(placed) // POINTS_A_CELL)))
        cells = self._cells(x[placed], self._west, self._width) + self._side * self._cells(
            y[placed], self._north, self._height
        )
        order = np.argsort(cells, kind="stable")
        self._places: Places = placed[order]
        self._x, self._y = x[self._places], y[self._places]
        self._starts = np.searchsorted(cells[order], np.arange(self._side * self._side + 1))

    def __len__(self) -> int:
        return len(self._places)

    def in_box(self, box: WorldBox) -> Places:
        """Places of the points in a box, its edges included, in ascending order."""
        found = self._candidates(box)
        inside = (
            (self._x[found] >= box.west)
            & (self._x[found] <= box.east)
            & (self._y[found] >= box.north)
            & (self._y[found] <= box.south)
        )
        return np.sort(self._places[found[inside]])

    def nearest(self, x: float, y: float, within: float) -> int | None:
        """The point nearest to a place, of equals the later: it is drawn on top. None when none is near."""
        found = self._near(x, y, within)
        return None if not len(found) else int(found[0])

    def nearby(self, x: float, y: float, within: float, most: int) -> Places:
        """Up to `most` points within a distance, the nearest first."""
        return self._near(x, y, within)[:most]

    def in_outline(self, x: Floats, y: Floats) -> Places:
        """Places of the points inside a closed outline, ascending.

        The outline may cross itself: what it goes round an even number of times is outside (even-odd rule).
        """
        if len(x) < 3:
            return np.empty(0, dtype=np.intp)
        box = WorldBox(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
        found = self._candidates(box)
        found = found[np.argsort(self._y[found], kind="stable")]
        inside = _even_odd(self._x[found], self._y[found], x, y)
        return np.sort(self._places[found[inside]])

    def _near(self, x: float, y: float, within: float) -> Places:
        found = self._candidates(WorldBox(x - within, y - within, x + within, y + within))
        away = (self._x[found] - x) ** 2 + (self._y[found] - y) ** 2
        close = away <= within * within
        places, away = self._places[found[close]], away[close]
        nearest_first: Places = places[np.lexsort((-places, away))]
        return nearest_first

    def _candidates(self, box: WorldBox) -> Places:
        """Positions in the sorted columns of everything in the cells that the box touches."""
        edges_x = np.array([box.west, box.east])
        edges_y = np.array([box.north, box.south])
        left, right = self._cells(edges_x, self._west, self._width)
        top, bottom = self._cells(edges_y, self._north, self._height)
        rows = np.arange(top, bottom + 1) * self._side
        starts, ends = self._starts[rows + left], self._starts[rows + right + 1]
        slices = [np.arange(a, b) for a, b in zip(starts, ends, strict=True) if b > a]
        return np.concatenate(slices) if slices else np.empty(0, dtype=np.intp)

    def _cells(self, values: Floats, start: float, span: float) -> Places:
        cells = np.clip((values - start) / span, 0.0, 1.0) * self._side
        return np.minimum(cells.astype(np.intp), self._side - 1)


def _span(values: Floats) -> tuple[float, float]:
    if not len(values):
        return 0.0, 1.0
    start = float(values.min())
    return start, max(float(values.max()) - start, 1e-12)


def _even_odd(x: Floats, y: Floats, outline_x: Floats, outline_y: Floats) -> npt.NDArray[np.bool_]:
    """Crossing-number test (Shimrat 1962) of points sorted by y: each edge sees only those at its height."""
    inside = np.zeros(len(x), dtype=np.bool_)
    next_x, next_y = np.roll(outline_x, -1), np.roll(outline_y, -1)
    lower = np.searchsorted(y, np.minimum(outline_y, next_y), side="left")
    upper = np.searchsorted(y, np.maximum(outline_y, next_y), side="left")
    for edge in range(len(outline_x)):
        some = slice(lower[edge], upper[edge])
        rise = next_y[edge] - outline_y[edge]
        if some.start == some.stop or rise == 0:
            continue
        lean = (next_x[edge] - outline_x[edge]) / rise
        inside[some] ^= x[some] < outline_x[edge] + (y[some] - outline_y[edge]) * lean
    return inside
