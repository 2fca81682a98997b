"""What exists only on this machine: ops without a verdict, and files that are not verified."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from stormops_desktop.storage.blob_queue import NewBlob
from sync.contracts.blobs import BlobKind
from sync.contracts.ops import Op
from sync.contracts.replica import SyncState

_OP = msgspec.json.Decoder(Op)


@dataclass(frozen=True, slots=True)
class UnsafeFile:
    """A photo or paper of which the centre has not verified the original."""

    sha256: str
    photo_id: str
    job_id: str
    size_bytes: int
    offset: int
    captured_ms: int
    last_error: str | None


@dataclass(frozen=True, slots=True)
class OwnLog:
    """This laptop's own ops without a verdict, and where they stand in its numbering."""

    state: SyncState | None
    first_n: int
    ops: tuple[Op, ...]


def own_log(connection: Connection) -> OwnLog:
    """Everything captured here that the centre has not answered, oldest first."""
    run = connection.exec_driver_sql
    rows = run("SELECT n, body FROM op_log WHERE rev IS NULL ORDER BY n").all()
    body = run("SELECT body FROM sync_state WHERE one = 1").scalar()
    state = None if body is None else msgspec.json.decode(body, type=SyncState)
    return OwnLog(state, rows[0][0] if rows else 0, tuple(_OP.decode(body) for _, body in rows))


def unsafe_files(connection: Connection) -> list[UnsafeFile]:
    """Originals that the centre has not verified, newest first."""
    rows = connection.exec_driver_sql(
        'SELECT sha256, photo_id, job_id, bytes, "offset", captured_ms, last_error FROM blob_local'
        " WHERE kind = 'original' AND state <> 'stored' ORDER BY captured_ms DESC, sha256"
    )
    return [UnsafeFile(*row) for row in rows]


def unsafe_blobs(connection: Connection) -> list[NewBlob]:
    """Every file, small pictures too, that the centre has not verified and that is here."""
    rows = connection.exec_driver_sql(
        "SELECT sha256, kind, digest, bytes, photo_id, job_id, captured_ms FROM blob_local"
        " WHERE state <> 'stored' AND here = 1 ORDER BY captured_ms, sha256, kind"
    )
    return [NewBlob(row[0], BlobKind(row[1]), *row[2:]) for row in rows]


def digests_here(connection: Connection) -> set[str]:
    """Hashes of the files that this laptop keeps, sent or not."""
    rows = connection.exec_driver_sql("SELECT digest FROM blob_local WHERE here = 1")
    return {digest for (digest,) in rows}
