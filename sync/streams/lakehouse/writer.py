"""Takes events in: every event once, every fact as it is now, whatever comes twice or again from the start.

What is there already is read from the tables themselves, not from a note beside them, so neither a crash
between two commits nor a broker that begins anew makes a row double or loses one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc
from pyiceberg.exceptions import CommitFailedException
from pyiceberg.expressions import BooleanExpression
from pyiceberg.table import Table, Transaction

from sync.contracts.entities import BY_NAME
from sync.contracts.events.envelope import Event
from sync.contracts.ops import Kind
from sync.streams.lakehouse.catalogue import Lakehouse, as_ours
from sync.streams.lakehouse.facts import folded
from sync.streams.lakehouse.predicates import between, either, every, of_tenant, one_of, revisions
from sync.streams.lakehouse.records import Row, arrow_of, by_tenant, event_row
from sync.streams.lakehouse.tables import EVENTS, FACTS, TABLES, LakeTable

ATTEMPTS = 5


def take_in(lakehouse: Lakehouse, events: Sequence[Event]) -> int:
    """Writes a batch; returns how many events were new to the table of events.

    One commit a table. Of a batch that was cut between them the rest is written when it is brought again.
    What was told of a company before it was forgotten stays out.

    Raises:
        LakehouseUnavailable: catalogue or warehouse do not answer.
    """
    forgotten = lakehouse.forgotten()
    events = [event for event in events if event.recorded_at > forgotten.get(event.tenant_id, -1)]
    rows = {(row["tenant_id"], row["rev"], row["i"]): row for row in map(event_row, events)}
    with as_ours():
        new = _until_committed(partial(_add_events, lakehouse, rows))
        for table in FACTS:
            told = [event for event in events if event.entity in table.entities]
            if told:
                _until_committed(partial(_put_facts, lakehouse, table, told))
    return new


def forget(lakehouse: Lakehouse, tenant_id: str, *, now_ms: int) -> int:
    """Takes a company's rows out of every table; returns how many there were.

    Earlier snapshots, and with them the files, go when they expire. A topic that is read again from its start
    does not bring the company back; what it does after `now_ms` is taken in.

    Raises:
        LakehouseBusy: a sink writes. LakehouseUnavailable: catalogue or warehouse do not answer.
        ValueError: no company is named.
    """
    if not tenant_id:
        raise ValueError("no company is named")
    with lakehouse.writing(), as_ours():
        lakehouse.note_forgotten(tenant_id, now_ms)
        count = sum(_until_committed(partial(_forget_in, lakehouse, table, tenant_id)) for table in TABLES)
        _note_erased(lakehouse)
    return count


def _forget_in(lakehouse: Lakehouse, table: LakeTable, tenant_id: str) -> int:
    there, theirs = lakehouse.table(table), of_tenant(tenant_id)
    count = there.scan(row_filter=theirs).count()
    if count:
        there.delete(theirs)
    return count


def _until_committed(attempt: Callable[[], int]) -> int:
    """Somebody else's commit in between (a compaction, another engine) makes us look again and write anew."""
    for _ in range(ATTEMPTS - 1):
        try:
            return attempt()
        except CommitFailedException:
            continue
    return attempt()


def _add_events(lakehouse: Lakehouse, rows: Mapping[tuple[str, int, int], Row]) -> int:
    there = lakehouse.table(EVENTS)
    known = _known_places(there, rows.values())
    new = [row for place, row in rows.items() if place not in known]
    if new:
        redacted = _rows_of({(row["tenant_id"], row["row_id"]) for row in new if _takes_back(row)})
        with there.transaction() as transaction:
            before = _take_out(there, transaction, redacted)
            erases = any(row["fields"] for row in before)
            if erases:  # before it is so: a sink that dies after the commit does not come back to it
                _note_erased(lakehouse, later_ms=1)
            transaction.append(arrow_of(EVENTS, [_without_words(row, redacted) for row in (*before, *new)]))
        if erases:
            _note_erased(lakehouse)
    return len(new)


def _takes_back(row: Row) -> bool:
    """Whether the event says that nothing is to stay of what was told of its row: a blanked note, a person
    who was erased."""
    if row["kind"] == Kind.REDACT:
        return True
    entity = BY_NAME.get(row["entity"])
    return row["kind"] == Kind.DELETE and entity is not None and bool(entity.erased_by)


