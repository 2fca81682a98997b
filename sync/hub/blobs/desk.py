"""Taking photo files in and giving them out. Blocking; a call is one to three transactions.

The order that makes a crash harmless: the bytes reach the disk, then the database records how many; the whole
is read back, then put in its place and noted as verified in one go, then told to everyone by the photo's
row. Each step can be repeated from the one before.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sync.contracts.blobs import BlobKind, Standing
from sync.contracts.errors import ProblemType
from sync.contracts.schema import ADMIN
from sync.hub.blobs.overdue import OVERDUE_MS
from sync.hub.blobs.records import Adrift, Records, Upload
from sync.hub.blobs.store import Blob, BlobStore
from sync.hub.core.confirm import CENTRE_DEVICE
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal
from sync.hub.stores.pg_statements import BY_KEYS_ONLY
from sync.hub.web.problems import refusal
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool

log = logging.getLogger("sync.hub.blobs")
DISK_RETRY_S = 60.0
UNFINISHED_MS = 7 * 86_400_000
SETTLE_AFTER_MS = 3_600_000
SETTLE_AT_ONCE = 500
UNKNOWN_S = 86_400


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a file as it came: where it goes, length and hash of the whole, the bytes (checked)."""

    offset: int
    length: int
    digest: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the file stands, and the revision that told of it (0: none)."""

    standing: Standing
    length: int = 0
    expires_ms: int = 0
    rev: int = 0


class BlobDesk:
    """The files of all tenants, each within its own.

    Args:
        clock: UTC milliseconds.
    """

    def __init__(self, pool: Pool, store: BlobStore, core: Hub, clock: Callable[[], int]) -> None:
        self._pool, self._store, self._core, self._clock = pool, store, core, clock

    def standing(self, principal: Principal, device: str, blob: Blob) -> Answer:
        """How much of the file is here.

        Raises:
            HubProblem: not-found, alike for a photo that is not there, not theirs or another tenant's.
        """
        with self._records(principal, device) as records:
            original_bytes = self._original_bytes(records, blob, own=True)
            if kept := records.verified(blob):
                return Answer(Standing(kept.length, complete=True), kept.length)
            upload = records.upload(blob, device) or Upload("", 0)
            received = self._on_disk(blob, device, upload, original_bytes)
        return Answer(Standing(received), upload.length, self._clock() + UNFINISHED_MS)

    def append(self, principal: Principal, device: str, blob: Blob, chunk: Chunk) -> Answer:
        """Adds a chunk; the last one has the whole read back. An empty chunk at the end asks for that again.

        Raises:
            HubProblem: not-found, bad-request, upload-offset, checksum-mismatch, unavailable (disk full).
        """
        with _disk_in_words():
            upload = self._taken(principal, device, blob, chunk)
            if upload is not None and upload.received < upload.length:
                now_ms = self._clock()
                return Answer(Standing(upload.received), upload.length, now_ms + UNFINISHED_MS)
            if upload is not None:
                self._finish(principal, device, blob, upload)
        return self._confirmed(principal, device, blob)

    def read(self, principal: Principal, device: str, blob: Blob) -> tuple[int, str]:
        """Length and hash of a kept file that the member may see; `piece` reads it.

        Raises:
            HubProblem: not-found.
        """
        with self._records(principal, device) as records:
            self._original_bytes(records, blob, own=False)
            kept = records.verified(blob)
        if kept is None:
            raise refusal(ProblemType.NOT_FOUND)
        return kept.length, kept.digest

    def piece(self, blob: Blob, offset: int, count: int) -> bytes:
        """Part of a kept file, after `read` said that it may be had."""
        with _disk_in_words():
            return self._store.read(blob, offset, count)

    def forget_unfinished(self, principal: Principal) -> int:
        """Removes uploads that nobody has gone on with for a week; returns how many."""
        with self._records(principal, "") as records:
            over = records.forget_untouched(self._clock() - UNFINISHED_MS)
            for blob, device in over:
                self._store.discard(blob, device)
        return len(over)

    def sweep_unknown(self, principal: Principal) -> int:
        """Removes unfinished files of a day ago and more of which no record tells; returns how many.

        They are what a crash left between record and file, and what a restored database never knew.
        """
        swept = 0
        for blob, device in self._store.unfinished(principal.tenant_id, self._clock() / 1000 - UNKNOWN_S):
            with self._records(principal, "") as records:
                if records.upload(blob, device) is None:
                    self._store.discard(blob, device)
                    swept += 1
        return swept

    def settle(self, principal: Principal, older_than_ms: int = SETTLE_AFTER_MS) -> int:
        """Tells of files that are here though their rows do not say so; returns how many rows there were.

        A row that came late has nobody who would ask again, nor has one whose laptop lost sight of the job
        while the database was restored.
        """
        with self._records(principal, "") as records:
            found = records.adrift(self._clock() - older_than_ms, SETTLE_AT_ONCE)
        return sum(self._settled(Principal(principal.tenant_id, a.account_id, ADMIN), a) for a in found)

    def _settled(self, author: Principal, adrift: Adrift) -> int:
        blob = Blob(author.tenant_id, adrift.sha256, BlobKind.ORIGINAL)
        with self._records(author, CENTRE_DEVICE) as records:
            if records.verified(blob) is None:
                if self._store.digest(blob, CENTRE_DEVICE) != blob.sha256:
                    return 0
                whole = Upload(blob.sha256, adrift.length, adrift.length)
                records.keep(blob, CENTRE_DEVICE, whole, self._clock())
            rows = records.unconfirmed(blob.sha256)
        self._core.confirm_stored(author, rows)
        return len(rows)

    def overdue(self, principal: Principal) -> int:
        """How many photos and papers of the tenant have had a row for two days, and no file yet."""
        with self._records(principal, "") as records:
            return sum(late.files for late in records.overdue(self._clock() - OVERDUE_MS))

    def _taken(self, principal: Principal, device: str, blob: Blob, chunk: Chunk) -> Upload | None:
        """The upload after this chunk; None when the file was verified before."""
        with self._records(principal, device) as records:
            original_bytes = self._original_bytes(records, blob, own=True)
            if blob.kind is BlobKind.ORIGINAL and chunk.length != original_bytes:
                raise refusal(ProblemType.BAD_REQUEST, "the photo's row tells of another length")
            if records.verified(blob):
                return None
            upload = records.locked_upload(blob, device, Upload(chunk.digest, chunk.length), self._clock())
            received = self._on_disk(blob, device, upload, original_bytes)
            if (upload.digest, upload.length) != (chunk.digest, chunk.length):
                received = 0  # the small picture was made anew, by a later version of the app
            if chunk.offset != received:
                raise refusal(ProblemType.UPLOAD_OFFSET, expect=received)
            if chunk.offset + len(chunk.content) > chunk.length:
                raise refusal(ProblemType.BAD_REQUEST, "more bytes than the file has")
            if chunk.content:
                self._store.append(blob, device, chunk.offset, chunk.content)
            taken = Upload(chunk.digest, chunk.length, chunk.offset + len(chunk.content))
            records.record(blob, device, taken, self._clock())
        return taken

    def _finish(self, principal: Principal, device: str, blob: Blob, upload: Upload) -> None:
        found = self._store.digest(blob, device)
        if found != upload.digest:
            log.warning("file differs from its hash kind=%s bytes=%d", blob.kind, upload.length)
            self._store.discard(blob, device)
            with self._records(principal, device) as records:
                records.record(blob, device, replace(upload, received=0), self._clock())
            raise refusal(ProblemType.CHECKSUM_MISMATCH, "the whole differs; send it again", expect=0)
        with self._records(principal, device) as records:
            # Two laptops may have made unlike thumbnails: only the one that is noted takes the place.
            if records.keep(blob, device, upload, self._clock()):
                self._store.keep(blob, device)
            # Here and not later: what the database has forgotten nobody would ever remove.
            for each in records.end_uploads(blob):
                self._store.discard(blob, each)

    def _confirmed(self, principal: Principal, device: str, blob: Blob) -> Answer:
        """The answer for a verified file, after its photos' rows were told."""
        with self._records(principal, device) as records:
            kept = records.verified(blob)
            photos = records.unconfirmed(blob.sha256) if blob.kind is BlobKind.ORIGINAL else []
        assert kept is not None
        rev = self._core.confirm_stored(principal, photos) if photos else 0
        return Answer(Standing(kept.length, complete=True), kept.length, rev=rev)

    def _on_disk(self, blob: Blob, device: str, upload: Upload, original_bytes: int) -> int:
        """What can be gone on from. A file shorter than recorded was lost, unless it is complete and kept."""
        if upload.received == 0:
            return original_bytes if self._is_left_over(blob, device) else 0
        if self._store.held(blob, device) >= upload.received:
            return upload.received
        complete = upload.received == upload.length and self._store.digest(blob, device) == upload.digest
        return upload.received if complete else 0

    def _is_left_over(self, blob: Blob, device: str) -> bool:
        """The file was kept, and the database was restored to a time before that."""
        if blob.kind is not BlobKind.ORIGINAL or self._store.held(blob, device):
            return False
        return self._store.digest(blob, device) == blob.sha256

    @staticmethod
    def _original_bytes(records: Records, blob: Blob, *, own: bool) -> int:
        found = records.photo_bytes(blob.sha256, own=own)
        if found is None:
            raise refusal(ProblemType.NOT_FOUND)
        return found

    @contextmanager
    def _records(self, principal: Principal, device: str) -> Iterator[Records]:
        context = TenantContext(principal.tenant_id, principal.account_id, principal.role, device)
        with tenant_transaction(self._pool, context) as connection:
            connection.execute(BY_KEYS_ONLY)
            yield Records(connection, principal)


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _disk_in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        log.error("blob store refused: %s", error.strerror or type(error).__name__)
        raise refusal(
            ProblemType.UNAVAILABLE, "The office's photo store is full or broken.", retry_after=DISK_RETRY_S
        ) from None
