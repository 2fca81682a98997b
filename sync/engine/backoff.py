"""When to try again: decorrelated jitter, so that a thousand laptops do not come back in step.

Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
"""

from collections.abc import Callable
from dataclasses import dataclass

Uniform = Callable[[float, float], float]
LONG_AWAY_MS = 3_600_000


@dataclass(slots=True)
class Backoff:
    """Delays in seconds between `base` and `cap`. Never gives up.

    Attributes:
        uniform: a random number between two bounds (`random.uniform`, or a seeded one).
    """

    uniform: Uniform
    base: float = 1.0
    cap: float = 60.0
    last: float = 0.0

    def next(self, asked_s: float = 0.0) -> float:
        """The next delay; `asked_s` is what the hub asked for at least (Retry-After)."""
        self.last = min(self.cap, self.uniform(self.base, max(self.base, self.last) * 3))
        return asked_s + self.last if asked_s else self.last

    def reset(self) -> None:
        """It worked: start from the shortest delay again."""
        self.last = 0.0


def reconnect_delay(spread_s: float, away_ms: int, uniform: Uniform) -> float:
    """How long to hold back after a long absence, when the hub asked laptops to spread out. Seconds."""
    return uniform(0.0, spread_s) if spread_s > 0 and away_ms > LONG_AWAY_MS else 0.0
