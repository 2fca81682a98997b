"""Cards of the board: a storm's jobs by status, most urgent first; counting and paging stay in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

_FROM = "FROM job_list l LEFT JOIN routes r ON r.route_id = l.route_id"
_WANTED = """
WHERE (:storm IS NULL OR l.storm_id = :storm) AND (:route IS NULL OR l.route_id = :route)
  AND (:crew IS NULL OR r.crew_id = :crew)
"""
_COUNTS = f"SELECT l.status, count(*) AS many {_FROM} {_WANTED} GROUP BY l.status"
_RANK = "CASE j.priority WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END"
# The inner query sorts narrow rows; only the page's own rows are then joined and asked for their news.
_PAGE = f"""
SELECT l.job_id, l.address, l.city, l.zip_code, l.route_name, l.sequence, l.status, l.outcome, l.pending,
  j.priority, c.crew_name,
  (SELECT max(e.happened_at) FROM job_events e WHERE e.job_id = l.job_id) AS moved_at,
  (SELECT max(v.published_at) FROM route_versions v WHERE v.route_id = l.route_id) AS published_at
FROM (
  SELECT l.place AS place, {_RANK} AS urgency, l.route_order AS driven
  {_FROM} JOIN jobs j ON j.job_id = l.job_id {_WANTED} AND l.status = :status
  ORDER BY urgency, driven, place LIMIT :limit OFFSET :offset
) k
JOIN job_list l ON l.place = k.place
JOIN jobs j ON j.job_id = l.job_id
LEFT JOIN routes r ON r.route_id = l.route_id
LEFT JOIN crews c ON c.crew_id = r.crew_id
ORDER BY k.urgency, k.driven, k.place
"""
_ROUTES = """
SELECT r.route_id, r.route_name, r.crew_id, c.crew_name, r.planned_start, g.time_zone
FROM routes r LEFT JOIN crews c ON c.crew_id = r.crew_id LEFT JOIN storms g ON g.storm_id = r.storm_id
WHERE r.status <> 'archived' AND (:storm IS NULL OR r.storm_id = :storm)
ORDER BY r.route_name, r.route_id
"""


@dataclass(frozen=True, slots=True)
class CardQuery:
    """Whose jobs: of a storm, of a crew's routes, of one route; None for any."""

    storm_id: str | None = None
    crew_id: str | None = None
    route_id: str | None = None

    @property
    def given(self) -> dict[str, Any]:
        return {"storm": self.storm_id, "crew": self.crew_id, "route": self.route_id}


def counts(connection: Connection, query: CardQuery) -> Mapping[str, int]:
    """How many jobs each status has; a status without any is not there."""
    return {row.status: row.many for row in connection.execute(text(_COUNTS), query.given)}


def page(
    connection: Connection, query: CardQuery, status: str, offset: int, limit: int
) -> Sequence[Row[Any]]:
    """Cards `offset` to `offset + limit` of a status: by priority, then as they are driven."""
    given = {**query.given, "status": status, "offset": offset, "limit": limit}
    return connection.execute(text(_PAGE), given).all()


def routes(connection: Connection, storm_id: str | None) -> Sequence[Row[Any]]:
    """The live routes with their crews, by name."""
    return connection.execute(text(_ROUTES), {"storm": storm_id}).all()
