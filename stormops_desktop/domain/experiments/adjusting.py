"""CUPED: what was known before the storm takes noise out of what came after it.

Y - theta (X - E[X]) with theta = cov(X, Y) / var(X), fitted over both arms together so that no arm is
favoured (Deng, Xu, Kohavi, Walker, WSDM 2013).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.experiments.intervals import CONFIDENCE, Interval, z_score

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Difference of means after the adjustment.

    Attributes:
        lift: treated less control. interval: of it. variance_kept: part of the outcome's variance that is
            left.
    """

    lift: float
    interval: Interval
    theta: float
    variance_kept: float


def adjusted_lift(
    outcome: Floats, before: Floats, treated: npt.NDArray[np.bool_], confidence: float = CONFIDENCE
) -> Adjusted:
    """Lift with CUPED.

    Args:
        outcome: (n,) what happened. before: (n,) a covariate from before the assignment. treated: (n,).

    Raises:
        ExperimentError: an arm has fewer than two units.
    """
    if treated.sum() < 2 or (~treated).sum() < 2:
        raise ExperimentError("Both arms need two units at least.")
    spread = float(before.var())
    theta = float(np.cov(before, outcome, ddof=0)[0, 1]) / spread if spread else 0.0
    cleaned = outcome - theta * (before - before.mean())
    one, other = cleaned[treated], cleaned[~treated]
    lift = float(one.mean() - other.mean())
    half = z_score(confidence) * float(np.sqrt(one.var(ddof=1) / len(one) + other.var(ddof=1) / len(other)))
    whole = float(outcome.var())
    kept = float(cleaned.var()) / whole if whole else 1.0
    return Adjusted(lift, Interval(lift - half, lift + half), theta, kept)
