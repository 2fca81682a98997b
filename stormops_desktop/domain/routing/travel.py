"""What it costs to go from one place to another: on a plane, along the globe, or by a table of roads."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.globe import EARTH_RADIUS_M
from stormops_desktop.domain.routing.compiled import inlined
from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.street import HALF_LOST_M, STREET_FACTOR

Floats = npt.NDArray[np.float64]

EXACT, NEAREST, FLOOR = 0, 1, 2


class Travel(NamedTuple):
    """The cost between places by their index. Built by `planar`, `globe`, `timed_globe` or `by_table`.

    Attributes:
        xyz: places in space, (n, 3); on the globe in metres from its centre.
        table: cost from row to column, (n, n); (0, 0) where coordinates decide.
        factor: multiplies the length.
        bend: 1 / (24 R^2), which turns a chord into its arc to six digits below 1,000 km; 0 on a plane.
        rounding: EXACT, NEAREST (VRPLIB's EUC_2D) or FLOOR (the DIMACS rule).
        rate, lost, half: the cost of a length is rate * length + lost * length / (length + half): see
            `pace`. Without them it is the length.
    """

    xyz: Floats
    table: Floats
    factor: float
    bend: float
    rounding: int
    rate: float = 1.0
    lost: float = 0.0
    half: float = HALF_LOST_M


def planar(points: Floats, *, factor: float = 1.0, rounding: int = EXACT) -> Travel:
    """Euclid's distance between rows (x, y), times `factor`, rounded."""
    flat = np.zeros((len(points), 3))
    flat[:, :2] = points
    return Travel(flat, np.zeros((0, 0)), float(factor), 0.0, int(rounding))


def globe(latitude: Floats, longitude: Floats, *, factor: float = STREET_FACTOR) -> Travel:
    """Metres by street: the great circle times `factor`."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    ball = np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
    bend = 1.0 / (24.0 * EARTH_RADIUS_M**2)
    return Travel(np.ascontiguousarray(ball * EARTH_RADIUS_M), np.zeros((0, 0)), float(factor), bend, EXACT)


def timed_globe(latitude: Floats, longitude: Floats, pace: Pace) -> Travel:
    """Seconds by street at a pace."""
    metres = globe(latitude, longitude, factor=pace.factor)
    return metres._replace(rate=1.0 / pace.far_m_s, lost=pace.lost_s)


def by_table(table: Floats, xyz: Floats) -> Travel:
    """Any cost from row to column; `xyz` only helps to find neighbours on a map."""
    return Travel(
        np.ascontiguousarray(xyz, dtype=np.float64),
        np.ascontiguousarray(table, dtype=np.float64),
        1.0,
        0.0,
        EXACT,
    )


def ways_from(travel: Travel, place: int, n: int) -> Floats:
    """Cost from a place to each of the first n."""
    if travel.table.shape[0] > 0:
        return np.ascontiguousarray(travel.table[place, :n])
    squared = ((travel.xyz[:n] - travel.xyz[place]) ** 2).sum(axis=1)
    length = np.sqrt(squared) * (1.0 + travel.bend * squared) * travel.factor
    ways: Floats = length * travel.rate + travel.lost * length / (length + travel.half)
    return ways


@inlined
def leg(travel: Any, a: int, b: int) -> float:
    """Cost from place a to place b."""
    if travel.table.shape[0] > 0:
        found: float = travel.table[a, b]
        return found
    dx = travel.xyz[a, 0] - travel.xyz[b, 0]
    dy = travel.xyz[a, 1] - travel.xyz[b, 1]
    dz = travel.xyz[a, 2] - travel.xyz[b, 2]
    squared = dx * dx + dy * dy + dz * dz
    length: float = np.sqrt(squared) * (1.0 + travel.bend * squared) * travel.factor
    if travel.rounding == NEAREST:
        return float(np.floor(length + 0.5))
    if travel.rounding == FLOOR:
        return float(np.floor(length))
    if travel.lost > 0.0:
        return float(length * travel.rate + travel.lost * length / (length + travel.half))
    return float(length * travel.rate)
