"""What the evidence of one job is judged by: answers given, test squares, and what the claim says."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_CHECKS = """
    SELECT c.*, u.display_name FROM visit_checks c LEFT JOIN users u ON u.user_id = c.actor_id
    WHERE c.job_id = :job ORDER BY c.asked_at, c.check_id"""
_SQUARES = "SELECT square_id, slope, hits, photo_ids FROM test_squares WHERE job_id = :job ORDER BY square_id"
_CLAIM = """
    SELECT j.status, j.outcome, c.slopes_inspected, c.not_inspected, c.claim_number, c.carrier, c.insured,
        c.date_of_loss
    FROM jobs j LEFT JOIN claim_intel c ON c.job_id = j.job_id WHERE j.job_id = :job"""
_PHOTO = """
    SELECT p.*, l.address FROM photos p LEFT JOIN job_list l ON l.job_id = p.job_id
    WHERE p.photo_id = :photo"""


def checks_of(connection: Connection, job_id: str) -> Sequence[Row[Any]]:
    """What the visit was asked and answered, oldest first."""
    return connection.execute(text(_CHECKS), {"job": job_id}).all()


def squares_of(connection: Connection, job_id: str) -> Sequence[Row[Any]]:
    """The job's test squares, in the order in which they were counted."""
    return connection.execute(text(_SQUARES), {"job": job_id}).all()


def claim_of(connection: Connection, job_id: str) -> Row[Any] | None:
    """The job's status and what its claim says of slopes and names; None when the job is not here."""
    return connection.execute(text(_CLAIM), {"job": job_id}).first()


def photo_row(connection: Connection, photo_id: str) -> Row[Any] | None:
    """One photo with the address of its job."""
    return connection.execute(text(_PHOTO), {"photo": photo_id}).first()
