"""Jobs of a house and of a route, as a tracker asks for them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

# The newest by its id's own time: ids of jobs begin with it, seeded ones do not and come first.
_OF_HOUSE = """
SELECT j.job_id, j.storm_id, j.status, s.status AS storm_status, s.is_sample, s.begin_at
FROM jobs j LEFT JOIN storms s ON s.storm_id = j.storm_id
WHERE j.property_id = :house
ORDER BY coalesce(s.begin_at, 0) DESC, (substr(j.job_id, 15, 1) = '7') DESC, j.job_id DESC
"""


def jobs_of_house(connection: Connection, property_id: str) -> Sequence[Row[Any]]:
    """Every job of a house, the newest storm's first and the newest first within."""
    return connection.execute(text(_OF_HOUSE), {"house": property_id}).all()


def statuses_of_route(connection: Connection, route_id: str) -> list[str]:
    """The status of each job on a route."""
    asked = connection.execute(text("SELECT status FROM jobs WHERE route_id = :route"), {"route": route_id})
    return [row.status for row in asked]


def route_known(connection: Connection, route_id: str) -> bool:
    """Whether this replica holds the route."""
    found = connection.execute(text("SELECT 1 FROM routes WHERE route_id = :route"), {"route": route_id})
    return found.first() is not None


def house_known(connection: Connection, property_id: str) -> bool:
    """Whether this replica holds the house."""
    found = connection.execute(text("SELECT 1 FROM properties WHERE property_id = :h"), {"h": property_id})
    return found.first() is not None
