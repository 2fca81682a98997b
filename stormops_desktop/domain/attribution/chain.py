"""Absorbing Markov chains: how a path goes on, and what is lost without a channel.

States are the start and the last k touches; conversion and null absorb. N = (I - Q)^-1, B = N r. Without a
channel every step to it leads to null, so what is lost is exactly what would have passed through it:
RE_c = N_0S (N_SS)^-1 B_S / B_0 for the states S that end in c, which at order 1 is (N_0c / N_cc) B_c / B_0.
Source of the model: Anderl, Becker, von Wangenheim, Schumann, Int. J. of Research in Marketing 33(3), 2016.
"""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.attribution.cohort import Cohort, Floats, Ints, counted
from stormops_desktop.domain.attribution.errors import AttributionError

HIGHEST_ORDER = 3
MOST_STATES = 4_000  # dense: 128 MB of matrix


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """A fitted chain of s states after the start.

    Attributes:
        counts: (1 + s, 1 + s) transitions between start (row and column 0) and states.
        converted, lost, value: (1 + s,) exits to conversion and to null, and what the conversions were worth.
        ends_in: (s,) the player that the state's last touch was of.
        players: how many players there are.
    """

    counts: Floats
    converted: Floats
    lost: Floats
    value: Floats
    ends_in: Ints
    players: int

    @property
    def outflow(self) -> Floats:
        """(1 + s,) all transitions out of each state."""
        whole: Floats = self.counts.sum(1) + self.converted + self.lost
        return whole


def fit(cohort: Cohort, order: int = 1) -> Chain:
    """The chain of the cohort's paths, those that never converted included.

    Args:
        order: how many touches back the next one depends on, 1 to 3.

    Raises:
        AttributionError: another order, or more states than a laptop can hold.
    """
    if not 1 <= order <= HIGHEST_ORDER:
        raise AttributionError(f"A chain of order {order} is not offered. Choose 1, 2 or 3.")
    states, ends_in = _states(cohort, order)
    s = len(ends_in)
    if s > MOST_STATES:
        raise AttributionError(f"Order {order} makes {s} states of these paths. Choose a lower order.")
    times = (cohort.conversions + cohort.nulls)[cohort.path_of]
    weight = np.ones(len(states)) if cohort.weight is None else cohort.weight
    firsts, lasts = cohort.offsets[:-1], cohort.offsets[1:] - 1
    inner = np.ones(len(states), bool)
    inner[lasts] = False
    at = np.flatnonzero(inner)
    pairs = (states[at] + 1) * (s + 1) + states[at + 1] + 1
    counts = counted(pairs, (times * weight)[at], (s + 1) ** 2).reshape(s + 1, s + 1)
    counts[0, 1:] += counted(states[firsts], times[firsts], s)
    last, out = states[lasts] + 1, weight[lasts]
    return Chain(
        counts,
        counted(last, cohort.conversions * out, s + 1),
        counted(last, cohort.nulls * out, s + 1),
        counted(last, cohort.value * out, s + 1),
        ends_in,
        cohort.size,
    )


def removal_effects(chain: Chain, *, by_value: bool = False) -> Floats:
    """(C,) the part of all conversions (or of their value) that is lost without each player, 0..1."""
    reward = chain.value if by_value else chain.converted
    inverse, reached = _absorbed(*_rows(chain.counts, chain.converted, chain.lost, reward))
    effects = np.zeros(chain.players)
    if reached[0] <= 0:
        return effects
    for player in np.unique(chain.ends_in):
        own = np.flatnonzero(chain.ends_in == player) + 1
        through = np.linalg.solve(inverse[np.ix_(own, own)].T, inverse[0, own])
        effects[player] = through @ reached[own] / reached[0]
    return np.clip(effects, 0.0, 1.0)


def first_order_effects(counts: Floats, converted: Floats, lost: Floats) -> Floats:
    """(..., C) removal effects of many order-1 chains at once; the inputs may have leading axes."""
    step, absorbed = _rows(counts, converted, lost)
    inverse, reached = _absorbed(step, absorbed)
    own = np.diagonal(inverse, axis1=-2, axis2=-1)
    lost_share = inverse[..., 0, :] / own * reached
    base = reached[..., :1]
    with np.errstate(invalid="ignore", divide="ignore"):
        effects = np.where(base > 0, lost_share / base, 0.0)[..., 1:]
    return np.clip(effects, 0.0, 1.0)


def _rows(
    counts: Floats, converted: Floats, lost: Floats, reward: Floats | None = None
) -> tuple[Floats, Floats]:
    """Step probabilities and the expected reward of leaving, row by row; rows never left stay empty."""
    whole = counts.sum(-1) + converted + lost
    safe = np.where(whole > 0, whole, 1.0)
    return counts / safe[..., None], (converted if reward is None else reward) / safe


def _absorbed(step: Floats, reward: Floats) -> tuple[Floats, Floats]:
    inverse: Floats = np.asarray(np.linalg.inv(np.eye(step.shape[-1]) - step), np.float64)
    reached = (inverse @ reward[..., None])[..., 0]
    return inverse, reached


def remembered(cohort: Cohort, order: int) -> list[tuple[int, ...]]:
    """The players that each state of `fit(cohort, order)` stands for, the touch before last and so on first.

    At the beginning of a path there are fewer than `order`.
    """
    if order == 1:
        return [(player,) for player in range(cohort.size)]
    base, found = cohort.size + 1, []
    for gram in np.unique(_grams(cohort, order)).tolist():
        digits = [gram // base**back % base for back in range(order)]
        found.append(tuple(digit - 1 for digit in reversed(digits) if digit))
    return found


def _states(cohort: Cohort, order: int) -> tuple[Ints, Ints]:
    """(t,) the state after each touch, and (s,) the player each state ends in."""
    if order == 1:
        return cohort.codes, np.arange(cohort.size)
    kept, states = np.unique(_grams(cohort, order), return_inverse=True)
    return states.astype(np.int64), kept % (cohort.size + 1) - 1


def _grams(cohort: Cohort, order: int) -> Ints:
    """(t,) the last touches as one number each: a digit a touch, 0 for none, the last touch lowest."""
    base = cohort.size + 1
    place = np.arange(len(cohort.codes)) - cohort.offsets[cohort.path_of]
    gram = cohort.codes + 1
    for back in range(1, order):
        before = np.zeros_like(gram)
        before[back:] = cohort.codes[:-back] + 1
        gram = gram + np.where(place >= back, before, 0) * base**back
    return gram
