"""The centre's front: one call a request, over any store. No thread, no loop, no clock of its own."""

from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from sync.contracts.digest import RANGES, add, range_of, row_hash
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Digest, DigestResponse, SnapshotPage, SyncRequest, SyncResponse
from sync.contracts.parcels import ParcelReceipt, ParcelRequest
from sync.contracts.rules import Rules
from sync.contracts.schema import ADMIN
from sync.hub.core.confirm import confirm_stored
from sync.hub.core.errors import TryAgain, WriteRefused, problem
from sync.hub.core.facts import CENTRE_ACCOUNT, Fact, Holds, add_facts
from sync.hub.core.feed import change_blocks, gone_blocks
from sync.hub.core.model import Clock, Principal, RowId
from sync.hub.core.push import PushResult, push_batch, sweep
from sync.hub.core.scope import scope_of
from sync.hub.core.store import FeedRow, ReadTx, Store
from sync.hub.core.validate import is_uuid

MOST_ROWS = 10_000
TRIES = 5
RETENTION_MS = 90 * 86_400_000
"""How long a laptop may be away and still be told what left its buckets."""
NOTES_AT_ONCE = 500
TOMBSTONES_AT_ONCE = 5_000
_NOTHING_PUSHED = PushResult(0, 0, ())


class Hub:
    """Serves members of all tenants; every call is one or two transactions of the store.

    Args:
        clock: UTC milliseconds now.
        retention_ms: for how long what left a bucket is told.
    """

    def __init__(
        self, store: Store, rules: Rules, clock: Callable[[], int], retention_ms: int = RETENTION_MS
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._retention_ms = retention_ms

    def sync(self, principal: Principal, request: SyncRequest) -> SyncResponse:
        """Takes the ops in, then answers with verdicts and the next page of rows.

        Raises:
            HubProblem: the request as a whole cannot be served; then no op of it was taken.
        """
        if not is_uuid(request.device) or not 0 < request.incarnation < 1 << 31 or request.cursor < 0:
            raise problem(ProblemType.BAD_REQUEST, "The device or the cursor is not well formed.")
        pushed = self._push(principal, request) if request.push is not None else _NOTHING_PUSHED
        return self._pull(principal, request, pushed)

    def take_parcel(self, principal: Principal, parcel: ParcelRequest) -> ParcelReceipt:
        """Takes in what another laptop of the member captured, under that laptop's own numbers.

        Whether the laptop is the member's is the caller's to know.

        Raises:
            HubProblem: as for a push (gap, device-forked, epoch-changed, …); then no op of it was taken.
        """
        if not is_uuid(parcel.device) or not 0 < parcel.incarnation < 1 << 31:
            raise problem(ProblemType.BAD_REQUEST, "The device is not well formed.")
        for _ in range(TRIES):
            try:
                return self._take_once(principal, parcel)
            except TryAgain:
                continue
        raise problem(ProblemType.UNAVAILABLE, "Too many writers at once.", retry_after=1.0)

    def snapshot(
        self, principal: Principal, bucket: str, after: str = "", limit: int = 5_000, suffix: str = ""
    ) -> SnapshotPage:
        """Live rows of one bucket after "entity:key", whole.

        Raises:
            HubProblem: the bucket is not the member's to see, or the place is not well formed.
        """
        limit = max(1, min(limit, MOST_ROWS))
        place = _place(after)
        _check_suffix(suffix)
        with self._store.read(principal) as tx:
            buckets = self._allowed(tx, principal, bucket)
            clock = tx.clock()
            rows = tx.snapshot(bucket, buckets, place, limit, suffix)
        return SnapshotPage(clock.epoch, clock.rev, change_blocks(rows, clock.rev), _next_place(rows, limit))

    def digest(self, principal: Principal, bucket: str) -> DigestResponse:
        """256 sub-digests of a bucket by the last byte of the id, counted from the rows themselves.

        Raises:
            HubProblem: the bucket is not the member's to see.
        """
        with self._store.read(principal) as tx:
            self._allowed(tx, principal, bucket)
            counts, totals = [0] * 256, [0] * 256
            for key, rev in tx.row_revs(bucket):
                place = range_of(key)
                counts[place] += 1
                totals[place] = add(totals[place], plus=row_hash(key, rev))
            return DigestResponse(tx.clock().rev, tuple(map(Digest, counts, totals)))

    def sweep(self, principal: Principal) -> int:
        """Settles ops of the tenant that have waited 72 hours for a row; returns how many. Call it hourly."""
        settled = 0
        for _ in range(TRIES):
            try:
                while found := self._sweep_once(principal):
                    settled += found
                break
            except TryAgain:
                continue
        return settled

    def confirm_stored(self, principal: Principal, photo_ids: Collection[str]) -> int:
        """Tells everyone who sees these photos that their files are here; the revision, 0 for no news."""
        for _ in range(TRIES):
            try:
                with self._store.push(principal, "") as tx:
                    return confirm_stored(tx, principal, photo_ids, self._clock())
            except TryAgain:
                continue
        raise problem(ProblemType.UNAVAILABLE, "Too many writers at once.", retry_after=1.0)

    def add_facts(
        self,
        tenant_id: str,
        facts: Sequence[Fact],
        outdated: Iterable[RowId] = (),
        holds: Holds | None = None,
    ) -> int:
        """Adds what the centre found out by itself; the revision, 0 when all of it was known.

        Args:
            outdated: rows that these replace; deleted in the same revision, if any row is new.
            holds: which of the facts hold, asked with their rows locked.
        """
        principal, old = Principal(tenant_id, CENTRE_ACCOUNT, ADMIN), tuple(outdated)
        for _ in range(TRIES):
            try:
                with self._store.push(principal, "") as tx:
                    return add_facts(tx, principal, facts, self._clock(), old, holds)
            except (TryAgain, WriteRefused):  # another process told the same meanwhile
                continue
        raise problem(ProblemType.UNAVAILABLE, "Too many writers at once.", retry_after=1.0)

    def prune(self, principal: Principal) -> int:
        """Drops the tenant's tombstones that are older than the retention; returns how many. Call it hourly.

        The horizon goes first, in a transaction of its own: no reader misses a tombstone and is not told so.
        """
        with self._store.push(principal, "") as tx:
            tx.advance_horizon(self._clock() - self._retention_ms)
        dropped = TOMBSTONES_AT_ONCE
        total = 0
        while dropped == TOMBSTONES_AT_ONCE:
            with self._store.push(principal, "") as tx:
                dropped = tx.drop_tombstones(TOMBSTONES_AT_ONCE)
            total += dropped
        return total

    def silence(self, principal: Principal) -> int:
        """Takes the words of notes that were redacted before the log forgot them with it out of the log, some
        at a time; returns of how many notes. Call it hourly."""
        taken, total = NOTES_AT_ONCE, 0
        while taken == NOTES_AT_ONCE:
            with self._store.push(principal, "") as tx:
                taken = tx.drop_words(NOTES_AT_ONCE)
            total += taken
        return total

    def _sweep_once(self, principal: Principal) -> int:
        with self._store.push(principal, "") as tx:
            return sweep(tx, rules=self._rules, now_ms=self._clock())

    def _push(self, principal: Principal, request: SyncRequest) -> PushResult:
        for _ in range(TRIES):
            try:
                return self._push_once(principal, request)
            except TryAgain:
                continue
        raise problem(ProblemType.UNAVAILABLE, "Too many writers at once.", retry_after=1.0)

    def _push_once(self, principal: Principal, request: SyncRequest) -> PushResult:
        assert request.push is not None
        with self._store.push(principal, request.device) as tx:
            _check_history(tx.clock(), request)
            return push_batch(
                tx, principal, request.device, request.incarnation, request.push,
                rules=self._rules, now_ms=self._clock(),
            )  # fmt: skip

    def _take_once(self, principal: Principal, parcel: ParcelRequest) -> ParcelReceipt:
        with self._store.push(principal, parcel.device) as tx:
            epoch = tx.clock().epoch
            if parcel.epoch not in ("", epoch):
                raise problem(ProblemType.EPOCH_CHANGED, "The hub's history is another one now.", epoch=epoch)
            taken = push_batch(
                tx, principal, parcel.device, parcel.incarnation, parcel.push,
                rules=self._rules, now_ms=self._clock(),
            )  # fmt: skip
        return ParcelReceipt(self._clock(), epoch, taken.ack_n, taken.rev, taken.verdicts)

    def _pull(self, principal: Principal, request: SyncRequest, pushed: PushResult) -> SyncResponse:
        with self._store.read(principal) as tx:
            clock = tx.clock()
            _check_history(clock, request)
            scope = scope_of(tx, principal)
            answer = SyncResponse(
                self._clock(),
                clock.epoch,
                request.cursor,
                clock.rev,
                pushed.ack_n,
                pushed.rev,
                pushed.verdicts,
            )
            if scope.etag != request.scope:
                return _with(answer, scope=scope)
            if request.cursor == clock.rev:
                return _with(answer, digests=dict(tx.digests(scope.buckets)))
            return self._page(tx, request, answer, scope.buckets)

    def _page(
        self, tx: ReadTx, request: SyncRequest, answer: SyncResponse, buckets: tuple[str, ...]
    ) -> SyncResponse:
        limit = max(1, min(request.limit, MOST_ROWS))
        page = tx.feed(buckets, cursor=request.cursor, after=max(request.cursor, request.staged), limit=limit)
        return _with(
            answer,
            changes=change_blocks(page.rows, request.cursor),
            gone=gone_blocks(page.gone),
            cursor=page.upto if page.more else answer.high,
            more=page.more,
            digests={} if page.more else dict(tx.digests(buckets)),
        )

    def _allowed(self, tx: ReadTx, principal: Principal, bucket: str) -> tuple[str, ...]:
        buckets = scope_of(tx, principal).buckets
        if bucket not in buckets:
            raise problem(ProblemType.NOT_FOUND, "There is no such bucket.")
        return buckets


def _with(answer: SyncResponse, **changed: object) -> SyncResponse:
    return msgspec.structs.replace(answer, **changed)


def _check_history(clock: Clock, request: SyncRequest) -> None:
    _check_epoch(clock, request)
    _check_horizon(clock, request)


def _check_epoch(clock: Clock, request: SyncRequest) -> None:
    """A cursor of another counter, or beyond this one, says that the centre was restored."""
    strange = request.epoch not in ("", clock.epoch) or (not request.epoch and request.cursor > 0)
    if strange or max(request.cursor, request.staged) > clock.rev:
        raise problem(ProblemType.EPOCH_CHANGED, "The hub's history is another one now.", epoch=clock.epoch)


def _check_horizon(clock: Clock, request: SyncRequest) -> None:
    """Below the horizon something may have left that is not on record any more. Cursor 0 holds nothing."""
    if 0 < request.cursor < clock.horizon:
        raise problem(ProblemType.CURSOR_EXPIRED, "This laptop was away too long to be told what changed.")


def _place(after: str) -> tuple[str, str]:
    if not after:
        return ("", "00000000-0000-0000-0000-000000000000")
    entity, _, key = after.partition(":")
    if not is_uuid(key):
        raise problem(ProblemType.BAD_REQUEST, "The place to go on from is not well formed.")
    return (entity, key)


def _check_suffix(suffix: str) -> None:
    if suffix and suffix not in RANGES:
        raise problem(ProblemType.BAD_REQUEST, "A suffix is one byte in two hexadecimal digits.")


def _next_place(rows: Sequence[FeedRow], limit: int) -> str:
    if len(rows) < limit:
        return ""
    last = rows[-1]
    return f"{last.entity}:{last.key}"
