"""Folding ops onto rows: the same mechanics show a laptop its pending work and change rows at the centre.

The rules come in through `rules.Rules`; what this module knows is only which values an op writes where.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Kind, Op
from sync.contracts.rules import Rules

JOBS = "jobs"
JOB_EVENTS = "job_events"


def rows_shaped(op: Op) -> tuple[tuple[str, str], ...]:
    """(entity, key) of every row the op writes."""
    if op.kind is Kind.TRANSITION:
        return ((JOBS, op.key), (JOB_EVENTS, op.fields["event_id"]))
    return ((op.entity, op.key),)


def fold_view(
    entity: str, base: Mapping[str, Any] | None, ops: Sequence[Op], rules: Rules
) -> dict[str, Any] | None:
    """A row as the person sees it: the confirmed values with their own logged ops on top, in order.

    Args:
        base: confirmed values, None when the centre has no such row (for this reader).
        ops: the ops of `rows_shaped` that concern this row.

    Returns:
        Every field of the contract, or None when there is no row to show.
    """
    values = None if base is None else dict(base)
    for op in ops:
        values = _fold_one(entity, values, op, rules)
    return values


def _fold_one(entity: str, values: dict[str, Any] | None, op: Op, rules: Rules) -> dict[str, Any] | None:
    if op.kind is Kind.ADD:
        return added(entity, op.fields) if values is None else values
    if op.kind is Kind.TRANSITION and entity == JOB_EVENTS:
        return event_row(op, effective=True)
    if values is None or op.kind is Kind.DELETE:
        return None
    if op.kind is Kind.TRANSITION:
        return _stepped(values, op, rules)
    return _edited(entity, values, op, rules)


def added(entity: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A new row's values: what was given, NULL for the rest."""
    return {name: fields.get(name) for name in BY_NAME[entity].names}


def event_row(op: Op, *, effective: bool) -> dict[str, Any]:
    """The job event that a transition op makes."""
    return {
        "job_id": op.key,
        "from_status": op.fields["from"],
        "to_status": op.fields["to"],
        "reason": op.fields.get("reason"),
        "happened_at": op.fields["happened_at"],
        "actor_id": op.fields["actor_id"],
        "effective": effective,
    }


def _stepped(values: dict[str, Any], op: Op, rules: Rules) -> dict[str, Any]:
    # The view trusts its own ops: whoever captured one was allowed to, and the centre has the last word.
    step = rules.step(
        values["status"], values["completed_at"], came_from=op.fields["from"], to=op.fields["to"],
        at=op.fields["happened_at"], concurrent=False, office=True,
    )  # fmt: skip
    if not step.effective:
        return values
    return {**values, "status": step.status, "completed_at": step.completed_at}


def _edited(entity: str, values: dict[str, Any], op: Op, rules: Rules) -> dict[str, Any]:
    fields = BY_NAME[entity].by_name
    if op.kind is Kind.REDACT:
        return {**values, "body": None, "redacted_at": op.fields.get("redacted_at", values["redacted_at"])}
    changed = {
        name: rules.update(fields[name].merge, values.get(name), value)
        for name, value in op.fields.items()
        if name in fields
    }
    return {**values, **changed}
