"""Shapley values: a channel's average contribution over all orders in which channels could have joined.

Two games. The chain game: v(S) is the chance to convert when only the channels of S are there and every step
to another leads to null, v of nobody is 0. The coverage game (Zhao, Mahboobi, Bagheri, 2018): each conversion
belongs to the set of channels on its path, which makes the value its equal share.
"""

from dataclasses import dataclass
from math import factorial

import numpy as np

from stormops_desktop.domain.attribution.chain import Chain
from stormops_desktop.domain.attribution.cohort import Bools, Cohort, Floats, Ints, counted

MOST_EXACT = 12
BITS, FEW_BITS = 62, 16  # players whose set is one integer; whose sets can all be counted
BATCH = 4_096  # linear systems solved at once
ORDERS, ORDERS_OF_A_DRAW = 500, 20  # sampled orders where there are too many players


@dataclass(frozen=True, slots=True, eq=False)
class ShapleyValues:
    """(C,) values that add up to v(everybody); `error`: standard error of sampled ones, None if exact."""

    values: Floats
    error: Floats | None = None


def chain_shapley(chain: Chain, rng: np.random.Generator) -> ShapleyValues:
    """Values of the chain game of an order-1 chain: exact to 12 players, sampled beyond."""
    here = _met(chain)
    game = _Game(chain.counts[None], chain.converted[None], chain.lost[None], here)
    values = np.zeros(chain.players)
    if len(here) <= MOST_EXACT:
        values[here] = _exact(game)[0]
        return ShapleyValues(values)
    error = np.zeros(chain.players)
    gains = _sampled(game, rng, ORDERS)[0]
    values[here], error[here] = gains.mean(0), gains.std(0, ddof=1) / np.sqrt(ORDERS)
    return ShapleyValues(values, error)


def chain_shapley_draws(
    chain: Chain, drawn: tuple[Floats, Floats, Floats], rng: np.random.Generator
) -> Floats:
    """(d, C) values of drawn counts, conversions and losses of the chain."""
    here = _met(chain)
    game = _Game(*drawn, here)
    values = np.zeros((len(drawn[0]), chain.players))
    exact = len(here) <= MOST_EXACT
    values[:, here] = _exact(game) if exact else _sampled(game, rng, ORDERS_OF_A_DRAW).mean(1)
    return values


def coverage_shapley(cohort: Cohort) -> Floats:
    """(C,) conversions, each shared equally between the distinct players of its path."""
    if cohort.size > BITS:
        return _shared_by_pairs(cohort)
    sets = np.bitwise_or.reduceat(np.int64(1) << cohort.codes, cohort.offsets[:-1])
    met, at = (np.arange(1 << cohort.size), sets) if cohort.size <= FEW_BITS else _numbered(sets)
    won = np.bincount(at, cohort.conversions, len(met))
    members = (met[:, None] >> np.arange(cohort.size)) & 1
    credit: Floats = (won / np.maximum(members.sum(1), 1)) @ members
    return credit


def _numbered(sets: Ints) -> tuple[Ints, Ints]:
    met, at = np.unique(sets, return_inverse=True)
    return met, at


def _shared_by_pairs(cohort: Cohort) -> Floats:
    pairs = np.unique(cohort.path_of * cohort.size + cohort.codes)
    paths, players = np.divmod(pairs, cohort.size)
    distinct = np.bincount(paths, minlength=len(cohort.conversions))
    return counted(players, (cohort.conversions / distinct)[paths], cohort.size)


class _Game:
    """v(S) of many coalitions in d chains at once; `here` are the players that are met at all."""

    def __init__(self, counts: Floats, converted: Floats, lost: Floats, here: Ints) -> None:
        rows = np.concatenate(([0], here + 1))
        whole = counts.sum(-1) + converted + lost
        whole = np.where(whole > 0, whole, 1.0)
        self.size = len(here)
        self._step = (counts / whole[..., None])[:, rows[:, None], rows]
        self._won = (converted / whole)[:, rows]

    def worth(self, members: Bools) -> Floats:
        """(d, m) chance to convert for coalitions (m, C)."""
        chains = max(1, BATCH // len(members))
        width = max(1, BATCH // min(chains, len(self._won)))
        return np.concatenate([
            np.concatenate([
                self._batch(slice(d, d + chains), members[m : m + width])
                for m in range(0, len(members), width)
            ], axis=1)
            for d in range(0, len(self._won), chains)
        ])  # fmt: skip

    def _batch(self, chains: slice, members: Bools) -> Floats:
        inner, start = self._step[chains, None, 1:, 1:], self._step[chains, 0, 1:]
        system = np.eye(self.size) - inner * members[None, :, None, :]
        won = np.broadcast_to(self._won[chains, None, 1:, None], (*system.shape[:-1], 1))
        reached = np.linalg.solve(system, won)[..., 0]
        worth: Floats = np.einsum("dmc,mc,dc->dm", reached, members.astype(np.float64), start)
        return worth


def _met(chain: Chain) -> Ints:
    return np.flatnonzero(chain.outflow[1:] > 0)


def _exact(game: _Game) -> Floats:
    n = game.size
    masks = np.arange(2**n)
    members = (masks[:, None] >> np.arange(n)) & 1 == 1
    worth = game.worth(members)
    joined = members.sum(1)
    chance = np.array([factorial(k) * factorial(n - k - 1) / factorial(n) for k in range(n)])
    values = np.zeros((len(worth), n))
    for player in range(n):
        without = masks[~members[:, player]]
        gain = worth[:, without | (1 << player)] - worth[:, without]
        values[:, player] = gain @ chance[joined[without]]
    return values


def _sampled(game: _Game, rng: np.random.Generator, orders: int) -> Floats:
    """(d, orders, C) what each player added in sampled orders of joining."""
    n = game.size
    rank = np.argsort(rng.random((orders, n)), axis=1)
    grown = rank[:, None, :] < np.arange(n + 1)[None, :, None]  # (orders, 0..n joined, player)
    worth = game.worth(grown.reshape(-1, n)).reshape(-1, orders, n + 1)
    return np.take_along_axis(np.diff(worth, axis=2), rank[None], axis=2)
