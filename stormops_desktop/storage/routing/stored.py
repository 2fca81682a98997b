"""Routes as the replica holds them: rows, stops, jobs, who drives, versions, answers and crew changes."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.routing.visit_wishes import kept_reasons, wishes_by_house

_LIVE = "r.status <> 'archived'"
_ROUTES = f"""
SELECT r.*, c.crew_name, g.time_zone FROM routes r LEFT JOIN crews c ON c.crew_id = r.crew_id
LEFT JOIN storms g ON g.storm_id = r.storm_id
WHERE {_LIVE} AND (:storm IS NULL OR r.storm_id = :storm) ORDER BY r.route_name, r.route_id
"""
_ANSWERED = """
SELECT r.storm_id FROM routes r JOIN route_answers a ON a.route_id = r.route_id
WHERE r.status <> 'archived' AND a.answer = 'declined' AND a.plan_version = r.plan_version
UNION
SELECT r.storm_id FROM routes r JOIN crew_changes c ON c.route_id = r.route_id WHERE r.status <> 'archived'
"""
_ARCHIVED = "SELECT * FROM routes WHERE storm_id = :storm AND status = 'archived'"
_STOPS = """
SELECT s.*, p.address, p.city, p.zip_code, p.latitude, p.longitude, j.job_id, j.status AS job_status,
  j.completed_at, (SELECT u.expected_uplift FROM lead_uplift u WHERE u.property_id = s.property_id
    AND u.storm_id = s.storm_id ORDER BY u.scored_at DESC LIMIT 1) AS uplift
FROM route_properties s
LEFT JOIN properties p ON p.property_id = s.property_id
LEFT JOIN jobs j ON j.property_id = s.property_id AND j.storm_id = s.storm_id
WHERE (:storm IS NULL OR s.storm_id = :storm)
ORDER BY s.route_id, s.sequence_order, s.stop_id
"""
_JOBS = """
SELECT j.job_id, j.property_id, j.route_id, j.status, j.service_min, j.priority, j.scheduled_at
FROM jobs j WHERE j.storm_id = :storm ORDER BY j.job_id
"""
_ASSIGNMENTS = "SELECT * FROM assignments WHERE (:storm IS NULL OR storm_id = :storm) ORDER BY assignment_id"
_OF_ROUTES = "SELECT * FROM {table} WHERE (:storm IS NULL OR storm_id = :storm) ORDER BY {order}"
_CLOSED = """
SELECT j.route_id, j.property_id,
  coalesce(j.completed_at, (SELECT max(e.happened_at) FROM job_events e WHERE e.job_id = j.job_id), 0) AS at
FROM jobs j WHERE (:storm IS NULL OR j.storm_id = :storm) AND j.status IN ('completed', 'skipped')
ORDER BY at, j.job_id
"""


def _whose(at: str) -> str:
    """The crew of who did it; of the office's people, the crew that had the route by then."""
    return f"""coalesce(u.crew_id, (SELECT n.crew_id FROM assignments n
    WHERE n.route_id = r.route_id AND n.assigned_at <= {at} ORDER BY n.epoch DESC LIMIT 1), r.crew_id)"""


def _did(table: str, at: str) -> str:
    return f"""SELECT {_whose(f"d.{at}")} AS crew_id, d.{at} AS at FROM {table} d
    JOIN routes r ON r.route_id = d.route_id LEFT JOIN users u ON u.user_id = d.actor_id"""


# What shows that a crew was at work and that this computer heard of it, on whichever of its routes.
_HEARD = f"""
SELECT crew_id, max(at) AS at FROM (
  SELECT {_whose("e.happened_at")} AS crew_id, e.happened_at AS at
    FROM job_events e JOIN jobs j ON j.job_id = e.job_id JOIN routes r ON r.route_id = j.route_id
    LEFT JOIN users u ON u.user_id = e.actor_id WHERE e.to_status NOT IN ('pending', 'assigned')
  UNION ALL {_did("route_answers", "answered_at")} UNION ALL {_did("crew_changes", "changed_at")}
  UNION ALL SELECT u.crew_id, n.written_at FROM notes n JOIN users u ON u.user_id = n.author_id)
WHERE crew_id IS NOT NULL GROUP BY crew_id
"""
_PROGRESS = f"""
WITH heard AS ({_HEARD})
SELECT r.planned_start, g.time_zone, r.route_id, r.route_name, r.status, r.crew_id, c.crew_name,
  count(s.stop_id) AS total, sum(j.status = 'completed') AS completed, sum(j.status = 'skipped') AS skipped,
  sum(j.status = 'cancelled') AS cancelled, sum(j.status IN ('en_route', 'on_site')) AS under_way,
  CASE WHEN r.crew_id IS NOT NULL THEN h.at ELSE (SELECT max(e.happened_at) FROM job_events e
    JOIN jobs k ON k.job_id = e.job_id
    WHERE k.route_id = r.route_id AND e.to_status NOT IN ('pending', 'assigned')) END AS last_event
FROM routes r
LEFT JOIN crews c ON c.crew_id = r.crew_id
LEFT JOIN storms g ON g.storm_id = r.storm_id
LEFT JOIN heard h ON h.crew_id = r.crew_id
LEFT JOIN route_properties s ON s.route_id = r.route_id
LEFT JOIN jobs j ON j.property_id = s.property_id AND j.storm_id = s.storm_id
WHERE {_LIVE} AND (:storm IS NULL OR r.storm_id = :storm)
GROUP BY r.route_id ORDER BY r.route_name, r.route_id
"""

