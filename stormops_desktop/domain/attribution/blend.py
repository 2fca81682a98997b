"""The blend of Shapley (fair) and Markov (causal in the chain), and how much hangs on the weights."""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.attribution.cohort import Floats
from stormops_desktop.domain.attribution.errors import AttributionError

STEPS = 21
SENSITIVE, ROBUST = 0.10, 0.05


@dataclass(frozen=True, slots=True)
class Weights:
    """Named weights that add up to 1; never a bare alpha, whose direction the sources dispute."""

    shapley_weight: float = 0.5
    markov_weight: float = 0.5

    def __post_init__(self) -> None:
        both = (self.shapley_weight, self.markov_weight)
        if not all(0 <= weight <= 1 for weight in both) or abs(sum(both) - 1) > 1e-9:
            raise AttributionError("The weights of Shapley and Markov lie in 0..1 and add up to 1.")


def blend(shapley: Floats, markov: Floats, weights: Weights) -> Floats:
    """(..., C) hybrid shares of shares."""
    mixed: Floats = weights.shapley_weight * shapley + weights.markov_weight * markov
    return mixed


EVEN = Weights()


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Hybrid shares over all weights of Shapley from 0 to 1 in steps of .05.

    Attributes:
        shares: (21, C). spread: (C,) largest less smallest share.
        top1, top2: (C,) part of the weights at which a player is first, and among the first two.
    """

    shares: Floats
    spread: Floats
    top1: Floats
    top2: Floats

    @property
    def verdict(self) -> str:
        """sensitive, moderate or robust, by the largest spread."""
        widest = float(self.spread.max(initial=0.0))
        return "sensitive" if widest > SENSITIVE else "robust" if widest < ROBUST else "moderate"


def sweep(shapley: Floats, markov: Floats) -> Sweep:
    """What the blend would be at every weight."""
    weight = np.linspace(0.0, 1.0, STEPS)[:, None]
    shares = weight * shapley + (1 - weight) * markov
    top1, top2 = rank_shares(shares, 1), rank_shares(shares, 2)
    return Sweep(shares, np.ptp(shares, axis=0), top1, top2)


def rank_shares(draws: Floats, places: int) -> Floats:
    """(C,) part of the draws (d, C) in which a player is among the first `places`; ties go to the earlier."""
    order = np.argsort(-np.round(draws, 12), axis=1, kind="stable")[:, :places]
    return np.bincount(order.ravel(), minlength=draws.shape[1]) / len(draws)
