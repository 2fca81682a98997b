"""Experiments on groups of houses: everybody of a household, or of a ZIP, gets the same arm.

Neighbours talk, and a yard sign is seen next door; an arm that is drawn house by house leaks then. Houses of
one group are alike, so they tell less than as many drawn alone: their counts are divided by the design effect
(Kish, 1965; Rao and Scott, 1992) before any interval is made of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from stormops_desktop.domain.experiments.assignment import Arms, assign
from stormops_desktop.domain.experiments.intervals import Rate

FEWEST_GROUPS = 10  # an arm; with fewer, groups differ more than any treatment


class Unit(StrEnum):
    """What an arm is drawn for."""

    HOUSE = "house"
    HOUSEHOLD = "household"  # everybody at one street address
    ZIP = "zip"


# How alike houses of one group are before anything is known: the intraclass correlation that is planned with.
ASSUMED_ALIKE: Mapping[Unit, float] = MappingProxyType({Unit.HOUSE: 0.0, Unit.HOUSEHOLD: 0.5, Unit.ZIP: 0.02})


def deal(salt: str, strata: Mapping[str, str], groups: Mapping[str, str], arms: Arms) -> dict[str, str]:
    """The arm of every house, the same within a group.

    Args:
        strata: house -> stratum; a group is in the stratum that most of its houses are in, the first by name
            of several. groups: house -> group; a house that is missing is a group of its own.
    """
    counted: dict[str, Counter[str]] = {}
    for house, stratum in strata.items():
        counted.setdefault(groups.get(house, house), Counter())[stratum] += 1
    of_group = {
        group: min(found, key=lambda stratum: (-found[stratum], stratum)) for group, found in counted.items()
    }
    dealt = assign(salt, of_group, arms)
    return {house: dealt[groups.get(house, house)] for house in strata}


def planned_effect(sizes: Iterable[int], unit: Unit) -> float:
    """The design effect to plan with: 1 + (m - 1) x intraclass correlation, with m weighted by size."""
    known = [size for size in sizes if size]
    if not known:
        return 1.0
    typical = sum(size * size for size in known) / sum(known)
    return 1.0 + (typical - 1.0) * ASSUMED_ALIKE[unit]


def design_effect(groups: Sequence[Rate], unit: Unit) -> float:
    """How much wider than of single houses the variance of an arm's rate is, from what its groups show; not
    below what was planned with, since a handful of groups can look alike by chance."""
    planned = planned_effect([group.n for group in groups], unit)
    whole = Rate(sum(group.hits for group in groups), sum(group.n for group in groups))
    many = len([group for group in groups if group.n])
    if many < 2 or not whole.variance:
        return planned
    spread = sum((group.hits - whole.value * group.n) ** 2 for group in groups)
    clustered = many / (many - 1) * spread / whole.n**2
    return max(planned, clustered / (whole.variance / whole.n))


def thinned(rate: Rate, effect: float) -> Rate:
    """The count that single houses would have to show for the same certainty: never more than there were."""
    n = max(1, round(rate.n / effect)) if rate.n else 0
    return Rate(min(n, round(rate.value * n)), n)
