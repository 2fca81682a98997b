"""Rows that the centre itself adds, computed from what its members told: ops like any, by no laptop."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sync.contracts import clock
from sync.contracts.entities import BY_NAME
from sync.contracts.identifiers import canonical
from sync.contracts.ops import Kind, Op, Verdict, VerdictKind
from sync.hub.core.confirm import CENTRE_DEVICE, CENTRE_INCARNATION, CENTRE_WRITER
from sync.hub.core.effects import gather, stamp, storm_of
from sync.hub.core.model import PENDING, Author, Changes, LogEntry, Principal, RowId
from sync.hub.core.store import PushTx
from sync.hub.core.working import WorkingSet

CENTRE_ACCOUNT = CENTRE_DEVICE  # nobody has it


class Fact(NamedTuple):
    """One row to add; fields as the contract spells them, JSON as text."""

    entity: str
    key: str
    fields: Mapping[str, Any]


Holds = Callable[[WorkingSet, Sequence[Fact]], Sequence[Fact]]
"""Those of new facts that hold by other rows, which it locks: what would end them meanwhile waits."""


def add_facts(
    tx: PushTx,
    principal: Principal,
    facts: Sequence[Fact],
    now_ms: int,
    outdated: Iterable[RowId] = (),
    holds: Holds | None = None,
) -> int:
    """Adds rows under one revision and returns it; 0 when all of them were there already.

    A row that is there stays as it was told first, so the same facts may be told again.

    Args:
        principal: the tenant's, with `CENTRE_ACCOUNT`.
        facts: parents before children.
        outdated: rows that these replace; they are deleted in the same revision, if any row is new.
        holds: which of the facts hold, asked with their rows locked.
    """
    working = WorkingSet(tx)
    author = Author(principal, CENTRE_DEVICE, CENTRE_INCARNATION, CENTRE_WRITER)
    hlc = clock.pack(now_ms)
    fresh = _begun(working, author, facts, hlc, holds)
    if not fresh:
        return 0
    gone = _ended(working, author, outdated)
    changes = Changes(now_ms)
    gather(working, changes)
    stamp(changes, tx.next_rev())
    told = [(Kind.ADD, (fact.entity, fact.key), dict(fact.fields)) for fact in fresh]
    told += [(Kind.DELETE, row_id, {}) for row_id in gone]
    changes.log = [_entry(working, author, each, changes.rev, hlc) for each in told]
    tx.write(changes)
    return changes.rev


def _begun(
    working: WorkingSet, author: Author, facts: Sequence[Fact], hlc: int, holds: Holds | None
) -> Sequence[Fact]:
    for entity in {fact.entity for fact in facts}:
        working.load(entity, [fact.key for fact in facts if fact.entity == entity], lock=True)
    unknown = [fact for fact in facts if working.live(fact.entity, fact.key) is None]
    fresh = unknown if holds is None else holds(working, unknown)
    for fact in fresh:
        row = working.edit(fact.entity, fact.key, author)
        row.deleted = False  # what was replaced may become true again
        for at, name in enumerate(BY_NAME[fact.entity].names):
            row.values[name] = fact.fields.get(name)
            row.fv[at], row.fw[at], row.fh[at] = PENDING, CENTRE_WRITER, hlc
    return fresh


def _ended(working: WorkingSet, author: Author, outdated: Iterable[RowId]) -> Collection[RowId]:
    ended = []
    for entity, key in outdated:
        if working.live(entity, key) is not None:
            working.edit(entity, key, author).deleted = True
            ended.append((entity, key))
    return ended


def _entry(
    working: WorkingSet, author: Author, told: tuple[Kind, RowId, dict[str, Any]], rev: int, hlc: int
) -> LogEntry:
    kind, (entity, key), fields = told
    # It follows from what is said and when, since the core has no dice.
    digest = hashlib.blake2b(f"{kind}:{entity}:{key}:{rev}".encode(), digest_size=16).hexdigest()
    op = Op(canonical(digest), kind, entity, key, fields, rev - 1, hlc)
    storm_id = storm_of(working.get(entity, key), working)
    return LogEntry(0, op, author, storm_id, hlc, Verdict(0, VerdictKind.APPLIED, rev), None)
