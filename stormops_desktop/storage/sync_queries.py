"""What waits here, what came back, and where things are: the Sync page's questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.contracts.ops import Op, Verdict
from sync.contracts.replica import InboxItem, SyncState

_OP = msgspec.json.Decoder(Op)
_VERDICT = msgspec.json.Decoder(Verdict)
_OF_A_JOB = {
    "notes": "note_id", "job_events": "event_id", "photos": "photo_id", "claim_intel": "claim_id",
    "supplements": "supplement_id", "claim_payments": "payment_id", "test_squares": "square_id",
    "papers": "paper_id", "visit_checks": "check_id", "job_changes": "change_id",
}  # fmt: skip
_OF_A_HOUSE = {
    "policy_outcomes": "outcome_id", "customer_journeys": "journey_id",
    "nurture_sequences": "sequence_id", "contact_preferences": "preference_id",
}  # fmt: skip
_NAMED = {
    "routes": ("route_id", "route_name"),
    "storms": ("storm_id", "name"),
    "crews": ("crew_id", "crew_name"),
    "properties": ("property_id", "address"),
}
_WAITING = """
    SELECT count(*), coalesce(sum(bytes), 0) FROM (
        SELECT length(body) AS bytes FROM op_log WHERE rev IS NULL
        UNION ALL SELECT length(body) FROM parcel_op)"""  # brought from another laptop: only here too
_UNDECIDED = "SELECT item_id, op, verdict, before, received_ms FROM inbox WHERE decided_ms IS NULL"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much waits (`bytes` of it), how many ops want a person, and the state of the sync."""

    waiting: int
    bytes: int
    attention: int
    state: SyncState | None = field(default=None)


def tally(connection: Connection) -> Tally:
    """The Sync chip's numbers."""
    run = connection.exec_driver_sql
    waiting, size = run(_WAITING).one()
    attention = run("SELECT count(*) FROM inbox WHERE decided_ms IS NULL").scalar_one()
    body = run("SELECT body FROM sync_state WHERE one = 1").scalar()
    return Tally(
        waiting, size, attention, None if body is None else msgspec.json.decode(body, type=SyncState)
    )


def waiting_ops(connection: Connection, limit: int) -> list[tuple[int, Op]]:
    """Number and op of what has no verdict yet, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT n, body FROM op_log WHERE rev IS NULL ORDER BY n LIMIT ?", (limit,)
    )
    return [(n, _OP.decode(body)) for n, body in rows]


def inbox(connection: Connection) -> list[InboxItem]:
    """What no person has decided yet, oldest first."""
    rows = connection.exec_driver_sql(f"{_UNDECIDED} ORDER BY item_id")
    return [_item(*row) for row in rows]


def inbox_mark(connection: Connection) -> tuple[int, ...]:
    """Something that is different whenever the undecided items are others."""
    found = connection.exec_driver_sql(
        "SELECT count(*), coalesce(min(item_id), 0), coalesce(max(item_id), 0), coalesce(sum(item_id), 0) "
        "FROM inbox WHERE decided_ms IS NULL"
    ).one()
    return tuple(found)


def decide(connection: Connection, items: Sequence[int], *, now_ms: int, decision: str, reason: str) -> None:
    """Notes what a person decided; the items stay in the file."""
    for item_id in items:
        connection.exec_driver_sql(
            "UPDATE inbox SET decided_ms = ?, decision = ?, reason = ? WHERE item_id = ?",
            (now_ms, decision, reason, item_id),
        )


def place_of(connection: Connection, entity: str, key: str, fields: dict[str, Any]) -> str:
    """Words for where a row is: its job's address and city, its route's or its own name; "" when unknown.

    The city, because two towns of one storm share their street names.
    """
    run = connection.exec_driver_sql
    job_id = job_of(connection, entity, key, fields)
    if job_id is not None:
        return _house(run("SELECT address, city FROM job_list WHERE job_id = ?", (job_id,)).first())
    if entity in _OF_A_HOUSE:
        return _house_of(connection, entity, key, fields)
    if entity not in _NAMED:
        return _referred(connection, fields)
    key_column, name = _NAMED[entity]
    found = run(f"SELECT {name} FROM {entity} WHERE {key_column} = ?", (key,)).scalar()
    return str(found or fields.get(name) or "")


def _referred(connection: Connection, fields: dict[str, Any]) -> str:
    """The address or the route that a row speaks of."""
    house = "SELECT address FROM properties WHERE property_id = ?"
    route = "SELECT route_name FROM routes WHERE route_id = ?"
    for question, name in ((house, "property_id"), (route, "route_id")):
        key = fields.get(name)
        found = connection.exec_driver_sql(question, (key,)).scalar() if key else None
        if found:
            return str(found)
    return ""


def contested_jobs(connection: Connection) -> dict[str, list[Op]]:
    """Jobs with undecided items, and the ops that the office did not take of each, oldest first."""
    found: dict[str, list[Op]] = {}
    for item in inbox(connection):
        job_id = job_of(connection, item.op.entity, item.op.key, item.op.fields)
        if job_id is not None:
            found.setdefault(job_id, []).append(item.op)
    return found


def job_of(connection: Connection, entity: str, key: str, fields: dict[str, Any]) -> str | None:
    """The job that a row is about, None for rows of other things."""
    job_id = key if entity == "jobs" else fields.get("job_id")
    if job_id is None and entity in _OF_A_JOB:
        question = f"SELECT job_id FROM {entity} WHERE {_OF_A_JOB[entity]} = ?"
        job_id = connection.exec_driver_sql(question, (key,)).scalar()
    return None if job_id is None else str(job_id)


def _house_of(connection: Connection, entity: str, key: str, fields: dict[str, Any]) -> str:
    run = connection.exec_driver_sql
    property_id = fields.get("property_id")
    if property_id is None:
        question = f"SELECT property_id FROM {entity} WHERE {_OF_A_HOUSE[entity]} = ?"
        property_id = run(question, (key,)).scalar()
    return _house(run("SELECT address, city FROM properties WHERE property_id = ?", (property_id,)).first())


def _house(row: Any) -> str:
    return "" if row is None else ", ".join(part for part in (row.address, row.city) if part)


def _item(item_id: int, op: bytes, verdict: bytes, before: bytes, received_ms: int) -> InboxItem:
    item = InboxItem(_OP.decode(op), _VERDICT.decode(verdict), received_ms, msgspec.json.decode(before))
    return replace(item, item_id=item_id)
