"""One batch of ops through the centre: envelope, decide, write. Every op leaves with its verdict.

The steps of PROTOCOL.md ("The centre's transaction") in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.contracts.messages import Push
from sync.contracts.ops import Op, Verdict, VerdictKind
from sync.contracts.rules import Rules
from sync.hub.core.batch import Batch
from sync.hub.core.decisions import repeated
from sync.hub.core.envelope import open_envelope
from sync.hub.core.judge import Decided
from sync.hub.core.model import Author, DeviceState, Principal
from sync.hub.core.store import PushTx
from sync.hub.core.units import Numbered, bundle, waited

DEFERRED_MS = 72 * 3_600_000
SWEEP_OPS = 200


@dataclass(frozen=True, slots=True)
class PushResult:
    """What the answer says about the ops: those not in `verdicts` were applied at `rev`."""

    ack_n: int
    rev: int
    verdicts: tuple[Verdict, ...]


def push_batch(
    tx: PushTx, principal: Principal, device: str, incarnation: int, push: Push, *, rules: Rules, now_ms: int
) -> PushResult:
    """Takes a batch in.

    Raises:
        HubProblem: the batch as a whole does not fit (gap, fork, size).
    """
    state = tx.device(device, incarnation)
    opened = open_envelope(tx, state, push)
    author = Author(principal, device, incarnation, state.writer)
    batch = Batch(tx, rules, now_ms)
    fresh, seen_before = _sort_out(tx, state, author, opened.fresh)
    batch.record(seen_before)
    batch.run(bundle(fresh))
    last_n = push.first_n + len(push.ops) - 1
    if opened.fresh:
        tx.save_device(_advanced(state, last_n, opened.chain), now_ms)
    again = [repeated(settled.verdict).verdict(n, 0) for n, settled in opened.repeats]
    return PushResult(last_n, batch.rev, (*again, *_verdicts(batch, author, opened.fresh)))


def sweep(tx: PushTx, *, rules: Rules, now_ms: int) -> int:
    """Gives ops that were deferred for too long their last chance; returns how many there were."""
    overdue = tx.overdue(now_ms - DEFERRED_MS, SWEEP_OPS)
    Batch(tx, rules, now_ms, last_chance=True).run(waited(overdue))
    return len(overdue)


def _sort_out(
    tx: PushTx, state: DeviceState, author: Author, fresh: Sequence[tuple[int, Op]]
) -> tuple[list[Numbered], Decided]:
    """Ops that are new, and those that another incarnation, or this very batch, has brought already."""
    known = dict(tx.known([op.id for _, op in fresh])) if state.twins else {}
    new: dict[str, Numbered] = {}
    again: Decided = []
    for n, op in fresh:
        numbered = Numbered(n, op, author)
        if op.id in known:
            again.append((numbered, repeated(known[op.id].verdict)))
        elif op.id in new:
            again.append((numbered, repeated(Verdict(n, VerdictKind.APPLIED))))
        else:
            new[op.id] = numbered
    return list(new.values()), again


def _advanced(state: DeviceState, last_n: int, chain: str) -> DeviceState:
    return DeviceState(state.device, state.incarnation, state.writer, last_n, chain, state.twins)


def _verdicts(batch: Batch, author: Author, fresh: Sequence[tuple[int, Op]]) -> list[Verdict]:
    """Every verdict but plain applied ones."""
    made = []
    for n, _ in fresh:
        decision = batch.decisions[author.device, author.incarnation, n]
        if decision.kind is not VerdictKind.APPLIED:
            made.append(decision.verdict(n, batch.rev))
    return made
