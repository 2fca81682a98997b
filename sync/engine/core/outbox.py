"""Ops up: what to send, and what to make of the verdicts."""

from collections.abc import Sequence
from dataclasses import replace

from sync.contracts.capture import refold_ops
from sync.contracts.chain import START, extend
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Push, SyncResponse
from sync.contracts.ops import Op, Verdict, VerdictKind
from sync.contracts.replica import InboxItem, LoggedOp, ReplicaTx, SyncState
from sync.contracts.rules import Rules
from sync.engine.core.calls import RunReport
from sync.engine.core.detached import let_go
from sync.engine.core.pace import batch

WAITS = 1 << 62
"""The "revision" of an op that waits at the centre: no cursor ever reaches it, so it stays in the view."""

LARGEST_GROUP = 1_000  # as many as the centre takes in one batch (`hub.web.bodies.MOST_OPS`)

ACCEPTED = (VerdictKind.APPLIED, VerdictKind.MERGED, VerdictKind.DUPLICATE)
TO_INBOX = (VerdictKind.CONFLICT, VerdictKind.REJECTED)


def next_batch(tx: ReplicaTx, most_ops: int) -> Push | None:
    """The ops to send next, None when none wait."""
    state = tx.state()
    items = batch(tx.ops(most_ops + LARGEST_GROUP), most_ops)
    if not items:
        return None
    return Push(items[0].n, state.acked_chain, tuple(item.op for item in items))


def absorb(
    tx: ReplicaTx, rules: Rules, push: Push, reply: SyncResponse, now_ms: int, report: RunReport
) -> None:
    """Writes down the verdict of every op of a batch; rejected ones move to the inbox, none is dropped."""
    told = {verdict.n: verdict for verdict in reply.verdicts}
    done = [(n, op) for n, op in enumerate(push.ops, push.first_n) if n <= reply.ack_n]
    refused = []
    for n, op in done:
        verdict = told.get(n) or Verdict(n, VerdictKind.APPLIED, reply.rev)
        if verdict.kind in TO_INBOX:
            to_inbox(tx, n, op, verdict, now_ms)
            refused.append(op)
        else:
            tx.settle(n, _carried_by(verdict, reply))
        _count(report, verdict)
    state = tx.state()
    chain = extend(state.acked_chain, [op.id for _, op in done])
    tx.save_state(replace(state, acked_n=state.acked_n + len(done), acked_chain=chain))
    report.touched.merge(refold_ops(tx, rules, refused))
    let_go(tx, refused)


def to_inbox(tx: ReplicaTx, n: int, op: Op, verdict: Verdict, now_ms: int) -> None:
    """Takes op n out of the log and keeps it where a person sees it."""
    base = tx.base(op.entity, [op.key]).get(op.key)
    before = {name: base.values.get(name) for name in op.fields if name in base.values} if base else {}
    tx.add_inbox(InboxItem(op, verdict, now_ms, before))
    tx.remove_op(n)


def prune(tx: ReplicaTx, rules: Rules, cursor: int, report: RunReport) -> None:
    """Ops whose effect the base now shows leave the log, and the view."""
    done = list(tx.settled_upto(cursor))
    for item in done:
        tx.remove_op(item.n)
    ops = [item.op for item in done]
    report.touched.merge(refold_ops(tx, rules, ops))
    let_go(tx, ops)


def deferred(tx: ReplicaTx) -> list[LoggedOp]:
    """Ops that wait at the centre for a row made elsewhere."""
    return [item for item in tx.settled_upto(WAITS) if item.rev == WAITS]


def ask_again(tx: ReplicaTx, rules: Rules) -> bool:
    """Puts deferred ops at the end of the log under new numbers: the centre knows them by id, and answers
    with what became of them since. Only when nothing else waits, lest they change places with later ops.

    Returns:
        Whether there is something to ask.
    """
    waiting = [] if tx.ops(1) else deferred(tx)
    state = tx.state()
    for offset, item in enumerate(waiting):
        tx.remove_op(item.n)
        tx.append_op(state.next_n + offset, item.op)
    if waiting:
        tx.save_state(replace(state, next_n=state.next_n + len(waiting)))
        refold_ops(tx, rules, [item.op for item in waiting])
    return bool(waiting)


def new_incarnation(tx: ReplicaTx, *, forget_bases: bool = False) -> SyncState:
    """Numbers every logged op anew, those with a verdict too, since a twin or an older hub may not have them.
    Ids stay, so what the centre has it answers as a duplicate.

    Args:
        forget_bases: the ops were captured under another epoch, whose revisions mean nothing any more.
    """
    state = tx.state()
    items = logged(tx)
    for item in items:
        tx.remove_op(item.n)
    for n, item in enumerate(items, 1):
        tx.append_op(n, _without_base(item.op) if forget_bases else item.op)
    state = replace(
        state, incarnation=state.incarnation + 1, next_n=len(items) + 1, acked_n=0, acked_chain=START
    )
    tx.save_state(state)
    return state


def logged(tx: ReplicaTx) -> list[LoggedOp]:
    """Every logged op in order, with a verdict or without."""
    return sorted([*tx.settled_upto(WAITS), *tx.ops(1 << 31)], key=_number)


def refuse_first(tx: ReplicaTx, rules: Rules, problem: ProblemType, count: int, now_ms: int) -> None:
    """The first ops of the log cannot even be sent: they go to the inbox, and the rest is numbered anew."""
    refused: Sequence[LoggedOp] = tx.ops(count)
    for item in refused:
        verdict = Verdict(item.n, VerdictKind.REJECTED, problem=problem.value)
        to_inbox(tx, item.n, item.op, verdict, now_ms)
    new_incarnation(tx)
    refold_ops(tx, rules, [item.op for item in refused])
    let_go(tx, [item.op for item in refused])


def _without_base(op: Op) -> Op:
    return Op(op.id, op.kind, op.entity, op.key, op.fields, 0, op.hlc, op.quality, op.version, op.group)


def _number(item: LoggedOp) -> int:
    return item.n


def _carried_by(verdict: Verdict, reply: SyncResponse) -> int:
    """An op without an effect of its own is shown until the reader has what was decided instead."""
    return WAITS if verdict.kind is VerdictKind.DEFERRED else verdict.rev or reply.high


def _count(report: RunReport, verdict: Verdict) -> None:
    report.applied += verdict.kind in ACCEPTED
    report.merged += verdict.kind is VerdictKind.MERGED
    report.inbox += verdict.kind in TO_INBOX
    report.deferred += verdict.kind is VerdictKind.DEFERRED
