"""Loading in a few queries what deciding a batch will look at. Leaving something out only costs time."""

from collections import defaultdict
from collections.abc import Sequence

from sync.contracts.entities import ALL
from sync.contracts.folding import JOBS, rows_shaped
from sync.contracts.ops import Kind, Op
from sync.contracts.schema import Scope
from sync.hub.core.buckets import CREW_CHANGES, OF_A_HIT, OF_A_HOUSE, PROPERTIES, STOPS
from sync.hub.core.withheld import BLOCKS, HASH, IDENTIFIERS, is_hash
from sync.hub.core.working import WorkingSet, parents_of

_TIED = (*OF_A_HOUSE, STOPS, CREW_CHANGES, *OF_A_HIT)
_OF_A_JOB = frozenset(entity.name for entity in ALL if entity.scope is Scope.JOB)
_UNLOCKED = frozenset(entity.name for entity in ALL if entity.scope in (Scope.TENANT, Scope.STORM))
"""Parents that nobody's buckets depend on and nobody deletes: looked at without a lock."""


def prefetch(working: WorkingSet, ops: Sequence[Op]) -> None:
    """Loads what well-formed ops write and refer to.

    Every batch locks entity by entity in the contract's order, and by id within: two batches queue, and
    neither waits for the other in a circle.
    """
    plan = _Plan(working, ops)
    for entity in ALL:
        name = entity.name
        if name in _UNLOCKED:
            working.load(name, plan.written[name], lock=True)
            working.load(name, plan.parents[name], lock=False)
        else:
            working.load(name, plan.written[name] | plan.parents[name], lock=True)
        if name in _TIED:
            working.prepare_referring(name, "property_id", plan.houses)
        if name == IDENTIFIERS:
            working.prepare_referring(name, HASH, plan.hashes[BLOCKS])
        if name == BLOCKS:
            held = {row.values[HASH] for row in working.held(IDENTIFIERS)}
            working.prepare_referring(name, HASH, held | plan.hashes[IDENTIFIERS])


class _Plan:
    """Which rows a batch will need, by entity.

    Attributes:
        houses: properties whose ties to storms and routes may change.
        hashes: of values that are brought, and of those whose block changes, by entity.
    """

    def __init__(self, working: WorkingSet, ops: Sequence[Op]) -> None:
        self.written: dict[str, set[str]] = defaultdict(set)
        self.parents: dict[str, set[str]] = defaultdict(set)
        self.houses: set[str] = set()
        self.hashes: dict[str, set[str]] = defaultdict(set)
        peeked: dict[tuple[str, str], set[str]] = defaultdict(set)
        for op in ops:
            self._note(op)
            if op.kind is not Kind.ADD and op.entity in _OF_A_JOB:
                peeked[op.entity, "job_id"].add(op.key)
            if op.kind is Kind.DELETE and op.entity in _TIED:
                peeked[op.entity, "property_id"].add(op.key)
        for (entity, field), keys in peeked.items():
            found = working.peek(entity, field, keys)
            (self.houses if field == "property_id" else self.written[JOBS]).update(found)
        self.written[PROPERTIES] |= self.houses
        if self.written[BLOCKS]:
            self.hashes[BLOCKS] |= working.peek(BLOCKS, HASH, self.written[BLOCKS])

    def _note(self, op: Op) -> None:
        for entity, key in rows_shaped(op):
            self.written[entity].add(key)
        if op.kind in (Kind.ADD, Kind.SET):
            for entity, key in parents_of(op.entity, op.fields):
                self.parents[entity].add(key)
        if op.kind is Kind.ADD and op.entity in _TIED and op.fields.get("property_id") is not None:
            self.houses.add(op.fields["property_id"])
        if op.kind is Kind.ADD and is_hash(op.fields.get(HASH)):
            self.hashes[op.entity].add(op.fields[HASH])
        if op.kind is Kind.ADD and op.entity == PROPERTIES:
            self.houses.add(op.key)
