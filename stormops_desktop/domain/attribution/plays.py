"""Credit by play, and within each play by channel: two games, one inside the other.

First the plays share out the conversions, each a player whatever channel carried it. Then the channels of a
play share out what it earned, in a chain whose states are pairs, with every other play left as it is. So the
channels of a play always add up to the play.
"""

from dataclasses import dataclass, replace

import numpy as np

from stormops_desktop.domain.attribution.chain import fit, removal_effects
from stormops_desktop.domain.attribution.cohort import Cohort, Floats, Ints
from stormops_desktop.domain.attribution.methods import Attribution, Settings, attribute
from stormops_desktop.domain.attribution.uncertainty import shares


@dataclass(frozen=True, slots=True, eq=False)
class PlayCredit:
    """Plays, and their channels.

    Attributes:
        plays: every method over the plays.
        channels: names. within: (P, C) part of a play's Markov credit that each of its channels earns; rows
            add up to 1, or to 0 for a play that earned nothing.
        cells: (P, C) shares of everything: a play's Markov share times `within`.
    """

    plays: Attribution
    channels: tuple[str, ...]
    within: Floats
    cells: Floats


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
    effects = removal_effects(fit(pairs)).reshape(shape) if pairs.n_conversions else np.zeros(shape)
    within = shares(effects)
    earned = plays.methods["markov"].shares if plays.methods else np.zeros(by_play.size)
    return PlayCredit(plays, by_channel.players, within, earned[:, None] * within)


def _pairs(by_play: Cohort, by_channel: Cohort) -> Cohort:
    codes: Ints = by_play.codes * by_channel.size + by_channel.codes
    names = tuple(f"{play}|{channel}" for play in by_play.players for channel in by_channel.players)
    return replace(by_channel, players=names, codes=codes)
