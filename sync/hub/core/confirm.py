"""What the centre itself says of a photo or a paper: that it has the file. An op like any, by no laptop."""

import hashlib
from collections.abc import Collection, Iterable
from itertools import product

from sync.contracts import clock
from sync.contracts.blobs import FILED
from sync.contracts.entities import BY_NAME
from sync.contracts.events.names import CENTRE_DEVICE as CENTRE_DEVICE
from sync.contracts.identifiers import canonical
from sync.contracts.ops import Kind, Op, Verdict, VerdictKind
from sync.hub.core.effects import gather, stamp, storm_of
from sync.hub.core.model import PENDING, Author, Changes, LogEntry, Principal, Row
from sync.hub.core.store import PushTx
from sync.hub.core.working import WorkingSet

STATE, STORED = "state", "stored"
CENTRE_INCARNATION, CENTRE_WRITER = 0, 0  # a laptop's incarnations and writers count from 1


def confirm_stored(tx: PushTx, principal: Principal, row_ids: Iterable[str], now_ms: int) -> int:
    """Sets `state` of photos and papers to stored under one revision, and returns it; 0 for no news.

    Args:
        principal: who brought the file.
    """
    working = WorkingSet(tx)
    for (entity, _), row_id in product(FILED, sorted(row_ids)):
        row = working.live(entity, row_id)
        if row is not None and row.values[STATE] != STORED:
            working.bump(row)
            _set_stored(row, clock.pack(now_ms))
    changes = Changes(now_ms)
    gather(working, changes)
    if not changes.rows:
        return 0
    stamp(changes, tx.next_rev())
    changes.log = _entries(
        changes, working, Author(principal, CENTRE_DEVICE, CENTRE_INCARNATION, CENTRE_WRITER)
    )
    tx.write(changes)
    return changes.rev


def _set_stored(row: Row, hlc: int) -> None:
    ordinal = BY_NAME[row.entity].ordinal[STATE]
    row.values[STATE] = STORED
    row.fv[ordinal], row.fw[ordinal], row.fh[ordinal] = PENDING, CENTRE_WRITER, hlc


def _entries(changes: Changes, working: WorkingSet, author: Author) -> list[LogEntry]:
    """The op log tells of it, so that whoever reads events learns what laptops learn from the rows."""
    rows: Collection[Row] = changes.rows
    hlc, rev = clock.pack(changes.now_ms), changes.rev
    return [
        LogEntry(
            0, Op(_op_id(row, rev), Kind.SET, row.entity, row.key, {STATE: STORED}, rev - 1, hlc), author,
            storm_of(row, working), hlc, Verdict(0, VerdictKind.APPLIED, rev), None,
        )
        for row in rows
    ]  # fmt: skip


def _op_id(row: Row, rev: int) -> str:
    """Follows from what is said and when, since the core has no dice."""
    return canonical(hashlib.blake2b(f"{row.entity}:{row.key}:{rev}".encode(), digest_size=16).hexdigest())
