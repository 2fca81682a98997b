"""The inner loop of `field`: which report counts most for each house. Machine code where numba is there."""

import math

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import compiled, inlined

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NO_CELL = -1000.0  # no side of a cell lies there
CLOSE = 1e-9  # so near to a ring, relative to it, straight lines are too coarse to tell the side


@inlined
def haversine(lat_a: float, lon_a: float, lat_b: float, lon_b: float, diameter: float) -> float:
    """Great-circle distance of places in radians, as `distance.great_circle_miles` has it."""
    half_phi = (lat_b - lat_a) / 2.0
    half_lambda = (lon_b - lon_a) / 2.0
    chord = math.sin(half_phi) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lambda) ** 2
    return diameter * math.asin(math.sqrt(min(1.0, max(0.0, chord))))


@inlined
def in_cell(house: Floats, h: int, report: Floats, r: int) -> bool:
    """Whether a house lies in a cell: its south and west sides belong to it, the others do not."""
    return bool(
        house[h, 3] >= report[r, 3]
        and house[h, 3] < report[r, 7]
        and house[h, 4] >= report[r, 4]
        and house[h, 4] < report[r, 8]
    )


@inlined
def ring_confidence(
    house: Floats,
    h: int,
    report: Floats,
    r: int,
    near: float,
    rings: Floats,
    radar_cap: float,
    diameter: float,
) -> float:
    """The confidence of the first ring that the house is in, 0.0 beyond the last."""
    for k in range(len(rings)):
        within = near <= rings[k, 0]
        if abs(near - rings[k, 0]) < CLOSE * rings[k, 0]:
            miles = haversine(
                math.radians(house[h, 3]), math.radians(house[h, 4]), math.radians(report[r, 3]),
                math.radians(report[r, 4]), diameter,
            )  # fmt: skip
            within = miles <= rings[k, 1]
        if within:
            return float(min(rings[k, 2], radar_cap) if report[r, 6] > 0.0 else rings[k, 2])
    return 0.0


@inlined
def outranks(
    term: float, near: float, report: int, best_term: float, best_near: float, best_report: int
) -> bool:
    """The greater term, then the nearer report, then the earlier one."""
    if term != best_term:
        return term > best_term
    return near < best_near or (near == best_near and report < best_report)


@compiled
def strongest(
    order: Ints, first: Ints, wanted: Ints, start: Ints, house: Floats, report: Floats, hail: bool,
    rings: Floats, radar_cap: float, term_shape: Floats, diameter: float,
    best: Ints, terms: Floats, confidences: Floats, nearness: Floats,
) -> None:  # fmt: skip
    """Fills the last four, by house; -1 in `best` where no report reaches it.

    Args:
        order: houses, block by block; first: where each block begins, and the end.
        wanted: candidate reports of each block, the greatest first; start: where each begins, and the end.
        house: (n, 6) x, y, z, latitude, longitude (degrees), threshold.
        report: (m, 9) x, y, z, latitude, longitude, magnitude, 1.0 if radar, NO_CELL twice; a cell has its
            south, west, north and east sides in place of latitude, longitude and NO_CELL.
        rings: (k, 3) squared straight length, miles and confidence, the nearest first.
        term_shape: where the term begins and how long its way to 1 is.
    """
    for block in range(len(first) - 1):
        for place in range(first[block], first[block + 1]):
            h = order[place]
            best_term, best_near, best_report, best_conf = -1.0, np.inf, -1, 0.0
            figure, bare = -1.0, 0.0
            for at in range(start[block], start[block + 1]):
                r = wanted[at]
                if report[r, 5] != figure:  # equal figures follow each other
                    figure = report[r, 5]
                    measure = figure / house[h, 5] if hail else figure
                    bare = min(1.0, max(0.0, (measure - term_shape[0]) / term_shape[1]))
                    if bare < best_term:
                        break  # the rest is weaker still, and no confidence is above 1
                if report[r, 7] > NO_CELL:
                    near = 0.0
                    conf = radar_cap if in_cell(house, h, report, r) else 0.0
                else:
                    dx, dy = house[h, 0] - report[r, 0], house[h, 1] - report[r, 1]
                    dz = house[h, 2] - report[r, 2]
                    near = dx * dx + dy * dy + dz * dz
                    conf = ring_confidence(house, h, report, r, near, rings, radar_cap, diameter)
                term = bare * conf
                if conf > 0.0 and outranks(term, near, r, best_term, best_near, best_report):
                    best_term, best_near, best_report, best_conf = term, near, r, conf
            best[h], terms[h], confidences[h], nearness[h] = best_report, best_term, best_conf, best_near
