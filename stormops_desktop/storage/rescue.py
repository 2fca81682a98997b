"""When the file is damaged: what was not sent yet is read out of it, and the file itself is kept."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from stormops_desktop.storage import skeleton
from stormops_desktop.storage.database import connect
from stormops_desktop.storage.note import Note
from sync.contracts.ops import Op, Verdict
from sync.contracts.replica import InboxItem, SyncState

PROBE_AHEAD = 10_000  # op log rows looked for one by one when the file can't say how many there are


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read.

    Attributes:
        ops: captured, without a verdict yet, oldest first; then what was brought from another laptop, which
            goes as this one's own from here on: ids tell the office what it has.
        lost: at most so many log rows lay on pages that could not be read.
    """

    ops: tuple[Op, ...] = ()
    inbox: tuple[InboxItem, ...] = ()
    state: SyncState | None = None
    lost: int = 0


class _Reader:
    """Asks the damaged file one question at a time.

    After one bad page SQLCipher refuses every further read of a connection, so each failure opens anew.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._raw: Any = None

    def one(self, question: str, *parameters: Any) -> tuple[Any, ...] | None:
        """The first row of the answer."""
        try:
            if self._raw is None:
                self._raw = connect(self._path, self._key, pragmas=("query_only = 1",))
            row: tuple[Any, ...] | None = self._raw.execute(question, parameters).fetchone()
        except dbapi2.Error:
            self.close()
            raise
        return row

    def close(self) -> None:
        if self._raw is not None:
            self._raw.close()
        self._raw = None


def salvage(path: Path, key: bytes) -> Salvage:
    """Reads everything of value that the damaged file still gives; never writes to it."""
    found = _read(path, key)
    if found is not None:
        return found
    with suppress(dbapi2.Error, OSError):
        copy = skeleton.mended(path, key)
        if copy is not None:
            found = _read(copy, key)
            skeleton.discard(copy)
    return found or Salvage()


def _read(path: Path, key: bytes) -> Salvage | None:
    """None when not even the schema can be read."""
    with closing(_Reader(path, key)) as reader:
        try:
            reader.one("SELECT count(*) FROM sqlite_master WHERE sql > ''")
        except dbapi2.Error:
            return None
        ops, lost = _ops(reader)
        known = {op.id for op in ops}
        brought = tuple(op for op in _brought(reader) if op.id not in known)
        return Salvage((*ops, *brought), _inbox(reader), _state(reader), lost)


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


def _ops(reader: _Reader) -> tuple[tuple[Op, ...], int]:
    found, lost = [], 0
    for row in _each(reader, "op_log", "seq", "body, rev"):
        if row is None:
            lost += 1
            continue
        body, rev = row
        with suppress(msgspec.DecodeError):
            if rev is None:
                found.append(msgspec.json.decode(body, type=Op))
    return tuple(found), lost


def _brought(reader: _Reader) -> Iterator[Op]:
    """Ops of parcels, as far as they can be read one after another."""
    place = 0
    while (
        row := _next(reader, "SELECT body FROM parcel_op ORDER BY parcel_id, n LIMIT 1 OFFSET ?", place)
    ) is not None:
        place += 1
        with suppress(msgspec.DecodeError):
            yield msgspec.json.decode(row[0], type=Op)


def _inbox(reader: _Reader) -> tuple[InboxItem, ...]:
    found = []
    for row in _each(reader, "inbox", "item_id", "op, verdict, before, received_ms, decided_ms"):
        if row is None or row[4] is not None:
            continue
        with suppress(msgspec.DecodeError):
            op, verdict = msgspec.json.decode(row[0], type=Op), msgspec.json.decode(row[1], type=Verdict)
            found.append(InboxItem(op, verdict, row[3], msgspec.json.decode(row[2])))
    return tuple(found)


def _state(reader: _Reader) -> SyncState | None:
    with suppress(dbapi2.Error, msgspec.DecodeError):
        row = reader.one("SELECT body FROM sync_state WHERE one = 1")
        return None if row is None else msgspec.json.decode(row[0], type=SyncState)
    return None


def _each(reader: _Reader, table: str, key: str, columns: str) -> Iterator[tuple[Any, ...] | None]:
    """Every row that can be read, in order; None for each place that can't."""
    at, last = 0, _last(reader, table)
    while at < last:
        row = _next(
            reader, f"SELECT {key}, {columns} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT 1", at
        )
        if row is not None:
            at = row[0]
            yield row[1:]
            continue
        at += 1  # the way to the next row is broken: try each place by itself
        row = _next(reader, f"SELECT {key}, {columns} FROM {table} WHERE {key} = ?", at)
        yield None if row is None else row[1:]


def _next(reader: _Reader, question: str, at: int) -> tuple[Any, ...] | None:
    with suppress(dbapi2.Error):
        return reader.one(question, at)
    return None


def _last(reader: _Reader, table: str) -> int:
    for question in (
        f"SELECT max(rowid) FROM {table}",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
    ):
        with suppress(dbapi2.Error):
            row = reader.one(question)
            return int(row[0]) if row is not None and row[0] is not None else 0
    return PROBE_AHEAD
