"""The record of this laptop's photo files: what waits, what the centre verified, what was freed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from stormops_desktop.storage.database import Database
from stormops_desktop.storage.office import kept_files
from stormops_desktop.storage.office.settings import photo_holds
from sync.contracts.blobs import FILED, BlobJob, BlobKind, BlobState

DAY_MS = 86_400_000
_NEXT = """
    WITH newest AS (SELECT job_id, max(captured_ms) AS at FROM blob_local GROUP BY job_id)
    SELECT sha256, kind, digest, bytes, "offset", attempts FROM blob_local b JOIN newest USING (job_id)
    WHERE state <> 'stored' AND due_ms NOT BETWEEN ? AND ? AND kind IN ({kinds})
    ORDER BY CASE kind WHEN 'thumb' THEN 0 WHEN 'preview' THEN 1 ELSE 2 END, newest.at DESC, bytes, sha256
    LIMIT 1"""
_UNTRIED = """
    WITH newest AS (SELECT job_id, max(captured_ms) AS at FROM blob_local GROUP BY job_id)
    SELECT sha256, kind, digest, bytes, "offset", attempts FROM blob_local b JOIN newest USING (job_id)
    WHERE state <> 'stored' AND due_ms NOT BETWEEN ? AND ? AND kind = ? AND bytes <= ?
        AND "offset" = 0 AND attempts = 0
    ORDER BY newest.at DESC, bytes, sha256 LIMIT ?"""
_DOUBTED = """
    UPDATE blob_local SET state = 'queued', "offset" = 0, attempts = 0, due_ms = 0
    WHERE kind = 'original' AND state = 'stored'
        AND EXISTS (SELECT 1 FROM {entity} r WHERE r.sha256 = blob_local.sha256 AND r.state <> 'stored')"""
_HERE = " WHERE sha256 = ? AND kind = ?"
# The same picture on a second job: the centre is asked to tell its row too, which costs no bytes.
_ADD = """
    INSERT INTO blob_local (sha256, kind, digest, bytes, photo_id, job_id, state, captured_ms)
    VALUES (?, ?, ?, ?, ?, ?, 'queued', ?)
    ON CONFLICT (sha256, kind) DO UPDATE SET state = CASE WHEN kind = 'original' THEN 'queued' ELSE state END,
        due_ms = 0, attempts = 0, here = 1"""
_UNSAFE = """
    SELECT count(*) FILTER (WHERE kind = 'original'), coalesce(sum(bytes - "offset"), 0),
        count(*) FILTER (WHERE kind = 'original' AND photo_id IN (SELECT paper_id FROM papers))
    FROM blob_local WHERE state <> 'stored'"""
_UNRECORDED = """
    SELECT p.photo_id, p.job_id, p.sha256 FROM photos p
    LEFT JOIN blob_local b ON b.sha256 = p.sha256 AND b.kind = 'original'
    WHERE p.state <> 'stored' AND b.sha256 IS NULL ORDER BY p.photo_id"""


@dataclass(frozen=True, slots=True)
class NewBlob:
    """A file that was just kept in the vault."""

    sha256: str
    kind: BlobKind
    digest: str
    size_bytes: int
    photo_id: str
    job_id: str
    captured_ms: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that is no usable picture."""

    job_id: str
    name: str
    reason: str
    sentence: str
    sha256: str | None
    added_ms: int


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Originals that the centre has not verified, papers among them, and the bytes of all files to go."""

    photos: int
    bytes: int
    papers: int = 0


def _waiting(now_ms: int) -> tuple[int, int]:
    """The times until which a file waits. Nothing waits longer than a day: a later time was noted by a clock
    that was wrong, and would keep the file here for years."""
    return now_ms + 1, now_ms + DAY_MS


def add_blobs(connection: Connection, blobs: Collection[NewBlob]) -> None:
    """Queues files, in the transaction that writes the photo's row."""
    for blob in blobs:
        told = (blob.sha256, blob.kind.value, blob.digest, blob.size_bytes, blob.photo_id, blob.job_id)
        connection.exec_driver_sql(_ADD, (*told, blob.captured_ms))


def unsafe(connection: Connection) -> Unsafe:
    """What would be lost with this machine."""
    return Unsafe(*connection.exec_driver_sql(_UNSAFE).one())


def quarantine(connection: Connection, item: Quarantined) -> None:
    connection.exec_driver_sql(
        "INSERT INTO photo_quarantine (job_id, name, reason, sentence, sha256, added_ms)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (item.job_id, item.name, item.reason, item.sentence, item.sha256, item.added_ms),
    )


def in_quarantine(connection: Connection, item: Quarantined) -> bool:
    """Whether this very file of the job is there already: a folder that is added again has it again."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM photo_quarantine WHERE job_id = ? AND name = ? AND reason = ? AND sha256 IS ?",
        (item.job_id, item.name, item.reason, item.sha256),
    )
    return found.first() is not None


def quarantined(connection: Connection, job_id: str) -> list[Quarantined]:
    """The job's files that are no pictures, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT job_id, name, reason, sentence, sha256, added_ms FROM photo_quarantine WHERE job_id = ?"
        " ORDER BY item_id",
        (job_id,),
    )
    return [Quarantined(*row) for row in rows]


