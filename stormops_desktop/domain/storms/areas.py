"""Evidence that is no point: the polygon of an alert, the cell of a grid. A house is inside or it is not."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
DECIMALS = 6  # a tenth of a metre


@dataclass(frozen=True, slots=True)
class Area:
    """Rings of (longitude, latitude), each closed, or the sides of a cell. One of the two.

    Attributes:
        box: west, south, east, north; a house on the south or west side is inside, one on the others is not.
        polygons: outer ring first, then its holes, of each polygon.
    """

    box: tuple[float, float, float, float] | None = None
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...] = ()

    def holds(self, latitude: Floats, longitude: Floats) -> Bools:
        """Which of the places lie inside. NaN never does."""
        if self.box is not None:
            west, south, east, north = self.box
            inside: Bools = (
                (latitude >= south) & (latitude < north) & (longitude >= west) & (longitude < east)
            )
            return inside
        shape = self.shape()
        west, south, east, north = shape.bounds
        found = np.zeros(np.shape(latitude), dtype=np.bool_)
        near = (latitude >= south) & (latitude <= north) & (longitude >= west) & (longitude <= east)
        if near.any():
            shapely.prepare(shape)
            found[near] = shapely.intersects_xy(shape, longitude[near], latitude[near])
        return found

    def shape(self) -> Any:
        """The polygons as one geometry (x is the longitude)."""
        return shapely.union_all(
            [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in self.polygons]
        )

    def as_json(self) -> str:
        """GeoJSON for polygons, {"box": [west, south, east, north]} for a cell."""
        if self.box is not None:
            return json.dumps({"box": [round(side, DECIMALS) for side in self.box]})
        return json.dumps({"type": "MultiPolygon", "coordinates": self.polygons})


def area_of(text: str | None) -> Area | None:
    """The inverse of `as_json`; None where there is none, or one that only a newer version can read."""
    try:
        told = json.loads(text) if text else None
        if not isinstance(told, dict):
            return None
        if "box" in told:
            west, south, east, north = (float(side) for side in told["box"])
            return Area(box=(west, south, east, north))
        return polygons_of(told)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def polygons_of(geometry: dict[str, Any]) -> Area:
    """A GeoJSON Polygon or MultiPolygon.

    Raises:
        ValueError, TypeError, KeyError: it is neither, or a ring is none.
    """
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"is a {kind}, not a polygon")
    parts = [coordinates] if kind == "Polygon" else coordinates
    polygons = tuple(tuple(_ring(ring) for ring in part) for part in parts)
    if not polygons or not all(polygons):
        raise ValueError("has a polygon without a ring")
    return Area(polygons=polygons)


def _ring(points: list[Any]) -> tuple[tuple[float, float], ...]:
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    if len(ring) < 4:
        raise ValueError("has a ring of fewer than four points")
    if not all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in ring):
        raise ValueError("has coordinates outside the globe (longitude comes first)")
    return ring if ring[0] == ring[-1] else (*ring, ring[0])
