"""The files of this laptop: how many are here, which may go, and what has come back."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sync.contracts.blobs import BlobKind

# A photo may go once the centre has verified it and said so in its row, unless a claim still lives on it.
_FREE_TO_GO = """
    FROM blob_local b WHERE b.kind = 'original' AND b.state = 'stored' AND b.here = 1
        AND EXISTS (SELECT 1 FROM photos p WHERE p.sha256 = b.sha256)
        AND NOT EXISTS (SELECT 1 FROM photos p WHERE p.sha256 = b.sha256 AND p.state <> 'stored')"""
_HELD = """
    EXISTS (SELECT 1 FROM photos p JOIN jobs j ON j.job_id = p.job_id
        LEFT JOIN claim_intel c ON c.job_id = p.job_id
        WHERE p.sha256 = b.sha256 AND (
            coalesce(j.claim_stage, CASE WHEN c.claim_id IS NULL THEN 'none' ELSE 'intent' END)
                NOT IN ('none', 'closed')
            OR j.legal_hold = 1
            OR p.job_id IN (SELECT value FROM json_each(?))))"""
_OLD = " AND b.stored_ms < ?"


@dataclass(frozen=True, slots=True)
class Kept:
    """Originals on this laptop: all, and those that could go now; `held` by a claim or an order.

    `legal_holds`: jobs whose originals the office keeps on every laptop.
    """

    originals: int
    bytes: int
    free_to_go: int
    free_bytes: int
    held: int
    legal_holds: int


def kept_files(connection: Connection, before_ms: int, holds_json: str) -> Kept:
    """What is here. `holds_json`: ids of jobs under an order to keep everything, as a JSON list."""
    run = connection.exec_driver_sql
    every = run(
        "SELECT count(*), coalesce(sum(bytes), 0) FROM blob_local WHERE kind = 'original' AND here = 1"
    ).one()
    sums = f"SELECT count(*), coalesce(sum(b.bytes), 0) {_FREE_TO_GO}"
    free = run(f"{sums}{_OLD} AND NOT {_HELD}", (before_ms, holds_json)).one()
    held = run(f"{sums} AND {_HELD}", (holds_json,)).one()
    orders = run("SELECT count(*) FROM jobs WHERE legal_hold = 1").scalar_one()
    return Kept(every[0], every[1], free[0], free[1], held[0], orders)


def free_to_go(connection: Connection, before_ms: int, holds_json: str) -> list[tuple[str, int]]:
    """(hash, bytes) of originals that may go, the longest verified first."""
    rows = connection.exec_driver_sql(
        f"SELECT b.sha256, b.bytes {_FREE_TO_GO}{_OLD} AND NOT {_HELD} ORDER BY b.stored_ms, b.sha256",
        (before_ms, holds_json),
    )
    return [(sha256, size) for sha256, size in rows]


def photo_of(connection: Connection, sha256: str) -> tuple[str, str] | None:
    """(photo, job) of a photo that this member sees."""
    found = connection.exec_driver_sql(
        "SELECT photo_id, job_id FROM photos WHERE sha256 = ? ORDER BY photo_id LIMIT 1", (sha256,)
    ).first()
    return None if found is None else (found.photo_id, found.job_id)


def note_fetched(
    connection: Connection, sha256: str, kind: BlobKind, digest: str, size: int, photo: tuple[str, str],
    now_ms: int,
) -> None:  # fmt: skip
    """The file came from the centre: it is here, and safe there."""
    connection.exec_driver_sql(
        "INSERT INTO blob_local (sha256, kind, digest, bytes, photo_id, job_id, state, captured_ms,"
        " stored_ms) VALUES (?, ?, ?, ?, ?, ?, 'stored', ?, ?)"
        " ON CONFLICT (sha256, kind) DO UPDATE SET here = 1, stored_ms = excluded.stored_ms",
        (sha256, kind.value, digest, size, *photo, now_ms, now_ms),
    )


def spent_on(connection: Connection, day: int) -> int:
    """Bytes that went over links that cost, on a day since 1970."""
    found = connection.exec_driver_sql("SELECT bytes FROM metered_day WHERE day = ?", (day,))
    return int(found.scalar() or 0)
