"""The credit of one house: what the cohort's model says of the channels that reached it.

A chain fitted on one path is degenerate, so the game methods take the worth that the cohort gave to each
channel and share the conversion out over those on this path; the others look at the path alone.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from stormops_desktop.domain.attribution.cohort import Cohort, Floats
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.methods import Attribution
from stormops_desktop.domain.attribution.positions import RULES, by_player
from stormops_desktop.domain.attribution.uncertainty import shares

Comparison = Mapping[str, Mapping[str, float]]


def compare_methods(
    path: Sequence[str], fitted: Attribution, age_days: Sequence[float] | None = None
) -> Comparison:
    """{method: {channel: credit}} of one path; each method's credits add up to 1.

    Args:
        path: channels in the order in which they touched the house.
        fitted: what was learnt from the cohort. A channel it never met earns nothing from the game methods.
        age_days: days from each touch to the last; without them there is no time decay.

    Raises:
        AttributionError: the path is empty, or the cohort has no conversion to learn from.
    """
    if not path:
        raise AttributionError("This house has no touches yet, so there is nothing to compare.")
    if not fitted.methods:
        raise AttributionError("Nothing has converted yet under this storm, so no method can tell credit.")
    alone = _alone(path, age_days)
    answer = {
        name: _named(alone, by_player(alone, rule(alone), alone.conversions))
        for name, rule in RULES.items()
        if name != "time_decay" or age_days is not None
    }
    answer |= {
        name: _named(alone, _on_path(alone, fitted, credit.shares))
        for name, credit in fitted.methods.items()
        if name not in RULES and name != "shapley_simplified"
    }
    return answer


def _alone(path: Sequence[str], age_days: Sequence[float] | None) -> Cohort:
    players = tuple(dict.fromkeys(path))
    return Cohort(
        players,
        np.array([players.index(name) for name in path]),
        np.array([0, len(path)]),
        np.ones(1),
        np.zeros(1),
        np.zeros(1),
        None if age_days is None else np.asarray(age_days, np.float64),
    )


def _on_path(alone: Cohort, fitted: Attribution, learnt: Floats) -> Floats:
    worth = dict(zip(fitted.players, learnt, strict=True))
    return shares(np.array([worth.get(name, 0.0) for name in alone.players]))


def _named(cohort: Cohort, credit: Floats) -> Mapping[str, float]:
    return {name: float(part) for name, part in zip(cohort.players, credit, strict=True)}
