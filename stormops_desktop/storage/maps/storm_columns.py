"""The map's questions about one storm: its houses in columns, its reports, routes and crews."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

COLUMNS = 10
_IMPACTS = "SELECT property_id, sii FROM property_impacts WHERE storm_id = :storm"
_UPLIFTS = "SELECT property_id, expected_uplift, scored_at FROM lead_uplift WHERE storm_id = :storm"
_DECISIONS = "SELECT property_id, decision, decided_at FROM policy_decisions_log WHERE storm_id = :storm"
_STOPPED_AT = """
SELECT property_id FROM route_properties WHERE storm_id = :storm
UNION SELECT property_id FROM jobs WHERE storm_id = :storm
"""
_EVERY_HOUSE = """
SELECT p.property_id, p.latitude, p.longitude, p.address, p.city, p.zip_code FROM properties p
"""
_SOME_HOUSES = f"""
{_EVERY_HOUSE.replace("FROM properties p", "FROM json_each(:ids) k")}
CROSS JOIN properties p ON p.property_id = k.value
"""
SCAN_SHARE = 3  # when at least one house in so many is wanted, reading all of them is quicker
_REPORTS = """
SELECT report_id, source, hazard, magnitude, unit, measured, latitude, longitude, place, time_at, preliminary,
  area
FROM storm_reports WHERE storm_id = :storm AND withdrawn_at IS NULL
AND ((latitude IS NOT NULL AND longitude IS NOT NULL) OR area IS NOT NULL)
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

    Every house that the storm has anything to say of; ten empty columns when there is none. Four plain scans
    put together here take a third of the time of one query that joins and groups.
    """
    storm = {"storm": storm_id}
    impacts = dict(_rows(connection, _IMPACTS, storm))
    uplifts = _latest(_rows(connection, _UPLIFTS, storm))
    decisions = _latest(_rows(connection, _DECISIONS, storm))
    stopped = dict.fromkeys(key for (key,) in _rows(connection, _STOPPED_AT, storm))
    houses = _houses(connection, impacts | uplifts | decisions | stopped)
    if not houses:
        return [()] * COLUMNS
    columns = list(zip(*houses, strict=True))
    ids, nothing = columns[0], (None, None)
    return [
        *columns,
        tuple(map(impacts.get, ids)),
        tuple(uplifts.get(key, nothing)[0] for key in ids),
        tuple(decisions.get(key, nothing)[0] for key in ids),
        tuple(decisions.get(key, nothing)[1] for key in ids),
    ]


def _houses(connection: Connection, known: dict[str, Any]) -> list[tuple[Any, ...]]:
    every = connection.exec_driver_sql("SELECT count(*) FROM properties").scalar_one()
    if len(known) * SCAN_SHARE < every:
        return _rows(connection, _SOME_HOUSES, {"ids": json.dumps(list(known))})
    return [row for row in _rows(connection, _EVERY_HOUSE, {}) if row[0] in known]


def _latest(rows: list[tuple[Any, ...]]) -> dict[str, tuple[Any, Any]]:
    """(value, when) of each key's newest row."""
    rows.sort(key=lambda row: row[2])
    return {key: (value, when) for key, value, when in rows}


def _rows(connection: Connection, question: str, values: dict[str, str]) -> list[tuple[Any, ...]]:
    """By the driver's own cursor: rows of 100,000 houses are not wrapped one by one."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(question, values)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def reports(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Reports with a position or an area, the greatest last so that it is drawn on top."""
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
