"""Reports that cannot be taken yet: looked at again for some minutes, ever less often.

A report may overtake what it speaks of: the storm, the house or the job is on a laptop that syncs a moment
later. Nothing is written for one that waits: the place in its topic is not passed while it does, so whoever
goes on after a crash reads it again.
"""

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from sync.streams.runner.kafka import Record

PATIENCE_S, FIRST_LOOK_S = 300.0, 5.0
MOST_PARKED, MOST_BYTES = 2_000, 8 << 20
Place = tuple[str, int, int]
"""Topic, partition and offset."""


@dataclass(slots=True)
class _Waiting:
    record: Record
    reason: str
    since: float
    until: float
    next_look: float
    delay_s: float


class Parked:
    """What waits, at most `MOST_PARKED` records and `MOST_BYTES`.

    Args:
        patience_s: how long; 0 for not at all. clock: monotonic seconds.
    """

    def __init__(self, patience_s: float = PATIENCE_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._patience_s, self._clock = patience_s, clock
        self._waiting: dict[Place, _Waiting] = {}
        self._bytes, self._other_at = 0, -1.0

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, record: Record) -> bool:
        return _place(record) in self._waiting

    @property
    def reasons(self) -> Collection[str]:
        """Why they wait."""
        return sorted({one.reason for one in self._waiting.values()})

    @property
    def oldest_s(self) -> float | None:
        """For how many seconds the first of them has waited, None for none."""
        first = min((one.since for one in self._waiting.values()), default=None)
        return None if first is None else self._clock() - first

    def due(self) -> list[Record]:
        """Those whose time has come, in order of their places; they stay until they are let go."""
        now = self._clock()
        found = [one for _, one in sorted(self._waiting.items()) if one.next_look <= now]
        for one in found:
            one.delay_s *= 2
            one.next_look = min(now + one.delay_s, max(one.until, now + FIRST_LOOK_S))
        return [one.record for one in found]

    def other_taken(self) -> None:
        """Something else went through just now."""
        self._other_at = self._clock()

    def keep(self, record: Record, reason: str, *, slow: bool = False) -> bool:
        """Whether the record waits (still).

        Args:
            slow: the database did not get through with it; as long as it gets through with nothing else, that
                says nothing of the record, and its time begins anew when it is over.
        """
        now, known = self._clock(), self._waiting.get(_place(record))
        if known is not None:
            known.reason = reason
            if now >= known.until and slow and self._other_at < known.since:
                known.until = now + self._patience_s
            return now < known.until
        size = _size(record)
        if not self._patience_s or len(self) >= MOST_PARKED or self._bytes + size > MOST_BYTES:
            return False
        look = now + FIRST_LOOK_S
        self._waiting[_place(record)] = _Waiting(
            record, reason, now, now + self._patience_s, look, FIRST_LOOK_S
        )
        self._bytes += size
        return True

    def let_go(self, records: Iterable[Record]) -> None:
        """What became of them is known."""
        for record in records:
            if self._waiting.pop(_place(record), None) is not None:
                self._bytes -= _size(record)

    def first(self, topic: str, partition: int) -> int | None:
        """The least offset that waits, None for none."""
        offsets = (at for found, number, at in self._waiting if (found, number) == (topic, partition))
        return min(offsets, default=None)

    def clear(self) -> None:
        """Forgets all; they are read again."""
        self._waiting.clear()
        self._bytes = 0


def _place(record: Record) -> Place:
    return record.topic, record.partition, record.offset


def _size(record: Record) -> int:
    """Headers count, too: whoever writes to a topic says how long they are."""
    headers = sum(len(name) + len(value or b"") for name, value in record.headers)
    return len(record.key or b"") + len(record.value or b"") + headers
