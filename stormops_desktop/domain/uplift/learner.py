"""The doubly robust learner: cross-fitted pseudo-outcomes, one ridge on them, a bootstrap around it.

phi = m1 - m0 + w (y - m1) / e - (1 - w) (y - m0) / (1 - e), with m fitted on the other folds; its mean given
x is the effect at x (Kennedy, Electronic Journal of Statistics 17, 2023). With a known propensity e it is
unbiased however bad m is. When the ordering is no better than chance out of fold, everybody gets the average
effect.
"""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.uplift.quality import Decile, calibration, qini, uplift_at
from stormops_desktop.domain.uplift.trial import Floats, Trial

FOLDS = 5
DRAWS, QINI_DRAWS, BLOCKS = 200, 25, 500
RIDGE = 10.0  # in units of one standardised feature, whatever n
LOW, HIGH = 5, 95  # percentiles: 90 % intervals
TOP = (0.1, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Out of fold: Qini with its 90 % interval, uplift among the first 10, 20 and 30 %, calibration."""

    qini: float
    qini_lo: float
    qini_hi: float
    uplift_at: tuple[float, float, float]
    deciles: tuple[Decile, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What a trial taught.

    Attributes:
        centre, scale: (p,) of the features. coefficients: (p + 1,) intercept first. draws: (b, p + 1).
        heterogeneous: False when the gate says that houses can't be told apart; then only the average counts.
    """

    names: tuple[str, ...]
    centre: Floats
    scale: Floats
    coefficients: Floats
    draws: Floats
    average: float
    average_lo: float
    average_hi: float
    heterogeneous: bool
    metrics: Metrics
    n_treated: int
    n_control: int

    def expected(self, features: Floats) -> Floats:
        """(n,) expected uplift."""
        if not self.heterogeneous:
            return np.full(len(features), self.average)
        return self._design(features) @ self.coefficients

    def interval(self, features: Floats) -> tuple[Floats, Floats]:
        """(n,), (n,) 90 % interval of the expected uplift."""
        if not self.heterogeneous:
            return np.full(len(features), self.average_lo), np.full(len(features), self.average_hi)
        drawn = self._design(features) @ self.draws.T
        lo, hi = np.percentile(drawn, (LOW, HIGH), axis=1)
        return lo, hi

    def _design(self, features: Floats) -> Floats:
        return _with_one((features - self.centre) / self.scale)


def learn(data: Trial, rng: np.random.Generator) -> Learnt:
    """Learns expected uplift from a randomised trial; the generator deals folds and bootstrap draws."""
    centre, scale = data.features.mean(0), data.features.std(0)
    scale = np.where(scale > 0, scale, 1.0)
    design = _with_one((data.features - centre) / scale)
    fold = rng.permutation(data.size) % FOLDS
    effect = pseudo_outcomes(data, design, fold)
    metrics = _metrics(data, _out_of_fold(design, effect, fold), effect, rng)
    draws = _bootstrap(design, effect, rng)
    lo, hi = np.percentile(draws[:, 0], (LOW, HIGH))
    return Learnt(
        data.names, centre, scale, _ridge(design, effect), draws, float(effect.mean()), float(lo), float(hi),
        metrics.qini_lo > 0, metrics, int(data.treated.sum()), int((~data.treated).sum()),
    )  # fmt: skip


def pseudo_outcomes(data: Trial, design: Floats, fold: np.ndarray) -> Floats:
    """(n,) an unbiased guess of each unit's effect, from models that did not see the unit."""
    effect = np.empty(data.size)
    for here in range(FOLDS):
        out, rest = fold == here, fold != here
        on, off = rest & data.treated, rest & ~data.treated
        if_on = design[out] @ _ridge(design[on], data.outcome[on])
        if_off = design[out] @ _ridge(design[off], data.outcome[off])
        w, y, e = data.treated[out], data.outcome[out], data.propensity[out]
        effect[out] = if_on - if_off + w * (y - if_on) / e - ~w * (y - if_off) / (1 - e)
    return effect


def _out_of_fold(design: Floats, effect: Floats, fold: np.ndarray) -> Floats:
    score = np.empty(len(effect))
    for here in range(FOLDS):
        score[fold == here] = design[fold == here] @ _ridge(design[fold != here], effect[fold != here])
    return score


def _metrics(data: Trial, score: Floats, effect: Floats, rng: np.random.Generator) -> Metrics:
    found = qini(data.outcome, score, data.treated)
    drawn = [
        qini(data.outcome[rows], score[rows], data.treated[rows])
        for rows in (rng.integers(0, data.size, data.size) for _ in range(QINI_DRAWS))
    ]
    lo, hi = np.percentile(drawn, (LOW, HIGH))
    first, second, third = (uplift_at(share, data.outcome, score, data.treated) for share in TOP)
    return Metrics(found, float(lo), float(hi), (first, second, third), calibration(score, effect))


def _bootstrap(design: Floats, effect: Floats, rng: np.random.Generator) -> Floats:
    """Ridge fits to resampled blocks of units; blocks are dealt at random, so they vary as units do."""
    blocks = min(BLOCKS, len(effect))
    block = rng.permutation(len(effect)) % blocks
    order = np.argsort(block, kind="stable")
    cuts = np.searchsorted(block[order], np.arange(blocks))
    parts = zip(np.split(design[order], cuts[1:]), np.split(effect[order], cuts[1:]), strict=True)
    products = [(some.T @ some, some.T @ its) for some, its in parts]
    grams, moments = (np.stack(each) for each in zip(*products, strict=True))
    times = rng.multinomial(blocks, np.full(blocks, 1 / blocks), DRAWS).astype(np.float64)
    drawn = zip(np.tensordot(times, grams, 1), times @ moments, strict=True)
    return np.stack([_solve(gram, moment) for gram, moment in drawn])


def _ridge(design: Floats, outcome: Floats) -> Floats:
    return _solve(design.T @ design, design.T @ outcome)


def _solve(gram: Floats, moment: Floats) -> Floats:
    penalty = np.full(len(gram), RIDGE)
    penalty[0] = 0.0  # the intercept is the average effect; it is not shrunk
    solved: Floats = np.asarray(np.linalg.solve(gram + np.diag(penalty), moment), np.float64)
    return solved


def _with_one(features: Floats) -> Floats:
    return np.column_stack((np.ones(len(features)), features))
