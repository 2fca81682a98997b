"""Lists that are sets: people add and remove elements, nobody replaces the list under somebody else."""

import json
from typing import Any


def changed_set(current: Any, change: Any) -> str | None:
    """A JSON array, in canonical order and without doubles, after a change.

    Args:
        current: JSON text of an array, or None.
        change: JSON text (or the value) of `{"add": [...], "remove": [...]}`; a plain array replaces all,
            null empties.

    Returns:
        JSON text, None when there never was anything.
    """
    wanted = _read(change)
    if wanted is None:
        return None
    if isinstance(wanted, list):
        return _write(wanted)
    removed = {_spell(element) for element in wanted.get("remove", ())}
    kept = [element for element in _read(current) or [] if _spell(element) not in removed]
    return _write(kept + list(wanted.get("add", ())))


def set_change(before: list[Any], after: list[Any]) -> str:
    """The change that leads from one set to the other, as it goes on the wire."""
    old, new = {_spell(e): e for e in before}, {_spell(e): e for e in after}
    added = [new[spelling] for spelling in sorted(new.keys() - old.keys())]
    removed = [old[spelling] for spelling in sorted(old.keys() - new.keys())]
    return json.dumps({"add": added, "remove": removed}, separators=(",", ":"))


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _write(elements: list[Any]) -> str:
    return "[" + ",".join(sorted({_spell(element) for element in elements})) + "]"


def _spell(element: Any) -> str:
    return json.dumps(element, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
