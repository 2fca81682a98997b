"""Photos of a job as their page shows them, and the stops that a day's files may belong to."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json

_OF_A_JOB = """
    SELECT p.photo_id, p.sha256, p.bytes, p.mime, p.taken_at, p.taken_local, p.category, p.slope, p.shot,
        p.collateral, p.caption, coalesce(nullif(p.state, 'saved'), b.state, p.state), coalesce(b.here, 0),
        b.last_error, p.width, p.height, p.orientation, p.gps_at, p.latitude, p.longitude, p.heading,
        p.device, p.marks, p.accessory, p.extent, p.claim_items, p._pending <> 0
    FROM photos p LEFT JOIN blob_local b ON b.sha256 = p.sha256 AND b.kind = 'original'
    WHERE p.job_id = ? ORDER BY p.photo_id"""
_HOUSE = """
    SELECT j.job_id, l.address, l.city, l.zip_code, s.time_zone, h.latitude, h.longitude
    FROM jobs j LEFT JOIN job_list l ON l.job_id = j.job_id
    LEFT JOIN storms s ON s.storm_id = j.storm_id
    LEFT JOIN properties h ON h.property_id = j.property_id WHERE j.job_id = :job"""
_VISITS = """
    SELECT job_id, max(CASE WHEN to_status = 'on_site' THEN happened_at END) AS arrived,
        max(CASE WHEN to_status IN ('completed', 'skipped', 'cancelled') THEN happened_at END) AS closed
    FROM job_events WHERE job_id IN (SELECT value FROM json_each(:jobs)) GROUP BY job_id"""
_LABELS = """
    SELECT p.photo_id, p.job_id, p.category, p.slope, p.shot, p.collateral, p.caption, l.address
    FROM photos p LEFT JOIN job_list l ON l.job_id = p.job_id
    WHERE p.photo_id IN (SELECT value FROM json_each(:photos)) ORDER BY p.photo_id"""


def job_photos(connection: Connection, job_id: str) -> list[tuple[Any, ...]]:
    """The first fields of `services.photos.models.PhotoView`, oldest photo first."""
    return [tuple(row) for row in connection.exec_driver_sql(_OF_A_JOB, (job_id,))]


def photo_with_hash(connection: Connection, job_id: str, sha256: str) -> str | None:
    """The job's photo of these very bytes."""
    found = connection.exec_driver_sql(
        "SELECT photo_id FROM photos WHERE job_id = ? AND sha256 = ?", (job_id, sha256)
    )
    return found.scalar()


def house_of(connection: Connection, job_id: str) -> Row[Any] | None:
    """Address, zone and place of a job's house; None when the job is not in this replica."""
    return connection.execute(text(_HOUSE), {"job": job_id}).first()


def visits_of(connection: Connection, job_ids: Collection[str]) -> dict[str, tuple[int | None, int | None]]:
    """The last arrival at each job, and the end of that visit if there was one (UTC milliseconds)."""
    rows = connection.execute(text(_VISITS), {"jobs": keys_json(job_ids)})
    return {
        row.job_id: (row.arrived, row.closed if (row.closed or 0) >= (row.arrived or 0) else None)
        for row in rows
    }


def labels_of(connection: Connection, photo_ids: Collection[str]) -> Sequence[Row[Any]]:
    """Photos with their labels and the address of their job, oldest first."""
    return connection.execute(text(_LABELS), {"photos": keys_json(photo_ids)}).all()
