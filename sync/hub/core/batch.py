"""Writing what was decided: all at once, or by halves until the op that the store refuses stands alone."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import msgspec

from sync.contracts.clock import clamp
from sync.contracts.ops import Kind, Op, VerdictKind
from sync.contracts.rules import Rules
from sync.hub.core.decisions import PARENT_DELETED, Decision
from sync.hub.core.effects import gather, stamp, storm_of
from sync.hub.core.errors import WriteRefused
from sync.hub.core.judge import Decided, Judge
from sync.hub.core.model import Changes, LogEntry, QuarantineEntry
from sync.hub.core.prefetch import prefetch
from sync.hub.core.store import PushTx
from sync.hub.core.units import Numbered, OpId, Unit, waited
from sync.hub.core.wholes import is_whole, refused_among
from sync.hub.core.working import WorkingSet

_STATES = {
    VerdictKind.CONFLICT: "conflict",
    VerdictKind.REJECTED: "rejected",
    VerdictKind.DEFERRED: "deferred",
}


class Batch:
    """Ops of one transaction.

    Attributes:
        decisions: what became of every op so far.
        rev: the transaction's revision, 0 as long as nothing changed.
        last_chance: ops that are not deferred any more: a missing parent is a refusal.
    """

    def __init__(self, tx: PushTx, rules: Rules, now_ms: int, *, last_chance: Collection[OpId] = ()) -> None:
        self.decisions: dict[OpId, Decision] = {}
        self.rev = 0
        self._last_chance = last_chance
        self._tx = tx
        self._now_ms = now_ms
        self._working = WorkingSet(tx)
        self._judge = Judge(self._working, rules, now_ms=now_ms, horizon=tx.clock().rev)
        self._logged = 0
        self._arrived: set[str] = set()
        self._foreseen: set[str] = set()
        self._fallen: set[str] = set()

    def prepare(self, units: Sequence[Unit]) -> None:
        """Loads and locks what the units write and refer to, and what waits for rows they may bring.

        All of it before the first write: that takes the counter, and whoever has the counter should wait for
        nobody. Only an op that begins to wait while this transaction runs can still lock a row later.
        """
        ops: list[Op] = []
        while units:
            fresh = [numbered.op for unit in units for numbered in unit if numbered.sound]
            brought = {f"{op.entity}:{op.key}" for op in fresh if op.kind is Kind.ADD} - self._foreseen
            self._foreseen |= brought
            units = waited(self._tx.waiting(brought)) if brought else []
            ops += fresh
        prefetch(self._working, ops)

    def run(self, units: Sequence[Unit]) -> None:
        """Decides and writes the units, and then what had waited for the rows they brought, or for a whole
        that was refused."""
        while units:
            self.prepare(units)
            self._settle(units)
            arrived, self._arrived = self._arrived, set()
            units = waited(self._tx.waiting(arrived)) if arrived else []

    def retell(self, entity: str, keys: Collection[str]) -> None:
        """Writes rows again as they are, which puts them and what moves along where they lie now."""
        self._working.load(entity, keys, lock=True)
        for key in keys:
            row = self._working.live(entity, key)
            if row is not None:
                self._working.bump(row)
        self._write([])

    def record(self, decided: Decided) -> None:
        """Notes decisions that change no row. This cannot be refused: what the store will not hold of an op
        is left out, and stays in the inbox of the laptop that made it."""
        if not decided:
            return
        try:
            with self._tx.savepoint():
                self._write(decided)
        except WriteRefused:
            self._write([(_emptied(numbered), decision) for numbered, decision in decided])

    def _settle(self, units: Sequence[Unit]) -> None:
        mark, loaded = self._working.mark(), self._working.loaded
        try:
            with self._tx.savepoint():
                self._write(self._judge.decide(units))
        except WriteRefused as refusal:
            self._working.rollback(mark)
            self._working.forget(loaded)  # their locks went with the savepoint
            self._settle_by_halves(units, refusal)

    def _settle_by_halves(self, units: Sequence[Unit], refusal: WriteRefused) -> None:
        if len(units) == 1:
            refused = Decision(VerdictKind.REJECTED, problem=refusal.problem)
            self.record([(numbered, refused) for numbered in units[0]])
            return
        middle = len(units) // 2
        self._settle(units[:middle])
        self._settle(units[middle:])

    def _write(self, decided: Decided) -> None:
        decided = self._fated(decided)
        changes = Changes(self._now_ms, first_i=self._logged)
        gather(self._working, changes)
        rev = self._tx.next_rev() if changes.rows or any(_is_logged(d) for _, d in decided) else 0
        if rev:
            stamp(changes, rev)
        for numbered, decision in decided:
            self._list(changes, numbered, decision, rev)
        self._tx.write(changes)
        self._keep(changes, decided)

    def _keep(self, changes: Changes, decided: Decided) -> None:
        self._arrived |= {f"{row.entity}:{row.key}" for row in changes.rows if not row.stored}
        self._working.settle()
        self._logged += len(changes.log)
        self.rev = changes.rev or self.rev
        self.decisions.update((numbered.id, decision) for numbered, decision in decided)

    def _fated(self, decided: Decided) -> Decided:
        """What would wait, but has waited for too long or waits for a whole that was refused, is refused."""
        refused = refused_among(decided)
        self._arrived |= refused - self._fallen  # what waits for them is taken up again, once
        self._fallen |= refused
        awaited = {
            d.waits_for for _, d in decided if d.kind is VerdictKind.DEFERRED and is_whole(d.waits_for)
        }
        if awaited - self._fallen:
            self._fallen |= awaited & set(self._tx.refused_wholes())
        return [(numbered, self._given_up(numbered, decision)) for numbered, decision in decided]

    def _given_up(self, numbered: Numbered, decision: Decision) -> Decision:
        if decision.kind is not VerdictKind.DEFERRED:
            return decision
        if numbered.id in self._last_chance or decision.waits_for in self._fallen:
            return replace(PARENT_DELETED, waits_for=decision.waits_for)
        return decision

    def _list(self, changes: Changes, numbered: Numbered, decision: Decision, rev: int) -> None:
        verdict = decision.verdict(numbered.n, rev)
        if _is_logged(decision):
            op = numbered.op
            storm = storm_of(self._working.get(op.entity, op.key), self._working)
            hlc = clamp(op.hlc, self._now_ms)
            changes.log.append(
                LogEntry(numbered.n, op, numbered.author, storm, hlc, verdict, decision.effective)
            )
        if numbered.waited or not _is_logged(decision):
            state = "resolved" if decision.told_before else _STATES.get(decision.kind, "resolved")
            changes.quarantine.append(
                QuarantineEntry(numbered.n, numbered.op, numbered.author, state, verdict)
            )


def _emptied(numbered: Numbered) -> Numbered:
    op = numbered.op
    return replace(numbered, op=msgspec.structs.replace(op, fields={}, group=None))


def _is_logged(decision: Decision) -> bool:
    return decision.kind in (VerdictKind.APPLIED, VerdictKind.MERGED) and not decision.told_before
