"""What an erased or redacted row may still say: that it was, and nothing of whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sync.contracts.entities import BY_NAME
from sync.hub.core.model import Row

NOTES = "notes"


def was_erased(row: Row | None) -> bool:
    """Whether the row is gone for good, and is not made again under its key."""
    return row is not None and row.deleted and bool(BY_NAME[row.entity].erased_by)


def blanks(row: Row) -> Mapping[str, Any]:
    """The values that a row is left with in its personal fields when it is erased; none for other rows."""
    entity = BY_NAME[row.entity]
    if not entity.erased_by:
        return {}
    return {field.name: "" if field.required else None for field in entity.personal}


def silenced(rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """Of these rows those whose words leave the log, too: {entity: keys}."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if was_erased(row) or (row.entity == NOTES and row.values["redacted_at"] is not None):
            found[row.entity].append(row.key)
    return found


def words_of(entity: str) -> tuple[str, ...]:
    """The fields that leave the log."""
    return tuple(field.name for field in BY_NAME[entity].personal)
