"""Rows of the contract from what files say: ids that follow from names, and which fields differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from stormops_desktop.domain.intake.houses import FoundHouse
from stormops_desktop.domain.storms.areas import area_of
from stormops_desktop.domain.storms.reading import Reading, StormReport
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

CONTENT = (
    "hazard", "magnitude", "unit", "measured", "latitude", "longitude", "place", "county", "state", "time_at",
    "time_original", "comments", "wfo", "preliminary", "area",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IntakeIds:
    """Row ids of one company: the same file gives the same ids on every laptop (UUID version 5)."""

    tenant_id: str

    def of(self, entity: str, name: str) -> str:
        """The id of the entity's row of that name."""
        return str(uuid5(UUID(self.tenant_id), f"intake/{entity}/{name}"))


def add_row(entity: str, key: str, values: Mapping[str, Any]) -> Draft:
    """A new row; NULLs and empty texts are left out."""
    return Draft(
        Kind.ADD, entity, key, {name: value for name, value in values.items() if value not in (None, "")}
    )


def set_row(entity: str, key: str, values: Mapping[str, Any]) -> Draft:
    """New values of a row."""
    return Draft(Kind.SET, entity, key, dict(values))


def report_values(report: StormReport, reading: Reading) -> dict[str, Any]:
    """All of a report but its storm, in the contract's spelling."""
    return {
        "source": str(report.source), "source_id": report.source_id, "hazard": str(report.hazard),
        "magnitude": report.magnitude, "unit": report.unit, "measured": str(report.measured),
        "latitude": report.latitude, "longitude": report.longitude, "place": report.place,
        "county": report.county, "state": report.state, "time_at": report.time_at,
        "time_original": report.time_original, "comments": report.comments, "wfo": report.wfo,
        "preliminary": report.preliminary, "area": report.area.as_json() if report.area else None,
        "dataset": reading.dataset, "vintage": reading.vintage,
    }  # fmt: skip


def differing(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a report's content that a newer edition tells otherwise."""
    changed = {name: new[name] for name in CONTENT if not _same(name, new[name], old[name])}
    return {name: None if value == "" else value for name, value in changed.items()}


def _same(name: str, new: Any, old: Any) -> bool:
    if name == "area":
        return area_of(new) == area_of(old)
    if name == "preliminary":
        return bool(new) == bool(old)
    return (new if new != "" else None) == (old if old != "" else None)


def property_values(house: FoundHouse) -> dict[str, Any]:
    """A house of a file."""
    return {
        "external_id": house.external_id, "address": house.address, "unit": house.unit, "city": house.city,
        "county": house.county, "state": house.state, "zip_code": house.zip_code,
        "latitude": house.latitude, "longitude": house.longitude,
        "geocode_quality": _plain(house.quality), "year_built": house.year_built,
        "do_not_knock": house.do_not_knock, "customer_since": house.customer_since, "is_synthetic": False,
        "parcel_id": house.parcel_id,
    }  # fmt: skip


def house_name(house: FoundHouse) -> str:
    """What makes a house of a file the same one at the next import, on any laptop."""
    where = "" if house.latitude is None else f"{house.latitude:.5f},{house.longitude:.5f}"
    return f"{house.key}|{house.parcel_id}|{where}"


def _plain(value: StrEnum | None) -> str | None:
    return None if value is None else str(value)
