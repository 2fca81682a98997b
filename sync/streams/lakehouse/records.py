"""Events and facts as rows of the lakehouse, and rows as Arrow."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pyarrow as pa
from pyiceberg.io.pyarrow import schema_to_pyarrow

from sync.contracts.entities import BY_NAME
from sync.contracts.events.envelope import Event
from sync.contracts.schema import Type
from sync.streams.lakehouse.tables import LakeTable

Row = dict[str, Any]
Place = tuple[int, int]


def place_of(event: Event) -> Place:
    """Where the event stands in its tenant's order."""
    return (event.sequence, event.index)


def event_row(event: Event) -> Row:
    """A row of the table of events; the same event is always the same row."""
    return {
        **_origin(event), "occurred_at": _moment(event.occurred_at), "name": event.name or None,
        "type": event.type, "schema_version": event.schema_version, "entity": event.entity,
        "row_id": event.row_id, "kind": str(event.kind), "storm_id": event.storm_id,
        "device": event.device, "effective": event.effective,
        "fields": msgspec.json.encode(event.fields).decode(),
    }  # fmt: skip


def fact_row(table: LakeTable, event: Event) -> Row:
    """The fact that an event added."""
    row: Row = {**_origin(event), "entity": event.entity, "gone": False, table.key: event.row_id}
    for field in BY_NAME[event.entity].fields:
        row[field.name] = _column_value(field.type, event.fields.get(field.name))
    return row


def arrow_of(table: LakeTable, rows: Sequence[Row]) -> pa.Table:
    """Rows as the columns of their table, in order of tenant and revision; what a row lacks is null."""
    ordered = sorted(rows, key=lambda row: (row["tenant_id"], row["rev"], row["i"]))
    return pa.Table.from_pylist(ordered, schema=schema_to_pyarrow(table.schema, include_field_ids=False))


def by_tenant(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Rows by tenant."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["tenant_id"], []).append(row)
    return found


def _origin(event: Event) -> Row:
    return {
        "tenant_id": event.tenant_id, "rev": event.sequence, "i": event.index,
        "recorded_at": _moment(event.recorded_at),
    }  # fmt: skip


def _column_value(kind: Type, value: Any) -> Any:
    if value is None:
        return None
    if kind is Type.TIMESTAMP:
        return _moment(value)
    if kind is Type.DATE:
        return date.fromisoformat(value)
    if kind is Type.REAL:
        return float(value)
    return value


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
