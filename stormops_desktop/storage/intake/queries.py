"""What the import asks the replica."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

REPORT_FIELDS = (
    "storm_id", "source", "source_id", "hazard", "magnitude", "unit", "measured", "latitude", "longitude",
    "place", "county", "state", "time_at", "time_original", "comments", "wfo", "preliminary", "area",
    "dataset", "vintage", "withdrawn_at",
)  # fmt: skip
IMPACT_FIELDS = (
    "property_id", "sii", "tier", "hail_in", "hail_confidence", "hail_distance_mi", "hail_report_id",
    "gust_mph", "gust_confidence", "gust_distance_mi", "gust_report_id", "threshold_in", "material_assumed",
    "sii_version",
)  # fmt: skip
STORM_FIELDS = (
    "event_id", "name", "status", "time_zone", "begin_at", "end_at", "max_hail_in", "max_gust_mph", "south",
    "west", "north", "east", "is_sample",
)  # fmt: skip
# A sample's houses are invented, and its storm never was: no real report is evidence about them, and none of
# its own is about real houses. Its houses are the invented ones that its own rows speak of: a demo invents
# houses under a real storm, too, and no stray row makes a house that stands a sample's.
_SAMPLE_STORMS = "SELECT storm_id FROM storms WHERE is_sample = 1"
_SAMPLE_HOUSES = (
    "SELECT i.property_id FROM property_impacts i JOIN properties h USING (property_id) "
    f"WHERE h.is_synthetic = 1 AND i.storm_id IN ({_SAMPLE_STORMS})"
)

Row = dict[str, Any]


def storms(connection: Connection) -> dict[str, Row]:
    """Every storm by its id."""
    return _by_key(connection, "storm_id", STORM_FIELDS, "storms", "")


def reports_named(connection: Connection, source: str, source_ids: Iterable[str]) -> dict[str, Row]:
    """Reports of a source with these ids, by report id."""
    return _by_key(
        connection, "report_id", REPORT_FIELDS, "storm_reports",
        "WHERE source = ? AND source_id IN (SELECT value FROM json_each(?))",
        source, json.dumps(list(source_ids)),
    )  # fmt: skip


def reports_of_dataset(connection: Connection, source: str, dataset: str) -> list[tuple[Any, ...]]:
    """(report id, source id, storm id, vintage) of what a dataset told and has not taken back."""
    return _all(
        connection,
        "SELECT report_id, source_id, storm_id, coalesce(vintage, '') FROM storm_reports "
        "WHERE source = ? AND dataset = ? AND withdrawn_at IS NULL",
        source, dataset,
    )  # fmt: skip


def evidence_of(connection: Connection, storm_id: str) -> dict[str, Row]:
    """A storm's reports that count, by report id, in order of their id."""
    return _by_key(
        connection, "report_id", REPORT_FIELDS, "storm_reports",
        "WHERE storm_id = ? AND withdrawn_at IS NULL ORDER BY report_id", storm_id,
    )  # fmt: skip


def evidence_about(connection: Connection, storm_id: str, property_id: str) -> dict[str, Row]:
    """The same as far as it may speak for a house: nothing between a sample and what is real."""
    found = _all(
        connection,
        f"SELECT (? IN ({_SAMPLE_STORMS})) = (? IN ({_SAMPLE_HOUSES}))", storm_id, property_id,
    )  # fmt: skip
    return evidence_of(connection, storm_id) if found[0][0] else {}


def evidence_near(
    connection: Connection,
    property_id: str,
    box: tuple[float, float, float, float],
    county: str,
    state: str,
) -> dict[str, Row]:
    """Every storm's reports within a box (south, west, north, east), of the county, or with an area.

    An empty box is a house without a place, which every report of its county speaks for. Of a house of a
    sample, the samples' only; of any other, none of theirs.
    """
    south, west, north, east = box
    return _by_key(
        connection, "report_id", REPORT_FIELDS, "storm_reports",
        "WHERE withdrawn_at IS NULL AND ((latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?) "
        "OR (latitude IS NULL AND area IS NOT NULL) OR ((latitude IS NULL OR ?) "
        "AND county = ? COLLATE NOCASE AND state = ? COLLATE NOCASE)) "
        f"AND (storm_id IN ({_SAMPLE_STORMS})) = (? IN ({_SAMPLE_HOUSES})) "
        "ORDER BY report_id",
        south, north, west, east, south > north, county, state, property_id,
    )  # fmt: skip


