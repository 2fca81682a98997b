"""Journeys drawn from a known chain, so that the true credit is known too."""

import numpy as np

from stormops_desktop.domain.attribution.chain import Chain, removal_effects
from stormops_desktop.domain.attribution.cohort import Cohort, Floats, Ints
from stormops_desktop.domain.attribution.uncertainty import shares

CONVERT, GIVE_UP = 0.06, 0.30


def known_chain(players: int, seed: int) -> Chain:
    """A chain with step probabilities for counts."""
    dice = np.random.default_rng(seed)
    step = dice.dirichlet(np.full(players, 0.8), players + 1)
    won = dice.uniform(0, 2 * CONVERT, players + 1)
    won[0] = 0
    lost = np.full(players + 1, GIVE_UP)
    lost[0] = 0
    counts = np.zeros((players + 1, players + 1))
    counts[:, 1:] = step * (1 - won - lost)[:, None]
    return Chain(counts, won, lost, won, np.arange(players), players)


def true_shares(chain: Chain) -> Floats:
    """(C,) Markov shares of the chain itself."""
    return shares(removal_effects(chain))


def drawn_journeys(chain: Chain, journeys: int, seed: int) -> Cohort:
    """So many journeys that follow the chain."""
    dice = np.random.default_rng(seed)
    going, at = np.arange(journeys), np.zeros(journeys, np.int64)
    won = np.zeros(journeys)
    steps: list[tuple[Ints, Ints]] = []
    rows = np.cumsum(np.column_stack((chain.counts[:, 1:], chain.converted, chain.lost)), axis=1)
    while len(going):
        chosen = (dice.random((len(going), 1)) > rows[at]).sum(1)
        won[going[chosen == chain.players]] = 1
        on = chosen < chain.players
        going, at = going[on], chosen[on] + 1
        steps.append((going, chosen[on]))
    whose = np.concatenate([journey for journey, _ in steps])
    codes = np.concatenate([code for _, code in steps])
    order = np.argsort(whose, kind="stable")
    lengths = np.bincount(whose, minlength=journeys)
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    names = tuple(f"c{player:02}" for player in range(chain.players))
    return Cohort(names, codes[order], offsets, won, 1 - won, won)
