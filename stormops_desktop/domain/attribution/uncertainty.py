"""How sure a share is: draws of the shares, their quantiles, and how stable the ranking is.

Live: every row of the chain is drawn from a Dirichlet on its raw counts (no prior: a +1 prior biases, see
analytics.md 2), and what shares out conversions by place is drawn by the Bayesian bootstrap. On demand: a
bootstrap that resamples identities, since the journeys of one household are not independent.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from stormops_desktop.domain.attribution.blend import rank_shares
from stormops_desktop.domain.attribution.chain import Chain, first_order_effects
from stormops_desktop.domain.attribution.cohort import Bools, Cohort, Floats

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
LIVE_DRAWS = 1_000
MOST_PATHS_DRAWN = 5_000  # beyond, the normal limit says the same
NOTHING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """What draws say.

    Attributes:
        quantiles: (5, C) p05, p25, p50, p75, p95. top: (3, C) how often a player is among the first 1, 2, 3.
        varies: (C,) False where every draw is the same: the paths know no variation there, and an interval of
            no width would pass for certainty.
    """

    quantiles: Floats
    top: Floats
    draws: int
    varies: Bools

    @property
    def lo(self) -> Floats:
        """(C,) p05."""
        low: Floats = self.quantiles[0]
        return low

    @property
    def hi(self) -> Floats:
        """(C,) p95."""
        high: Floats = self.quantiles[-1]
        return high


def spread_of(draws: Floats) -> Spread:
    """The spread of draws, (d, C)."""
    quantiles = np.quantile(draws, QUANTILES, axis=0)
    top = np.stack([rank_shares(draws, places) for places in (1, 2, 3)])
    return Spread(quantiles, top, len(draws), quantiles[-1] - quantiles[0] > NOTHING)


def shares(values: Floats) -> Floats:
    """(..., C) values that add up to 1; zeros where nothing was earned."""
    whole = values.sum(-1, keepdims=True)
    divided: Floats = np.divide(values, whole, out=np.zeros_like(values), where=whole > 0)
    return divided


def drawn_chains(chain: Chain, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """Counts, conversions and losses of `draws` chains; gamma draws, whose rows normalise to Dirichlet."""
    return (
        _gamma(rng, chain.counts, draws),
        _gamma(rng, chain.converted, draws),
        _gamma(rng, chain.lost, draws),
    )


def markov_draws(drawn: tuple[Floats, Floats, Floats]) -> Floats:
    """(d, C) Markov shares of drawn chains."""
    return shares(first_order_effects(*drawn))


def place_draws(cohort: Cohort, part: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """(d, C) shares where `part`, (t,), shares out each path's conversions."""
    rows = sparse.csr_matrix(
        (part, cohort.codes, cohort.offsets), shape=(len(cohort.conversions), cohort.size)
    )
    won = cohort.conversions > 0
    rows, times = rows[won], cohort.conversions[won]
    rows.sum_duplicates()
    if len(times) <= MOST_PATHS_DRAWN:
        return shares(_gamma(rng, times, draws) @ rows)
    return _normal_draws(rows, times, draws, rng)


def bootstrap(
    cohort: Cohort,
    estimate: Callable[[Cohort], Floats],
    draws: int,
    rng: np.random.Generator,
    on_draw: Callable[[int], None] | None = None,
) -> Floats:
    """(d, C) what `estimate` says of cohorts whose identities are drawn with replacement.

    Args:
        on_draw: told how many draws are done; may raise to give up.
    """
    group = np.arange(len(cohort.conversions)) if cohort.cluster is None else cohort.cluster
    _, member = np.unique(group, return_inverse=True)
    count = int(member.max(initial=-1)) + 1
    found = []
    for done in range(draws):
        drawn = rng.multinomial(count, np.full(count, 1 / count))
        found.append(estimate(cohort.weighted(drawn[member].astype(np.float64))))
        if on_draw is not None:
            on_draw(done + 1)
    return np.stack(found)


def _gamma(rng: np.random.Generator, shape: Floats, draws: int) -> Floats:
    """(d, ...) gamma draws of these shapes; what never happened stays 0."""
    drawn = np.zeros((draws, *shape.shape))
    seen = shape > 0
    drawn[:, seen] = rng.standard_gamma(shape[seen], (draws, int(seen.sum())))
    return drawn


def _normal_draws(rows: sparse.csr_matrix, times: Floats, draws: int, rng: np.random.Generator) -> Floats:
    whole = times.sum()
    mean = np.asarray(rows.T @ times).ravel() / whole
    second = np.asarray((rows.multiply(times[:, None]).T @ rows).todense()) / whole
    around = (second - np.outer(mean, mean)) / whole
    drawn = rng.multivariate_normal(mean, around, draws, method="eigh")
    return shares(np.clip(drawn, 0.0, None))
