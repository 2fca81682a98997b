"""How far the replica is, what of it is only here, and how far each route is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json
from stormops_desktop.storage.sync_queries import tally

_OWN = """
SELECT EXISTS (SELECT 1 FROM op_rows WHERE entity IN (SELECT value FROM json_each(:entities)))
"""
_ROUTES = """
SELECT k.route_id, r.route_name, r.crew_id, c.crew_name, k.status, k.many
FROM (SELECT coalesce(route_id, '') AS route_id, status, count(*) AS many FROM job_list
  WHERE storm_id = :storm GROUP BY 1, 2) k
LEFT JOIN routes r ON r.route_id = k.route_id LEFT JOIN crews c ON c.crew_id = r.crew_id
ORDER BY r.route_name, k.route_id
"""
_CREWS = "SELECT crew_id, crew_name FROM crews"


@dataclass(frozen=True, slots=True)
class Standing:
    """The replica's place in the tenant's history.

    Attributes:
        cursor: it holds every change up to this revision. own_work: rows of the entities asked about were
            changed here, and the office's answer is not in the replica yet.
    """

    epoch: str
    cursor: int
    own_work: bool


def standing(connection: Connection, entities: Collection[str]) -> Standing:
    """Where the replica is, in the same view of the file as what is read beside it."""
    state = tally(connection).state
    own = connection.execute(text(_OWN), {"entities": keys_json(entities)}).scalar_one()
    return Standing(state.epoch if state else "", state.cursor if state else 0, bool(own))


def route_counts(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """How many jobs of each status a route has, by the route's name; route_id "" for jobs on none."""
    return connection.execute(text(_ROUTES), {"storm": storm_id}).all()


def crew_names(connection: Connection) -> dict[str, str]:
    """Names by id."""
    return {row.crew_id: row.crew_name for row in connection.execute(text(_CREWS))}
