"""The map's questions about one storm: its houses in columns, its reports, routes and crews."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

# Every house the storm has anything to say of. SQLite takes the bare columns beside max() from that very row.
_HOUSES = """
WITH known AS (
  SELECT property_id FROM property_impacts WHERE storm_id = :storm
  UNION SELECT property_id FROM lead_uplift WHERE storm_id = :storm
  UNION SELECT property_id FROM policy_decisions_log WHERE storm_id = :storm
  UNION SELECT property_id FROM route_properties WHERE storm_id = :storm
), decided AS (
  SELECT property_id, decision, max(decided_at) AS decided_at
  FROM policy_decisions_log WHERE storm_id = :storm GROUP BY property_id
), lifted AS (
  SELECT property_id, expected_uplift, max(scored_at) AS scored_at
  FROM lead_uplift WHERE storm_id = :storm GROUP BY property_id
)
SELECT p.property_id, p.latitude, p.longitude, p.address, p.city, p.zip_code,
  i.sii, u.expected_uplift, d.decision, d.decided_at
FROM known k JOIN properties p ON p.property_id = k.property_id
LEFT JOIN property_impacts i ON i.property_id = k.property_id AND i.storm_id = :storm
LEFT JOIN decided d ON d.property_id = k.property_id
LEFT JOIN lifted u ON u.property_id = k.property_id
"""
_REPORTS = """
SELECT report_id, source, hazard, magnitude, unit, measured, latitude, longitude, place, time_at, preliminary
FROM storm_reports WHERE storm_id = :storm AND latitude IS NOT NULL AND longitude IS NOT NULL
ORDER BY magnitude, report_id
"""
_ROUTES = """
SELECT r.route_id, r.route_name, r.status, r.crew_id, c.crew_name, c.start_latitude, c.start_longitude
FROM routes r LEFT JOIN crews c ON c.crew_id = r.crew_id
WHERE r.storm_id = :storm AND r.status <> 'archived' ORDER BY r.route_name, r.route_id
"""
_STOPS = """
SELECT s.route_id, s.property_id, s.sequence_order, p.latitude, p.longitude, j.status
FROM route_properties s JOIN properties p ON p.property_id = s.property_id
LEFT JOIN jobs j ON j.property_id = s.property_id AND j.route_id = s.route_id
WHERE s.storm_id = :storm ORDER BY s.route_id, s.sequence_order
"""
_STORM = """
SELECT storm_id, name, time_zone, data_vintage, south, west, north, east
FROM storms WHERE storm_id = :storm
"""
_JOB = """
SELECT job_id FROM jobs WHERE storm_id = :storm AND property_id = :property
ORDER BY status = 'cancelled', job_id DESC LIMIT 1
"""


def storm_of_map(connection: Connection, storm_id: str) -> Row[Any] | None:
    """Name, zone, vintage and box of a storm; None when it is not here."""
    return connection.execute(text(_STORM), {"storm": storm_id}).first()


def house_columns(connection: Connection, storm_id: str) -> list[tuple[Any, ...]]:
    """Columns, not rows: ids, latitudes, longitudes, addresses, cities, ZIPs, SII, uplift, decisions, when.

    Ten empty columns when the storm has no house. The driver's own cursor: rows of 100,000 houses are not
    wrapped one by one.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(_HOUSES, {"storm": storm_id})
        rows = cursor.fetchall()
    finally:
        cursor.close()
    return list(zip(*rows, strict=True)) if rows else [()] * 10


def reports(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Reports with a position, the greatest last so that it is drawn on top."""
    return connection.execute(text(_REPORTS), {"storm": storm_id}).all()


def routes(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Routes that are not archived, with their crew and where it starts."""
    return connection.execute(text(_ROUTES), {"storm": storm_id}).all()


def stops(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Every stop of the storm's routes with its position and its job's status, in order."""
    return connection.execute(text(_STOPS), {"storm": storm_id}).all()


def job_at(connection: Connection, storm_id: str, property_id: str) -> str | None:
    """The job at a house in a storm, one that is not cancelled before one that is."""
    return connection.execute(text(_JOB), {"storm": storm_id, "property": property_id}).scalar()
