"""Deciding units in order, each op as its author and each group as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from sync.contracts.entities import ALL
from sync.contracts.folding import JOBS
from sync.contracts.ops import Kind, VerdictKind
from sync.contracts.rules import Rules
from sync.contracts.schema import CREW
from sync.hub.core.access import Reach, role_allows
from sync.hub.core.case import Case
from sync.hub.core.decide import decide_plain
from sync.hub.core.decisions import CLASH, FORBIDDEN, INVALID, Decision
from sync.hub.core.model import Author
from sync.hub.core.transitions import can_keep_event, keep_event, transition
from sync.hub.core.units import Numbered, Unit
from sync.hub.core.working import WorkingSet

_ABOUT_HOUSES = frozenset(
    entity.name
    for entity in ALL
    if CREW in entity.writers and "property_id" in entity.by_name and entity.name != JOBS
)
Decided = list[tuple[Numbered, Decision]]


class Judge:
    """Changes the working set by every op it accepts, and says what it made of each.

    Args:
        horizon: the tenant's revision; a base above it is a mistake, and counts as unknown.
    """

    def __init__(self, working: WorkingSet, rules: Rules, *, now_ms: int, horizon: int) -> None:
        self._working = working
        self._rules = rules
        self._now_ms = now_ms
        self._horizon = horizon
        self._reaches: dict[Author, Reach] = {}

    def decide(self, units: Iterable[Unit]) -> Decided:
        """Decides in order; what waits for a row that a later unit brings is taken up again."""
        decided: Decided = []
        pending = list(units)
        self._prepare_reach(pending)
        while pending:
            waiting: list[tuple[Unit, Decided]] = []
            for unit in pending:
                made = self._unit(unit)
                if any(decision.kind is VerdictKind.DEFERRED for _, decision in made):
                    waiting.append((unit, made))
                else:
                    decided.extend(made)
            if len(waiting) == len(pending):
                return decided + [pair for _, made in waiting for pair in made]
            pending = [unit for unit, _ in waiting]
        return decided

    def _prepare_reach(self, units: Iterable[Unit]) -> None:
        houses: dict[Author, set[str]] = defaultdict(set)
        for numbered in chain.from_iterable(units):
            op = numbered.op
            if numbered.sound and op.entity in _ABOUT_HOUSES and not numbered.author.principal.office:
                row = self._working.get(op.entity, op.key)
                house = op.fields.get("property_id") if row is None else row.values["property_id"]
                if isinstance(house, str):
                    houses[numbered.author].add(house)
        for author, wanted in houses.items():
            self._reach(author).prepare(wanted)

    def _unit(self, unit: Unit) -> Decided:
        if len(unit) == 1:
            return [(unit[0], self._one(unit[0]))]
        mark = self._working.mark()
        made = [(numbered, self._one(numbered)) for numbered in unit]
        if all(decision.accepted for _, decision in made):
            self._working.release(mark)
            return made
        self._working.rollback(mark)
        return self._spread(made)

    def _one(self, numbered: Numbered) -> Decision:
        case = self._case(numbered)
        if not numbered.sound:
            return INVALID
        if not role_allows(case.op, case.author.principal.role):
            return FORBIDDEN
        mark = self._working.mark()
        decision = transition(case) if case.op.kind is Kind.TRANSITION else decide_plain(case)
        if decision.accepted or decision.keeps:
            self._working.release(mark)
        else:
            self._working.rollback(mark)
        return decision

    def _case(self, numbered: Numbered) -> Case:
        reach = self._reach(numbered.author)
        return Case(
            numbered.op, numbered.author, self._working, self._rules, reach,
            now_ms=self._now_ms, horizon=self._horizon,
        )  # fmt: skip

    def _reach(self, author: Author) -> Reach:
        reach = self._reaches.get(author)
        if reach is None:
            reach = self._reaches[author] = Reach(author, self._working)
        return reach

    def _spread(self, made: Sequence[tuple[Numbered, Decision]]) -> Decided:
        """The fate of a group's worst op is the fate of all; reported job events stay as evidence.

        A refusal is worse than a wait: what waits for a row that was refused would wait in vain.
        """
        hindered = [decision for _, decision in made if not decision.accepted]
        refused = [decision for decision in hindered if decision.kind is not VerdictKind.DEFERRED]
        worst = (refused or hindered)[0]
        shared = Decision(worst.kind, problem=worst.problem or CLASH.problem, waits_for=worst.waits_for)
        decided: Decided = []
        for numbered, decision in made:
            waits = VerdictKind.DEFERRED in (decision.kind, worst.kind)
            own = shared if decision.accepted or waits else decision
            if worst.kind is VerdictKind.CONFLICT and numbered.op.kind is Kind.TRANSITION:
                own = self._evidence(numbered, own)
            elif own.keeps:
                own = replace(own, keeps=False, effective=None)
            decided.append((numbered, own))
        return decided

    def _evidence(self, numbered: Numbered, decision: Decision) -> Decision:
        case = self._case(numbered)
        if not numbered.sound or not can_keep_event(case):
            return replace(decision, keeps=False, effective=None)
        keep_event(case, effective=False)
        return replace(decision, keeps=True, effective=False)
