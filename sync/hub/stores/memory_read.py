"""The memory store's read-only transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sync.contracts.entities import BY_NAME
from sync.contracts.messages import Digest
from sync.hub.core.model import Clock, RowId
from sync.hub.core.store import FeedGone, FeedPage, FeedRow
from sync.hub.stores.memory_state import Member, TenantState


class MemoryReadTx:
    """Implements `core.store.ReadTx`; see there."""

    def __init__(self, state: TenantState) -> None:
        self._state = state

    def clock(self) -> Clock:
        return Clock(self._state.rev, self._state.epoch, self._state.horizon)

    def storms(self) -> Iterable[str]:
        return [row.key for row in self._state.rows["storms"].values() if not row.deleted]

    def active_routes(self, crew_id: str) -> Iterable[str]:
        return {
            row.values["route_id"]
            for row in self._state.rows["assignments"].values()
            if row.values["crew_id"] == crew_id and row.values["active"] and not row.deleted
        }

    def feed(self, buckets: Collection[str], *, cursor: int, after: int, limit: int) -> FeedPage:
        stays: dict[RowId, dict[str, Member]] = defaultdict(dict)
        for bucket in buckets:
            for row_id, member in self._state.members.get(bucket, {}).items():
                if member.rev > after:
                    stays[row_id][bucket] = member
        by_rev = sorted(stays, key=lambda row_id: (_rev(stays[row_id]), row_id))
        upto = self._upto([_rev(stays[row_id]) for row_id in by_rev], limit)
        page = [row_id for row_id in by_rev if _rev(stays[row_id]) <= upto]
        rows = [self._feed_row(row_id, stays[row_id], cursor) for row_id in page if _held(stays[row_id])]
        gone = [self._feed_gone(row_id, stays[row_id]) for row_id in page if not _held(stays[row_id])]
        return FeedPage(rows, gone, upto, len(page) < len(by_rev))

    def _upto(self, revs: Sequence[int], limit: int) -> int:
        if len(revs) <= limit:
            return self._state.rev
        whole = [rev for rev in revs[:limit] if rev < revs[limit]]
        return whole[-1] if whole else revs[limit]

    def _feed_row(self, row_id: RowId, stays: Mapping[str, Member], cursor: int) -> FeedRow:
        held = {bucket: member for bucket, member in stays.items() if not member.gone}
        entity, key = row_id
        row = self._state.rows[entity][key]
        entered = min(member.enter_rev for member in held.values())
        values = tuple(row.values[name] for name in BY_NAME[entity].names)
        fv = None if entered > cursor else tuple(row.fv)
        return FeedRow(entity, key, row.rev, fv, tuple(sorted(held)), values)

    def _feed_gone(self, row_id: RowId, stays: Mapping[str, Member]) -> FeedGone:
        entity, key = row_id
        return FeedGone(entity, key, _rev(stays), self._state.rows[entity][key].deleted)

    def snapshot(
        self, bucket: str, scope: Collection[str], after: tuple[str, str], limit: int, suffix: str
    ) -> Sequence[FeedRow]:
        found = sorted(
            row_id
            for row_id, member in self._state.members.get(bucket, {}).items()
            if not member.gone and row_id > after and row_id[1].endswith(suffix)
        )
        return [self._feed_row(row_id, self._stays(row_id, scope), -1) for row_id in found[:limit]]

    def _stays(self, row_id: RowId, scope: Collection[str]) -> dict[str, Member]:
        places = self._state.places[row_id]
        return {bucket: self._state.members[bucket][row_id] for bucket in scope if bucket in places}

    def digests(self, buckets: Collection[str]) -> Mapping[str, Digest]:
        return {bucket: Digest(*self._state.digests.get(bucket, (0, 0))) for bucket in buckets}

    def row_revs(self, bucket: str) -> Iterable[tuple[str, int]]:
        return [
            (key, member.rev)
            for (_, key), member in self._state.members.get(bucket, {}).items()
            if not member.gone
        ]


def _held(stays: Mapping[str, Member]) -> bool:
    return any(not member.gone for member in stays.values())


def _rev(stays: Mapping[str, Member]) -> int:
    return max(member.rev for member in stays.values())