def _note_erased(lakehouse: Lakehouse, *, later_ms: int = 0) -> None:
    """By the tables' own time: the clocks of a sink and of a command may differ."""
    newest = (lakehouse.table(table).current_snapshot() for table in TABLES)
    at_ms = max(snapshot.timestamp_ms for snapshot in newest if snapshot is not None)
    lakehouse.note_erased(at_ms + later_ms)


def _take_out(there: Table, transaction: Transaction, redacted: Mapping[str, set[str]]) -> list[Row]:
    """What was told of redacted rows before; the caller puts it back without its words."""
    if not redacted:
        return []
    theirs = either([every(of_tenant(tenant), one_of("row_id", ids)) for tenant, ids in redacted.items()])
    before: list[Row] = there.scan(row_filter=theirs).to_arrow().to_pylist()
    if before:
        transaction.delete(theirs)
    return before


def _without_words(row: Row, redacted: Mapping[str, set[str]]) -> Row:
    """The event as it may stay: that it was is kept, what it said is not."""
    return {**row, "fields": None} if row["row_id"] in redacted.get(row["tenant_id"], ()) else row


def _rows_of(keys: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for tenant_id, row_id in keys:
        found.setdefault(tenant_id, set()).add(row_id)
    return found


def _known_places(there: Table, rows: Iterable[Row]) -> set[tuple[str, int, int]]:
    """Which places in the tenants' orders are taken. Files are left out by day and by revision."""
    found: set[tuple[str, int, int]] = set()
    for tenant_id, own in by_tenant(rows).items():
        revs = [row["rev"] for row in own]
        span = every(of_tenant(tenant_id), revisions(min(revs), max(revs)), _days("recorded_at", own))
        places = there.scan(row_filter=span, selected_fields=("rev", "i")).to_arrow()
        taken = zip(places["rev"].to_pylist(), places["i"].to_pylist(), strict=True)
        found.update((tenant_id, rev, i) for rev, i in taken)
    return found


def _put_facts(lakehouse: Lakehouse, table: LakeTable, events: Sequence[Event]) -> int:
    there = lakehouse.table(table)
    tenants: dict[str, list[Event]] = {}
    for event in events:
        tenants.setdefault(event.tenant_id, []).append(event)
    before: list[Row] = []
    after: list[Row] = []
    for tenant_id, own in tenants.items():
        known = _known_facts(there, table, tenant_id, {event.row_id for event in own})
        changed = folded(table, known, own)
        before += [known[key] for key in changed if key in known]
        after += changed.values()
    if after:
        with there.transaction() as transaction:
            if before:
                transaction.delete(_exactly(table, before))
            transaction.append(arrow_of(table, after))
    return len(after)


def _known_facts(there: Table, table: LakeTable, tenant_id: str, keys: set[str]) -> Mapping[str, Row]:
    """The facts of these ids. First the ids alone are read: a condition of thousands of ids costs the library
    far more than the column does, and files can't be left out by ids of chance anyway."""
    theirs, wanted = of_tenant(tenant_id), pa.array(sorted(keys), pa.string())
    ids = there.scan(row_filter=theirs, selected_fields=(table.key, table.day))
    days = [at for batch in ids.to_arrow_batch_reader() for at in _among(batch, table, wanted)[table.day]]
    if not days:
        return {}
    moments = [at.as_py() for at in days]
    span = every(theirs, between(table.day, min(moments), max(moments) + timedelta(milliseconds=1)))
    batches = there.scan(row_filter=span).to_arrow_batch_reader()
    return {row[table.key]: row for batch in batches for row in _among(batch, table, wanted).to_pylist()}


def _among(batch: pa.RecordBatch, table: LakeTable, wanted: pa.Array) -> pa.RecordBatch:
    return batch.filter(pc.is_in(batch[table.key], value_set=wanted))


def _exactly(table: LakeTable, rows: Sequence[Row]) -> BooleanExpression:
    """These rows and no others; the days tell which files need not be opened."""
    return either(
        [
            every(
                of_tenant(tenant_id),
                one_of(table.key, {row[table.key] for row in own}),
                _days(table.day, own),
            )
            for tenant_id, own in by_tenant(rows).items()
        ]
    )


def _days(column: str, rows: Iterable[Row]) -> BooleanExpression:
    """From the first to the last moment of the rows."""
    moments = [row[column] for row in rows]
    return between(column, min(moments), max(moments) + timedelta(milliseconds=1))
