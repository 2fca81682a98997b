"""Planted mistakes: one well-known way each to get sync wrong. The simulation must notice every one.

A mutant replaces one function while it is planted; the code under test has no seam made for it.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import msgspec

from stormops_desktop.domain.merge import MergeRules, policies
from stormops_desktop.domain.merge.sets import changed_set
from sync.contracts import chain
from sync.contracts.blobs import Standing
from sync.contracts.messages import SyncRequest
from sync.contracts.ops import Kind, Verdict, VerdictKind
from sync.contracts.replica import ReplicaTx
from sync.contracts.schema import Merge
from sync.engine.core import blob_lane, detached, known, outbox, publish, run
from sync.engine.core.calls import Call, Reply
from sync.engine.core.tally import Tally
from sync.hub.blobs import desk
from sync.hub.core import batch, buckets, decide, envelope, hub
from sync.hub.core.decisions import CLASH
from sync.hub.core.model import Settled
from sync.hub.stores.memory import MemoryStore
from sync.hub.stores.memory_push import MemoryPushTx
from tests.convergence.photo_centre import TearingStore
from tests.convergence.photo_laptop import Camera, ReplicaQueue

Patches = list[tuple[Any, str, Any]]


def _prune_at_the_verdict() -> Patches:
    honest = outbox.absorb

    def absorb(tx: ReplicaTx, rules: Any, *rest: Any) -> None:
        honest(tx, rules, *rest)
        outbox.prune(tx, rules, outbox.WAITS - 1, rest[-1])

    return [(run, "absorb", absorb)]


def _number_without_chain() -> Patches:
    def repeats(tx: Any, state: Any, push: Any, known: int) -> list[tuple[int, Settled]]:
        last = push.first_n + known - 1
        stored = {s.verdict.n: s for s in tx.settled(state.device, state.incarnation, push.first_n, last)}
        return [(n, stored[n]) for n in range(push.first_n, last + 1)]

    class Lenient(str):
        """A chain that agrees with any other."""

        __hash__ = str.__hash__

        def __ne__(self, other: object) -> bool:
            return False

    honest = chain.extend
    return [
        (envelope, "_repeats", repeats),
        (envelope, "extend", lambda link, ids: Lenient(honest(link, ids))),
    ]


def _no_epoch() -> Patches:
    return [
        (hub, "_check_epoch", lambda clock, request: None),
        (run._Run, "_check_epoch", lambda self, known, told: None),
    ]


def _no_horizon() -> Patches:
    return [(hub, "_check_horizon", lambda clock, request: None)]


def _leaving_drops_pending() -> Patches:
    def drop(tx: ReplicaTx, entity: str, keys: Any) -> None:
        for key, items in tx.ops_on(entity, keys).items():
            for item in items:
                if item.op.kind is not Kind.TRANSITION:
                    tx.remove_op(item.n)
            if not tx.ops_on(entity, [key]):
                tx.clear_view(entity, [key])
        tx.drop_base(entity, list(keys))

    return [(publish, "drop_or_detach", drop)]


def _verdict_not_stored() -> Patches:
    honest = MemoryPushTx.settled

    def settled(self: MemoryPushTx, *which: Any) -> list[Settled]:
        return [
            Settled(s.op_id, Verdict(s.verdict.n, VerdictKind.APPLIED, s.verdict.rev))
            for s in honest(self, *which)
        ]

    return [(MemoryPushTx, "settled", settled)]


def _pages_published_one_by_one() -> Patches:
    def stage(self: Any, reply: Any) -> None:
        course = self.course
        target = publish.Target(reply.cursor, course.scope, course.etag)
        with self.replica.begin() as tx:
            publish.publish(tx, self.rules, target, reply, self.report)
            self.course = run.fresh_course(tx)

    return [(run._Run, "_stage", stage)]


def _cursor_saved_before_rows() -> Patches:
    honest = run._Run._finish

    def finish(self: Any, reply: Any) -> Any:
        if not self.report.reset and self.course.cursor and reply.cursor > self.course.cursor:
            with self.replica.begin() as tx:
                tx.save_state(replace(tx.state(), cursor=reply.cursor))
        return (yield from honest(self, reply))

    return [(run._Run, "_finish", finish)]


def _digest_forgets_what_left() -> Patches:
    return [(Tally, "remove", lambda self, rows, only=None: None)]


def _clock_not_clamped() -> Patches:
    return [(decide, "clamp", lambda hlc, now_ms: hlc), (batch, "clamp", lambda hlc, now_ms: hlc)]


def _twin_not_known_by_id() -> Patches:
    return [(MemoryPushTx, "known", lambda self, op_ids: {})]


def _answer_before_commit() -> Patches:
    @contextmanager
    def push(self: MemoryStore, principal: Any, device: str) -> Iterator[MemoryPushTx]:
        state = self._tenants[principal.tenant_id]
        yield MemoryPushTx(state, principal)
        try:
            self.fault("before-commit")
        except Exception:
            state.undo_to(0)
            return
        state.journal.clear()
        self.fault("after-commit")

    return [(MemoryStore, "push", push)]


def _fields_counted_from_the_last_page() -> Patches:
    honest = run._Run._request

    def request(self: Any, state: Any, push: Any) -> SyncRequest:
        asked = honest(self, state, push)
        return msgspec.structs.replace(asked, cursor=max(asked.cursor, asked.staged), staged=0)

    return [(run._Run, "_request", request)]


def _cursor_of_the_last_snapshot_page() -> Patches:
    honest = run._Run._take_snapshot_page

    def take(self: Any, page: Any, found: Any) -> None:
        honest(self, page, found)
        with self.replica.begin() as tx:
            self._steer(tx, cursor=page.rev)

    return [(run._Run, "_take_snapshot_page", take)]


def _verdict_forgets_the_inbox() -> Patches:
    return [(outbox, "to_inbox", lambda tx, n, op, verdict, now_ms: tx.remove_op(n))]


def _gained_bucket_not_fetched() -> Patches:
    def fetch(self: Any, bucket: str, **how: Any) -> Generator[Call, Reply, bool]:
        if self.course.cursor:
            return True
        return (yield from honest(self, bucket, **how))

    honest = run._Run._fetch
    return [(run._Run, "_fetch", fetch)]


def _detached_rows_kept_for_ever() -> Patches:
    return [(outbox, "let_go", lambda tx, ops: None), (detached, "let_go", lambda tx, ops: None)]


def _hash_of_what_was_sent() -> Patches:
    """The centre believes the sender's hash instead of reading its own disk."""
    honest = TearingStore.digest

    def digest(self: TearingStore, blob: Any, device: str) -> str | None:
        return blob.sha256 if (blob, device) in self.unfinished else honest(self, blob, device)

    return [(TearingStore, "digest", digest)]


