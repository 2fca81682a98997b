"""The PostgreSQL store's read-write transaction: a fixed number of set-based statements, however many ops."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from sync.contracts.buckets import route as route_bucket
from sync.contracts.chain import START
from sync.contracts.entities import BY_NAME
from sync.contracts.errors import ProblemType
from sync.hub.core.erasing import NOTES, words_of
from sync.hub.core.errors import WriteRefused, unknown_tenant
from sync.hub.core.model import Changes, Clock, DeviceState, Principal, Row, Settled, Waiting
from sync.hub.stores import pg_statements as sql
from sync.hub.stores.pg_bodies import logged_verdict, stored_verdict, waiting_op
from sync.hub.stores.pg_columns import TABLES, array
from sync.hub.stores.pg_write import take_words, write_changes
from sync.postgres.context import savepoint
from sync.postgres.errors import CheckError, ForeignKeyError, RequiredError, UniqueError, ValueRefused
from sync.postgres.pool import Connection


class PgPushTx:
    """Implements `core.store.PushTx`; see there. The connection is inside a tenant's transaction."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal
        self._rev = 0

    def _all(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, parameters).fetchall()

    def clock(self) -> Clock:
        found = self._all(sql.CLOCK)
        if not found:
            raise unknown_tenant()
        return Clock(*found[0])

    def device(self, device: str, incarnation: int) -> DeviceState:
        found = self._all(sql.LOCK_DEVICE, device, incarnation)
        if not found:
            self._all(sql.LOCK_WRITERS)  # they are numbered one after another
            self._connection.execute(sql.ADD_DEVICE, (device, incarnation, START, self._principal.account_id))
            found = self._all(sql.LOCK_DEVICE, device, incarnation)
        return DeviceState(device, incarnation, *found[0])

    def save_device(self, state: DeviceState, now_ms: int) -> None:
        told = (state.last_n, state.chain, self._principal.account_id, now_ms)
        self._connection.execute(sql.SAVE_DEVICE, (*told, state.device, state.incarnation))

    def settled(self, device: str, incarnation: int, first_n: int, last_n: int) -> Sequence[Settled]:
        place = (device, incarnation, first_n, last_n)
        found = self._settled(sql.SETTLED_LOGGED, sql.SETTLED_QUARANTINED, place)
        return list({settled.verdict.n: settled for settled in found}.values())

    def known(self, op_ids: Collection[str]) -> Mapping[str, Settled]:
        found = self._settled(sql.KNOWN_LOGGED, sql.KNOWN_QUARANTINED, (array(op_ids),))
        return {settled.op_id: settled for settled in found}

    def _settled(self, logged: str, quarantined: str, place: tuple[object, ...]) -> list[Settled]:
        """The later ones know better: the quarantine tells how an op that had to wait has ended."""
        found = [
            Settled(op_id, logged_verdict(n, rev, kind, lost))
            for op_id, n, rev, kind, lost in self._all(logged, *place)
        ]
        for op_id, n, verdict in self._all(quarantined, *place):
            found.append(Settled(op_id, msgspec.structs.replace(stored_verdict(verdict), n=n)))
        return found

    def rows(self, entity: str, keys: Collection[str], *, lock: bool) -> Sequence[Row]:
        table = TABLES[entity]
        wanted = f"{table.select} WHERE t.{table.entity.key} = ANY(%s::uuid[])"
        if not lock:
            return [_row(entity, record) for record in self._all(wanted, array(keys))]
        ordered = f"{wanted} ORDER BY t.{table.entity.key} FOR NO KEY UPDATE OF t"
        return self._placed(entity, self._all(ordered, array(keys)))

    def referring(self, entity: str, field: str, keys: Collection[str]) -> Sequence[Row]:
        table = TABLES[entity]
        statement = f"""{table.select} WHERE t.{field} = ANY(%s::{table.type_of(field)}[]) AND NOT t.deleted
            ORDER BY t.{table.entity.key} FOR NO KEY UPDATE OF t"""
        return self._placed(entity, self._all(statement, array(keys)))

    def _placed(self, entity: str, records: Sequence[tuple[Any, ...]]) -> list[Row]:
        """Rows with their buckets, which are read after the locks were had, so that they fit the rows."""
        rows = {record[0]: _row(entity, record) for record in records}
        if rows:
            for key, live, left in self._all(sql.PLACES, entity, array(rows)):
                rows[key].buckets, rows[key].left = frozenset(live), frozenset(left)
        return list(rows.values())

    def crew_routes(self, crew_id: str) -> Mapping[str, bool]:
        return dict(self._all(sql.CREW_ROUTES, crew_id))

    def houses_on(self, routes: Collection[str], houses: Collection[str]) -> Collection[str]:
        asked, held = (array(houses), array(routes)), array(map(route_bucket, routes))
        return {house for (house,) in self._all(sql.HOUSES_ON, *asked, *asked, asked[0], held)}

    def waiting(self, rows: Collection[str]) -> Sequence[Waiting]:
        found = self._all(sql.WAITING, array(rows))
        return [waiting_op(self._principal.tenant_id, record) for record in found]

    def refused_wholes(self) -> Collection[str]:
        return {name for (name,) in self._all(sql.REFUSED_WHOLES)}

    def overdue(self, before_ms: int, limit: int) -> Sequence[Waiting]:
        found = self._all(sql.OVERDUE, before_ms, limit)
        return [waiting_op(self._principal.tenant_id, record) for record in found]

    def blocks_not_kept(self) -> Collection[str]:
        return [key for (key,) in self._all(sql.BLOCKS_NOT_KEPT)]

    def drop_words(self, limit: int) -> int:
        words = array(words_of(NOTES))
        found = [key for (key,) in self._all(sql.REDACTED_WITH_WORDS, words, words, limit)]
        take_words(self._connection, NOTES, found)
        return len(found)

    def advance_horizon(self, before_ms: int) -> None:
        self._connection.execute(sql.ADVANCE_HORIZON, (before_ms,))

    def drop_tombstones(self, limit: int) -> int:
        return self._connection.execute(sql.DROP_TOMBSTONES, (limit,)).rowcount

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        rev = self._rev
        try:
            with savepoint(self._connection):
                yield
        except BaseException as error:
            self._rev = rev
            refusal = _refusal(error)
            if refusal is None:
                raise
            raise refusal from None

    def next_rev(self) -> int:
        if not self._rev:
            self._rev = self._all(sql.NEXT_REV)[0][0]
        return self._rev

    def write(self, changes: Changes) -> None:
        write_changes(self._connection, changes)


def _row(entity: str, record: tuple[Any, ...]) -> Row:
    key, rev, fv, fw, fh, deleted = record[:6]
    values = dict(zip(BY_NAME[entity].names, record[6:], strict=True))
    return Row(entity, key, values, rev, fv, fw, fh, deleted)


_REFUSALS: Mapping[type[Exception], ProblemType] = defaultdict(
    lambda: ProblemType.OP_INVALID,
    {UniqueError: ProblemType.OP_CONFLICT, ForeignKeyError: ProblemType.PARENT_MISSING},
)


def _refusal(error: BaseException) -> WriteRefused | None:
    """An error that some op of the batch must answer for, or None when it is not about an op."""
    if isinstance(error, UniqueError | ForeignKeyError | CheckError | RequiredError | ValueRefused):
        return WriteRefused(_REFUSALS[type(error)])
    return None
