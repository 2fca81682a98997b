"""What a word on who is who has to look like: laptops work out people from it; strange ones are refused."""

import json
from collections.abc import Mapping
from typing import Any

from sync.hub.core.case import Case
from sync.hub.core.decisions import INVALID, Decision
from sync.hub.core.validate import is_uuid
from sync.hub.core.withheld import BLOCKS, IDENTIFIERS, is_hash

EVENTS, ERASURES = "identity_events", "erasures"
MOST_RECORDS = 500  # of one side


def add_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    """Why a new row can't be taken, None when it can."""
    sound = _SOUND.get(case.op.entity)
    return None if sound is None or sound(fields) else INVALID


def _event_is_sound(fields: Mapping[str, Any]) -> bool:
    """Two sides of records, none on both; a withdrawal names what it withdraws and nothing else does."""
    one, other = _records(fields["one"]), _records(fields["other"])
    if one is None or other is None or not one or not other or one & other:
        return False
    return bool((fields["event"] == "withdraw") == bool(fields.get("withdraws")))


def _value_is_sound(fields: Mapping[str, Any]) -> bool:
    return is_hash(fields["value_hash"]) and 0 <= fields.get("strength", 0) <= 1


def _erasure_is_sound(fields: Mapping[str, Any]) -> bool:
    return bool(_records(fields["nodes"]))


def _records(document: Any) -> frozenset[str] | None:
    told = json.loads(document) if isinstance(document, str) else document
    if not isinstance(told, list) or len(told) > MOST_RECORDS or not all(is_uuid(item) for item in told):
        return None
    return frozenset(told)


_SOUND = {
    EVENTS: _event_is_sound,
    IDENTIFIERS: _value_is_sound,
    BLOCKS: _value_is_sound,
    ERASURES: _erasure_is_sound,
}
