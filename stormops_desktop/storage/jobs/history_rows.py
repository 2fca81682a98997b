"""The parts of a job's history that are not its steps and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

_PHOTOS = "SELECT photo_id, taken_at, _pending FROM photos WHERE job_id = :job ORDER BY photo_id"
_PAPERS = """
SELECT p.paper_id, p.kind, p.title, p.signer, p.signed_at, p.voided_at, p._pending, u.display_name
FROM papers p LEFT JOIN users u ON u.user_id = p.author_id WHERE p.job_id = :job ORDER BY p.paper_id
"""
_CHECKS = """
SELECT c.check_id, c.kind, c.answer, c.words, c.slope, c.asked_at, c._pending, u.display_name
FROM visit_checks c LEFT JOIN users u ON u.user_id = c.actor_id WHERE c.job_id = :job ORDER BY c.check_id
"""
_CHANGES = """
SELECT c.*, u.display_name FROM job_changes c LEFT JOIN users u ON u.user_id = c.actor_id
WHERE c.job_id = :job ORDER BY c.change_id
"""


@dataclass(frozen=True, slots=True)
class HistoryRows:
    """Oldest first."""

    photos: Sequence[Row[Any]]
    papers: Sequence[Row[Any]]
    checks: Sequence[Row[Any]]
    changes: Sequence[Row[Any]]


def history_rows(connection: Connection, job_id: str) -> HistoryRows:
    """Everything that was added to a job besides steps and notes."""
    asked = (connection.execute(text(sql), {"job": job_id}).all() for sql in _ALL)
    return HistoryRows(*asked)


_ALL = (_PHOTOS, _PAPERS, _CHECKS, _CHANGES)
