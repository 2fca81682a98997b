"""The laptop's clock, and whether somebody moved it."""

import time
from dataclasses import dataclass, field

JUMP_MS = 5_000  # less is what time servers correct by slewing and stepping on an ordinary day


def wall_ms() -> int:
    """UTC milliseconds by this machine."""
    return time.time_ns() // 1_000_000


@dataclass(slots=True)
class ClockWatch:
    """Compares the wall clock with the one that nobody can set.

    Sleep is no jump: where the monotonic clock stands still in sleep the wall clock only seems to leap
    ahead, so leaps ahead count only while awake can't be told; leaps back always do.
    """

    _wall: int = field(default_factory=wall_ms)
    _steady: int = field(default_factory=time.monotonic_ns)

    def jumped_back(self) -> bool:
        """Whether the wall clock went back against the monotonic one since the last look."""
        wall, steady = wall_ms(), time.monotonic_ns()
        expected = self._wall + (steady - self._steady) // 1_000_000
        self._wall, self._steady = wall, steady
        return wall < expected - JUMP_MS