def known_houses(connection: Connection) -> list[tuple[Any, ...]]:
    """Id, address, unit, city, ZIP, latitude, longitude, parcel, external id of every house."""
    return _all(
        connection,
        "SELECT property_id, address, unit, city, zip_code, latitude, longitude, parcel_id, external_id "
        "FROM properties",
    )


def house_facts(connection: Connection, property_ids: Sequence[str]) -> dict[str, Row]:
    """What a list of leads may fill in, by property id."""
    fields = ("do_not_knock", "customer_since", "parcel_id", "year_built")
    return _by_key(
        connection, "property_id", fields, "properties",
        "WHERE property_id IN (SELECT value FROM json_each(?))", json.dumps(list(property_ids)),
    )  # fmt: skip


def houses_to_score(connection: Connection, storm_id: str) -> list[tuple[Any, ...]]:
    """Id, latitude, longitude, county, state, roof material and age of every house, by id.

    Houses that the storm's reports can't speak for (a sample's in a real storm, and the other way round) have
    no place and no county, so they come out without evidence.
    """
    theirs = f"((p.property_id IN ({_SAMPLE_HOUSES})) = (:storm IN ({_SAMPLE_STORMS})))"
    told = ", ".join(
        f"CASE WHEN {theirs} THEN p.{name} END" for name in ("latitude", "longitude", "county", "state")
    )
    found = connection.exec_driver_sql(
        f"SELECT p.property_id, {told}, r.material, r.age_years "
        "FROM properties p LEFT JOIN roofs r USING (property_id) GROUP BY p.property_id "
        "ORDER BY p.property_id",
        {"storm": storm_id},
    )
    return [tuple(row) for row in found.fetchall()]


def house(connection: Connection, property_id: str) -> tuple[Any, ...] | None:
    """The same of one house, with its address at the end."""
    found = _all(
        connection,
        "SELECT p.property_id, p.latitude, p.longitude, p.county, p.state, r.material, r.age_years, "
        "p.address FROM properties p LEFT JOIN roofs r USING (property_id) WHERE p.property_id = ?",
        property_id,
    )
    return found[0] if found else None


def impacts_of(connection: Connection, storm_id: str) -> dict[str, Row]:
    """A storm's impacts by impact id."""
    return _by_key(connection, "impact_id", IMPACT_FIELDS, "property_impacts", "WHERE storm_id = ?", storm_id)


def latest_thresholds(connection: Connection) -> tuple[str, str] | None:
    """Version and table of the company's newest edition."""
    found = _all(
        connection,
        "SELECT version, base_in FROM hail_thresholds ORDER BY made_at DESC, edition_id DESC LIMIT 1",
    )
    return found[0] if found else None


def mappings(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Id, name, kind and columns of the saved mappings, by name."""
    return _all(connection, "SELECT mapping_id, name, kind, columns FROM import_mappings ORDER BY kind, name")


def past_imports(connection: Connection, limit: int) -> list[tuple[Any, ...]]:
    """The newest first; last comes the name of whoever brought it in."""
    return _all(
        connection,
        "SELECT i.import_id, i.kind, i.file_name, i.storm_id, i.vintage, i.rows, i.accepted, i.changed, "
        "i.unchanged, i.withdrawn, i.rejected, i.imported_at, u.display_name FROM data_imports i "
        "LEFT JOIN users u ON u.user_id = i.imported_by ORDER BY i.imported_at DESC, i.import_id LIMIT ?",
        limit,
    )


def _by_key(
    connection: Connection, key: str, fields: Sequence[str], table: str, where: str, *given: Any
) -> dict[str, Row]:
    rows = _all(connection, f"SELECT {key}, {', '.join(fields)} FROM {table} {where}", *given)
    return {row[0]: dict(zip(fields, row[1:], strict=True)) for row in rows}


def _all(connection: Connection, sql: str, *given: Any) -> list[Any]:
    return [tuple(row) for row in connection.exec_driver_sql(sql, given).fetchall()]
