"""One op with its author before the rows."""

from typing import Any

from sync.contracts.clock import clamp
from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Op, Quality
from sync.contracts.rules import Rules
from sync.hub.core.access import Reach
from sync.hub.core.model import PENDING, Author, Row
from sync.hub.core.working import WorkingSet

UNWRITTEN = 0  # the clock of a field that a new row left empty: whoever fills it contradicts nobody


class Case:
    """What every step of a decision looks at."""

    def __init__(
        self, op: Op, author: Author, working: WorkingSet, rules: Rules, reach: Reach, *, now_ms: int,
        horizon: int,
    ) -> None:  # fmt: skip
        self.op = op
        self.base = op.base if op.base <= horizon else 0  # nobody has seen what is not there yet
        self.author = author
        self.working = working
        self.rules = rules
        self.reach = reach
        self.now_ms = now_ms
        self.hlc = max(clamp(op.hlc, now_ms), UNWRITTEN + 1)
        self.trusted = op.quality is not Quality.BAD

    def saw(self, row: Row, ordinal: int) -> bool:
        """The author had seen the field's value, or wrote it, or nobody has ever given it one."""
        unwritten = row.fh[ordinal] == UNWRITTEN
        return unwritten or row.fv[ordinal] <= self.base or row.fw[ordinal] == self.author.writer

    def saw_field(self, row: Row, name: str) -> bool:
        """The same, by the field's name."""
        return self.saw(row, BY_NAME[row.entity].ordinal[name])

    def assign(self, row: Row, name: str, value: Any) -> None:
        """Sets a field of a row taken by `WorkingSet.edit`, with its stamps."""
        ordinal = BY_NAME[row.entity].ordinal[name]
        row.values[name] = value
        row.fv[ordinal] = PENDING
        row.fw[ordinal] = self.author.writer
        row.fh[ordinal] = self.hlc if self.trusted else -self.hlc
