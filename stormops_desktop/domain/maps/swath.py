"""The ground that hail reports speak for, by size and by how far they are believed.

A report is believed like the Storm Impact Index believes it (product.md C.4): within 1, 3 and 10 miles with
falling confidence; radar never above 0.6, so it begins at the second ring. A band is the union of the discs
of all reports of at least its size. Bands of a size nest: smaller sizes contain larger ones.

Evidence about an area, a cell of a radar grid or a warning's polygon, speaks for that area and for nothing
beside it: it is drawn as what it is, not as discs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from stormops_desktop.domain.maps.mercator import to_degrees, to_world, world_per_metre
from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.evidence import RADAR_CONFIDENCE, RINGS

HAIL_CLASSES_IN: tuple[float, ...] = (0.75, 1.25, 1.75, 2.5)  # penny, half dollar, golf ball, tennis ball
METRES_A_MILE = 1_609.344
THINNED_TO_MI = 0.25  # reports nearer than that to one another make one disc
GRID = 1e-8  # of the unit square, 0.4 m: sides of neighbouring cells meet though files round them
AREA_RING = 1  # areas look like the second ring: nobody stood there
CORNERS = 12  # a quarter circle's: off by 0.2 % of the radius, under a pixel until a street fills the window

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HailSpot:
    """One hail report with a position, in the unit square of `mercator`."""

    x: float
    y: float
    inches: float
    radar: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class HailGround:
    """An area for which hail of a size is told, as a geometry in the unit square."""

    shape: Any
    inches: float


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Ground where hail of a class may have fallen.

    Attributes:
        hail_class: index into `HAIL_CLASSES_IN`. ring: index into `RINGS`, 0 the nearest.
        confidence: of the ring, 0..1.
        outlines: closed lines (n, 2); together by the even-odd rule, so holes are outlines too.
    """

    hail_class: int
    ring: int
    confidence: float
    outlines: tuple[Floats, ...]


def hail_class(inches: float) -> int | None:
    """The greatest class that the size reaches; None below the first."""
    reached = [at for at, least in enumerate(HAIL_CLASSES_IN) if inches >= least]
    return reached[-1] if reached else None


def ground_of(area: Area) -> Any:
    """An area's geometry in the unit square."""
    degrees = shapely.box(*area.box) if area.box is not None else area.shape()
    return shapely.transform(degrees, lambda points: np.column_stack(to_world(points[:, 1], points[:, 0])))


def swath(spots: Sequence[HailSpot], grounds: Sequence[HailGround] = ()) -> tuple[Band, ...]:
    """Bands in the order to paint them: the least believed first, within a ring the smallest hail first."""
    thinned = _thinned(spots)
    bands = []
    for ring in reversed(range(len(RINGS))):
        if ring == AREA_RING:
            bands += _areas(grounds)
        for at, least in enumerate(HAIL_CLASSES_IN):
            some = [s for s in thinned if s.inches >= least and not (s.radar and _too_sure(ring))]
            if some:
                bands.append(Band(at, ring, RINGS[ring][1], _union(some, RINGS[ring][0])))
    return tuple(bands)


def _areas(grounds: Sequence[HailGround]) -> list[Band]:
    bands = []
    for at, least in enumerate(HAIL_CLASSES_IN):
        some = [ground.shape for ground in grounds if ground.inches >= least]
        if some:
            united = shapely.union_all(some, grid_size=GRID)
            bands.append(Band(at, AREA_RING, RADAR_CONFIDENCE, _outlines(united)))
    return bands


def _too_sure(ring: int) -> bool:
    return RINGS[ring][1] > RADAR_CONFIDENCE and ring == 0


def _thinned(spots: Sequence[HailSpot]) -> list[HailSpot]:
    """The largest of each small square: a radar grid of ten thousand cells unites in moments."""
    kept: dict[tuple[int, int, bool], HailSpot] = {}
    for spot in spots:
        square = THINNED_TO_MI * _miles(spot)
        key = (int(spot.x / square), int(spot.y / square), spot.radar)
        if key not in kept or spot.inches > kept[key].inches:
            kept[key] = spot
    return list(kept.values())


def _miles(spot: HailSpot) -> float:
    """A mile at the spot, in the unit square."""
    return METRES_A_MILE * world_per_metre(to_degrees(spot.x, spot.y)[0])


def _union(spots: Sequence[HailSpot], miles: float) -> tuple[Floats, ...]:
    centres = shapely.points([(spot.x, spot.y) for spot in spots])
    radii = np.array([miles * _miles(spot) for spot in spots])
    return _outlines(shapely.union_all(shapely.buffer(centres, radii, quad_segs=CORNERS)))


def _outlines(united: Any) -> tuple[Floats, ...]:
    outlines: list[Floats] = []
    for part in shapely.get_parts(united):
        rings = [shapely.get_exterior_ring(part), *shapely.get_rings(part)[1:]]
        outlines += [shapely.get_coordinates(ring) for ring in rings]
    return tuple(outlines)
