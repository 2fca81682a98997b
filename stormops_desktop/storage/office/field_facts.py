"""Whether the houses of some jobs are here with all that a visit needs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

_FACTS = """
    SELECT count(*), count(*) FILTER (WHERE p.address IS NOT NULL AND p.latitude IS NOT NULL),
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM property_impacts i
            WHERE i.property_id = j.property_id AND i.storm_id = j.storm_id))
    FROM jobs j LEFT JOIN properties p ON p.property_id = j.property_id
    WHERE j.job_id IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """Houses of the jobs: all, those with an address and a place, those with a score by the storm."""

    houses: int
    placed: int
    scored: int


def of_jobs(connection: Connection, job_ids: Sequence[str]) -> FieldFacts:
    """The facts of these jobs' houses."""
    return FieldFacts(*connection.exec_driver_sql(_FACTS, (json.dumps(list(job_ids)),)).one())
