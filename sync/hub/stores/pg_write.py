"""Writing a set of changes to PostgreSQL, one statement a table and kind of change."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from sync.hub.core.erasing import silenced, words_of
from sync.hub.core.model import Changes, MemberChange, Row
from sync.hub.stores import pg_statements as sql
from sync.hub.stores.pg_bodies import log_records, quarantine_records, row_records
from sync.hub.stores.pg_columns import TABLES, array
from sync.postgres.pool import Connection


def write_changes(connection: Connection, changes: Changes) -> None:
    """Parents before children, so that references hold. The database works while the next part is spelled."""
    with _pipeline(connection):
        _write_rows(connection, changes)
        _write_members(connection, changes.members, changes.rev)
        _write_digests(connection, changes)
        if changes.log:
            records = log_records(changes.log, changes.first_i)
            connection.execute(sql.ADD_LOG, (changes.rev, changes.now_ms, records))
        if changes.quarantine:
            records = quarantine_records(changes.quarantine)
            connection.execute(sql.ADD_QUARANTINE, (changes.now_ms, records))
        for entity, keys in silenced(changes.rows).items():  # after the log: an op may be as young as its end
            take_words(connection, entity, keys)


def take_words(connection: Connection, entity: str, keys: Collection[str]) -> None:
    """Takes what these rows said about a person out of the op log and the quarantine."""
    if keys:
        told = (array(words_of(entity)), entity, array(keys))
        connection.execute(sql.TAKE_WORDS_FROM_LOG, told)
        connection.execute(sql.TAKE_WORDS_FROM_QUARANTINE, told)


@contextmanager
def _pipeline(connection: Connection) -> Iterator[None]:
    """A pipeline that raises its first error; the driver would log those that follow from it."""
    first: Exception | None = None
    try:
        with connection.pipeline():
            try:
                yield
            except Exception as error:
                first = error
    except Exception:
        if first is None:
            raise
    if first is not None:
        raise first


def _write_rows(connection: Connection, changes: Changes) -> None:
    kinds: dict[tuple[str, bool], list[Row]] = defaultdict(list)
    for row in changes.rows:  # in the order of the contract: parents first
        kinds[row.entity, row.stored].append(row)
    for (entity, stored), rows in kinds.items():
        statement = TABLES[entity].update if stored else TABLES[entity].insert
        connection.execute(statement, (changes.now_ms, changes.rev, row_records(rows)))


def _write_members(connection: Connection, moves: Sequence[MemberChange], rev: int) -> None:
    if not moves:
        return
    columns = (
        array(move.bucket for move in moves),
        array(move.row[0] for move in moves),
        array(move.row[1] for move in moves),
        array("t" if move.gone else "f" for move in moves),
        array("t" if move.enters else "f" for move in moves),
    )
    connection.execute(sql.WRITE_MEMBERS, (rev, *columns))


def _write_digests(connection: Connection, changes: Changes) -> None:
    if not changes.digests:
        return
    buckets = array(changes.digests)
    counts = array(str(count) for count, _ in changes.digests.values())
    totals = array(str(total) for _, total in changes.digests.values())
    connection.execute(sql.BEGIN_DIGESTS, (buckets,))
    connection.execute(sql.ADD_DIGESTS, (buckets, counts, totals, buckets))
