"""What a road network says of a plan's ways: their pace, and what to do where no road leads."""

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.pace import Pace, constant
from stormops_desktop.domain.routing.plans.problem_of import NO_ROAD, Legs
from stormops_desktop.domain.routing.travel import Floats, globe
from stormops_desktop.domain.said import Said

FAR_M = 200.0  # shorter ways say nothing about the bends of streets
SAMPLE = 300  # places whose ways among each other tell the pace


def fitted(legs: Legs, latitude: Floats, longitude: Floats) -> Pace:
    """The pace that a road network shows, for ways it was not asked about.

    The usual curve or one speed at any length, whichever of the two is nearer to the roads' times.
    """
    sample = slice(0, SAMPLE)
    ball = globe(latitude[sample], longitude[sample], factor=1.0).xyz
    gap = np.linalg.norm(ball[:, None] - ball[None, :], axis=2)
    metres, seconds = legs.metres[sample, sample], legs.seconds[sample, sample]
    apart = (gap > FAR_M) & (seconds > 0) & (np.maximum(seconds, metres) < NO_ROAD)
    if not apart.any():
        return Pace()
    way, takes = metres[apart], seconds[apart]
    curve = Pace(float(np.median(way / gap[apart])))
    curve = curve.quickened(float(np.median(curve.seconds(way) / takes)))
    even = constant(curve.factor, float(np.median(way / takes)))
    return min(curve, even, key=lambda pace: float(np.median(np.abs(pace.seconds(way) / takes - 1.0))))


def mended(legs: Legs, latitude: Floats, longitude: Floats, pace: Pace) -> tuple[Legs, str]:
    """The table with great circles at the pace of the roads where no road leads, and a sentence on that.

    The sentence is "" where nothing was missing, and the table is then the given one.
    """
    missing = np.maximum(legs.seconds, legs.metres) >= NO_ROAD
    if not missing.any():
        return legs, ""
    rows, columns = np.nonzero(missing)
    ball = globe(latitude, longitude, factor=pace.factor)
    gap = np.linalg.norm(ball.xyz[rows] - ball.xyz[columns], axis=1) * pace.factor
    seconds, metres = legs.seconds.copy(), legs.metres.copy()
    seconds[rows, columns], metres[rows, columns] = pace.seconds(gap), gap
    return Legs(seconds, metres), _said(missing)


def _said(missing: npt.NDArray[np.bool_]) -> str:
    cut_off = int((np.maximum(missing.mean(axis=0), missing.mean(axis=1)) > 0.5).sum())
    if cut_off:
        return Said(
            "No road leads to {cut_off} of {places} places; there the great circle counts, at the pace of "
            "the other roads.",
            cut_off=cut_off, places=len(missing),
        )  # fmt: skip
    return Said(
        "No road was found for {ways} ways between places; there the great circle counts, at the pace of "
        "the other roads.",
        ways=int(missing.sum()),
    )
