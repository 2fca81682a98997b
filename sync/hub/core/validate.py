"""Whether an op says something sayable: known names, right types, sane sizes. No look at any row."""

import datetime
import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from sync.contracts.entities import BY_NAME
from sync.contracts.entities.fieldwork import JOB_STATUS
from sync.contracts.folding import JOBS
from sync.contracts.identifiers import canonical
from sync.contracts.ops import SCHEMA_VERSION, Kind, Op
from sync.contracts.schema import Entity, Field, Merge, Type

TEXT_MAX = 20_000
JSON_MAX = 65_536
INT_MAX = (1 << 63) - 1
TIME_MIN, TIME_MAX = -62_135_596_800_000, 253_402_300_799_999
"""Years 1 to 9999 in UTC milliseconds: what PostgreSQL, Python and people can print."""

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_DEGREES = {
    "latitude": 90.0, "longitude": 180.0, "start_latitude": 90.0, "start_longitude": 180.0,
    "end_latitude": 90.0, "end_longitude": 180.0,
    "south": 90.0, "north": 90.0, "west": 180.0, "east": 180.0,
}  # fmt: skip
_PLACES = (
    ("latitude", "longitude"),
    ("start_latitude", "start_longitude"),
    ("end_latitude", "end_longitude"),
)
_NOTES = "notes"
_TRANSITION_NAMES = frozenset({"event_id", "from", "to", "reason", "happened_at", "actor_id"})


def is_uuid(value: Any) -> bool:
    """Canonical 36-character lower-case UUID text."""
    return isinstance(value, str) and _UUID.match(value) is not None


def stored_id(op_id: str) -> str:
    """The id under which an op is kept: its own, or for one that is no UUID a UUID that follows from it."""
    if is_uuid(op_id):
        return op_id
    return canonical(hashlib.blake2b(op_id.encode(errors="replace"), digest_size=16).hexdigest())


def is_sound(op: Op) -> bool:
    """Whether the op is well formed; what it may do to the row is decided elsewhere."""
    return _envelope_is_sound(op) and _KINDS[op.kind](op, BY_NAME[op.entity])


def _envelope_is_sound(op: Op) -> bool:
    return (
        op.entity in BY_NAME
        and is_uuid(op.id)
        and is_uuid(op.key)
        and op.version <= SCHEMA_VERSION
        and 0 <= op.base <= INT_MAX
        and 0 <= op.hlc <= INT_MAX
        and (op.group is None or _is_text(op.group))
    )


def _add_is_sound(op: Op, entity: Entity) -> bool:
    """Authorship is left out: the centre fills it in."""
    return _fields_are_sound(op.fields, entity) and all(
        op.fields.get(field.name) is not None
        for field in entity.fields
        if field.required and field.name not in ("author_id", "actor_id")
    )


def _set_is_sound(op: Op, entity: Entity) -> bool:
    if entity.append_only or not op.fields or not _fields_are_sound(op.fields, entity):
        return False
    return all(entity.by_name[name].merge is not Merge.FOLD for name in op.fields)


def _transition_is_sound(op: Op, _entity: Entity) -> bool:
    given = op.fields
    return (
        op.entity == JOBS
        and given.keys() <= _TRANSITION_NAMES
        and is_uuid(given.get("event_id"))
        and given.get("from") in JOB_STATUS
        and given.get("to") in JOB_STATUS
        and (given.get("reason") is None or _is_text(given["reason"]))
        and _is_time(given.get("happened_at"))
    )


def _delete_is_sound(_op: Op, entity: Entity) -> bool:
    return entity.deletable


def _redact_is_sound(op: Op, entity: Entity) -> bool:
    blanked_at = op.fields.get("redacted_at")
    return entity.name == _NOTES and (blanked_at is None or _is_time(blanked_at))


def _fields_are_sound(given: Mapping[str, Any], entity: Entity) -> bool:
    known = entity.by_name
    for name, value in given.items():
        if name not in known or not _value_is_sound(known[name], value):
            return False
    return _places_are_sound(given)


def _value_is_sound(field: Field, value: Any) -> bool:
    if value is None:
        return not field.required
    if field.values is not None and value not in field.values:
        return False
    if field.merge is Merge.SET:
        return _is_set_edit(value)
    return _TYPES[field.type](value)


def _places_are_sound(given: Mapping[str, Any]) -> bool:
    """Degrees within the globe, and never the point that missing coordinates decay to."""
    if _DEGREES.keys().isdisjoint(given):
        return True
    for name, limit in _DEGREES.items():
        if given.get(name) is not None and abs(given[name]) > limit:
            return False
    return not is_nowhere(given)


def is_nowhere(values: Mapping[str, Any]) -> bool:
    """Whether one of the places in these values is latitude 0, longitude 0."""
    return any((values.get(a), values.get(b)) == (0, 0) for a, b in _PLACES)


def _is_set_edit(value: Any) -> bool:
    """A JSON array, or `{"add": [...], "remove": [...]}`, as text or as it is."""
    text = value if isinstance(value, str) else json.dumps(value)
    if not _is_json(text):
        return False
    told = json.loads(text)
    if isinstance(told, dict):
        return told.keys() <= {"add", "remove"} and all(isinstance(items, list) for items in told.values())
    return isinstance(told, list)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= TEXT_MAX and "\x00" not in value


def _is_int(value: Any) -> bool:
    return type(value) is int and -INT_MAX <= value <= INT_MAX


def _is_real(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 1e300 and math.isfinite(value)


def _is_time(value: Any) -> bool:
    return type(value) is int and TIME_MIN <= value <= TIME_MAX


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_json(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > JSON_MAX or "\\u0000" in value or "\x00" in value:
        return False
    try:
        json.loads(value, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


_TYPES: dict[Type, Callable[[Any], bool]] = {
    Type.UUID: is_uuid,
    Type.TEXT: _is_text,
    Type.INT: _is_int,
    Type.REAL: _is_real,
    Type.BOOL: lambda value: isinstance(value, bool),
    Type.TIMESTAMP: _is_time,
    Type.DATE: _is_date,
    Type.JSON: _is_json,
}
_KINDS: dict[Kind, Callable[[Op, Entity], bool]] = {
    Kind.ADD: _add_is_sound,
    Kind.SET: _set_is_sound,
    Kind.TRANSITION: _transition_is_sound,
    Kind.DELETE: _delete_is_sound,
    Kind.REDACT: _redact_is_sound,
}