def all_quarantined(connection: Connection) -> list[Quarantined]:
    """Of every job, the files that are no pictures and whose bytes were kept, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT job_id, name, reason, sentence, sha256, added_ms FROM photo_quarantine"
        " WHERE sha256 IS NOT NULL ORDER BY item_id"
    )
    return [Quarantined(*row) for row in rows]


def every_quarantined(connection: Connection) -> list[Quarantined]:
    """Of every job, the files that are no pictures, also those of which no byte was kept, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT job_id, name, reason, sentence, sha256, added_ms FROM photo_quarantine ORDER BY item_id"
    )
    return [Quarantined(*row) for row in rows]


def drop_quarantined(connection: Connection, item: Quarantined) -> None:
    """Forgets a file; its bytes are the caller's to remove."""
    connection.exec_driver_sql(
        "DELETE FROM photo_quarantine WHERE job_id = ? AND name = ? AND reason = ? AND sha256 IS ?",
        (item.job_id, item.name, item.reason, item.sha256),
    )


def taken_since(connection: Connection, job_id: str, since_ms: int) -> int:
    """How many files of the job were dealt with since then: taken in, or put into quarantine."""
    told = (job_id, since_ms)
    return sum(
        int(connection.exec_driver_sql(f"SELECT count(*) FROM {what} >= ?", told).scalar() or 0)
        for what in (
            "blob_local WHERE kind = 'original' AND job_id = ? AND captured_ms",
            "photo_quarantine WHERE job_id = ? AND added_ms",
        )
    )


def freeable(connection: Connection, stored_before_ms: int) -> list[str]:
    """Originals that may go: verified before that time, every photo's row says so, and nothing holds them."""
    found = kept_files.free_to_go(connection, stored_before_ms, photo_holds(connection))
    return [sha256 for sha256, _ in found]


def mark_freed(connection: Connection, sha256: str) -> None:
    connection.exec_driver_sql(
        "UPDATE blob_local SET here = 0 WHERE sha256 = ? AND kind = 'original'", (sha256,)
    )


def digest_of(connection: Connection, sha256: str, kind: BlobKind) -> str | None:
    """The hash under which a photo's file is kept here; None when it never was."""
    found = connection.exec_driver_sql(f"SELECT digest FROM blob_local{_HERE}", (sha256, kind.value))
    return found.scalar()


def known_files(connection: Connection) -> set[str]:
    """Every hash that a record names: what is kept besides is nobody's."""
    rows = connection.exec_driver_sql(
        "SELECT digest FROM blob_local UNION SELECT sha256 FROM photo_quarantine WHERE sha256 IS NOT NULL"
    )
    return {digest for (digest,) in rows}


def unrecorded(connection: Connection) -> list[tuple[str, str, str]]:
    """(photo, job, hash) of rows without a record of their file: after a rescue, or another laptop's."""
    return [tuple(row) for row in connection.exec_driver_sql(_UNRECORDED)]


class SqlBlobQueue:
    """`sync.contracts.blobs.BlobQueue` on the encrypted file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, kinds: Collection[BlobKind], now_ms: int) -> BlobJob | None:
        wanted = ", ".join("?" for _ in kinds)
        with self._database.read() as connection:
            parameters = (*_waiting(now_ms), *(kind.value for kind in kinds))
            row = connection.exec_driver_sql(_NEXT.format(kinds=wanted), parameters).first()
        return None if row is None else BlobJob(row[0], BlobKind(row[1]), *row[2:])

    def untried(self, kind: BlobKind, now_ms: int, *, largest: int, most: int) -> Sequence[BlobJob]:
        with self._database.read() as connection:
            rows = connection.exec_driver_sql(_UNTRIED, (*_waiting(now_ms), kind.value, largest, most))
            return [BlobJob(row[0], BlobKind(row[1]), *row[2:]) for row in rows]

    def doubt(self) -> None:
        with self._database.write(durable=False) as connection:
            for entity, _ in FILED:
                connection.exec_driver_sql(_DOUBTED.format(entity=entity))

    def advanced(self, job: BlobJob, offset: int) -> None:
        # Not flushed: what a power cut takes back, the centre tells again.
        self._set(
            job, 'state = ?, "offset" = ?, attempts = 0, last_error = NULL', BlobState.UPLOADING, offset
        )

    def stored(self, job: BlobJob, now_ms: int) -> None:
        told = 'state = ?, "offset" = bytes, stored_ms = ?, attempts = 0, last_error = NULL'
        self._set(job, told, BlobState.STORED, now_ms, durable=True)

    def postponed(self, job: BlobJob, why: str, until_ms: int, *, failed: bool = False) -> None:
        state = BlobState.FAILED if failed else BlobState.QUEUED
        told = "state = ?, last_error = ?, due_ms = ?, attempts = ?"
        self._set(job, told, state, why, until_ms, job.attempts + 1)

    def spent(self, day: int) -> int:
        with self._database.read() as connection:
            found = connection.exec_driver_sql("SELECT bytes FROM metered_day WHERE day = ?", (day,))
            return int(found.scalar() or 0)

    def spend(self, day: int, count: int) -> None:
        with self._database.write(durable=False) as connection:
            connection.exec_driver_sql(
                "INSERT INTO metered_day VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET bytes = bytes + ?",
                (day, count, count),
            )

    def _set(self, job: BlobJob, columns: str, *values: object, durable: bool = False) -> None:
        with self._database.write(durable=durable) as connection:
            connection.exec_driver_sql(
                f"UPDATE blob_local SET {columns}{_HERE}", (*values, job.sha256, job.kind.value)
            )
