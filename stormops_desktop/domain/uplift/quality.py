"""Whether an ordering by uplift is worth anything, on people it was not learnt from.

Qini as scikit-uplift normalises it: the area between the curve and the random line, over that of the best
possible ordering. 0 is random.
"""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.uplift.trial import Bools, Floats

DECILES = 10


def qini(outcome: Floats, score: Floats, treated: Bools) -> float:
    """Normalised Qini coefficient of a binary outcome, 0 for random order."""
    random = _area(np.array([0.0, len(outcome)]), np.array([0.0, _gain(outcome, treated)]))
    best = outcome * np.where(treated, 1.0, -1.0)
    reachable = _area(*_curve(outcome, best, treated)) - random
    return (_area(*_curve(outcome, score, treated)) - random) / reachable if reachable else 0.0


def uplift_at(share: float, outcome: Floats, score: Floats, treated: Bools) -> float:
    """Difference of the arms' rates among the first `share` by score; nan when an arm is empty there."""
    first = np.argsort(-score, kind="stable")[: round(share * len(score))]
    one, other = first[treated[first]], first[~treated[first]]
    return float(outcome[one].mean() - outcome[other].mean()) if len(one) and len(other) else float("nan")


@dataclass(frozen=True, slots=True)
class Decile:
    """A tenth of the people by score: what was expected of treating them, and what was observed."""

    expected: float
    observed: float
    n: int


def calibration(score: Floats, effect: Floats) -> tuple[Decile, ...]:
    """Deciles by score, highest first.

    Args:
        effect: (n,) unbiased if noisy effect of each (the doubly robust pseudo-outcome).
    """
    parts = np.array_split(np.argsort(-score, kind="stable"), DECILES)
    return tuple(
        Decile(float(score[part].mean()), float(effect[part].mean()), len(part))
        for part in parts
        if len(part)
    )


def _gain(outcome: Floats, treated: Bools) -> float:
    held = int((~treated).sum())
    return float(outcome[treated].sum() - outcome[~treated].sum() * (treated.sum() / held if held else 0.0))


def _curve(outcome: Floats, score: Floats, treated: Bools) -> tuple[Floats, Floats]:
    """People reached and what treating them gained, at every distinct score."""
    order = np.argsort(-score, kind="stable")
    won, on = outcome[order], treated[order]
    ends = np.append(np.flatnonzero(np.diff(score[order])), len(order) - 1)
    n_on = np.cumsum(on)[ends].astype(np.float64)
    n_off = ends + 1 - n_on
    won_on, won_off = np.cumsum(won * on)[ends], np.cumsum(won * ~on)[ends]
    rate_off = np.divide(won_off, n_off, out=np.zeros_like(won_off), where=n_off > 0)
    return np.append(0.0, ends + 1.0), np.append(0.0, won_on - rate_off * n_on)


def _area(x: Floats, y: Floats) -> float:
    return float(np.trapezoid(y, x))
