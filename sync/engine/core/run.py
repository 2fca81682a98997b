"""One sync run, from "what have I got to say" to "nothing left on either side".

`sync_run` yields calls and is sent replies; a failed call is thrown in as one of `sync.engine.errors`.
Whatever happens between two transactions, the replica is whole: a run that dies is begun again.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace

from sync.contracts.errors import Problem, ProblemType
from sync.contracts.messages import (
    DigestRequest,
    DigestResponse,
    Push,
    ScopeChange,
    SnapshotPage,
    SyncRequest,
    SyncResponse,
)
from sync.contracts.replica import Replica, ReplicaTx, Staged, SyncState
from sync.contracts.rules import Rules
from sync.engine.core import repair
from sync.engine.core.calls import Call, Reply, RunReport, SnapshotCall
from sync.engine.core.clock_estimate import measured
from sync.engine.core.outbox import absorb, ask_again, deferred, new_incarnation, next_batch, refuse_first
from sync.engine.core.pace import Pace
from sync.engine.core.publish import Target, differing, publish
from sync.engine.errors import Refused, Unreachable, Unsettled

MOST_ROUNDS = 10_000
MOST_RESTARTS = 40

Steps = Generator[Call, Reply, None]


@dataclass(slots=True)
class _Course:
    """What a run remembers between its requests; the replica knows none of it until it is published.

    Attributes:
        cursor: where the pull starts from. staged: how far the pages of the present set have come.
        floor: the newest revision among snapshot pages; nothing is published before the pull has reached it.
    """

    cursor: int
    epoch: str
    scope: tuple[str, ...]
    etag: str
    staged: int = 0
    floor: int = 0
    forget: list[tuple[str, str, str]] = field(default_factory=list)


def sync_run(
    replica: Replica, rules: Rules, wall: Callable[[], int], pace: Pace
) -> Generator[Call, Reply, RunReport]:
    """A whole run as a generator of calls.

    Args:
        wall: the laptop's clock, UTC milliseconds.
        pace: the batch size, kept from run to run.

    Raises:
        Refused: the hub refused in a way a run cannot mend by itself.
        Unsettled: too many rounds.
    """
    run = _Run(replica, rules, wall, pace)
    yield from run.rounds()
    return run.report


class _Run:
    def __init__(self, replica: Replica, rules: Rules, wall: Callable[[], int], pace: Pace) -> None:
        self.replica, self.rules, self.wall, self.pace = replica, rules, wall, pace
        self.report = RunReport()
        self.most_ops: int | None = None
        self.restarts = 0
        self.repaired: set[str] = set()
        with replica.begin() as tx:
            self.may_ask = bool(deferred(tx))
            self.course = self._fresh_course(tx)

    def rounds(self) -> Steps:
        """Round trips until everything was said and everything heard was published."""
        while self.report.rounds < MOST_ROUNDS:
            with self.replica.begin() as tx:
                state, push = tx.state(), next_batch(tx, self.most_ops or self.pace.ops)
            try:
                done = yield from self._round(state, push)
            except Refused as refusal:
                self._mend(refusal, push)
                continue
            except Unreachable:
                self.pace.slower()
                raise
            if done:
                return
        raise Unsettled

    def _round(self, state: SyncState, push: Push | None) -> Generator[Call, Reply, bool]:
        sent = self.wall()
        reply = yield self._request(state, push)
        assert isinstance(reply, SyncResponse)
        received = self.wall()
        self.report.rounds += 1
        self._check_epoch(reply.epoch)
        self._hear(reply, push, sent, received)
        if reply.scope is not None:
            yield from self._take_scope(reply.scope)
            return False
        if reply.more or reply.cursor < self.course.floor:
            self._stage(reply)
            return False
        return (yield from self._finish(reply))

    def _request(self, state: SyncState, push: Push | None) -> SyncRequest:
        course = self.course
        return SyncRequest(
            state.device, state.incarnation, cursor=course.cursor, staged=course.staged, epoch=course.epoch,
            scope=course.etag, push=push,
        )  # fmt: skip

    def _hear(self, reply: SyncResponse, push: Push | None, sent: int, received: int) -> None:
        with self.replica.begin() as tx:
            # The epoch is kept from the first verdict on: a revision without its epoch means nothing.
            state = replace(tx.state(), epoch=reply.epoch)
            tx.save_state(measured(state, sent_ms=sent, received_ms=received, server_ms=reply.server_time))
            if push is not None:
                absorb(tx, self.rules, push, reply, received, self.report)
        if push is not None:
            self.pace.quick(received - sent)
        self.report.high, self.report.spread_s = reply.high, reply.reconnect_spread_s

    def _stage(self, reply: SyncResponse) -> None:
        with self.replica.begin() as tx:
            tx.stage(Staged(reply.changes, reply.gone))
        self.course.staged = reply.cursor

    def _finish(self, reply: SyncResponse) -> Generator[Call, Reply, bool]:
        course = self.course
        target = Target(reply.cursor, reply.epoch, course.scope, course.etag, course.forget)
        with self.replica.begin() as tx:
            publish(tx, self.rules, target, reply, self.report)
            self.course = self._fresh_course(tx)
            wrong = [bucket for bucket in differing(tx, reply) if bucket not in self.repaired]
            waiting = self._ask(tx) or bool(tx.ops(1))
        for bucket in wrong:
            yield from self._repair(bucket)
        return not wrong and not waiting

    def _ask(self, tx: ReplicaTx) -> bool:
        """Once a run, what was deferred before it is asked about."""
        may_ask, self.may_ask = self.may_ask, False
        return may_ask and ask_again(tx, self.rules)

    def _take_scope(self, change: ScopeChange) -> Steps:
        """Fetches the buckets gained. What was staged so far belonged to another scope, and is asked for
        again: a bucket lost and regained within one set of pages would otherwise have a hole."""
        self._restart()
        with self.replica.begin() as tx:
            state, epoch = tx.state(), self.course.epoch
            self.course = self._fresh_course(tx)
            self.course.epoch = epoch
        known = state.scope if state.cursor else ()
        for bucket in change.buckets:
            if bucket not in known and not (yield from self._fetch(bucket)):
                return
        self.course.scope, self.course.etag = change.buckets, change.etag

    def _fetch(self, bucket: str, prefix: str = "", found: set[tuple[str, str]] | None = None) -> Generator[
        Call, Reply, bool
    ]:  # fmt: skip
        """Stages the snapshot of a bucket; False when the bucket is not ours to read any more."""
        after = ""
        while True:
            try:
                page = yield SnapshotCall(bucket, after, prefix=prefix)
            except Refused as refusal:
                if refusal.problem.type in (ProblemType.NOT_FOUND, ProblemType.FORBIDDEN):
                    return False
                raise
            assert isinstance(page, SnapshotPage)
            self._take_snapshot_page(page, found)
            after = page.next
            if not after:
                return True

    def _take_snapshot_page(self, page: SnapshotPage, found: set[tuple[str, str]] | None) -> None:
        self._check_epoch(page.epoch)
        course = self.course
        with self.replica.begin() as tx:
            tx.stage(Staged(page.changes))
        course.cursor = course.cursor or page.rev
        course.floor = max(course.floor, page.rev)
        self.report.rounds += 1
        if found is not None:
            found.update(repair.keys_in(page))

    def _repair(self, bucket: str) -> Steps:
        """Fetches the ranges of a bucket that differ; the pull that follows brings all to one revision."""
        self.repaired.add(bucket)
        theirs = yield DigestRequest(bucket)
        assert isinstance(theirs, DigestResponse)
        with self.replica.begin() as tx:
            mine = repair.recount(tx, bucket)
        for first_byte in repair.differing(mine, theirs):
            found: set[tuple[str, str]] = set()
            if not (yield from self._fetch(bucket, repair.PREFIXES[first_byte], found)):
                return
            missing = [row for row in mine[first_byte] if row not in found]
            self.course.forget.extend((bucket, entity, key) for entity, key in missing)
            self.report.repaired += 1
        self.course.floor = max(self.course.floor, theirs.rev)

    def _mend(self, refusal: Refused, push: Push | None) -> None:
        """What a run can put right by itself after a refusal; anything else is raised on."""
        kind = refusal.problem.type
        self._restart(refusal)
        with self.replica.begin(durable=True) as tx:
            if kind in (ProblemType.GAP, ProblemType.DEVICE_FORKED):
                new_incarnation(tx)
            elif kind is ProblemType.EPOCH_CHANGED:
                new_incarnation(tx, forget_bases=True)
                self._from_nothing(tx, epoch="")
            elif kind is ProblemType.CURSOR_EXPIRED:
                self._from_nothing(tx, epoch=tx.state().epoch)
            elif kind is ProblemType.PAYLOAD_TOO_LARGE and push is not None:
                self._send_less(tx, push)
            else:
                raise refusal
            self.course = self._fresh_course(tx)

    def _send_less(self, tx: ReplicaTx, push: Push) -> None:
        groups = {op.group or op.id for op in push.ops}
        if len(groups) > 1:
            self.most_ops = max(1, len(push.ops) // 2)
            return
        refuse_first(tx, self.rules, ProblemType.PAYLOAD_TOO_LARGE, len(push.ops), self.wall())
        self.report.inbox += len(push.ops)
        self.most_ops = None

    def _from_nothing(self, tx: ReplicaTx, epoch: str) -> None:
        """The rows stay on screen until new ones are here; only the claim to know a revision is given up."""
        tx.save_state(replace(tx.state(), cursor=0, epoch=epoch, scope_etag=""))
        self.report.reset = True

    def _check_epoch(self, epoch: str) -> None:
        """A centre that was restored between two answers of one run."""
        if self.course.epoch and self.course.epoch != epoch:
            raise Refused(Problem(ProblemType.EPOCH_CHANGED, "The office was restored.", 410, epoch=epoch))
        self.course.epoch = epoch

    def _restart(self, cause: Exception | None = None) -> None:
        self.restarts += 1
        if self.restarts > MOST_RESTARTS:
            raise Unsettled from cause

    def _fresh_course(self, tx: ReplicaTx) -> _Course:
        tx.clear_stage()
        state = tx.state()
        return _Course(state.cursor, state.epoch, state.scope, state.scope_etag)