Rows = Sequence[Row[Any]]


@dataclass(frozen=True, slots=True)
class StoredRoutes:
    """One view of a storm's routes (of all storms when none was named).

    Attributes:
        stops, versions, answers, changes, closed: by route id, in their order (`closed`: of the visits).
        asked: what planners ask of visits, by property id, of the whole storm under ""; of one storm only.
        reasons: why houses are on no route, by property id; of one storm only.
        jobs: by property id. assignments: the active one by route id; epochs: the highest by route id.
    """

    routes: Mapping[str, Row[Any]]
    stops: Mapping[str, Rows]
    jobs: Mapping[str, Row[Any]]
    assignments: Mapping[str, Row[Any]]
    epochs: Mapping[str, int]
    versions: Mapping[str, Rows]
    answers: Mapping[str, Rows]
    changes: Mapping[str, Rows]
    closed: Mapping[str, Sequence[str]]
    asked: Mapping[str, Row[Any]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


def stored_routes(connection: Connection, storm_id: str | None) -> StoredRoutes:
    """Everything live of a storm; archived routes are left out."""
    given = {"storm": storm_id}
    routes = {row.route_id: row for row in connection.execute(text(_ROUTES), given)}
    assigned = connection.execute(text(_ASSIGNMENTS), given).all()
    closed: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(text(_CLOSED), given):
        closed[row.route_id].append(row.property_id)
    epochs: dict[str, int] = {}
    for row in assigned:
        epochs[row.route_id] = max(epochs.get(row.route_id, 0), row.epoch)
    return StoredRoutes(
        routes=routes,
        stops=_by_route(row for row in connection.execute(text(_STOPS), given) if row.route_id in routes),
        jobs={row.property_id: row for row in connection.execute(text(_JOBS), given)},
        assignments={row.route_id: row for row in assigned if row.active},
        epochs=epochs,
        versions=_table(connection, "route_versions", "plan_version", given),
        answers=_table(connection, "route_answers", "answered_at, answer_id", given),
        changes=_table(connection, "crew_changes", "changed_at, change_id", given),
        closed=closed,
        asked=wishes_by_house(connection, storm_id) if storm_id else {},
        reasons=kept_reasons(connection, storm_id) if storm_id else {},
    )


def archived_ids(connection: Connection, storm_id: str) -> frozenset[str]:
    """Routes that were taken back or cut anew."""
    return frozenset(row.route_id for row in connection.execute(text(_ARCHIVED), {"storm": storm_id}))


def route_progress(connection: Connection, storm_id: str | None) -> Rows:
    """Counts by status of every live route."""
    return connection.execute(text(_PROGRESS), {"storm": storm_id}).all()


def storm_of_route(connection: Connection, route_id: str) -> str | None:
    """The storm that a route belongs to; None when the route is not here."""
    found = connection.execute(
        text("SELECT storm_id FROM routes WHERE route_id = :route"), {"route": route_id}
    )
    return found.scalar()


def has_changes(connection: Connection) -> bool:
    """Whether any crew changed a plan by itself, as far as is known here."""
    return connection.execute(text("SELECT 1 FROM crew_changes LIMIT 1")).first() is not None


def has_new_versions(connection: Connection) -> bool:
    """Whether any route was published more than once: its crew may still drive by an earlier version."""
    asked = text("SELECT 1 FROM route_versions WHERE plan_version > 1 LIMIT 1")
    return connection.execute(asked).first() is not None


def storms_with_answers(connection: Connection) -> list[str]:
    """Storms with a live route whose crew declined its newest version, or changed something by itself."""
    found = connection.execute(text(_ANSWERED)).scalars()
    return sorted(found)


def house_brief(connection: Connection, property_id: str) -> Row[Any] | None:
    """Address and place of a house."""
    asked = text(
        "SELECT property_id, address, latitude, longitude FROM properties WHERE property_id = :house"
    )
    return connection.execute(asked, {"house": property_id}).first()


def house_briefs(connection: Connection, property_ids: Collection[str]) -> Rows:
    """Address and place of several houses."""
    asked = text(
        "SELECT p.property_id, p.address, p.zip_code, p.latitude, p.longitude FROM json_each(:houses) k "
        "JOIN properties p ON p.property_id = k.value"
    )
    return connection.execute(asked, {"houses": json.dumps(sorted(property_ids))}).all()


def _table(connection: Connection, table: str, order: str, given: Mapping[str, Any]) -> Mapping[str, Rows]:
    return _by_route(connection.execute(text(_OF_ROUTES.format(table=table, order=order)), given))


def _by_route(rows: Any) -> Mapping[str, Rows]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.route_id].append(row)
    return found
