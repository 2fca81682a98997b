"""Photos of a job as their page shows them."""

from typing import Any

from sqlalchemy import Connection

_OF_A_JOB = """
    SELECT p.photo_id, p.sha256, p.bytes, p.mime, p.taken_at, p.taken_local, p.category, p.slope, p.shot,
        p.collateral, p.caption, coalesce(nullif(p.state, 'saved'), b.state, p.state), coalesce(b.here, 0),
        b.last_error
    FROM photos p LEFT JOIN blob_local b ON b.sha256 = p.sha256 AND b.kind = 'original'
    WHERE p.job_id = ? ORDER BY p.photo_id"""


def job_photos(connection: Connection, job_id: str) -> list[tuple[Any, ...]]:
    """The fields of `services.photos.models.PhotoView`, oldest photo first."""
    return [tuple(row) for row in connection.exec_driver_sql(_OF_A_JOB, (job_id,))]


def photo_with_hash(connection: Connection, job_id: str, sha256: str) -> str | None:
    """The job's photo of these very bytes."""
    found = connection.exec_driver_sql(
        "SELECT photo_id FROM photos WHERE job_id = ? AND sha256 = ?", (job_id, sha256)
    )
    return found.scalar()
