"""Rows that come in parts, in more groups than one: a run of the policy with its decisions, and the like."""

from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Kind, Op

WHOLES = ("policy_runs", "experiments", "attribution_runs", "data_imports")


def whole_of(op: Op) -> str:
    """ "entity:key" of the whole that an op's new row is or belongs to, "" for any other op."""
    if op.kind is not Kind.ADD or op.entity not in BY_NAME:
        return ""
    if op.entity in WHOLES:
        return f"{op.entity}:{op.key}"
    named = ((target, op.fields.get(field)) for field, target in BY_NAME[op.entity].parents)
    return next((f"{target}:{key}" for target, key in named if target in WHOLES and key), "")
