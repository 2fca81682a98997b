"""The memory store's read-write transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sync.contracts import digest
from sync.contracts.buckets import route as route_bucket
from sync.contracts.chain import START
from sync.contracts.entities import BY_NAME
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Verdict
from sync.hub.core.decisions import Decision
from sync.hub.core.errors import WriteRefused
from sync.hub.core.model import Changes, Clock, DeviceState, MemberChange, Principal, Row, Settled, Waiting
from sync.hub.core.units import Numbered, OpId
from sync.hub.core.wholes import refused_among
from sync.hub.core.withheld import BLOCKS, IDENTIFIERS, office_part
from sync.hub.stores.memory_state import Logged, Member, Quarantined, TenantState

_ASSIGNMENTS = "assignments"


class MemoryPushTx:
    """Implements `core.store.PushTx`; see there."""

    def __init__(self, state: TenantState, principal: Principal) -> None:
        self._state = state
        self._principal = principal
        self._rev = 0

    def clock(self) -> Clock:
        return Clock(self._state.rev, self._state.epoch, self._state.horizon)

    def device(self, device: str, incarnation: int) -> DeviceState:
        known = self._state.devices
        state = known.get((device, incarnation))
        if state is None:
            writer = 1 + max((other.writer for other in known.values()), default=0)
            state = DeviceState(device, incarnation, writer, 0, START)
            self._state.put(known, (device, incarnation), state)
        return state

    def save_device(self, state: DeviceState, now_ms: int) -> None:  # noqa: ARG002 - nobody asks here
        self._state.put(self._state.devices, (state.device, state.incarnation), state)

    def settled(self, device: str, incarnation: int, first_n: int, last_n: int) -> Sequence[Settled]:
        found = (self._state.verdicts.get((device, incarnation, n)) for n in range(first_n, last_n + 1))
        return [Settled(*verdict) for verdict in found if verdict is not None]

    def known(self, op_ids: Collection[str]) -> Mapping[str, Settled]:
        state = self._state
        return {
            op_id: Settled(*state.verdicts[state.by_op[op_id]]) for op_id in op_ids if op_id in state.by_op
        }

    def rows(self, entity: str, keys: Collection[str], *, lock: bool) -> Sequence[Row]:  # noqa: ARG002 - serial
        table = self._state.rows[entity]
        return [self._loaded(table[key]) for key in sorted(keys) if key in table]

    def referring(self, entity: str, field: str, keys: Collection[str]) -> Sequence[Row]:
        wanted = set(keys)
        table = self._state.rows[entity].values()
        return [self._loaded(row) for row in table if not row.deleted and row.values[field] in wanted]

    def crew_routes(self, crew_id: str) -> Mapping[str, bool]:
        routes: dict[str, bool] = {}
        for row in self._state.rows[_ASSIGNMENTS].values():
            if row.values["crew_id"] == crew_id and not row.deleted:
                route_id = row.values["route_id"]
                routes[route_id] = routes.get(route_id, False) or row.values["active"]
        return routes

    def houses_on(self, routes: Collection[str], houses: Collection[str]) -> Collection[str]:
        on = {
            row.values["property_id"]
            for entity in ("route_properties", "jobs")
            for row in self._state.rows[entity].values()
            if not row.deleted and row.values["route_id"] in routes and row.values["property_id"] in houses
        }
        held = set(map(route_bucket, routes))
        return on | {
            house for house in houses if held & self._state.places.get(("properties", house), frozenset())
        }

    def waiting(self, rows: Collection[str]) -> Sequence[Waiting]:
        return [w for w in self._deferred() if w.waits_for in rows]

    def refused_wholes(self) -> Collection[str]:
        return refused_among(
            [
                (Numbered(e.n, e.op, e.author, sound=True), Decision(e.verdict.kind))
                for q in self._state.quarantine.values()
                if (e := q.entry).state in ("conflict", "rejected")
            ]
        )

    def overdue(self, before_ms: int, limit: int) -> Sequence[Waiting]:
        return [w for w in self._deferred() if w.received_ms < before_ms][:limit]

    def blocks_not_kept(self) -> Collection[str]:
        told = {
            row.values["value_hash"]
            for row in map(self._loaded, self._state.rows[IDENTIFIERS].values())
            if not row.deleted and row.buckets - office_part(row.buckets)
        }
        blocks = self._state.rows[BLOCKS].values()
        return [row.key for row in blocks if row.values["blocked"] and row.values["value_hash"] in told]

    def drop_words(self, limit: int) -> int:  # noqa: ARG002 - no log of before is ever read in
        return 0

    def _deferred(self) -> list[Waiting]:
        waiting = [
            Waiting(e.n, e.op, e.author, q.received_ms, e.verdict.waits_for)
            for q in self._state.quarantine.values()
            if (e := q.entry).state == "deferred"
        ]
        return sorted(waiting, key=lambda w: (w.received_ms, w.author.device, w.author.incarnation, w.n))

    def advance_horizon(self, before_ms: int) -> None:
        old = [logged.rev for logged in self._state.log if logged.received_ms < before_ms]
        self._state.set_horizon(max([self._state.horizon, *old]))

    def drop_tombstones(self, limit: int) -> int:
        state = self._state
        found = [
            (bucket, row_id)
            for bucket, stays in state.members.items()
            for row_id, member in stays.items()
            if member.gone and member.rev <= state.horizon
        ][:limit]
        for bucket, row_id in found:
            state.drop(state.members[bucket], row_id)
            state.put(state.places, row_id, state.places[row_id] - {bucket})
        return len(found)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        length, rev = len(self._state.journal), self._rev
        try:
            yield
        except BaseException:
            self._state.undo_to(length)
            self._rev = rev
            raise

    def next_rev(self) -> int:
        if not self._rev:
            self._rev = self._state.rev + 1
            self._state.set_rev(self._rev)
        return self._rev

    def write(self, changes: Changes) -> None:
        for row in changes.rows:
            self._write_row(row)
        for move in changes.members:
            self._write_member(move, changes.rev)
        self._write_digests(changes)
        self._write_verdicts(changes)

    def _loaded(self, row: Row) -> Row:
        loaded = row.copy()
        places = self._state.places.get((row.entity, row.key), frozenset())
        live = {bucket for bucket in places if not self._state.members[bucket][row.entity, row.key].gone}
        loaded.buckets, loaded.left, loaded.author = frozenset(live), places - live, None
        return loaded

    def _write_row(self, row: Row) -> None:
        kept = row.copy()
        kept.stored = True
        before = self._state.rows[row.entity].get(row.key)
        for columns in BY_NAME[row.entity].uniques:
            if before is not None and not before.deleted:
                self._state.drop(self._state.taken, self._spelled(before, columns))
            self._take(kept, columns)
        self._state.put(self._state.rows[row.entity], row.key, kept)

    def _take(self, row: Row, columns: tuple[str, ...]) -> None:
        spelled = self._spelled(row, columns)
        if row.deleted or None in spelled:
            return
        if self._state.taken.get(spelled, row.key) != row.key:
            raise WriteRefused(ProblemType.OP_CONFLICT)
        self._state.put(self._state.taken, spelled, row.key)

    def _spelled(self, row: Row, columns: tuple[str, ...]) -> tuple[object, ...]:
        return (row.entity, columns, *(row.values[column] for column in columns))

    def _write_member(self, move: MemberChange, rev: int) -> None:
        if move.bucket not in self._state.members:
            self._state.put(self._state.members, move.bucket, {})
        bucket = self._state.members[move.bucket]
        before = bucket.get(move.row)
        enter_rev = rev if move.enters or before is None else before.enter_rev
        self._state.put(bucket, move.row, Member(rev, enter_rev, move.gone))
        places = self._state.places.get(move.row, frozenset())
        self._state.put(self._state.places, move.row, places | {move.bucket})

    def _write_digests(self, changes: Changes) -> None:
        for bucket, (count, total) in changes.digests.items():
            before_count, before_total = self._state.digests.get(bucket, (0, 0))
            after = (before_count + count, digest.add(before_total, plus=total))
            self._state.put(self._state.digests, bucket, after)

    def _write_verdicts(self, changes: Changes) -> None:
        state = self._state
        for i, entry in enumerate(changes.log, start=changes.first_i):
            if entry.op.id in state.by_op and not self._waited(entry.op.id):
                raise WriteRefused(ProblemType.OP_CONFLICT)
            state.append_log(Logged(changes.rev, i, entry, changes.now_ms))
            self._settle((entry.author.device, entry.author.incarnation, entry.n), entry.op.id, entry.verdict)
        for q in changes.quarantine:
            op_id = (q.author.device, q.author.incarnation, q.n)
            known = state.quarantine.get(op_id)
            received = known.received_ms if known else changes.now_ms
            state.put(state.quarantine, op_id, Quarantined(q, received))
            self._settle(op_id, q.op.id, q.verdict)

    def _waited(self, op_id: str) -> bool:
        known = self._state.quarantine.get(self._state.by_op[op_id])
        return known is not None and known.entry.state == "deferred"

    def _settle(self, op_id: OpId, uuid: str, verdict: Verdict) -> None:
        self._state.put(self._state.verdicts, op_id, (uuid, verdict))
        if uuid not in self._state.by_op:
            self._state.put(self._state.by_op, uuid, op_id)
