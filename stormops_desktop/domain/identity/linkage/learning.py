"""What likeness is worth: m and u by level, and how rare matches are.

u (how often strangers agree) comes from random pairs, m (how often one and the same person does) from
expectation maximisation, pass by pass and without the columns that the pass blocks on, the prior from pairs
that agree beyond doubt. EM over the union of all passes collapses (analytics.md 3).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.identity.linkage.blocking import Pass, pass_pairs
from stormops_desktop.domain.identity.linkage.comparing import HOW_MANY, SAME, UNKNOWN, Levels, compare
from stormops_desktop.domain.identity.linkage.table import Column, Ints, Records

Floats = npt.NDArray[np.float64]
RANDOM_PAIRS, TRAINED_PAIRS = 60_000, 40_000
ROUNDS, SETTLED = 40, 1e-4
LEAST = 1e-6
FEWEST_TO_TRAIN = 50
RECALL = 0.7  # of all matches, those that agree beyond doubt
START = (0.9, 0.06, 0.03, 0.01)


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Learnt weights.

    Attributes:
        weights: one (levels,) array of log2(m / u) a column; 0 for unknown. prior: chance that a random pair
            is a match, as log2 odds.
    """

    weights: tuple[Floats, ...]
    prior: float

    def score(self, levels: Levels) -> Floats:
        """(p,) log2 odds that each pair is a match."""
        total = np.full(len(levels), self.prior)
        for at, weight in enumerate(self.weights):
            total += weight[levels[:, at]]
        return total


def probability(log2_odds: Floats) -> Floats:
    """0..1 of log2 odds."""
    certain: Floats = 1 / (1 + np.exp2(-np.clip(log2_odds, -60, 60)))
    return certain


def learn(records: Records, passes: tuple[Pass, ...], rng: np.random.Generator) -> Model:
    """Weights for these lists. Lists too small to learn from get the weights of ordinary slips."""
    u = _strangers(records, rng)
    prior = _prior(records, passes)
    learnt: list[list[Floats]] = [[] for _ in records.columns]
    for one in passes:
        for at, found in _trained(records, one, u, rng).items():
            learnt[at].append(found)
    m = [_middle(each) if each else _start(len(u[at])) for at, each in enumerate(learnt)]
    weights = tuple(_weight(_whole(m[at]), u[at]) for at in range(len(u)))
    return Model(weights, float(np.log2(prior / (1 - prior))))


def _middle(found: list[Floats]) -> Floats:
    return np.asarray(np.median(found, axis=0), np.float64)


def _strangers(records: Records, rng: np.random.Generator) -> list[Floats]:
    """u of every column: how often values are the same is counted, how often they are alike is sampled."""
    n = len(records.ids)
    first, second = rng.integers(0, n, (2, RANDOM_PAIRS))
    apart = records.source[first] != records.source[second] if records.two_lists else first != second
    levels = compare(records, first[apart], second[apart])
    found = []
    for at, column in enumerate(records.columns):
        unlike = np.bincount(levels[:, at], minlength=HOW_MANY[column.kind]).astype(np.float64)
        unlike[[UNKNOWN, SAME]] = 0
        same = _same_by_chance(records, column)
        shares = unlike / max(unlike.sum(), 1) * (1 - same)
        shares[SAME] = same
        found.append(_whole(shares))
    return found


def _same_by_chance(records: Records, column: Column) -> float:
    """Chance that two strangers have the same value, of those whose values are known."""
    known, values = column.codes >= 0, len(column.values)
    left, right = (
        np.bincount(column.codes[known & (records.source == at)], minlength=values) for at in (0, 1)
    )
    if records.two_lists:
        return float(left @ right) / max(float(left.sum() * right.sum()), 1)
    return float(left @ (left - 1)) / max(float(left.sum() * (left.sum() - 1)), 1)


def _prior(records: Records, passes: tuple[Pass, ...]) -> float:
    """Pairs that agree in all columns of a strict pass, as a part of all pairs.

    Half a pair is added: a short list without one that agrees throughout may have a double all the same.
    """
    n = len(records.ids)
    ones = int(records.source.sum())
    possible = ones * (n - ones) if records.two_lists else n * (n - 1) / 2
    n_sure = len(np.unique(np.concatenate([a * n + b for a, b in _beyond_doubt(records, passes)])))
    return float(np.clip((n_sure + 0.5) / RECALL / max(possible, 1), 1e-9, 0.5))


def _beyond_doubt(records: Records, passes: tuple[Pass, ...]) -> list[tuple[Ints, Ints]]:
    whole = [one for one in passes if not one.cuts]
    named = [one for one in whole if {"surname", "given_name"} <= set(one.columns)]
    found = [pass_pairs(records, one) for one in named]
    return found if any(len(first) for first, _ in found) else [pass_pairs(records, one) for one in whole]


def _trained(records: Records, one: Pass, u: list[Floats], rng: np.random.Generator) -> dict[int, Floats]:
    first, second = pass_pairs(records, one)
    if len(first) < FEWEST_TO_TRAIN:
        return {}
    if len(first) > TRAINED_PAIRS:
        some = rng.choice(len(first), TRAINED_PAIRS, replace=False)
        first, second = first[some], second[some]
    free = [at for at, column in enumerate(records.columns) if column.name not in one.columns]
    return _maximised(compare(records, first, second), free, u)


def _maximised(levels: Levels, free: list[int], u: list[Floats]) -> dict[int, Floats]:
    """EM over the patterns that occur; u stays as it is."""
    patterns, count = np.unique(levels[:, free], axis=0, return_counts=True)
    m = {at: _start(len(u[at])) for at in free}
    share = 0.5
    for _ in range(ROUNDS):
        odds = np.full(len(patterns), np.log2(share / (1 - share)))
        for place, at in enumerate(free):
            odds += _weight(m[at], u[at])[patterns[:, place]]
        mine = probability(odds) * count
        before, share = share, float(np.clip(mine.sum() / count.sum(), LEAST, 1 - LEAST))
        for place, at in enumerate(free):
            m[at] = _weighted_shares(patterns[:, place], mine, len(u[at]))
        if abs(share - before) < SETTLED:
            break
    return m


def _weight(m: Floats, u: Floats) -> Floats:
    weight = np.log2(m / u)
    weight[0] = 0.0
    return weight


def _weighted_shares(levels: npt.NDArray[np.integer], weight: Floats, count: int) -> Floats:
    found = np.bincount(levels, weight, count).astype(np.float64)
    found[0] = 0
    return _whole(found)


def _whole(found: Floats) -> Floats:
    shares: Floats = np.maximum(found / max(found.sum(), LEAST), LEAST)
    shares[0] = 1.0
    return shares


def _start(levels: int) -> Floats:
    known = np.array(START[: levels - 1])
    return np.concatenate(([1.0], known / known.sum()))
