"""The hybrid logical clock, packed into one integer: milliseconds << 16 | counter.

Kulkarni et al., "Logical Physical Clocks", OPODIS 2014.
"""

COUNTER_BITS = 16
COUNTER_MAX = (1 << COUNTER_BITS) - 1
CLAMP_MS = 60_000


def pack(ms: int, counter: int = 0) -> int:
    """The clock value of a moment (UTC milliseconds); `counter` orders events within it."""
    return ms << COUNTER_BITS | counter


def physical_ms(hlc: int) -> int:
    """The moment a clock value speaks of, in UTC milliseconds."""
    return hlc >> COUNTER_BITS


def tick(last: int, now_ms: int) -> int:
    """The clock value of a new local event: never at or below `last`, never behind the wall."""
    return max(pack(now_ms), last + 1)


def clamp(hlc: int, now_ms: int) -> int:
    """A stranger's clock, held to at most a minute ahead of the centre's wall."""
    return min(hlc, pack(now_ms + CLAMP_MS, COUNTER_MAX))
