"""What to do next at a house: the best play on the best channel, or nothing when nothing is shown to help."""

from collections.abc import Mapping
from dataclasses import dataclass

NONE = "none"


@dataclass(frozen=True, slots=True)
class Prospect:
    """Expected uplift of one action at one house, with its interval."""

    expected: float
    lo: float
    hi: float


def next_best_action(prospects: Mapping[str, Prospect]) -> str:
    """The action with the largest expected uplift among those whose interval lies above 0, else "none".

    Args:
        prospects: by action, as "Financing_Aggressive|door_knock". Ties go to the first by name.
    """
    helpful = [(-found.expected, name) for name, found in prospects.items() if found.lo > 0]
    return min(helpful)[1] if helpful else NONE
