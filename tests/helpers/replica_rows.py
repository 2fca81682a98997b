"""Builders of the rows, ops and blocks that replica tests talk about."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sync.contracts import identifiers
from sync.contracts.capture import Draft
from sync.contracts.entities import BY_NAME
from sync.contracts.messages import RowBlock
from sync.contracts.ops import Kind, Op

NAMESPACE = uuid.UUID("5f0d2b4e-6a6e-4d5e-9d4e-000000000001")
NOW = 1_790_000_000_000


def key(name: str) -> str:
    """The same id for the same name."""
    return str(uuid.uuid5(NAMESPACE, name))


def seeded() -> Callable[[int], bytes]:
    """A repeatable source of bytes, different at each call."""
    count = iter(range(1, 1 << 40))
    return lambda n: next(count).to_bytes(n, "big")


def job(**values: Any) -> dict[str, Any]:
    """Every field of a job."""
    given = {
        "storm_id": key("storm"), "property_id": key("house"), "route_id": key("route"), "status": "assigned",
    }  # fmt: skip
    return {name: {**given, **values}.get(name) for name in BY_NAME["jobs"].names}


def note_draft(name: str = "note", body: str = "Ridge vents bruised", job_name: str = "job") -> Draft:
    return Draft(
        Kind.ADD,
        "notes",
        key(name),
        {"job_id": key(job_name), "body": body, "author_id": key("me"), "written_at": NOW},
    )


def step_draft(to: str, came_from: str = "assigned", job_name: str = "job") -> Draft:
    fields = {"from": came_from, "to": to, "reason": None, "happened_at": NOW, "actor_id": key("me")}
    return Draft(Kind.TRANSITION, "jobs", key(job_name), fields)


def set_op(n: int, name: str = "job", **fields: Any) -> Op:
    return Op(key(f"op{n}"), Kind.SET, "jobs", key(name), fields, 5, n)


def block(
    entity: str, rows: Sequence[tuple[str, dict[str, Any]]], buckets: Sequence[str] = ("t",), rev: int = 7
) -> RowBlock:
    """Whole rows, all at one revision."""
    names = BY_NAME[entity].names
    columns = tuple(tuple(values.get(name) for _, values in rows) for name in names)
    revs = (rev,) + (0,) * (len(rows) - 1)
    return RowBlock(entity, True, tuple(buckets), names, identifiers.pack(k for k, _ in rows), revs, columns)
