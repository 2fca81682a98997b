"""Everything the claim page of one job shows, read in one view of the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

LISTS = {"supplements": "supplement_id", "claim_payments": "payment_id", "test_squares": "square_id"}
_JOB = """
SELECT j.job_id, j.claim_stage, j.scheduled_at, j.service_min, j._pending AS stage_pending,
  l.address, l.city, l.zip_code,
  s.name AS storm_name, s.time_zone, s.begin_at, s.end_at, coalesce(p.state, s.state) AS state
FROM jobs j LEFT JOIN job_list l ON l.job_id = j.job_id
LEFT JOIN storms s ON s.storm_id = j.storm_id
LEFT JOIN properties p ON p.property_id = j.property_id
WHERE j.job_id = :job
"""


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """The job, its claim as columns (None when nobody has begun one), and the rows of its lists by entity."""

    job: Row[Any]
    claim: Mapping[str, Any] | None
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


def claim_page(connection: Connection, job_id: str) -> ClaimPage | None:
    """None when the job is not in this replica."""
    job = connection.execute(text(_JOB), {"job": job_id}).first()
    if job is None:
        return None
    claims = _rows(connection, "claim_intel", "claim_id", job_id)
    lists = {entity: _rows(connection, entity, key, job_id) for entity, key in LISTS.items()}
    return ClaimPage(job, claims[0] if claims else None, lists)


def _rows(connection: Connection, entity: str, key: str, job_id: str) -> list[Mapping[str, Any]]:
    """In the order in which they were made: ids begin with their time."""
    found = connection.execute(
        text(f"SELECT * FROM {entity} WHERE job_id = :job ORDER BY {key}"),
        {"job": job_id},
    )
    return [dict(row._mapping) for row in found]
