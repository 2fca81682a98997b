"""What the gates of a storm's phases count: one statement a gate, for its number and the rows behind it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.domain.phases.gates import JOB_MARGIN_CENTS, VISIT_CENTS

# What the weather service calls severe: hail of an inch, gusts of 58 mph.
_SEVERE = "((r.hazard = 'hail' AND r.magnitude >= 1.0) OR (r.hazard = 'wind' AND r.magnitude >= 58))"
_HOUSES = (
    "FROM play_house h LEFT JOIN properties p ON p.property_id = h.property_id WHERE h.storm_id = :storm"
)
_STOPS = (
    "FROM route_properties s JOIN routes t ON t.route_id = s.route_id "
    "LEFT JOIN play_house h ON h.storm_id = s.storm_id AND h.property_id = s.property_id "
    "LEFT JOIN properties p ON p.property_id = s.property_id "
    "WHERE s.storm_id = :storm AND t.status <> 'archived'"
)
_JOBS = (
    "SELECT j.job_id AS row_id, p.address AS title, p.city AS place, {fact} AS fact, NULL AS amount, "
    "j.job_id FROM jobs j LEFT JOIN properties p ON p.property_id = j.property_id "
    "WHERE j.storm_id = :storm AND "
)
_LOOKED = (
    "('inspected_damage', 'inspected_no_damage', 'contingency_signed', 'adjuster_met', 'built', "
    "'repair_only')"
)
_FILED = "('none', 'intent')"

# Each row: row_id, title, place, fact (a code), amount, job_id. A cell of a twentieth of a degree is a zone,
# some three and a half miles wide.
ROWS: Mapping[str, str] = MappingProxyType(
    {
        "hot_zones": (
            "SELECT 'zone ' || CAST(floor(r.latitude * 20) AS INTEGER) || '/' || "
            "CAST(floor(r.longitude * 20) AS INTEGER) AS row_id, min(r.place) AS title, "
            "min(r.county) AS place, min(r.hazard) AS fact, max(r.magnitude) AS amount, NULL AS job_id "
            "FROM storm_reports r WHERE r.storm_id = :storm AND r.withdrawn_at IS NULL AND "
            f"r.latitude IS NOT NULL AND {_SEVERE} GROUP BY 1"
        ),
        "doors": (
            "SELECT h.property_id AS row_id, p.address AS title, p.city AS place, h.reason AS fact, "
            f"h.uplift AS amount, NULL AS job_id {_HOUSES} AND h.treated = 1"
        ),
        "hot_zips": (
            "SELECT p.zip_code AS row_id, p.zip_code AS title, min(p.city) AS place, 'A' AS fact, "
            "count(*) AS amount, NULL AS job_id FROM play_house h "
            "JOIN properties p ON p.property_id = h.property_id "
            "JOIN property_impacts i ON i.storm_id = h.storm_id AND i.property_id = h.property_id "
            "WHERE h.storm_id = :storm AND h.treated = 1 AND i.tier = 'A' AND p.zip_code <> '' "
            "GROUP BY p.zip_code"
        ),
        "control_group": (
            "SELECT h.property_id AS row_id, p.address AS title, p.city AS place, h.reason AS fact, "
            f"h.uplift AS amount, NULL AS job_id {_HOUSES} AND h.arm <> '' AND h.arm = 'control'"
        ),
        "routes_out": (
            "SELECT t.route_id AS row_id, t.route_name AS title, t.zip_code AS place, t.status AS fact, "
            "t.property_count AS amount, NULL AS job_id FROM routes t WHERE t.storm_id = :storm "
            "AND t.status IN ('published', 'in_progress', 'completed')"
        ),
        "routed_value": (
            "SELECT s.stop_id AS row_id, p.address AS title, t.route_name AS place, t.status AS fact, "
            f"CAST(round(h.uplift * {JOB_MARGIN_CENTS}) AS INTEGER) - {VISIT_CENTS} AS amount, "
            f"NULL AS job_id {_STOPS} AND h.uplift IS NOT NULL"
        ),
        "held_out_routed": (
            "SELECT s.stop_id AS row_id, p.address AS title, t.route_name AS place, h.suppressed AS fact, "
            f"NULL AS amount, NULL AS job_id {_STOPS} AND h.suppressed <> ''"
        ),
        "inspections": (
            f"{_JOBS.format(fact='j.outcome')} j.status = 'completed' AND j.outcome IN {_LOOKED}"
        ),
        "claims": (
            f"{_JOBS.format(fact='j.claim_stage')} j.claim_stage <> '' AND j.claim_stage NOT IN {_FILED}"
        ),
        "follow_ups": (
            "SELECT n.sequence_id AS row_id, p.address AS title, p.city AS place, n.channel AS fact, "
            "n.step AS amount, NULL AS job_id FROM nurture_sequences n "
            "LEFT JOIN properties p ON p.property_id = n.property_id "
            "WHERE n.storm_id = :storm AND n.status IN ('sent', 'replied')"
        ),
        "answers": (
            "SELECT a.property_id AS row_id, p.address AS title, p.city AS place, min(a.how) AS fact, "
            "count(*) AS amount, NULL AS job_id FROM (SELECT property_id, channel AS how "
            "FROM nurture_sequences WHERE storm_id = :storm AND status = 'replied' UNION ALL "
            "SELECT property_id, channel FROM customer_journeys WHERE storm_id = :storm "
            "AND direction = 'inbound') a LEFT JOIN properties p ON p.property_id = a.property_id "
            "GROUP BY a.property_id"
        ),
        "journeys": (
            "SELECT c.property_id AS row_id, p.address AS title, p.city AS place, min(c.channel) AS fact, "
            "count(*) AS amount, NULL AS job_id FROM customer_journeys c "
            "LEFT JOIN properties p ON p.property_id = c.property_id WHERE c.storm_id = :storm "
            "GROUP BY c.property_id"
        ),
        "conversions": (
            "SELECT c.property_id AS row_id, p.address AS title, p.city AS place, min(c.channel) AS fact, "
            "count(*) AS amount, NULL AS job_id FROM customer_journeys c "
            "LEFT JOIN properties p ON p.property_id = c.property_id WHERE c.storm_id = :storm "
            "AND c.converted = 1 GROUP BY c.property_id"
        ),
        "attributed": (
            "SELECT a.attribution_run_id AS row_id, a.engine_version AS title, '' AS place, "
            "CASE WHEN a.low_sample THEN 'low_sample' ELSE 'whole_sample' END AS fact, "
            "a.n_journeys AS amount, NULL AS job_id FROM attribution_runs a WHERE a.storm_id = :storm "
            "AND a.as_of >= coalesce((SELECT max(c.timestamp) FROM customer_journeys c "
            "WHERE c.storm_id = :storm), 0)"
        ),
    }
)  # fmt: skip
# Treated houses with somebody known at them, of all treated houses.
_IDENTIFIED = """
SELECT count(*) AS houses, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM identity_nodes n
  WHERE n.property_id = h.property_id AND n.kind = 'person')) AS known
