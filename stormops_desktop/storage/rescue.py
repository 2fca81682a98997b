"""When the file is damaged: what was not sent yet is read out of it, and the file itself is kept."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from stormops_desktop.storage.database import connect
from stormops_desktop.storage.note import Note
from sync.contracts.ops import Op, Verdict
from sync.contracts.replica import InboxItem, SyncState

PROBE_AHEAD = 10_000  # op log rows looked for one by one when the file can't say how many there are


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read.

    Attributes:
        ops: captured, without a verdict yet, oldest first.
        lost: at most so many log rows lay on pages that could not be read.
    """

    ops: tuple[Op, ...] = ()
    inbox: tuple[InboxItem, ...] = ()
    state: SyncState | None = None
    lost: int = 0


def salvage(path: Path, key: bytes) -> Salvage:
    """Reads everything of value that the damaged file still gives; never writes to it."""
    try:
        with closing(connect(path, key, pragmas=("query_only = 1",))) as raw:
            ops, lost = _ops(raw)
            return Salvage(ops, _inbox(raw), _state(raw), lost)
    except dbapi2.Error:
        return Salvage()


def new_state(found: Salvage, note: Note | None, device: str) -> SyncState:
    """Where a replica rebuilt from this stands: nothing confirmed, and a new incarnation.

    Log numbers may have gaps now, so the ops are numbered afresh; their ids are the same, so what the
    office has already is told apart there.
    """
    known = found.state or SyncState(note.device if note and note.device else device)
    incarnation = max(known.incarnation, note.incarnation if note else 1) + 1
    fresh = SyncState(known.device, incarnation=incarnation, next_n=len(found.ops) + 1)
    return replace(
        fresh, last_hlc=known.last_hlc, offset_ms=known.offset_ms, offset_at=known.offset_at,
        last_contact_ms=known.last_contact_ms,
    )  # fmt: skip


def _ops(raw: Any) -> tuple[tuple[Op, ...], int]:
    found, lost = [], 0
    for row in _each(raw, "op_log", "seq", "body, rev"):
        if row is None:
            lost += 1
            continue
        body, rev = row
        with suppress(msgspec.DecodeError):
            if rev is None:
                found.append(msgspec.json.decode(body, type=Op))
    return tuple(found), lost


def _inbox(raw: Any) -> tuple[InboxItem, ...]:
    found = []
    for row in _each(raw, "inbox", "item_id", "op, verdict, before, received_ms, decided_ms"):
        if row is None or row[4] is not None:
            continue
        with suppress(msgspec.DecodeError):
            op, verdict = msgspec.json.decode(row[0], type=Op), msgspec.json.decode(row[1], type=Verdict)
            found.append(InboxItem(op, verdict, row[3], msgspec.json.decode(row[2])))
    return tuple(found)


def _state(raw: Any) -> SyncState | None:
    with suppress(dbapi2.Error, msgspec.DecodeError, TypeError):
        body = raw.execute("SELECT body FROM sync_state WHERE one = 1").fetchone()[0]
        return msgspec.json.decode(body, type=SyncState)
    return None


def _each(raw: Any, table: str, key: str, columns: str) -> Iterator[tuple[Any, ...] | None]:
    """Every row that can be read, in order; None for each place that can't."""
    at, last = 0, _last(raw, table)
    while at <= last:
        try:
            row = raw.execute(
                f"SELECT {key}, {columns} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT 1", (at,)
            ).fetchone()
        except dbapi2.Error:
            row, at = _one(raw, table, key, columns, at + 1), at + 1
            yield None if row is None else row[1:]
            continue
        if row is None:
            return
        at = row[0]
        yield row[1:]


def _one(raw: Any, table: str, key: str, columns: str, at: int) -> tuple[Any, ...] | None:
    with suppress(dbapi2.Error):
        row: tuple[Any, ...] | None = raw.execute(
            f"SELECT {key}, {columns} FROM {table} WHERE {key} = ?", (at,)
        ).fetchone()
        return row
    return None


def _last(raw: Any, table: str) -> int:
    for question in (
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
        f"SELECT max(rowid) FROM {table}",
    ):
        with suppress(dbapi2.Error, TypeError):
            return int(raw.execute(question).fetchone()[0])
    return PROBE_AHEAD
