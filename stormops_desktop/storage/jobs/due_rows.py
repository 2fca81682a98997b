"""Appointments, adjuster meetings and claims whose days are counted, for the jobs of a crew or of all."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_MOST = 5_000
_OURS = """
  AND (:crew IS NULL OR j.route_id IN
    (SELECT a.route_id FROM assignments a WHERE a.active = 1 AND a.crew_id = :crew))
  AND (:storm IS NULL OR j.storm_id = :storm)
"""
_PLACE = "l.address, l.city, s.time_zone, coalesce(p.state, s.state) AS state"
_JOINS = """
LEFT JOIN job_list l ON l.job_id = j.job_id
LEFT JOIN storms s ON s.storm_id = j.storm_id
LEFT JOIN properties p ON p.property_id = j.property_id
"""
_APPOINTMENTS = f"""
SELECT j.job_id, j.scheduled_at, {_PLACE} FROM jobs j {_JOINS}
WHERE j.scheduled_at BETWEEN :since AND :until AND j.status NOT IN ('completed', 'cancelled') {_OURS}
ORDER BY j.scheduled_at LIMIT {_MOST}
"""
_MEETINGS = f"""
SELECT j.job_id, c.meeting_at, c.meeting_zone, {_PLACE}
FROM claim_intel c JOIN jobs j ON j.job_id = c.job_id {_JOINS}
WHERE c.meeting_at BETWEEN :since AND :until AND coalesce(j.claim_stage, 'none') <> 'closed' {_OURS}
ORDER BY c.meeting_at LIMIT {_MOST}
"""
_CLAIMS = f"""
SELECT j.job_id, j.claim_stage, c.carrier, c.date_of_loss, c.contract_signed_on, c.permit_issued_on, {_PLACE}
FROM claim_intel c JOIN jobs j ON j.job_id = c.job_id {_JOINS}
WHERE coalesce(c.date_of_loss, c.contract_signed_on, c.permit_issued_on) IS NOT NULL
  AND coalesce(j.claim_stage, 'none') <> 'closed' {_OURS}
ORDER BY j.job_id LIMIT {_MOST}
"""


def appointments(
    connection: Connection, crew_id: str | None, storm_id: str | None, since: int, until: int
) -> Sequence[Row[Any]]:
    """Appointments of open visits between two moments, soonest first."""
    asked = {"crew": crew_id, "storm": storm_id, "since": since, "until": until}
    return connection.execute(text(_APPOINTMENTS), asked).all()


def meetings(
    connection: Connection, crew_id: str | None, storm_id: str | None, since: int, until: int
) -> Sequence[Row[Any]]:
    """Adjuster meetings of open claims between two moments, soonest first."""
    asked = {"crew": crew_id, "storm": storm_id, "since": since, "until": until}
    return connection.execute(text(_MEETINGS), asked).all()


def dated_claims(connection: Connection, crew_id: str | None, storm_id: str | None) -> Sequence[Row[Any]]:
    """Open claims that have a day to count from."""
    return connection.execute(text(_CLAIMS), {"crew": crew_id, "storm": storm_id}).all()
