"""What the memory store holds of one tenant, with a journal of how to take writes back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sync.contracts.entities import ALL
from sync.contracts.ops import Verdict
from sync.hub.core.model import DeviceState, LogEntry, QuarantineEntry, Row, RowId
from sync.hub.core.units import OpId


@dataclass(frozen=True, slots=True)
class Member:
    """A row's stay in a bucket; `enter_rev` is when the present stay began."""

    rev: int
    enter_rev: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Logged:
    """An accepted op at its place."""

    rev: int
    i: int
    entry: LogEntry
    received_ms: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An op that was not accepted when it came, first received at `received_ms`."""

    entry: QuarantineEntry
    received_ms: int


@dataclass(slots=True)
class TenantState:
    """One tenant: counter, rows, memberships, digests, devices, op log and quarantine."""

    epoch: str
    rev: int = 0
    horizon: int = 0
    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {entity.name: {} for entity in ALL})
    members: dict[str, dict[RowId, Member]] = field(default_factory=dict)
    places: dict[RowId, frozenset[str]] = field(default_factory=dict)
    digests: dict[str, tuple[int, int]] = field(default_factory=dict)
    devices: dict[tuple[str, int], DeviceState] = field(default_factory=dict)
    log: list[Logged] = field(default_factory=list)
    verdicts: dict[OpId, tuple[str, Verdict]] = field(default_factory=dict)
    by_op: dict[str, OpId] = field(default_factory=dict)
    quarantine: dict[OpId, Quarantined] = field(default_factory=dict)
    taken: dict[tuple[Any, ...], str] = field(default_factory=dict)
    journal: list[Callable[[], None]] = field(default_factory=list)

    def copied(self) -> "TenantState":
        """An independent copy. Rows and entries are replaced, never changed, once they are in a table."""
        return TenantState(
            self.epoch, self.rev, self.horizon,
            rows={entity: dict(table) for entity, table in self.rows.items()},
            members={bucket: dict(stays) for bucket, stays in self.members.items()},
            places=dict(self.places), digests=dict(self.digests), devices=dict(self.devices),
            log=list(self.log), verdicts=dict(self.verdicts), by_op=dict(self.by_op),
            quarantine=dict(self.quarantine), taken=dict(self.taken),
        )  # fmt: skip

    def put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        """Sets table[key], and notes how to undo it."""
        if key in table:
            before = table[key]
            self.journal.append(lambda: table.__setitem__(key, before))
        else:
            self.journal.append(lambda: table.__delitem__(key))
        table[key] = value

    def drop(self, table: dict[Any, Any], key: Any) -> None:
        """Removes table[key] if it is there, and notes how to undo it."""
        if key in table:
            before = table.pop(key)
            self.journal.append(lambda: table.__setitem__(key, before))

    def append_log(self, logged: Logged) -> None:
        self.log.append(logged)
        self.journal.append(lambda: self.log.__delitem__(-1))

    def set_rev(self, rev: int) -> None:
        before = self.rev
        self.journal.append(lambda: setattr(self, "rev", before))
        self.rev = rev

    def set_horizon(self, rev: int) -> None:
        before = self.horizon
        self.journal.append(lambda: setattr(self, "horizon", before))
        self.horizon = rev

    def undo_to(self, length: int) -> None:
        """Takes back everything written since the journal was that long."""
        while len(self.journal) > length:
            self.journal.pop()()
