"""One batch of ops through the centre: envelope, decide, write. Every op leaves with its verdict.

The steps of PROTOCOL.md ("The centre's transaction") in order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sync.contracts.messages import Push
from sync.contracts.ops import Op, Verdict, VerdictKind
from sync.contracts.rules import Rules
from sync.hub.core.batch import Batch
from sync.hub.core.decisions import Decision, repeated
from sync.hub.core.envelope import open_envelope
from sync.hub.core.model import Author, DeviceState, Principal, Settled
from sync.hub.core.store import PushTx
from sync.hub.core.units import Numbered, bundle, waited
from sync.hub.core.validate import is_sound, stored_id
from sync.hub.core.withheld import BLOCKS

DEFERRED_MS = 72 * 3_600_000
SWEEP_OPS = 500


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
    numbered = [_numbered(n, op, author) for n, op in opened.fresh]
    known = _brought_before(tx, batch, numbered)
    new, again = _sort_out(numbered, known)
    batch.run(bundle(new.values()))
    batch.record([(each, _told_before(each, known, new, batch)) for each in again])
    last_n = push.first_n + len(push.ops) - 1
    if opened.fresh:
        tx.save_device(_advanced(state, last_n, opened.chain), now_ms)
    told = [repeated(settled.verdict).verdict(n, 0) for n, settled in opened.repeats]
    return PushResult(last_n, batch.rev, (*told, *_verdicts(batch, author, opened.fresh)))


def sweep(tx: PushTx, *, rules: Rules, now_ms: int) -> int:
    """Gives ops that were deferred for too long their last chance; returns how many there were.

    A value that is blocked and lies with a crew all the same (it came in the moment of its block, or was
    blocked when crews were told them yet) is taken back, too.
    """
    overdue = waited(tx.overdue(now_ms - DEFERRED_MS, SWEEP_OPS))
    ops = {numbered.id for unit in overdue for numbered in unit}
    batch = Batch(tx, rules, now_ms, last_chance=ops)
    batch.run(overdue)
    batch.retell(BLOCKS, tx.blocks_not_kept())
    return len(ops)


def _numbered(n: int, op: Op, author: Author) -> Numbered:
    sound = is_sound(op)
    return Numbered(n, op if sound else msgspec.structs.replace(op, id=stored_id(op.id)), author, sound)


def _brought_before(tx: PushTx, batch: Batch, ops: Sequence[Numbered]) -> Mapping[str, Settled]:
    """Ops that a twin brought, or that this laptop asks about again because they had to wait."""
    op_ids = [numbered.op.id for numbered in ops]
    known = tx.known(op_ids)
    awaited = {settled.verdict.waits_for for settled in known.values()} - {""}
    if not awaited:
        return known
    waiting = waited(tx.waiting(awaited))
    batch.prepare([*waiting, *bundle(each for each in ops if each.op.id not in known)])
    batch.run(waiting)
    return tx.known(op_ids)


def _sort_out(
    ops: Sequence[Numbered], known: Mapping[str, Settled]
) -> tuple[dict[str, Numbered], list[Numbered]]:
    """Ops that are new, by id, and those that another incarnation or this very batch has brought."""
    new: dict[str, Numbered] = {}
    again = []
    for numbered in ops:
        if numbered.op.id in known or numbered.op.id in new:
            again.append(numbered)
        else:
            new[numbered.op.id] = numbered
    return new, again


def _told_before(
    numbered: Numbered, known: Mapping[str, Settled], new: Mapping[str, Numbered], batch: Batch
) -> Decision:
    op_id = numbered.op.id
    if op_id in known:
        return repeated(known[op_id].verdict)
    return repeated(batch.decisions[new[op_id].id].verdict(numbered.n, batch.rev))


def _advanced(state: DeviceState, last_n: int, chain: str) -> DeviceState:
    return DeviceState(state.device, state.incarnation, state.writer, last_n, chain)


def _verdicts(batch: Batch, author: Author, fresh: Sequence[tuple[int, Op]]) -> list[Verdict]:
    """Every verdict but plain applied ones."""
    made = []
    for n, _ in fresh:
        decision = batch.decisions[author.device, author.incarnation, n]
        if decision.kind is not VerdictKind.APPLIED:
            made.append(decision.verdict(n, batch.rev))
    return made
