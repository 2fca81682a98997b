"""Web Mercator: the whole world as a unit square, x to the east, y to the south, both 0..1.

Source: EPSG:3857 as tile sets use it (spherical, square, cut at 85.0511 degrees). Inverse of each other to
1e-9 degrees within that cut; y falls strictly as latitude grows.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

MOST_LATITUDE = 85.0511287798066  # where the world becomes a square
EQUATOR_M = 40_075_016.686  # circumference of the WGS84 ellipsoid's equator
TILE_PX = 256  # a tile's side in the classic scheme, in which zoom z shows the world 256 x 2^z pixels wide

Floats = npt.NDArray[np.float64]


class WorldBox(NamedTuple):
    """A rectangle of the unit square; `south` is the larger y, as y grows to the south."""

    west: float
    north: float
    east: float
    south: float

    def grown(self, by: float) -> "WorldBox":
        """The same with a margin on every side."""
        return WorldBox(self.west - by, self.north - by, self.east + by, self.south + by)

    def meets(self, other: "WorldBox") -> bool:
        """Whether the two have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.north <= other.south
            and other.north <= self.south
        )


def to_world(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats]:
    """(x, y) of degrees, element by element; latitudes beyond the square are moved to its edge, NaN stays."""
    phi = np.radians(np.clip(latitude, -MOST_LATITUDE, MOST_LATITUDE))
    x = (np.asarray(longitude, dtype=np.float64) + 180.0) / 360.0
    y = 0.5 - np.arcsinh(np.tan(phi)) / (2.0 * np.pi)
    return x, y


def world_point(latitude: float, longitude: float) -> tuple[float, float]:
    """`to_world` of one place."""
    phi = math.radians(min(max(latitude, -MOST_LATITUDE), MOST_LATITUDE))
    return (longitude + 180.0) / 360.0, 0.5 - math.asinh(math.tan(phi)) / (2.0 * math.pi)


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """(latitude, longitude) of a point of the unit square."""
    return math.degrees(math.atan(math.sinh(math.pi * (1.0 - 2.0 * y)))), x * 360.0 - 180.0


def world_box(south: float, west: float, north: float, east: float) -> WorldBox:
    """The rectangle of a box in degrees."""
    left, top = world_point(north, west)
    right, bottom = world_point(south, east)
    return WorldBox(left, top, right, bottom)


def world_per_metre(latitude: float) -> float:
    """How much of the unit square's width a metre on the ground takes at a latitude."""
    bounded = math.radians(min(max(latitude, -MOST_LATITUDE), MOST_LATITUDE))
    return 1.0 / (EQUATOR_M * math.cos(bounded))


def tiles_across(box: WorldBox, zoom: int) -> tuple[range, range]:
    """Columns and rows of the tiles of a zoom that a box touches; empty outside the world."""
    side = 1 << zoom
    columns = range(max(0, math.floor(box.west * side)), min(side, math.floor(box.east * side) + 1))
    rows = range(max(0, math.floor(box.north * side)), min(side, math.floor(box.south * side) + 1))
    return columns, rows
