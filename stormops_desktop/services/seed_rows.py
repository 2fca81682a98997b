"""Turns domain values into rows of the contract: one converter an entity, ids that follow from names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from stormops_desktop.domain.storms.sii import SII_VERSION, Impact
from stormops_desktop.domain.storms.thresholds import STANDARD, Threshold
from stormops_desktop.domain.storms.vocabulary import GeocodeQuality, Material
from stormops_desktop.domain.targeting.plays import PLAYS, Play
from stormops_desktop.domain.targeting.uplift import Uplift
from stormops_desktop.services.demo_data_homes import SyntheticHome
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind


@dataclass(frozen=True, slots=True)
class Ids:
    """Row ids of one tenant's demo: UUIDs of names (RFC 9562 version 5), the same at every seeding.

    Attributes:
        plays_there: play code to id, of plays that the company has already.
    """

    tenant_id: str
    plays_there: Mapping[str, str] = field(default_factory=dict)

    def of(self, entity: str, name: object) -> str:
        """The id of the entity's row of that name."""
        return str(uuid5(UUID(self.tenant_id), f"demo/{entity}/{name}"))

    def crew(self, number: int) -> str:
        """The id of an invented crew, numbered from 1."""
        return self.of("crews", number)

    def play(self, code: str) -> str:
        """The id of the play with this code."""
        return self.plays_there.get(code) or self.of("plays", code)


def add(entity: str, key: str, **fields: Any) -> Draft:
    """A new row; fields that are None are left out, which means the same."""
    given = {name: _plain(value) for name, value in fields.items() if value is not None}
    return Draft(Kind.ADD, entity, key, given)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, StrEnum) else value


def play_rows(ids: Ids) -> list[Draft]:
    """The eleven plays, but for those that are there."""
    return [_play(ids, play) for play in PLAYS if play.code not in ids.plays_there]


def _play(ids: Ids, play: Play) -> Draft:
    return add(
        "plays", ids.play(play.code), code=play.code, name=play.name, persona=play.persona,
        risk_tier=play.risk_tier, boost=play.boost, sla_hours=play.sla_hours, active=True,
    )  # fmt: skip


def crew_row(ids: Ids, number: int, name: str, *, latitude: float, longitude: float) -> Draft:
    """A crew that starts at its yard at 7 and ends at 19 local time."""
    return add(
        "crews", ids.crew(number), crew_name=name, vehicle=f"Truck {number}", skills="inspection",
        max_stops=50, shift_start_min=7 * 60, shift_end_min=19 * 60,
        start_latitude=latitude, start_longitude=longitude, active=True,
    )  # fmt: skip


def property_row(key: str, home: SyntheticHome) -> Draft:
    """An invented house, marked as such."""
    return add(
        "properties", key, external_id=home.external_id, address=home.address, city=home.place.city,
        county=home.place.county, state="TX", zip_code=home.place.zip_code, latitude=home.latitude,
        longitude=home.longitude, geocode_quality=GeocodeQuality.SYNTHETIC, home_type="single_family",
        owner_occupied=home.owner_occupied, year_built=home.year_built,
        estimated_value_cents=home.estimated_value_cents, persona=home.persona, risk_score=home.risk_score,
        do_not_knock=home.do_not_knock, customer_since=home.customer_since, is_synthetic=True,
    )  # fmt: skip


def roof_row(ids: Ids, property_id: str, home: SyntheticHome) -> Draft:
    """Its roof."""
    known = home.material is not Material.UNKNOWN
    return add(
        "roofs", ids.of("roofs", home.external_id), property_id=property_id, material=home.material,
        age_years=home.roof_age_years, age_source="synthetic" if known else None, layers=1,
        stories=home.stories, squares=home.squares, pitch_rise=home.pitch_rise,
    )  # fmt: skip


def impact_row(
    key: str, storm_id: str, property_id: str, impact: Impact, *, report_ids: list[str],
    threshold: Threshold | None, scored_at: int,
) -> Draft:  # fmt: skip
    """What the storm did to a house, with the reports it was derived from."""
    hail, wind = impact.hail, impact.wind
    return add(
        "property_impacts", key, storm_id=storm_id, property_id=property_id, sii=impact.sii, tier=impact.tier,
        hail_in=hail and hail.magnitude, hail_confidence=hail and hail.confidence,
        hail_distance_mi=hail and hail.distance_mi, hail_report_id=hail and report_ids[hail.index],
        gust_mph=wind and wind.magnitude, gust_confidence=wind and wind.confidence,
        gust_distance_mi=wind and wind.distance_mi, gust_report_id=wind and report_ids[wind.index],
        threshold_in=threshold and threshold.inches,
        material_assumed=threshold is not None and threshold.assumed,
        sii_version=_version(threshold), scored_at=scored_at,
    )  # fmt: skip


def _version(threshold: Threshold | None) -> str:
    """A score depends on the formula and on the table of thresholds."""
    return SII_VERSION if threshold is None else f"{SII_VERSION}+{STANDARD.version}"


def uplift_row(key: str, storm_id: str, property_id: str, uplift: Uplift, *, scored_at: int) -> Draft:
    """The prior figure; it has no interval, because nothing was estimated."""
    return add(
        "lead_uplift", key, storm_id=storm_id, property_id=property_id, expected_uplift=uplift.expected,
        next_best_action=uplift.next_action, model_version=uplift.model_version, scored_at=scored_at,
    )  # fmt: skip
