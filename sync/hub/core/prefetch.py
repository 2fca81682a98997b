"""Loading in a few queries what deciding a batch will look at. Leaving something out only costs time."""

from collections import defaultdict
from collections.abc import Sequence

from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.folding import JOBS, rows_shaped
from sync.contracts.ops import Kind, Op
from sync.contracts.schema import Scope
from sync.hub.core.buckets import IMPACTS, PROPERTIES, ROOFS, STOPS
from sync.hub.core.working import WorkingSet, parents_of

_TIED = (STOPS, IMPACTS, ROOFS)
_UNLOCKED = frozenset(entity.name for entity in ALL if entity.scope in (Scope.TENANT, Scope.STORM))
"""Parents that nobody's buckets depend on and nobody deletes: looked at without a lock."""


def prefetch(working: WorkingSet, ops: Sequence[Op]) -> None:
    """Loads what well-formed ops write and refer to, entity by entity in one order, so that batches queue."""
    written: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, set[str]] = defaultdict(set)
    for op in ops:
        for entity, key in rows_shaped(op):
            written[entity].add(key)
        for entity, key in parents_of(op.entity, op.fields):
            parents[entity].add(key)
    _load(working, written, parents)
    _load_jobs_behind(working, written)
    _load_ties(working, ops)


def _load(working: WorkingSet, written: dict[str, set[str]], parents: dict[str, set[str]]) -> None:
    for entity in ALL:
        name = entity.name
        if name in _UNLOCKED:
            working.load(name, written[name], lock=True)
            working.load(name, parents[name], lock=False)
        else:
            working.load(name, written[name] | parents[name], lock=True)


def _load_jobs_behind(working: WorkingSet, written: dict[str, set[str]]) -> None:
    """The jobs of existing notes, photos and claims, which the ops do not name."""
    jobs = {
        row.values["job_id"]
        for name, keys in written.items()
        if BY_NAME[name].scope is Scope.JOB
        for key in keys
        if (row := working.get(name, key)) is not None
    }
    working.load(JOBS, jobs, lock=True)


def _load_ties(working: WorkingSet, ops: Sequence[Op]) -> None:
    houses = {op.key for op in ops if op.entity == PROPERTIES and op.kind is Kind.ADD}
    for op in ops:
        if op.entity in _TIED and op.kind is not Kind.SET:
            house = op.fields.get("property_id") or _house_behind(working, op)
            if house is not None:
                houses.add(house)
    for entity in _TIED:
        working.prepare_referring(entity, "property_id", houses)


def _house_behind(working: WorkingSet, op: Op) -> str | None:
    row = working.get(op.entity, op.key)
    return None if row is None else row.values["property_id"]
