"""One sync run, from "what have I got to say" to "nothing left on either side".

`sync_run` yields calls and is sent replies; a failed call is thrown in as one of `sync.engine.errors`.
Whatever happens between two transactions, the replica is whole: a run that dies is
gone on with from the last page that arrived.
"""

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Any

import msgspec

from sync.contracts.digest import RANGES
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
from sync.contracts.ops import SCHEMA_VERSION
from sync.contracts.replica import Course, Replica, ReplicaTx, Staged, SyncState
from sync.contracts.rules import Rules
from sync.engine.core import repair
from sync.engine.core.calls import Call, Reply, RunReport, SnapshotCall
from sync.engine.core.clock_estimate import measured
from sync.engine.core.known import PRESENT, Known, lacks
from sync.engine.core.outbox import absorb, ask_again, deferred, new_incarnation, next_batch, refuse_first
from sync.engine.core.pace import Pace
from sync.engine.core.publish import Target, differing, publish
from sync.engine.errors import Refused, Unreachable, Unsettled

MOST_ROUNDS = 10_000
MOST_RESTARTS = 40

RowId = tuple[str, str]
Steps = Generator[Call, Reply, None]


def sync_run(
    replica: Replica, rules: Rules, wall: Callable[[], int], pace: Pace, known: Known = PRESENT
) -> Generator[Call, Reply, RunReport]:
    """A whole run as a generator of calls.

    Args:
        wall: the laptop's clock, UTC milliseconds.
        pace: the batch size, kept from run to run.
        known: what this version knows of the contract.

    Raises:
        Refused: the hub refused in a way a run cannot mend by itself.
        Unsettled: too many rounds.
    """
    run = _Run(replica, rules, wall, pace, known)
    yield from run.rounds()
    with replica.begin() as tx:
        run.report.more_ops = bool(tx.ops(1))
    return run.report


