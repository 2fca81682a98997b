"""Days on which crews have routes, and the routes that a crew's days are made of."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_ELSEWHERE = """
SELECT r.crew_id, r.planned_start, s.time_zone FROM routes r LEFT JOIN storms s ON s.storm_id = r.storm_id
WHERE r.storm_id <> :storm AND r.crew_id IS NOT NULL AND r.planned_start IS NOT NULL
  AND r.status <> 'archived'
"""


def days_elsewhere(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """crew_id, planned_start and time_zone of the live routes of other storms that have a day."""
    return connection.execute(text(_ELSEWHERE), {"storm": storm_id}).all()
