"""Papers of a job as their page shows them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

_PAPERS = """
    SELECT p.*, u.display_name AS author, b.state AS file_state, coalesce(b.here, 0) AS here,
        b.last_error AS file_error
    FROM papers p LEFT JOIN users u ON u.user_id = p.author_id
    LEFT JOIN blob_local b ON b.sha256 = p.sha256 AND b.kind = 'original'
    WHERE p.{column} = :wanted ORDER BY p.signed_at, p.paper_id"""
_UNRECORDED = """
    SELECT p.paper_id, p.job_id, p.sha256, p.bytes, p.pages_sha256 FROM papers p
    LEFT JOIN blob_local b ON b.sha256 = p.sha256 AND b.kind = 'original'
    WHERE p.state <> 'stored' AND b.sha256 IS NULL ORDER BY p.paper_id"""

_PHOTOS = """
    SELECT sha256, coalesce(slope, ''), coalesce(shot, ''), coalesce(caption, '') FROM photos
    WHERE job_id = ? ORDER BY photo_id"""

PaperRow = Mapping[str, Any]


def papers_of(connection: Connection, job_id: str) -> list[PaperRow]:
    """The job's papers, the voided too, with where their files stand; oldest first."""
    return _rows(connection, "job_id", job_id)


def paper(connection: Connection, paper_id: str) -> PaperRow | None:
    """One paper; None when it is not in this replica."""
    return next(iter(_rows(connection, "paper_id", paper_id)), None)


def unrecorded(connection: Connection) -> list[PaperRow]:
    """Papers the centre does not have and that no record of a file names: after a rescue, or another's."""
    return [dict(row._mapping) for row in connection.execute(text(_UNRECORDED))]


def photo_lines(connection: Connection, job_id: str) -> list[tuple[str, str, str, str]]:
    """(hash, slope, shot, caption) of the job's photos, oldest first."""
    return [(a, b, c, d) for a, b, c, d in connection.exec_driver_sql(_PHOTOS, (job_id,))]


def _rows(connection: Connection, column: str, wanted: str) -> list[PaperRow]:
    found = connection.execute(text(_PAPERS.format(column=column)), {"wanted": wanted})
    return [dict(row._mapping) for row in found]
