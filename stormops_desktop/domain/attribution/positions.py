"""Credit by a touch's place on its path: first, last, linear, time decay, position.

All of them share each conversion out over the touches of its own path; touches that come again earn again.
"""

from collections.abc import Callable

import numpy as np

from stormops_desktop.domain.attribution.cohort import Cohort, Floats, counted
from stormops_desktop.domain.attribution.errors import AttributionError

HALF_LIFE_DAYS = 7.0
ENDS = 0.4  # what position-based gives to the first and to the last touch of three or more


def first_touch(cohort: Cohort) -> Floats:
    """(t,) part of its path's conversions that each touch earns: all to the first."""
    part = np.zeros(len(cohort.codes))
    part[cohort.offsets[:-1]] = 1.0
    return part


def last_touch(cohort: Cohort) -> Floats:
    """All to the last touch."""
    part = np.zeros(len(cohort.codes))
    part[cohort.offsets[1:] - 1] = 1.0
    return part


def linear(cohort: Cohort) -> Floats:
    """The same to every touch."""
    return 1.0 / np.diff(cohort.offsets)[cohort.path_of]


def time_decay(cohort: Cohort) -> Floats:
    """Half as much for every seven days that lie between a touch and the last one of its path.

    Raises:
        AttributionError: the times of the touches are not known.
    """
    if cohort.age_days is None:
        raise AttributionError("Time decay needs the time of every touch.")
    weight = np.exp2(-cohort.age_days / HALF_LIFE_DAYS)
    return _normalised(cohort, weight)


def position_based(cohort: Cohort) -> Floats:
    """40 % to the first, 40 % to the last, the rest to those between; halves when there are only two."""
    lengths = np.diff(cohort.offsets)
    between = np.maximum(lengths - 2, 1)
    weight = ((1 - 2 * ENDS) / between)[cohort.path_of]
    weight[cohort.offsets[:-1]] = ENDS
    weight[cohort.offsets[1:] - 1] = ENDS
    return _normalised(cohort, weight)


RULES: dict[str, Callable[[Cohort], Floats]] = {
    "first_touch": first_touch,
    "last_touch": last_touch,
    "linear": linear,
    "time_decay": time_decay,
    "position_based": position_based,
}


def by_player(cohort: Cohort, part: Floats, worth: Floats) -> Floats:
    """(C,) credit of each player when `part`, (t,), shares out `worth`, (n,), of each path."""
    return counted(cohort.codes, part * worth[cohort.path_of], cohort.size)


def _normalised(cohort: Cohort, weight: Floats) -> Floats:
    whole = counted(cohort.path_of, weight, len(cohort.conversions))
    return weight / whole[cohort.path_of]
