"""What an import of houses would change: new houses and roofs, and blank facts of known ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stormops_desktop.domain.intake.duplicates import Double, KnownHouse, doubles
from stormops_desktop.domain.intake.houses import FoundHouse, HouseReading
from stormops_desktop.domain.storms.vocabulary import Material
from stormops_desktop.services.intake.models import DoubleRow, ImportCounts
from stormops_desktop.services.intake.rows import IntakeIds, add_row, house_name, property_values, set_row
from stormops_desktop.storage.intake import queries
from sync.contracts.capture import Draft

PROPERTIES = "properties"


@dataclass(frozen=True, slots=True)
class HousePlan:
    """Drafts in order, counts, and the rows that are no new houses."""

    drafts: tuple[Draft, ...]
    counts: ImportCounts
    doubles: tuple[DoubleRow, ...]


def plan_houses(connection: Any, ids: IntakeIds, reading: HouseReading) -> HousePlan:
    """Compares a reading with the replica, or with nothing; changes nothing."""
    known = [] if connection is None else [KnownHouse(*row) for row in queries.known_houses(connection)]
    found = {double.row: double for double in doubles(reading.houses, known)}
    there = {house.property_id for house in known}
    drafts: list[Draft] = []
    taken: set[str] = set()
    for house in reading.houses:
        if house.row in found:
            continue
        key = _key(ids, house, taken)
        if key in there:  # came with this file before, and nothing else tells it (no place, no ZIP)
            found[house.row] = Double(house.row, "id", property_id=key)
        else:
            drafts += _new(ids, key, house)
    filled = [] if connection is None else _filled(connection, reading.houses, found)
    counts = ImportCounts(
        rows=reading.rows, accepted=len(reading.houses) - len(found), changed=len(filled),
        unchanged=len(found) - len(filled), rejected=len(reading.rejects),
    )  # fmt: skip
    return HousePlan((*drafts, *filled), counts, tuple(_told(reading.houses, found)))


def _key(ids: IntakeIds, house: FoundHouse, taken: set[str]) -> str:
    name = house_name(house)
    if name in taken:
        name = f"{name}|{house.row}"
    taken.add(name)
    return ids.of(PROPERTIES, name)


def _new(ids: IntakeIds, key: str, house: FoundHouse) -> list[Draft]:
    made = [add_row(PROPERTIES, key, property_values(house))]
    if house.material is not None or house.roof_age_years is not None:
        roof: dict[str, Any] = {
            "property_id": key, "material": str(house.material or Material.UNKNOWN),
            "age_years": house.roof_age_years, "age_source": "import",
        }  # fmt: skip
        made.append(add_row("roofs", ids.of("roofs", key), roof))
    return made


def _filled(connection: Any, houses: Sequence[FoundHouse], found: Mapping[int, Double]) -> list[Draft]:
    """A known house learns what was blank; "do not knock" is only ever set here, never taken back."""
    there = {double.property_id for double in found.values() if double.property_id}
    facts = queries.house_facts(connection, sorted(there))
    drafts: dict[str, Draft] = {}
    for house in houses:
        double = found.get(house.row)
        if double is None or double.property_id not in facts:
            continue
        now = facts[double.property_id]
        new: dict[str, Any] = {"do_not_knock": True} if house.do_not_knock and not now["do_not_knock"] else {}
        for name in ("customer_since", "parcel_id", "year_built"):
            told = getattr(house, name)
            if told and now[name] in (None, ""):
                new[name] = told
        if new and double.property_id not in drafts:
            drafts[double.property_id] = set_row(PROPERTIES, double.property_id, new)
    return list(drafts.values())


def _told(houses: Sequence[FoundHouse], found: Mapping[int, Double]) -> list[DoubleRow]:
    return [
        DoubleRow(house.row, double.why, house.address, double.of_row, double.property_id)
        for house in houses
        if (double := found.get(house.row)) is not None
    ]
