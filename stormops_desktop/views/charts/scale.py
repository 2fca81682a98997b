"""Round numbers along an axis."""

import math
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """From one number to another, with ticks between; both ends are ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """Where a value lies, 0 at the low end and 1 at the high one; outside it stays at the end."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


def round_scale(low: float, high: float, most: int = 6, *, whole: bool = False) -> Scale:
    """A scale that holds both numbers and zero's side of them, with at most `most` ticks.

    `whole` keeps ticks at whole numbers, for counts.
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= 0:
        high = low + 1.0
    step = _step((high - low) / max(most - 2, 1))
    if whole:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(at * step, 12) for at in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(least: float) -> float:
    """The smallest round step that is not smaller."""
    size = 10.0 ** math.floor(math.log10(least))
    return next(size * step for step in STEPS if size * step >= least * (1 - 1e-9))