class _Run:
    def __init__(
        self, replica: Replica, rules: Rules, wall: Callable[[], int], pace: Pace, known: Known
    ) -> None:
        self.replica, self.rules, self.wall, self.pace, self.known = replica, rules, wall, pace, known
        self.report = RunReport()
        self.most_ops: int | None = None
        self.restarts = 0
        self.repaired: set[str] = set()
        with replica.begin() as tx:
            self.may_ask = bool(deferred(tx))
            self.course = tx.state().course or fresh_course(tx)

    def rounds(self) -> Steps:
        """Round trips until everything was said and everything heard was published."""
        while self.report.rounds < MOST_ROUNDS:
            push = None
            try:
                if push := self._ahead():
                    yield from self._send(push)
                    continue
                yield from self._fetch_wanted()
                with self.replica.begin() as tx:
                    state, push = tx.state(), next_batch(tx, self.most_ops or self.pace.ops)
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
        reply = yield from self._exchange(state, push, self._request(state, push))
        if reply.scope is not None:
            self._set_course_for(reply.scope)
            return False
        if reply.more or reply.cursor < self.course.floor:
            self._stage(reply)
            return False
        return (yield from self._finish(reply))

    def _ahead(self) -> Push | None:
        """What was captured while all rows are fetched once more: over a bad line that may take days."""
        if not (self.course.whole and self.course.wanted):
            return None
        with self.replica.begin() as tx:
            return next_batch(tx, self.most_ops or self.pace.ops)

    def _send(self, push: Push) -> Steps:
        """Ops up and nothing down: what comes with the answer is asked for again once all is fetched."""
        with self.replica.begin() as tx:
            state = tx.state()
        yield from self._exchange(state, push, msgspec.structs.replace(self._request(state, push), limit=1))

    def _exchange(
        self, state: SyncState, push: Push | None, request: SyncRequest
    ) -> Generator[Call, Reply, SyncResponse]:
        sent = self.wall()
        reply = yield request
        assert isinstance(reply, SyncResponse)
        received = self.wall()
        self.report.rounds += 1
        self._check_epoch(state.epoch, reply.epoch)
        self._hear(reply, push, sent, received)
        _check_version(reply)
        return reply

    def _request(self, state: SyncState, push: Push | None) -> SyncRequest:
        course = self.course
        return SyncRequest(
            state.device, state.incarnation, cursor=course.cursor, staged=course.staged, epoch=state.epoch,
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
            self._steer(tx, staged=reply.cursor)

    def _finish(self, reply: SyncResponse) -> Generator[Call, Reply, bool]:
        course = self.course
        target = Target(reply.cursor, course.scope, course.etag, course.forget, course.whole)
        with self.replica.begin() as tx:
            publish(tx, self.rules, target, reply, self.report, self.known)
            self.course = fresh_course(tx)
            if self._fetch_once_more(tx):
                return False
            wrong = [bucket for bucket in differing(tx, reply) if bucket not in self.repaired]
            waiting = self._ask(tx) or bool(tx.ops(1))
        for bucket in wrong:
            yield from self._repair(bucket)
        return not wrong and not waiting

    def _fetch_once_more(self, tx: ReplicaTx) -> bool:
        """Whether rows here lack what an older version of the program left out. Then every bucket is wanted,
        as one that was gained would be; what is here stays on screen, and the cursor where it is."""
        state = tx.state()
        if not lacks(state, self.known):
            return False
        self._steer(tx, wanted=state.scope, whole=True)
        return True

    def _ask(self, tx: ReplicaTx) -> bool:
        """Once a run, what was deferred before it is asked about."""
        may_ask, self.may_ask = self.may_ask, False
        return may_ask and ask_again(tx, self.rules)

    def _set_course_for(self, change: ScopeChange) -> None:
        """The buckets gained are wanted. What was staged so far belonged to another scope, and is asked for
        again: a bucket lost and regained within one set of pages would otherwise have a hole."""
        self._restart()
        with self.replica.begin() as tx:
            state = tx.state()
            self.course = fresh_course(tx)
            whole = lacks(state, self.known)
            known = state.scope if state.cursor and not whole else ()
            gained = tuple(bucket for bucket in change.buckets if bucket not in known)
            self._steer(tx, scope=change.buckets, etag=change.etag, wanted=gained, whole=whole)

    def _fetch_wanted(self) -> Steps:
        """Stages the snapshots that are still wanted, from the place that was reached."""
        while self.course.wanted:
            bucket, *rest = self.course.wanted
            if not (yield from self._fetch(bucket, after=self.course.after)):
                self._restart()
                with self.replica.begin() as tx:
                    self.course = fresh_course(tx)
                return
            with self.replica.begin() as tx:
                self._steer(tx, wanted=tuple(rest), after="")

    def _fetch(
        self, bucket: str, *, after: str = "", suffix: str = "", found: set[RowId] | None = None
    ) -> Generator[Call, Reply, bool]:
        """Stages the snapshot of a bucket; False when the bucket is not ours to read any more."""
        while True:
            try:
                page = yield SnapshotCall(bucket, after, suffix=suffix)
            except Refused as refusal:
                if refusal.problem.type in (ProblemType.NOT_FOUND, ProblemType.FORBIDDEN):
                    return False
                raise
            assert isinstance(page, SnapshotPage)
            after = page.next
            self._take_snapshot_page(page, found)
            if not after:
                return True

    def _take_snapshot_page(self, page: SnapshotPage, found: set[RowId] | None) -> None:
        self.report.rounds += 1
        if found is not None:
            found.update(repair.keys_in(page))
        with self.replica.begin() as tx:
            self._check_epoch(tx.state().epoch, page.epoch)
            tx.stage(Staged(page.changes))
            course = self.course
            place = page.next if course.wanted else course.after
            cursor, floor = course.cursor or page.rev, max(course.floor, page.rev)
            self._steer(tx, cursor=cursor, floor=floor, after=place)

    def _repair(self, bucket: str) -> Steps:
        """Fetches the ranges of a bucket that differ; the pull that follows brings all to one revision."""
        self.repaired.add(bucket)
        theirs = yield DigestRequest(bucket)
        assert isinstance(theirs, DigestResponse)
        with self.replica.begin() as tx:
            mine = repair.recount(tx, bucket)
        for place in repair.differing(mine, theirs):
            found: set[RowId] = set()
            if not (yield from self._fetch(bucket, suffix=RANGES[place], found=found)):
                return
            missing = tuple((bucket, *row) for row in mine[place] if row not in found)
            with self.replica.begin() as tx:
                floor = max(self.course.floor, theirs.rev)
                self._steer(tx, forget=self.course.forget + missing, floor=floor)
            self.report.repaired += 1

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
        self.course = fresh_course(tx)
        self.report.reset = True

    def _steer(self, tx: ReplicaTx, **changed: Any) -> None:
        """Changes the course, here and in the replica."""
        self.course = replace(self.course, **changed)
        tx.save_state(replace(tx.state(), course=self.course))

    def _check_epoch(self, known: str, told: str) -> None:
        """A centre that was restored between two answers."""
        if known and known != told:
            changed = Problem(ProblemType.EPOCH_CHANGED, "The office was restored.", 410, epoch=told)
            raise Refused(changed)

    def _restart(self, cause: Exception | None = None) -> None:
        self.restarts += 1
        if self.restarts > MOST_RESTARTS:
            raise Unsettled from cause


def _check_version(reply: SyncResponse) -> None:
    """Verdicts are understood in any case; rows of a later contract may not be."""
    if reply.min_version > SCHEMA_VERSION:
        raise Refused(Problem(ProblemType.SCHEMA_TOO_OLD, "This version of the app is too old", 409))


def fresh_course(tx: ReplicaTx) -> Course:
    """The way on from what is published; whatever was staged is dropped."""
    tx.clear_stage()
    state = replace(tx.state(), course=None)
    tx.save_state(state)
    return Course(state.cursor, state.scope, state.scope_etag)
