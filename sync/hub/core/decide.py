"""Deciding one op against the rows: add, set, delete and redact. PROTOCOL.md, section "Up", in code."""

from typing import Any

from sync.contracts.blobs import FILED
from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.folding import JOB_EVENTS
from sync.contracts.ops import Kind, VerdictKind
from sync.contracts.schema import Entity, Merge
from sync.hub.core import courses, erasing, guardrails, identities, plans, trials
from sync.hub.core.access import may_redact
from sync.hub.core.case import UNWRITTEN, Case
from sync.hub.core.decisions import (
    APPLIED,
    CLASH,
    ERASED,
    FORBIDDEN,
    INVALID,
    PARENT_DELETED,
    ROW_DELETED,
    Decision,
    deferred,
)
from sync.hub.core.meetings import Unit, differing_names, kept_update, meet, same, units
from sync.hub.core.model import Row
from sync.hub.core.validate import is_nowhere
from sync.hub.core.working import parents_of

_FILED = frozenset(entity for entity, _ in FILED)
_AUTHORSHIP = {
    "notes": "author_id", JOB_EVENTS: "actor_id", "papers": "author_id", "visit_checks": "actor_id",
    "job_changes": "actor_id",
    "route_versions": "author_id", "route_answers": "actor_id", "crew_changes": "actor_id",
    "contact_preferences": "actor_id", "nurture_sequences": "actor_id", "quality_mutes": "actor_id",
    "score_history": "actor_id",
    "policy_runs": "author_id", "experiments": "author_id", "models": "author_id",
    "attribution_runs": "computed_by", "identity_events": "actor_id",
    "erasures": "actor_id", "guardrail_steps": "actor_id",
    "data_imports": "imported_by", "hail_thresholds": "made_by",
}  # fmt: skip
_WHEN = frozenset({"scored_at", "computed_at", "as_of", "computed_by", "told_at", "first_seen"})
_SAYS_SO = ("source_event_id", "attribution_run_id", "input_sha256")


def add(case: Case) -> Decision:
    """A new row, or one that was deleted and is made anew under its old key."""
    op = case.op
    entity = BY_NAME[op.entity]
    if erasing.was_erased(case.working.get(op.entity, op.key)):
        return ERASED
    fields = _new_values(case)
    hindrance = missing_parent(case, fields)
    if hindrance is not None:
        return hindrance
    existing = case.working.live(op.entity, op.key)
    if existing is not None:
        return _met_again(entity, existing, fields)
    row = case.working.edit(op.entity, op.key, case.author)
    row.deleted = False
    for name in entity.names:
        case.assign(row, name, fields.get(name))
        if name not in fields:
            row.fh[entity.ordinal[name]] = UNWRITTEN
    if not case.reach.covers(row):
        return FORBIDDEN
    return (
        plans.add_hindrance(case, fields)
        or trials.add_hindrance(case, fields)
        or identities.add_hindrance(case, fields)
        or guardrails.add_hindrance(case, fields)
        or APPLIED
    )


def _met_again(entity: Entity, row: Row, fields: dict[str, Any]) -> Decision:
    """A row that is there already: agreed with, or a fact told twice, of which the first telling stands."""
    differing = tuple(n for n, v in fields.items() if not same(entity.by_name[n], row.values[n], v))
    if not differing:
        return APPLIED
    # Two laptops that score one storm from the same reports get the same figures a minute apart.
    twice = _WHEN.issuperset(differing) or _told_twice(entity, row, fields)
    return Decision(VerdictKind.MERGED, lost=differing) if twice else CLASH


def _told_twice(entity: Entity, row: Row, fields: dict[str, Any]) -> bool:
    """The same event of the world under its source's id, or the same sum over the same touches.

    Only these say so, not the key. Processors differ in a sum's last digits.
    """
    return any(name in entity.by_name and row.values[name] == fields.get(name) for name in _SAYS_SO)


def edit(case: Case) -> Decision:
    """New values for some fields of a row: seen ones are set, unseen ones meet by their rule."""
    op = case.op
    row = case.working.get(op.entity, op.key)
    if row is None:
        return deferred((op.entity, op.key))
    if not case.reach.covers(row):
        return FORBIDDEN
    if row.deleted:
        return ROW_DELETED
    hindrance = (
        missing_parent(case, op.fields) or plans.edit_hindrance(case, row)
        or trials.edit_hindrance(case, row) or courses.edit_hindrance(case, row)
    )  # fmt: skip
    return _edit_fields(case, row) if hindrance is None else hindrance