def _whole_taken_for_verified() -> Patches:
    honest = blob_lane.BlobLane._send

    def send(self: Any, job: Any, at: Any, count: int) -> Generator[Any, Any, Any]:
        if count == 0 and at.offset == job.size_bytes:
            return Standing(at.offset, complete=True)
        return (yield from honest(self, job, at, count))

    return [(blob_lane.BlobLane, "_send", send)]


def _unanswered_taken_for_sent() -> Patches:
    honest = blob_lane.BlobLane._settle

    def settle(self: Any, job: Any, outcome: Any) -> None:
        honest(self, job, outcome or Standing(job.size_bytes, complete=True))

    return [(blob_lane.BlobLane, "_settle", settle)]


def _row_before_file() -> Patches:
    honest = Camera.take

    def take(self: Camera, *what: Any) -> None:
        files: list[bytes] = []
        with patch.object(self, "_keep", files.append):
            honest(self, *what)
        for content in files:
            self._keep(content)

    return [(Camera, "take", take)]


def _late_rows_never_looked_for() -> Patches:
    return [(desk.BlobDesk, "settle", lambda self, principal: 0), (ReplicaQueue, "doubt", lambda self: None)]


def _verified_in_silence() -> Patches:
    return [(hub.Hub, "confirm_stored", lambda self, principal, photos: 0)]


def _noted_before_it_is_kept() -> Patches:
    """The note that a file is verified is committed before the file has its place."""

    def finish(self: Any, principal: Any, device: str, blob: Any, upload: Any) -> None:
        with self._records(principal, device) as records:
            records.keep(blob, device, upload, 0)
        self._store.keep(blob, device)

    return [(desk.BlobDesk, "_finish", finish)]


def _freed_when_sent() -> Patches:
    """Room is made as soon as the last byte went off, whatever the centre said."""
    honest = ReplicaQueue.advanced

    def advanced(self: ReplicaQueue, job: Any, offset: int) -> None:
        honest(self, job, job.size_bytes)
        self.stored(job, 1)

    return [(ReplicaQueue, "advanced", advanced)]