FROM play_house h WHERE h.storm_id = :storm AND h.treated = 1
"""
SUMMED = frozenset({"routed_value"})
# Kept counts answer at once what the rows would answer by walking half a million houses.
_KEPT: Mapping[str, str] = MappingProxyType(
    {
        "doors": "treated = 1",
        "control_group": "arm = 'control'",
    }
)
_PAGE = "SELECT * FROM ({rows}) ORDER BY row_id LIMIT :limit OFFSET :offset"
_NEWEST = """
SELECT max(imported_at) FROM data_imports i WHERE i.storm_id = :storm OR (i.storm_id IS NULL
  AND i.span_begin <= :end_at AND i.span_end >= :begin_at)
"""


def numbers(connection: Connection, storm_id: str) -> dict[str, float]:
    """The number of every gate in `ROWS`: how many rows it has, or their sum."""
    found = {}
    for code in ROWS:
        found[code] = float(connection.execute(text(_number(code)), {"storm": storm_id}).scalar_one())
    return found


def _number(code: str) -> str:
    if code in _KEPT:
        return f"SELECT coalesce(sum(n), 0) FROM play_count WHERE storm_id = :storm AND {_KEPT[code]}"
    number = "coalesce(sum(amount), 0)" if code in SUMMED else "count(*)"
    return f"SELECT {number} FROM ({ROWS[code]})"


def rows_behind(
    connection: Connection, storm_id: str, code: str, offset: int, limit: int
) -> Sequence[Row[Any]]:
    """A page of what a gate's number is made of, by id; a gate that counts no rows has none."""
    if code not in ROWS:
        return ()
    asked = {"storm": storm_id, "offset": offset, "limit": limit}
    return connection.execute(text(_PAGE.format(rows=ROWS[code])), asked).all()


def how_many(connection: Connection, storm_id: str, code: str) -> int:
    """How many rows `rows_behind` has in all."""
    if code not in ROWS:
        return 0
    sql = f"SELECT count(*) FROM ({ROWS[code]})"
    return int(connection.execute(text(sql), {"storm": storm_id}).scalar_one())


def newest_import(
    connection: Connection, storm_id: str, begin_at: int | None, end_at: int | None
) -> int | None:
    """When evidence of this storm came in last, UTC milliseconds; None when nobody imported any."""
    asked = {"storm": storm_id, "begin_at": begin_at, "end_at": end_at}
    found = connection.execute(text(_NEWEST), asked).scalar_one()
    return None if found is None else int(found)


def identified(connection: Connection, storm_id: str) -> tuple[int, int]:
    """How many treated houses have somebody known at them, and how many treated houses there are."""
    row = connection.execute(text(_IDENTIFIED), {"storm": storm_id}).one()
    return int(row.known), int(row.houses)
