"""Where names of towns stand: none across another, and beside reports and yards where that can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFontMetricsF

from stormops_desktop.domain.maps.mercator import TILE_PX
from stormops_desktop.viewmodels.map.model import Layer, MapModel, PlaceName, RouteLine
from stormops_desktop.views.map.mark_sizes import report_radius, yard_radius
from stormops_desktop.views.style.fonts import font

NAME_PX, NAME_WEIGHT = 14, 600
GAP = 10.0
HALF_HIGH = 9.0  # pixels from a name's middle to its edge, the rim with it
STEP, STEPS = 11.0, (0, -1, 1, -2, 2)  # up and down from the middle of the town, the nearest first
Boxes = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its place: its middle and width in pixels of the whole world at one zoom."""

    name: str
    x: float
    y: float
    width: float

    def box(self, rim: float = 0.0) -> tuple[float, float, float, float]:
        half = self.width / 2 + rim
        return self.x - half, self.y - HALF_HIGH, self.x + half, self.y + HALF_HIGH

    def covers(self, x: float, y: float, radius: float) -> bool:
        """Whether a disc lies under it, at least in part."""
        half = NAME_PX / 2 + radius
        return abs(y - self.y) < half and abs(x - self.x) < self.width / 2 + radius


class NameBook:
    """The names of one scene, placed once a zoom, the same for every tile.

    Args:
        layers: those shown; the marks of others are in nobody's way, and without names there are none.
        grown: factor on marks for gloved fingers.
    """

    def __init__(
        self, model: MapModel | None = None, layers: frozenset[Layer] = frozenset(), grown: float = 1.0
    ) -> None:
        self._model, self._layers, self._grown = model or MapModel(), layers, grown
        self._placed: dict[float, tuple[Named, ...]] = {}

    def at(self, zoom: float) -> tuple[Named, ...]:
        """Those that find room, the weightiest first."""
        if zoom not in self._placed:
            places = self._model.places if Layer.PLACES in self._layers else ()
            self._placed[zoom] = _placed(places, self._marks(zoom), TILE_PX * 2.0**zoom)
        return self._placed[zoom]

    def _marks(self, zoom: float) -> Boxes:
        """Left, top, right and bottom of what a name should not lie on."""
        found = [
            (x - radius, y - radius, x + radius, y + radius)
            for x, y, radius in (*self._reports(zoom), *self._yards(zoom))
        ]
        return np.array(found, dtype=np.float64).reshape(-1, 4)

    def _reports(self, zoom: float) -> Iterator[tuple[float, float, float]]:
        scale = TILE_PX * 2.0**zoom
        for report in self._model.reports if Layer.REPORTS in self._layers else ():
            if not report.radar and not report.ground:  # those of radar are thousands, on a grid
                yield report.x * scale, report.y * scale, report_radius(report, zoom)

    def _yards(self, zoom: float) -> Iterator[tuple[float, float, float]]:
        scale = TILE_PX * 2.0**zoom
        for x, y in yards(self._model.routes) if Layer.ROUTES in self._layers else ():
            yield x * scale, y * scale, yard_radius(self._grown)


def yards(routes: Iterable[RouteLine]) -> frozenset[tuple[float, float]]:
    """Where crews set out and come back to."""
    return frozenset(spot for route in routes for spot in (route.start, route.end) if spot is not None)


def _placed(places: tuple[PlaceName, ...], marks: Boxes, scale: float) -> tuple[Named, ...]:
    metrics = QFontMetricsF(font(NAME_PX, NAME_WEIGHT))
    kept: list[Named] = []
    for place in places:
        width = metrics.horizontalAdvance(place.name)
        spots = [Named(place.name, place.x * scale, place.y * scale + up * STEP, width) for up in STEPS]
        free = [spot for spot in spots if not any(_crowd(spot, other) for other in kept)]
        if free:
            kept.append(min(free, key=lambda spot: _hidden(spot, marks)))  # the nearest of the best
    return tuple(kept)


def _crowd(one: Named, other: Named) -> bool:
    wide = (one.width + other.width) / 2 + GAP
    return abs(one.x - other.x) <= wide and abs(one.y - other.y) <= NAME_PX + GAP


def _hidden(name: Named, marks: Boxes) -> float:
    """Square pixels of marks under a name."""
    west, north, east, south = name.box()
    wide = np.minimum(marks[:, 2], east) - np.maximum(marks[:, 0], west)
    high = np.minimum(marks[:, 3], south) - np.maximum(marks[:, 1], north)
    return float((np.clip(wide, 0.0, None) * np.clip(high, 0.0, None)).sum())
