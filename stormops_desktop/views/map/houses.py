"""The houses of a tile, and the rings round the selected ones."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from stormops_desktop.views.map.glyphs import Shape
from stormops_desktop.views.map.palette import Mark
from stormops_desktop.views.map.scene import SIDE, Area, Scene
from stormops_desktop.views.map.stamps import Canvas, Pixels, Stamp, make_stamp, thinned

# Radius in pixels from a zoom on: dots over a county, marks on a street.
RADII = (
    (17.0, 10.0),
    (15.5, 8.0),
    (14.0, 6.5),
    (12.75, 5.0),
    (11.5, 3.8),
    (10.0, 2.8),
    (9.0, 2.2),
    (0.0, 1.7),
)
BOLDER = 1.2
EDGE_FROM = 2.6  # below that a rim would be all there is of a mark
MARGIN = 32  # device pixels; holds the largest stamp at ratio 1, see `_margin`


def house_radius(zoom: float, *, grown: float, bold: bool) -> float:
    """Pixels of a mark of size 1."""
    radius = next(radius for least, radius in RADII if zoom >= least)
    return radius * grown * (BOLDER if bold else 1.0)


def paint_houses(scene: Scene, area: Area) -> QImage | None:
    """Every house in its class's mark; None where there is none."""
    places = scene.model.houses.index.in_box(area.box(_margin(area) / area.ratio))
    if not len(places):
        return None
    canvas, radius = _canvas(area), _radius(scene, area)
    classes = scene.classes[places]
    for number, mark in enumerate(scene.palette.marks[scene.colouring]):
        some = places[classes == number]
        if len(some):
            stamp = _stamp(mark, radius * mark.size, scene.palette.bold)
            canvas.put(stamp, *_spots(scene, area, some, stamp))
    return canvas.image()


def paint_chosen(scene: Scene, area: Area) -> QImage | None:
    """A ring round each selected house."""
    places = scene.model.houses.index.in_box(area.box(_margin(area) / area.ratio))
    places = places[scene.chosen[places]]
    if not len(places):
        return None
    canvas, radius = _canvas(area), _radius(scene, area)
    reach = radius + (2.5 if radius >= EDGE_FROM else 1.0) * area.ratio
    halo = _ring(reach, scene.palette.halo, 4.5 * area.ratio)
    ring = _ring(reach, scene.palette.focus, 2.2 * area.ratio)
    x, y = _spots(scene, area, places, ring)  # the same for both: a halo without its ring would be a hole
    canvas.put(halo, x, y)
    canvas.put(ring, x, y)
    return canvas.image()


def _radius(scene: Scene, area: Area) -> float:
    return house_radius(area.zoom, grown=scene.palette.grown, bold=scene.palette.bold) * area.ratio


def _margin(area: Area) -> int:
    return round(MARGIN * max(1.0, area.ratio))


def _canvas(area: Area) -> Canvas:
    return Canvas(SIDE, _margin(area))


def _spots(scene: Scene, area: Area, places: npt.NDArray[np.intp], stamp: Stamp) -> tuple[Pixels, Pixels]:
    """Pixels of the tile where houses get the stamp, one for all that are nearly at the same place."""
    all_x, all_y = scene.model.houses.world
    x = np.floor(all_x[places] * area.device_scale).astype(np.int64)
    y = np.floor(all_y[places] * area.device_scale).astype(np.int64)
    kept = thinned(x, y, stamp.radius)
    return x[kept] - area.column * SIDE, y[kept] - area.row * SIDE


@lru_cache(maxsize=256)
def _stamp(mark: Mark, radius: float, bold: bool) -> Stamp:
    if radius < EDGE_FROM:
        fill = mark.edge if mark.hollow else mark.fill
        return make_stamp(Shape.CIRCLE, radius, fill, fill, 0.0)
    width = max(1.0, radius * (0.34 if mark.hollow else 0.16))
    return make_stamp(mark.shape, radius, mark.fill, mark.edge, width * (1.25 if bold else 1.0))


@lru_cache(maxsize=64)
def _ring(radius: float, colour: str, width: float) -> Stamp:
    return make_stamp(Shape.RING, radius, "transparent", colour, width)
