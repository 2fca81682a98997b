"""The PostgreSQL store's read-only transaction: one snapshot, one query an entity."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sync.contracts.messages import Digest
from sync.hub.core.errors import unknown_tenant
from sync.hub.core.model import Clock
from sync.hub.core.store import FeedGone, FeedPage, FeedRow
from sync.hub.stores import pg_statements as sql
from sync.hub.stores.pg_columns import TABLES, array
from sync.postgres.pool import Connection

_REVS = """
    SELECT max(c.rev) FROM unnest(%s::text[]) AS b(bucket), LATERAL (
        SELECT entity, row_id, rev FROM member m WHERE m.bucket = b.bucket AND m.rev > %s
        ORDER BY m.rev LIMIT %s) c
    GROUP BY c.entity, c.row_id ORDER BY 1 LIMIT %s"""
_STAYS = """
    SELECT m.entity, m.row_id, max(m.rev) AS rev, min(m.enter_rev) FILTER (WHERE NOT m.gone) AS entered,
        array_agg(m.bucket ORDER BY m.bucket) FILTER (WHERE NOT m.gone) AS buckets
    FROM member m WHERE m.bucket = ANY(%s::text[]) AND m.rev > %s AND m.rev <= %s"""
_ENTITIES = """
    SELECT entity, bool_or(NOT gone), bool_or(gone) FROM member
    WHERE bucket = ANY(%s::text[]) AND rev > %s AND rev <= %s GROUP BY entity"""
_PLACES = """
    SELECT entity, row_id::text FROM member
    WHERE bucket = %s AND NOT gone AND (entity, row_id) > (%s, %s::uuid)
        AND (%s::int IS NULL OR get_byte(uuid_send(row_id), 15) = %s)
    ORDER BY entity, row_id LIMIT %s"""


class PgReadTx:
    """Implements `core.store.ReadTx`; see there. The connection is inside a tenant's snapshot."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, parameters).fetchall()

    def clock(self) -> Clock:
        found = self._all(sql.CLOCK)
        if not found:
            raise unknown_tenant()
        return Clock(*found[0])

    def storms(self) -> Iterable[str]:
        return [storm for (storm,) in self._all(sql.STORMS)]

    def active_routes(self, crew_id: str) -> Iterable[str]:
        return [route for (route,) in self._all(sql.ACTIVE_ROUTES, crew_id)]

    def feed(self, buckets: Collection[str], *, cursor: int, after: int, limit: int) -> FeedPage:
        names = array(buckets)
        revs = [rev for (rev,) in self._all(_REVS, names, after, limit + 1, limit + 1)]
        more = len(revs) > limit
        upto = _cut(revs, limit) if more else self.clock().rev
        rows: list[FeedRow] = []
        gone: list[FeedGone] = []
        for entity, has_live, has_gone in self._all(_ENTITIES, names, after, upto):
            if has_live:
                rows.extend(self._feed_rows(entity, (names, after, upto), cursor))
            if has_gone:
                gone.extend(self._feed_gone(entity, (names, after, upto)))
        return FeedPage(rows, gone, upto, more and self._goes_on(names, upto))

    def _goes_on(self, buckets: str, upto: int) -> bool:
        return bool(self._all(_REVS, buckets, upto, 1, 1))

    def _feed_rows(self, entity: str, place: tuple[object, ...], cursor: int) -> list[FeedRow]:
        table = TABLES[entity]
        statement = f"""
            SELECT t.{table.entity.key}::text, t.rev, CASE WHEN s.entered <= %s THEN t.fv END, s.buckets,
                {table.read_columns}
            FROM ({_STAYS} AND m.entity = %s GROUP BY m.entity, m.row_id HAVING NOT bool_and(m.gone)) s
            {_looked_up(entity)}"""
        return _feed_rows(entity, self._all(statement, cursor, *place, entity))

    def _feed_gone(self, entity: str, place: tuple[object, ...]) -> list[FeedGone]:
        statement = f"""
            SELECT s.row_id::text, s.rev, t.deleted
            FROM ({_STAYS} AND m.entity = %s GROUP BY m.entity, m.row_id HAVING bool_and(m.gone)) s
            {_looked_up(entity)}"""
        return [FeedGone(entity, *record) for record in self._all(statement, *place, entity)]

    def snapshot(
        self, bucket: str, scope: Collection[str], after: tuple[str, str], limit: int, suffix: str
    ) -> Sequence[FeedRow]:
        last_byte = int(suffix, 16) if suffix else None
        keys: dict[str, list[str]] = {}
        for entity, key in self._all(_PLACES, bucket, *after, last_byte, last_byte, limit):
            keys.setdefault(entity, []).append(key)
        return [row for entity, ids in keys.items() for row in self._snapshot_rows(entity, ids, scope)]

    def _snapshot_rows(self, entity: str, keys: list[str], scope: Collection[str]) -> list[FeedRow]:
        table = TABLES[entity]
        statement = f"""
            SELECT t.{table.entity.key}::text, t.rev, NULL, s.buckets, {table.read_columns}
            FROM (SELECT row_id, array_agg(bucket ORDER BY bucket) AS buckets FROM member
                WHERE entity = %s AND row_id = ANY(%s::uuid[]) AND bucket = ANY(%s::text[]) AND NOT gone
                GROUP BY row_id) s
            {_looked_up(entity)} ORDER BY t.{table.entity.key}"""
        return _feed_rows(entity, self._all(statement, entity, array(keys), array(scope)))

    def digests(self, buckets: Collection[str]) -> Mapping[str, Digest]:
        held = dict.fromkeys(buckets, Digest(0, 0))
        for bucket, count, total in self._all(sql.DIGESTS, array(buckets)):
            held[bucket] = Digest(count, int(total))
        return held

    def row_revs(self, bucket: str) -> Iterable[tuple[str, int]]:
        return self._all(sql.ROW_REVS, bucket)


def _looked_up(entity: str) -> str:
    """A join of row ids `s` to their rows `t`, one by one; OFFSET 0 keeps it from being planned the other way
    round, over all rows of the table."""
    key = TABLES[entity].entity.key
    return f"CROSS JOIN LATERAL (SELECT * FROM {entity} r WHERE r.{key} = s.row_id OFFSET 0) t"


def _cut(revs: Sequence[int], limit: int) -> int:
    """The last revision that fits whole, or the first one when it alone is too large."""
    whole = [rev for rev in revs[:limit] if rev < revs[limit]]
    return whole[-1] if whole else revs[limit]


def _feed_rows(entity: str, records: Iterable[tuple[Any, ...]]) -> list[FeedRow]:
    return [
        FeedRow(entity, record[0], record[1], record[2], tuple(record[3]), record[4:]) for record in records
    ]
