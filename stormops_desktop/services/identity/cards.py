"""Lines about people, and the values they are known by, from the replica's rows."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.services.identity.models import IdentifierView, PersonCard
from stormops_desktop.storage.identity import reading

Shown = Callable[[str, str, str], tuple[str, bool]]
MINE = "person"


def cards_of(connection: Any, persons: Collection[str], shown: Shown) -> list[PersonCard]:
    """A card for each person, in the order given; those that are not here are left out."""
    records: dict[str, list[Any]] = defaultdict(list)
    for row in reading.members(connection, persons):
        records[row.person_id].append(row)
    values: dict[str, list[Any]] = defaultdict(list)
    for row in reading.identifiers(connection, persons):
        values[row.person_id].append(row)
    houses: dict[str, list[Any]] = defaultdict(list)
    for row in reading.houses(connection, persons):
        houses[row.person_id].append(row)
    return [_card(one, records[one], values[one], houses[one], shown) for one in persons if records.get(one)]


def _card(
    person: str, records: Sequence[Any], values: Sequence[Any], houses: Sequence[Any], shown: Shown
) -> PersonCard:
    # The name that most records tell; of equals the longest, which has the middle name in it.
    told: dict[str, int] = defaultdict(int)
    for row in values:
        if row.kind == Kind.NAME:
            told[spelled(*shown(row.kind, row.value_sealed, row.value_shown))] += 1
    name = min(told, key=lambda one: (-told[one], -len(one), one), default="")
    address = f"{houses[0].address}, {houses[0].city or ''}".rstrip(", ") if houses else ""
    kinds = {row.kind for row in records}
    return PersonCard(
        person, name, address, len(records), len({row.value_hash for row in values}), len(houses),
        MINE if MINE in kinds else min(kinds),
    )  # fmt: skip


def spelled(name: str, clear: bool) -> str:
    """A name as people write it; it is kept in lower case."""
    return name.title() if clear else name


def identifier_views(rows: Sequence[Any], shown: Shown) -> list[IdentifierView]:
    """One view a value, however many sources told it; strongest first."""
    by_value: dict[str, list[Any]] = {}
    for row in rows:
        by_value.setdefault(row.value_hash, []).append(row)
    return [_identifier(told, shown) for told in by_value.values()]


def _identifier(told: Sequence[Any], shown: Shown) -> IdentifierView:
    first = told[0]
    value, clear = shown(first.kind, first.value_sealed, first.value_shown)
    return IdentifierView(
        first.identifier_id, first.kind, spelled(value, clear) if first.kind == Kind.NAME else value, clear,
        max(row.strength for row in told), tuple(dict.fromkeys(row.source for row in told)),
        first.why or "", min(row.first_seen or 0 for row in told), first.storm_name or "",
        bool(first.blocked), first.value_hash, tuple(sorted({row.node_id for row in told})),
    )  # fmt: skip
