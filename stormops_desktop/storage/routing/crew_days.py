"""Days on which crews have routes, and the routes that a crew's days are made of."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_ELSEWHERE = """
SELECT r.crew_id, r.planned_start, s.time_zone, s.name AS storm
FROM routes r LEFT JOIN storms s ON s.storm_id = r.storm_id
WHERE r.storm_id <> :storm AND r.crew_id IS NOT NULL AND r.planned_start IS NOT NULL
  AND r.status <> 'archived'
"""
_ROUTES = """
SELECT r.route_id, r.route_name, r.planned_start, s.time_zone,
  sum(l.status NOT IN ('completed', 'skipped', 'cancelled')) AS open,
  sum(l.status IN ('completed', 'skipped')) AS over, sum(l.status IN ('en_route', 'on_site')) AS under_way,
  max(CASE WHEN l.status IN ('completed', 'skipped') THEN coalesce(j.completed_at,
    (SELECT max(e.happened_at) FROM job_events e WHERE e.job_id = j.job_id)) END) AS last_at
FROM (SELECT DISTINCT route_id FROM assignments WHERE active = 1 AND (:crew IS NULL OR crew_id = :crew)) a
JOIN routes r ON r.route_id = a.route_id
JOIN job_list l ON l.route_id = r.route_id
JOIN jobs j ON j.job_id = l.job_id
LEFT JOIN storms s ON s.storm_id = r.storm_id
WHERE r.status NOT IN ('draft', 'archived') AND (:storm IS NULL OR l.storm_id = :storm)
GROUP BY r.route_id
"""
_START = "SELECT start_latitude, start_longitude FROM crews WHERE crew_id = :crew"


def days_elsewhere(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """crew_id, planned_start, time_zone and storm (its name) of live routes of other storms with a day."""
    return connection.execute(text(_ELSEWHERE), {"storm": storm_id}).all()


def crew_routes(connection: Connection, crew_id: str | None, storm_id: str | None) -> Sequence[Row[Any]]:
    """A crew's published routes with how many visits are open, over and under way, and when the last ended.

    Every crew's, or storm's, when none is named.
    """
    return connection.execute(text(_ROUTES), {"crew": crew_id, "storm": storm_id}).all()


def start_of(connection: Connection, crew_id: str) -> tuple[float, float] | None:
    """Where a crew starts its day, in degrees; None when nobody said."""
    row = connection.execute(text(_START), {"crew": crew_id}).first()
    if row is None or row.start_latitude is None or row.start_longitude is None:
        return None
    return row.start_latitude, row.start_longitude
