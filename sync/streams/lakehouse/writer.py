"""Takes events in: every event once, every fact as it is now, whatever comes twice or again from the start.

What is there already is read from the tables themselves, not from a note beside them, so neither a crash
between two commits nor a broker that begins anew makes a row double or loses one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from pyiceberg.exceptions import CommitFailedException
from pyiceberg.expressions import BooleanExpression
from pyiceberg.table import Table

from sync.contracts.events.envelope import Event
from sync.streams.lakehouse.catalogue import Lakehouse, as_ours
from sync.streams.lakehouse.facts import folded
from sync.streams.lakehouse.predicates import between, either, every, of_tenant, one_of, revisions
from sync.streams.lakehouse.records import Row, arrow_of, by_tenant, event_row
from sync.streams.lakehouse.tables import EVENTS, FACTS, LakeTable

ATTEMPTS = 5


def take_in(lakehouse: Lakehouse, events: Sequence[Event]) -> int:
    """Writes a batch; returns how many events were new to the table of events.

    One commit a table. Of a batch that was cut between them the rest is written when it is brought again.

    Raises:
        LakehouseUnavailable: catalogue or warehouse do not answer.
    """
    rows = {(row["tenant_id"], row["rev"], row["i"]): row for row in map(event_row, events)}
    with as_ours():
        new = _until_committed(partial(_add_events, lakehouse, rows))
        for table in FACTS:
            told = [event for event in events if event.entity in table.entities]
            if told:
                _until_committed(partial(_put_facts, lakehouse, table, told))
    return new


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
        there.append(arrow_of(EVENTS, new))
    return len(new)


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
    wanted = every(of_tenant(tenant_id), one_of(table.key, keys))
    return {row[table.key]: row for row in there.scan(row_filter=wanted).to_arrow().to_pylist()}


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
