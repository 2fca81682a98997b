"""Credit by play, and within each play by channel: two games, one inside the other.

First the plays share out the conversions, each a player whatever channel carried it. Then the channels of a
play share out what it earned, in a chain whose states are pairs, with every other play left as it is. So the
channels of a play always add up to the play.
"""

from dataclasses import dataclass, replace

import numpy as np

from stormops_desktop.domain.attribution.chain import Chain, first_order_effects, fit, removal_effects
from stormops_desktop.domain.attribution.cohort import Cohort, Floats, Ints
from stormops_desktop.domain.attribution.methods import (
    FEWEST_DRAWS,
    HIGHER_ORDER_DRAWS,
    Attribution,
    Settings,
    attribute,
)
from stormops_desktop.domain.attribution.uncertainty import (
    Spread,
    bootstrap,
    drawn_chains,
    shares,
    spread_of,
)

CELL_STREAM = 4  # after those of `methods`
DRAWN_NUMBERS = 4_000_000  # of chains held at once: 32 MB


@dataclass(frozen=True, slots=True, eq=False)
class PlayCredit:
    """Plays, and their channels.

    Attributes:
        plays: every method over the plays.
        channels: names. within: (P, C) part of a play's Markov credit that each of its channels earns; rows
            add up to 1, or to 0 for a play that earned nothing.
        cells: (P, C) shares of everything: a play's Markov share times `within`.
        spread: of the cells, row by row; None without draws, or when nothing converted.
    """

    plays: Attribution
    channels: tuple[str, ...]
    within: Floats
    cells: Floats
    spread: Spread | None = None


def play_credit(by_play: Cohort, by_channel: Cohort, settings: Settings) -> PlayCredit:
    """Credit of plays and of their channels.

    Args:
        by_play, by_channel: the same paths, once with plays and once with channels as players.

    Raises:
        AttributionError: no chain can be fitted.
    """
    plays = attribute(by_play, settings)
    shape = (by_play.size, by_channel.size)
    pairs = _pairs(by_play, by_channel)
    if not pairs.n_conversions:
        return PlayCredit(plays, by_channel.players, np.zeros(shape), np.zeros(shape))
    chain = fit(pairs)
    within = shares(removal_effects(chain).reshape(shape))
    cells = plays.methods["markov"].shares[:, None] * within
    return PlayCredit(plays, by_channel.players, within, cells, _spread(by_play, pairs, shape, settings))


def _spread(by_play: Cohort, pairs: Cohort, shape: tuple[int, int], settings: Settings) -> Spread | None:
    if not settings.draws:
        return None
    if settings.order == 1:
        return _live(fit(by_play), fit(pairs), shape, settings)
    return _resampled(by_play.players, pairs, shape, settings)


def _resampled(plays: tuple[str, ...], pairs: Cohort, shape: tuple[int, int], settings: Settings) -> Spread:
    """Of the cells where plays are credited by a chain that looks further back: identities are drawn, and
    both games are played on what was drawn. The inner game looks back one touch at any order."""

    def estimate(drawn: Cohort) -> Floats:
        outer = replace(drawn, players=plays, codes=drawn.codes // shape[1])
        earned = shares(removal_effects(fit(outer, settings.order)))
        within = shares(removal_effects(fit(drawn)).reshape(shape))
        cells: Floats = (earned[:, None] * within).ravel()
        return cells

    rng = np.random.default_rng((settings.seed, CELL_STREAM))
    return spread_of(bootstrap(pairs, estimate, min(settings.draws, HIGHER_ORDER_DRAWS), rng))


def _live(plays: Chain, pairs: Chain, shape: tuple[int, int], settings: Settings) -> Spread:
    """Of the cells: what a play earns and how its channels share it are drawn apart."""
    most = max(FEWEST_DRAWS, DRAWN_NUMBERS // pairs.counts.size)
    draws = min(settings.draws, most)
    rng = np.random.default_rng((settings.seed, CELL_STREAM))
    earned = shares(first_order_effects(*drawn_chains(plays, draws, rng)))
    effects = first_order_effects(*drawn_chains(pairs, draws, rng)).reshape(draws, *shape)
    return spread_of((earned[:, :, None] * shares(effects)).reshape(draws, -1))


def _pairs(by_play: Cohort, by_channel: Cohort) -> Cohort:
    codes: Ints = by_play.codes * by_channel.size + by_channel.codes
    names = tuple(f"{play}|{channel}" for play in by_play.players for channel in by_channel.players)
    return replace(by_channel, players=names, codes=codes)
