"""Storm evidence, the houses under it, and what it did to them."""

from dataclasses import replace

from sync.contracts.schema import (
    EVERYONE,
    OFFICE,
    Entity,
    Field,
    Merge,
    Scope,
    boolean,
    date,
    integer,
    json,
    real,
    text,
    timestamp,
    uuid,
)

REPORT_SOURCES = ("spc_daily", "spc_wcm", "ncei_details", "nws_lsr", "nws_alert", "mrms_mesh", "crew")
REPORT_HAZARDS = ("hail", "wind", "tornado")
MEASURED = ("measured", "estimated", "unknown")
GEOCODE_QUALITY = ("rooftop", "parcel", "street", "zip", "manual", "synthetic")
MATERIALS = (
    "asphalt_3tab", "asphalt_laminated", "asphalt_class4", "wood_shingle", "wood_shake", "clay_tile",
    "concrete_tile", "slate", "metal_standing", "metal_stone_coated", "mod_bit", "tpo", "epdm", "bur",
    "roll", "unknown",
)  # fmt: skip
TIERS = ("A", "B", "C", "D")
PERSONAS = ("Deal_Hunter", "Proof_Seeker", "Family_Protector", "Status_Conscious")

STORM_REPORTS = Entity(
    "storm_reports", "report_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        text("source", required=True, values=REPORT_SOURCES),
        text("source_id", required=True),
        text("hazard", required=True, values=REPORT_HAZARDS),
        real("magnitude"), text("unit"),
        text("measured", values=MEASURED),
        real("latitude"), real("longitude"),
        text("place"), text("county"), text("state"),
        timestamp("time_at", required=True), text("time_original"),
        text("comments"), text("wfo"),
        boolean("preliminary", required=True),
        # Where it is no point: an alert's polygon, a cell of a grid. Which edition of which file said so.
        json("area"), text("dataset"), text("vintage"), timestamp("withdrawn_at"),
    ),
    writers=OFFICE, uniques=(("storm_id", "source", "source_id"),),
)


def by_the_office(*fields: Field) -> tuple[Field, ...]:
    """Fields that only the office changes once the row is there."""
    return tuple(replace(field, writers=OFFICE) for field in fields)


PROPERTIES = Entity(
    "properties", "property_id", Scope.PROPERTY,
    by_the_office(
        text("external_id", merge=Merge.FIXED),
        text("address", required=True), text("unit"), text("city"), text("county"), text("state"),
        text("zip_code"),
        real("latitude"), real("longitude"),
        text("geocode_quality", values=GEOCODE_QUALITY),
        text("home_type"), boolean("owner_occupied"), integer("year_built"),
        integer("estimated_value_cents"),
        text("persona", values=PERSONAS), real("risk_score"),
        real("priority_legacy"),
        boolean("do_not_knock", required=True), date("customer_since"),
        boolean("is_synthetic", required=True, merge=Merge.FIXED),
        text("parcel_id"),
    ),
    writers=EVERYONE,  # a crew adds a house whose owner waved; what is known of a house the office changes
    uniques=(("external_id",),),
)

ROOFS = Entity(
    "roofs", "roof_id", Scope.PROPERTY,
    (
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        text("material", required=True, values=MATERIALS),
        real("age_years"), text("age_source"),
        integer("layers"), integer("stories"), real("squares"), integer("pitch_rise"),
    ),
    writers=frozenset({"crew"}) | OFFICE, uniques=(("property_id",),),
)

PROPERTY_IMPACTS = Entity(
    "property_impacts", "impact_id", Scope.IMPACT,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        real("sii"), text("tier", values=TIERS),
        real("hail_in"), real("hail_confidence"), real("hail_distance_mi"),
        uuid("hail_report_id", "storm_reports"),
        real("gust_mph"), real("gust_confidence"), real("gust_distance_mi"),
        uuid("gust_report_id", "storm_reports"),
        real("threshold_in"), boolean("material_assumed", required=True),
        text("sii_version", required=True), timestamp("scored_at", required=True),
    ),
    writers=OFFICE, uniques=(("storm_id", "property_id"),),
)

ENTITIES = (STORM_REPORTS, PROPERTIES, ROOFS, PROPERTY_IMPACTS)
