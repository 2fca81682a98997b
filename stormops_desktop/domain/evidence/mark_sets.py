"""The marks of one photo as a set of records: what two people draw without sight of each other both stays.

A change of a mark takes the record away and adds another of the same id. When two people changed one mark,
both records are in the set, and the one changed later is drawn. Records of newer versions are never touched.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stormops_desktop.domain.evidence.marks import Mark, as_json, read_marks


def kept_marks(document: str | None) -> tuple[Mark, ...]:
    """The marks to draw from the JSON text of a photo's row, in the order in which they were made.

    Marks from before ids were given are named by their place, so that they can be chosen and changed.
    """
    latest: dict[str, Mark] = {}
    for record in _records(document):
        for mark in read_marks([record]):
            named = mark if mark.mark_id else replace(mark, mark_id=_spell(record))
            known = latest.get(named.mark_id)
            if known is None or (known.at, _spell(as_json(known))) < (named.at, _spell(as_json(named))):
                latest[named.mark_id] = named
    return tuple(sorted(latest.values(), key=lambda mark: (mark.at, mark.mark_id)))


def marks_change(document: str | None, wanted: Sequence[Mark]) -> str | None:
    """The edit that leads from a photo's JSON text to these marks, as it goes on the wire; None for none.

    Args:
        wanted: each with a `mark_id`; a mark of the document whose id is absent here was deleted.
    """
    after = {mark.mark_id: mark for mark in wanted}
    drawn = {mark.mark_id: mark for mark in kept_marks(document)}
    changed = {name for name in drawn if after.get(name) != drawn[name]}
    added = [as_json(mark) for name, mark in after.items() if drawn.get(name) != mark]
    removed = [record for record in _records(document) if _name(record) in changed]
    if not added and not removed:
        return None
    return json.dumps({"add": added, "remove": removed}, separators=(",", ":"))


def _name(record: object) -> str | None:
    """The id of a record that this version can draw; None for others, which stay."""
    drawn = read_marks([record])
    if not drawn:
        return None
    return drawn[0].mark_id or _spell(record)


def _records(document: str | None) -> list[Any]:
    """The list of records; what is no JSON list of objects holds none."""
    try:
        found = json.loads(document) if document else []
    except ValueError:
        return []
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _spell(record: object) -> str:
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
