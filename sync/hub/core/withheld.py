"""Values that the office blocked: they say nothing about anybody, and no crew is told them.

Blocked is what two rows say together, so it is read after the values were locked: of a move of a value and
its block, the later transaction sees the earlier. Only a value that comes new in the moment of its block can
miss it, since nobody can lock a row that is not there yet; `push.sweep` takes it back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from sync.contracts import buckets
from sync.hub.core.model import Row, RowId
from sync.hub.core.working import WorkingSet

IDENTIFIERS, BLOCKS, HASH = "identifiers", "identity_blocks", "value_hash"
_PROPERTIES = "properties"
_SPELLED = re.compile(r"[0-9a-f]{32}\Z")


def is_hash(told: object) -> bool:
    """Whether it is spelled as the hash of a value."""
    return isinstance(told, str) and _SPELLED.match(told) is not None


def blocked_among(working: WorkingSet, rows: Iterable[Row]) -> frozenset[str]:
    """Of the values that the rows hold, the hashes of those that are blocked."""
    hashes = {row.values[HASH] for row in rows if row.entity == IDENTIFIERS}
    found = working.referring(BLOCKS, HASH, hashes) if hashes else ()
    return frozenset(row.values[HASH] for row in found if row.values["blocked"])


def office_part(places: frozenset[str]) -> frozenset[str]:
    """Those of the buckets that only the office reads."""
    return frozenset(place for place in places if place == buckets.OFFICE or buckets.is_storm(place))


def moved_by_blocks(working: WorkingSet, houses: frozenset[str]) -> Mapping[RowId, frozenset[str]]:
    """Where values lie that were blocked, or count again; they are marked as changed.

    Args:
        houses: those whose rows are placed by other means.
    """
    hashes = {row.values[HASH] for row in working.changed() if row.entity == BLOCKS}
    rows = working.referring(IDENTIFIERS, HASH, hashes) if hashes else []
    return placed(working, [row for row in rows if row.values["property_id"] not in houses])


def placed(working: WorkingSet, rows: Sequence[Row]) -> Mapping[RowId, frozenset[str]]:
    """Where these values lie; those that lie elsewhere yet are marked as changed."""
    blocked = blocked_among(working, rows)
    shown = [row.values["property_id"] for row in rows if row.values[HASH] not in blocked]
    working.load(_PROPERTIES, [house for house in shown if house is not None], lock=True)
    places = {}
    for row in rows:
        now = office_part(row.buckets) if row.values[HASH] in blocked else _at_its_house(working, row)
        if now != row.buckets:
            places[row.entity, row.key] = now
            working.bump(row)
    return places


def _at_its_house(working: WorkingSet, row: Row) -> frozenset[str]:
    house = row.values["property_id"]
    found = working.live(_PROPERTIES, house) if house is not None else None
    return row.buckets if found is None else found.buckets
