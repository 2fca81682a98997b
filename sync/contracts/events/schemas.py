"""JSON Schemas (draft 2020-12) of the events' bodies, one a synced entity, made from the contract; and of
reports from outside that have one.

`dataschema` of an event is `urn:stormops:schema:<entity>:<kind>:v1`; the schema of the entity has a branch
for each kind. A newer program may add fields, so what is not known is not forbidden.
"""

import json
from collections.abc import Mapping
from typing import Any

from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.events.envelope import SCHEMA_VERSION
from sync.contracts.events.report_schemas import report_schemas
from sync.contracts.ops import Kind, VerdictKind
from sync.contracts.schema import Entity, Field, Merge, Type

DIALECT = "https://json-schema.org/draft/2020-12/schema"
UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_ID: Mapping[str, Any] = {"type": "string", "pattern": UUID}
_TYPES: Mapping[Type, Mapping[str, Any]] = {
    Type.UUID: _ID,
    Type.TEXT: {"type": "string"},
    Type.INT: {"type": "integer"},
    Type.REAL: {"type": "number"},
    Type.BOOL: {"type": "boolean"},
    Type.TIMESTAMP: {"type": "integer", "description": "UTC milliseconds"},
    Type.DATE: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Type.JSON: {},
}
_SET = {
    "type": "object",
    "properties": {"add": {"type": "array"}, "remove": {"type": "array"}},
}


def schema_of(entity: Entity) -> dict[str, Any]:
    """The schema of every event body that tells of one entity."""
    kinds = {kind: _branch(entity, kind) for kind in _kinds(entity)}
    return {
        "$schema": DIALECT,
        "$id": f"urn:stormops:schema:{entity.name}:v{SCHEMA_VERSION}",
        "title": f"Accepted changes of {entity.name}",
        "type": "object",
        "required": [
            "tenant_id", "rev", "i", "op_id", "kind", "entity", "id", "device", "hlc", "verdict", "fields",
        ],
        "properties": _common(entity, list(kinds)),
        "oneOf": [
            {"properties": {"kind": {"const": kind}, "fields": fields}} for kind, fields in kinds.items()
        ],
    }  # fmt: skip


def written_schemas() -> dict[str, str]:
    """{file name: text} of all schemas, as they are kept beside this module."""
    found = {entity.name: schema_of(entity) for entity in ALL}
    found |= report_schemas(DIALECT, SCHEMA_VERSION)
    return {
        f"{name}.v{SCHEMA_VERSION}.json": json.dumps(schema, indent=1) + "\n"
        for name, schema in found.items()
    }


def schema_named(urn: str) -> dict[str, Any]:
    """The schema that an event's `dataschema` names.

    Raises:
        KeyError: not a schema of ours.
    """
    parts = urn.split(":")
    if (
        len(parts) != 6
        or urn.rpartition(":")[0].rpartition(":")[0].rpartition(":")[0] != "urn:stormops:schema"
    ):
        raise KeyError(urn)
    return schema_of(BY_NAME[parts[3]])


def _kinds(entity: Entity) -> list[Kind]:
    kinds = [Kind.ADD]
    if not entity.append_only:
        kinds.append(Kind.SET)
    if entity.name == "jobs":
        kinds.append(Kind.TRANSITION)
    if entity.name == "notes":
        kinds.append(Kind.REDACT)
    # The centre may take back what only it computes.
    return [*kinds, Kind.DELETE]


def _common(entity: Entity, kinds: list[Kind]) -> dict[str, Any]:
    return {
        "tenant_id": _ID,
        "rev": {"type": "integer", "minimum": 1},
        "i": {"type": "integer", "minimum": 0},
        "op_id": {"type": "string"},
        "kind": {"enum": [kind.value for kind in kinds]},
        "entity": {"const": entity.name},
        "id": _ID,
        "storm_id": _or_null(_ID),
        "account_id": _or_null(_ID),
        "device": _ID,
        "hlc": {"type": "integer"},
        "verdict": {"enum": [VerdictKind.APPLIED.value, VerdictKind.MERGED.value]},
        "lost": {"type": "array", "items": {"type": "string"}},
        "effective": {"type": ["boolean", "null"]},
        "fields": {"type": "object"},
    }


def _branch(entity: Entity, kind: Kind) -> dict[str, Any]:
    if kind is Kind.TRANSITION:
        return _transition(entity)
    if kind in (Kind.DELETE, Kind.REDACT):
        return {"type": "object"}
    told = [field for field in entity.fields if not field.personal]
    required = [field.name for field in told if field.required] if kind is Kind.ADD else []
    changed = [field for field in told if kind is Kind.ADD or field.merge is not Merge.FIXED]
    found: dict[str, Any] = {
        "type": "object", "properties": {field.name: _field(field, kind) for field in changed},
    }  # fmt: skip
    return {**found, "required": required} if required else found


def _field(field: Field, kind: Kind) -> dict[str, Any]:
    if field.merge is Merge.SET and kind is Kind.SET:
        return {"anyOf": [_SET, {}]}
    shape: dict[str, Any] = dict(_TYPES[field.type])
    if field.values is not None:
        shape = {"enum": list(field.values)}
    return shape if field.required or not shape else _or_null(shape)


def _transition(entity: Entity) -> dict[str, Any]:
    statuses = {"enum": list(entity.by_name["status"].values or ())}
    return {
        "type": "object",
        "required": ["event_id", "from", "to", "happened_at", "actor_id"],
        "properties": {
            "event_id": _ID, "from": statuses, "to": statuses, "reason": {"type": ["string", "null"]},
            "happened_at": {"type": "integer", "description": "UTC milliseconds"},
            "actor_id": {"type": "string"},
        },
    }  # fmt: skip


def _or_null(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [dict(shape), {"type": "null"}]}
