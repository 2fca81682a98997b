"""How many units an experiment needs, and how small an effect it sees (two-sided, unpooled, normal limit)."""

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

from stormops_desktop.domain.experiments.errors import ExperimentError

POWER, ALPHA = 0.80, 0.05
FEWEST_AN_ARM = 100


def smallest_effect(
    baseline: float, treated_n: int, control_n: int, *, power: float = POWER, alpha: float = ALPHA
) -> float:
    """Absolute difference from the baseline rate that is found with that power; 1 at most.

    Raises:
        ExperimentError: an empty arm, or a baseline outside 0..1.
    """
    _check(baseline)
    if treated_n < 1 or control_n < 1:
        raise ExperimentError("Both arms need units.")
    se = sqrt(baseline * (1 - baseline) * (1 / treated_n + 1 / control_n))
    return min(_reach(power, alpha) * se, 1.0)


def units_an_arm(baseline: float, effect: float, *, power: float = POWER, alpha: float = ALPHA) -> int:
    """Units of each of two equal arms that show `effect` (absolute) with that power.

    Raises:
        ExperimentError: no effect, or one that leaves 0..1.
    """
    _check(baseline)
    other = baseline + effect
    if not effect or not 0 <= other <= 1:
        raise ExperimentError("The effect must move the rate, and keep it between 0 and 1.")
    spread = baseline * (1 - baseline) + other * (1 - other)
    return ceil(_reach(power, alpha) ** 2 * spread / effect**2)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an experiment of this size can show.

    Attributes:
        smallest: the smallest effect it can see, absolute. wanted: what was hoped for.
        needed: units an arm that would show `wanted`. fewest: units of the smaller arm.
    """

    smallest: float
    wanted: float
    needed: int
    fewest: int


def outlook(baseline: float, treated_n: int, control_n: int, wanted: float) -> Outlook:
    """Before a launch: can arms of this size show the wanted effect?"""
    smallest = smallest_effect(baseline, treated_n, control_n)
    return Outlook(smallest, wanted, units_an_arm(baseline, wanted), min(treated_n, control_n))


def _reach(power: float, alpha: float) -> float:
    normal = NormalDist()
    return normal.inv_cdf(1 - alpha / 2) + normal.inv_cdf(power)


def _check(baseline: float) -> None:
    if not 0 < baseline < 1:
        raise ExperimentError("The baseline rate lies between 0 and 1; give the rate of the last storm.")
