"""How many ops go in one batch: more while answers come quickly, half when they do not (AIMD)."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from sync.contracts.messages import PUSH_BYTES, PUSH_OPS
from sync.contracts.replica import LoggedOp

SMALLEST = 50
STEP = 50
QUICK_MS = 300
SLOW_MS = 2_000


@dataclass(slots=True)
class Pace:
    """Kept from run to run by whoever drives them."""

    ops: int = 250

    def quick(self, elapsed_ms: int) -> None:
        """Notes how long a batch took."""
        if 0 <= elapsed_ms <= QUICK_MS:
            self.ops = min(PUSH_OPS, self.ops + STEP)
        elif elapsed_ms > SLOW_MS:
            self.slower()

    def slower(self) -> None:
        self.ops = max(SMALLEST, self.ops // 2)


def batch(logged: Sequence[LoggedOp], most_ops: int, most_bytes: int = PUSH_BYTES) -> Sequence[LoggedOp]:
    """The longest beginning of the log within both limits that cuts no group; at least one op or group."""
    end = _within(logged, most_ops, most_bytes)
    while 0 < end < len(logged) and _same_group(logged[end - 1], logged[end]):
        end -= 1
    return logged[:end] if end else logged[: _first_group(logged)]


def _within(logged: Sequence[LoggedOp], most_ops: int, most_bytes: int) -> int:
    size = 0
    for i, item in enumerate(logged[:most_ops]):
        size += len(msgspec.json.encode(item.op))
        if size > most_bytes:
            return i
    return min(len(logged), most_ops)


def _first_group(logged: Sequence[LoggedOp]) -> int:
    end = min(1, len(logged))
    while 0 < end < len(logged) and _same_group(logged[end - 1], logged[end]):
        end += 1
    return end


def _same_group(one: LoggedOp, other: LoggedOp) -> bool:
    return one.op.group is not None and one.op.group == other.op.group
