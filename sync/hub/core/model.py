"""Rows, devices and people as the centre's core holds them while it decides."""

from dataclasses import dataclass, field
from typing import Any

from sync.contracts.entities import BY_NAME
from sync.contracts.folding import added
from sync.contracts.ops import Op, Verdict
from sync.contracts.schema import OFFICE

RowId = tuple[str, str]
"""(entity, key)."""

PENDING = 1 << 62
"""The revision of a field changed by the running transaction, until the counter is taken."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks, as the access token and the live membership say."""

    tenant_id: str
    account_id: str
    role: str
    crew_id: str | None = None

    @property
    def office(self) -> bool:
        return self.role in OFFICE


@dataclass(frozen=True, slots=True)
class Author:
    """Who made an op and on what: `writer` is the number of (device, incarnation) within the tenant."""

    principal: Principal
    device: str
    incarnation: int
    writer: int


@dataclass(slots=True)
class Row:
    """One row with all it takes to merge an edit into it.

    Attributes:
        values: every field of the contract, in wire spelling.
        fv, fw, fh: per field, by ordinal: revision, writer, clock (negative: untrusted; 0: unwritten).
        buckets: where the row lies; left: where it once lay.
        stored: the store holds the row; False for one that the running transaction adds.
        author: who changed it in the running transaction.
    """

    entity: str
    key: str
    values: dict[str, Any]
    rev: int
    fv: list[int]
    fw: list[int]
    fh: list[int]
    deleted: bool = False
    buckets: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    stored: bool = True
    author: Author | None = None

    def copy(self) -> "Row":
        """A row that may be changed without changing this one."""
        return Row(
            self.entity, self.key, dict(self.values), self.rev, self.fv[:], self.fw[:], self.fh[:],
            self.deleted, self.buckets, self.left, self.stored, self.author,
        )  # fmt: skip


def blank_row(entity: str, key: str) -> Row:
    """A row that does not exist yet."""
    width = len(BY_NAME[entity].fields)
    return Row(entity, key, added(entity, {}), 0, [0] * width, [0] * width, [0] * width, stored=False)


@dataclass(frozen=True, slots=True)
class DeviceState:
    """Where the centre stands with one (device, incarnation)."""

    device: str
    incarnation: int
    writer: int
    last_n: int
    chain: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The tenant's counter and its identity. What left a bucket up to `horizon` is not told any more."""

    rev: int
    epoch: str
    horizon: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """An op that has its verdict: `verdict.n` is the number it came with."""

    op_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Waiting:
    """A deferred op with its author, and when it came (UTC milliseconds)."""

    n: int
    op: Op
    author: Author
    received_ms: int
    waits_for: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One accepted op, for the op log. `effective`: a transition that moved its job."""

    n: int
    op: Op
    author: Author
    storm_id: str | None
    hlc: int
    verdict: Verdict
    effective: bool | None


@dataclass(frozen=True, slots=True)
class QuarantineEntry:
    """One op that was not accepted, or that was and had waited before (`state` resolved)."""

    n: int
    op: Op
    author: Author
    state: str
    verdict: Verdict


@dataclass(slots=True)
class MemberChange:
    """One row's stay in one bucket. `enters`: it was not there before this revision."""

    bucket: str
    row: RowId
    gone: bool
    enters: bool


@dataclass(slots=True)
class Changes:
    """What one attempt writes, all at revision `rev`; 0 when nothing but the quarantine is written.

    Attributes:
        first_i: index of the first log entry within the revision.
        digests: per bucket, what is added to its count and to its total (mod 2^64).
    """

    now_ms: int
    rev: int = 0
    first_i: int = 0
    rows: list[Row] = field(default_factory=list)
    members: list[MemberChange] = field(default_factory=list)
    digests: dict[str, tuple[int, int]] = field(default_factory=dict)
    log: list[LogEntry] = field(default_factory=list)
    quarantine: list[QuarantineEntry] = field(default_factory=list)
