"""Figures of instances: how large one may be, so that every sum of a plan stays one."""

import math
from collections.abc import Sequence

FARTHEST = 1e9  # from the origin, in units of the instance: a thousand such legs still add up exactly
LARGEST = 1e12  # a window, a demand, a prize
POSSIBLE = "of a possible size"


def figures(words: Sequence[str], count: int, largest: float = LARGEST) -> list[float] | None:
    """The words as that many finite figures, none of them beyond `largest`; None: they are not."""
    try:
        values = [float(word) for word in words]
    except ValueError:
        return None
    fits = len(values) == count and all(math.isfinite(value) and abs(value) <= largest for value in values)
    return values if fits else None
