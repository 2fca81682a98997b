"""Where houses are, taken together."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from stormops_desktop.domain.routing.plans.draft import House, Place


def middle(houses: Sequence[House]) -> Place:
    """A stand-in for a yard: the median of the houses."""
    return Place(median(house.latitude for house in houses), median(house.longitude for house in houses))


def main_zip(houses: Sequence[House]) -> str:
    """The ZIP of most houses; the lower one of equals."""
    counted = Counter(house.zip_code for house in houses if house.zip_code)
    return min(counted, key=lambda code: (-counted[code], code), default="")