def _edit_fields(case: Case, row: Row) -> Decision:
    entity, given = BY_NAME[row.entity], case.op.fields
    if any(entity.by_name[name].merge is Merge.FIXED for name in differing_names(case, row, given)):
        return INVALID
    lost: list[str] = []
    contested: dict[str, Any] = {}
    results: dict[str, Any] = {}
    merged = False
    for unit in units(entity, given):
        if all(case.saw_field(row, name) for name in unit):
            results |= _seen_values(case, row, unit)
        elif other := differing_names(case, row, unit):
            met = meet(case, row, unit)
            merged = True
            if met.contested:
                contested |= {name: row.values[name] for name in other}
            elif met.lost:
                lost += other
            results |= met.values
    if contested:
        return Decision(VerdictKind.CONFLICT, current=contested)
    if is_nowhere({**row.values, **results}):
        return INVALID  # half a place, and the other half was here
    _keep_results(case, row, results)
    return Decision(VerdictKind.MERGED, lost=tuple(lost)) if merged else APPLIED


def _seen_values(case: Case, row: Row, unit: Unit) -> dict[str, Any]:
    fields, given = BY_NAME[row.entity].by_name, case.op.fields
    return {
        name: kept_update(fields[name], row.values[name], given[name], case.rules)
        for name in unit if name in given
    }  # fmt: skip


def _keep_results(case: Case, row: Row, results: dict[str, Any]) -> None:
    fields = BY_NAME[row.entity].by_name
    changed = {
        name: value for name, value in results.items() if not same(fields[name], value, row.values[name])
    }
    if changed:
        row = case.working.edit(row.entity, row.key, case.author)
        for name, value in changed.items():
            case.assign(row, name, value)


def delete(case: Case) -> Decision:
    """Deletes a row and what exists only as a part of it; a row that others still need stays."""
    op = case.op
    row = case.working.get(op.entity, op.key)
    if row is None:
        return deferred((op.entity, op.key))
    if not case.reach.covers(row):
        return FORBIDDEN
    if row.deleted:
        return APPLIED
    for child, field in _CHILDREN.get(op.entity, ()):
        parts = case.working.referring(child, field, (op.key,))
        if parts and not BY_NAME[child].deletable:
            return Decision(VerdictKind.CONFLICT, problem=CLASH.problem)
        for part in parts:
            _delete_row(case, part)
    _delete_row(case, row)
    return APPLIED


def _delete_row(case: Case, row: Row) -> None:
    row = case.working.edit(row.entity, row.key, case.author)
    row.deleted = True
    for name, value in erasing.blanks(row).items():
        case.assign(row, name, value)


def redact(case: Case) -> Decision:
    """Blanks a note's body and keeps the stub."""
    op = case.op
    note = case.working.live(op.entity, op.key)
    if note is None:
        return deferred((op.entity, op.key))
    if not case.reach.covers(note) or not may_redact(case.author, note):
        return FORBIDDEN
    blanked_at = case.rules.update(
        Merge.MAX, note.values["redacted_at"], op.fields.get("redacted_at") or case.now_ms
    )
    _keep_results(case, note, {"body": None, "redacted_at": blanked_at})
    return APPLIED


def missing_parent(case: Case, fields: dict[str, Any]) -> Decision | None:
    """The wait for a row that these values refer to, or the refusal when it was deleted."""
    for parent in parents_of(case.op.entity, fields):
        row = case.working.get(*parent)
        if row is None:
            return deferred(parent)
        if row.deleted:
            return PARENT_DELETED
    return None


def _new_values(case: Case) -> dict[str, Any]:
    """A new row's values, with what a laptop may not say for itself."""
    fields = dict(case.op.fields)
    if case.op.entity in _AUTHORSHIP:
        fields[_AUTHORSHIP[case.op.entity]] = case.author.principal.account_id
    if case.op.entity == JOB_EVENTS:
        fields["effective"] = False  # only a transition moves a job
    if case.op.entity in _FILED:
        fields["state"] = "saved"  # the centre says "stored" when it has the file
    for field in BY_NAME[case.op.entity].fields:
        if field.merge is Merge.SET and field.name in fields:
            fields[field.name] = kept_update(field, None, fields[field.name], case.rules)
    return fields


_CHILDREN: dict[str, list[tuple[str, str]]] = {
    parent.name: [
        (child.name, field) for child in ALL for field, target in child.parents if target == parent.name
    ]
    for parent in ALL
    if parent.deletable
}
_KINDS = {Kind.ADD: add, Kind.SET: edit, Kind.DELETE: delete, Kind.REDACT: redact}


def decide_plain(case: Case) -> Decision:
    """Decides an op of any kind but a transition."""
    return _KINDS[case.op.kind](case)
