"""JSON Schemas of alerts of areas as others send them; `areas` reads these, and a little more."""

from collections.abc import Mapping
from typing import Any

from sync.contracts.events.areas import LONGEST_HEADLINE, MOVES

_URN = "urn:stormops:schema:reported"
_TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_HEADLINE}
_MOMENT: Mapping[str, Any] = {
    "anyOf": [{"type": "string", "format": "date-time"}, {"type": "number"}],
    "description": "ISO 8601 (UTC without a zone), or seconds, milliseconds or microseconds since 1970",
}
_ZIP: Mapping[str, Any] = {"type": "string", "pattern": r"^\d{5}(-\d{4})?$"}
_COMMON: Mapping[str, Any] = {"tenant_id": _TEXT, "storm_id": _TEXT, "id": _TEXT, "source_event_id": _TEXT}
_PARAMETER: Mapping[str, Any] = {"type": "array", "items": {"type": ["string", "number"]}}

_FLAT: Mapping[str, Any] = {
    "required": ["event_type", "timestamp"],
    "anyOf": [{"required": ["zip_code"]}, {"required": ["storm_id"]}],
    "properties": {
        **_COMMON,
        "type": {"const": "weather_alert"},
        "event_type": {**_TEXT, "description": "hail, wind, tornado …"},
        "severity": {"type": ["number", "string"], "description": "inches of hail, miles an hour of wind"},
        "zip_code": _ZIP, "timestamp": _MOMENT, "expires": _MOMENT, "headline": {"type": "string"},
    },
}  # fmt: skip
_FEATURE: Mapping[str, Any] = {
    "required": ["type", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "geometry": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "required": ["type", "coordinates"],
                    "properties": {
                        "type": {"enum": ["Polygon", "MultiPolygon"]}, "coordinates": {"type": "array"},
                    },
                },
            ]
        },
        "properties": {
            "type": "object",
            "required": ["sent"],
            "properties": {
                "id": _TEXT, "event": _TEXT, "sent": _MOMENT, "areaDesc": {"type": "string"},
                "status": {"enum": ["Actual", "Exercise", "System", "Test", "Draft"]},
                "messageType": {"enum": ["Alert", "Update", "Cancel", "Ack", "Error"]},
                "parameters": {
                    "type": "object",
                    "properties": {"maxHailSize": _PARAMETER, "maxWindGust": _PARAMETER},
                },
            },
        },
    },
}  # fmt: skip
WEATHER_ALERT: Mapping[str, Any] = {
    "title": "A weather alert: a feature of the National Weather Service, or one line of it",
    "type": "object",
    "oneOf": [_FEATURE, _FLAT],
}
COMPETITOR_INTEL: Mapping[str, Any] = {
    "title": "What a competitor does in a ZIP code",
    "type": "object",
    "required": ["competitor", "action", "zip_code", "timestamp"],
    "properties": {
        **_COMMON,
        "type": {"enum": ["competitor_intel", "competitor_move"]},
        "competitor": _TEXT, "action": {"enum": list(MOVES)}, "zip_code": _ZIP, "timestamp": _MOMENT,
    },
}  # fmt: skip


def report_schemas(dialect: str, version: int) -> dict[str, dict[str, Any]]:
    """{name: schema} of every kind of report that has one."""
    kinds = {"weather_alert": WEATHER_ALERT, "competitor_intel": COMPETITOR_INTEL}
    return {
        f"reported.{name}": {"$schema": dialect, "$id": f"{_URN}:{name}:v{version}", **schema}
        for name, schema in kinds.items()
    }