def _house_without_a_storm_lies_nowhere() -> Patches:
    honest = buckets.Ties.buckets_of
    return [(buckets.Ties, "buckets_of", lambda self, row: honest(self, row) - {"o"})]


def _met_by(policy: str, instead: str) -> Patches:
    """Edits made without sight of each other meet by another rule than the contract's."""
    honest = MergeRules.meet

    def meet(self: MergeRules, which: str, current: Any, incoming: Any) -> Any:
        return honest(self, instead if which == policy else which, current, incoming)

    return [(MergeRules, "meet", meet)]


def _marks_replaced_as_a_whole() -> Patches:
    """What somebody drew takes the place of whatever there was."""
    honest = changed_set

    def changed(current: Any, change: Any) -> str | None:
        return honest(None, change)

    return [(policies, "changed_set", changed)]


def _signed_papers_can_be_changed() -> Patches:
    """Centre and laptop agree that a later edit of what was signed stands."""
    honest = MergeRules.update

    def update(self: MergeRules, which: str, current: Any, incoming: Any) -> Any:
        return honest(self, "lww" if which == "fixed" else which, current, incoming)

    rules = {**Merge.__members__, "FIXED": None}
    unheard = SimpleNamespace(**rules)
    return [*_met_by("fixed", "lww"), (MergeRules, "update", update), (decide, "Merge", unheard)]


def _an_outcome_row_that_is_there_refuses() -> Patches:
    return [(decide, "_met_again", lambda entity, row, fields: CLASH)]


def _left_out_without_a_note() -> Patches:
    return [(known.Known, "left_out", lambda self, block: ())]


def _upgraded_and_nothing_fetched() -> Patches:
    return [(run._Run, "_fetch_once_more", lambda self, tx: False)]


def _note_forgotten_with_the_next_news() -> Patches:
    return [(publish, "_noted", lambda noted, found, whole: tuple(sorted(found)))]


MUTANTS: dict[str, Callable[[], Patches]] = {
    "op pruned at the verdict, before the cursor is there": _prune_at_the_verdict,
    "duplicates told by number only, without chain": _number_without_chain,
    "no epoch": _no_epoch,
    "tombstones dropped without a word": _no_horizon,
    "leaving a bucket drops pending ops": _leaving_drops_pending,
    "verdict not stored": _verdict_not_stored,
    "pages published one by one": _pages_published_one_by_one,
    "cursor saved before the rows": _cursor_saved_before_rows,
    "digest not updated when a row moves": _digest_forgets_what_left,
    "clock not clamped": _clock_not_clamped,
    "a twin's op not known by its id": _twin_not_known_by_id,
    "answered before the commit": _answer_before_commit,
    "fields counted from the last page": _fields_counted_from_the_last_page,
    "cursor taken from the last snapshot page": _cursor_of_the_last_snapshot_page,
    "refused op dropped": _verdict_forgets_the_inbox,
    "gained bucket not fetched": _gained_bucket_not_fetched,
    "detached rows kept for ever": _detached_rows_kept_for_ever,
    "hash of what was sent, not of the disk": _hash_of_what_was_sent,
    "a whole file taken for a verified one": _whole_taken_for_verified,
    "an unanswered thumbnail taken for sent": _unanswered_taken_for_sent,
    "the photo's row before its file": _row_before_file,
    "files never looked for after a restore": _late_rows_never_looked_for,
    "verified, and nobody told": _verified_in_silence,
    "noted as verified before it is kept": _noted_before_it_is_kept,
    "freed when sent": _freed_when_sent,
    "a house without a storm lies nowhere": _house_without_a_storm_lies_nowhere,
    "an appointment overwrites an unseen one": lambda: _met_by("manual", "lww"),
    "marks of a photo replaced as a whole": _marks_replaced_as_a_whole,
    "what was signed can be changed": _signed_papers_can_be_changed,
    "a row that is there refuses who adds it too": _an_outcome_row_that_is_there_refuses,
    "what an older version left out is not noted": _left_out_without_a_note,
    "an upgraded laptop fetches nothing": _upgraded_and_nothing_fetched,
    "what was left out is forgotten with the next news": _note_forgotten_with_the_next_news,
}


@contextmanager
def planted(name: str) -> Iterator[None]:
    """The mistake is in the code until the block ends."""
    with ExitStack() as stack:
        for owner, attribute, wrong in MUTANTS[name]():
            stack.enter_context(patch.object(owner, attribute, wrong, create=not hasattr(owner, attribute)))
        yield
