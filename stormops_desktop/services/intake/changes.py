"""What an import changed in each storm, as documents that everybody in the office can open later."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stormops_desktop.services.intake.models import HouseMoved, ReportMoved, TiersMoved
from stormops_desktop.services.intake.rows import IntakeIds, add_row
from sync.contracts.capture import Draft

ENTITY = "import_changes"
LONGEST = 48_000  # characters a part; the office takes 65,536
MOST_PARTS = 20  # a storm; what goes beyond is counted, not listed
LONGEST_VALUE = 300  # characters of a comment

Entry = tuple[str, Any]


def change_drafts(
    ids: IntakeIds, import_id: str, moved: Iterable[ReportMoved], tiers: Iterable[TiersMoved]
) -> list[Draft]:
    """A row for each part of each storm's list; none for a storm that is new."""
    entries: dict[str, list[Entry]] = {}
    counts: dict[str, dict[str, int]] = {}
    for one in moved:
        entries.setdefault(one.storm_id, []).append(_of_report(one))
        of_storm = counts.setdefault(one.storm_id, {})
        of_storm[one.kind] = of_storm.get(one.kind, 0) + 1
    for storm in tiers:
        if storm.houses:
            entries.setdefault(storm.storm_id, []).extend(map(_of_house, storm.houses))
            there = sum(many for (was, tier), many in storm.moves.items() if was != tier)
            counts.setdefault(storm.storm_id, {})["houses"] = there
    return [
        _draft(ids, import_id, storm_id, part, document)
        for storm_id, listed in entries.items()
        for part, document in enumerate(_documents(listed, counts[storm_id]))
    ]


def _documents(entries: Sequence[Entry], counts: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Documents of a bounded length, in the order of the entries; the first has the counts."""
    held: dict[str, Any] = {"counts": dict(counts)}
    size, made = 0, 0
    for name, value in entries:
        length = len(json.dumps(value)) + 2
        if size + length > LONGEST:
            yield held
            made, held, size = made + 1, {}, 0
            if made == MOST_PARTS:
                return
        held.setdefault(name, []).append(value)
        size += length
    yield held


def _draft(ids: IntakeIds, import_id: str, storm_id: str, part: int, document: Mapping[str, Any]) -> Draft:
    values = {
        "import_id": import_id, "storm_id": storm_id, "part": part,
        "document": json.dumps(document, separators=(",", ":")),
    }  # fmt: skip
    return add_row(ENTITY, ids.of(ENTITY, f"{import_id}/{storm_id}/{part}"), values)


def _of_report(one: ReportMoved) -> Entry:
    if one.kind != "changed":
        return one.kind, one.report_id
    told = {name: [_short(was), _short(now)] for name, (was, now) in one.fields.items()}
    return one.kind, [one.report_id, told]


def _of_house(one: HouseMoved) -> Entry:
    return "houses", [one.property_id, one.was, one.tier, _round(one.sii_was), _round(one.sii)]


def _short(value: object) -> object:
    """Long comments are cut: the report itself has the whole of what it says now."""
    text = value if isinstance(value, str) else None
    return value if text is None or len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _round(sii: float | None) -> float | None:
    return None if sii is None else round(sii, 2)
