"""The files of papers: sealed in the vault, queued for the office, fetched from there, always checked."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from stormops_desktop.adapters.photo_errors import PhotoError, PhotoMissing, PhotoStoreError
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.services.errors import NotFound, StoreTrouble, Unreachable
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import blob_queue
from stormops_desktop.storage.blob_queue import NewBlob
from stormops_desktop.storage.papers.rows import PaperRow, unrecorded
from sync.contracts.blobs import BlobKind
from sync.engine.errors import Refused, SyncError

Fetch = Callable[[str, BlobKind], bytes]

NOT_SEALED = (
    "The paper could not be written to this computer's disk, so it is not signed yet. Free some space and "
    "sign again; everything saved before is safe."
)
CHANGED = (
    "The file of this paper is not what was signed: it was changed or damaged. The record of the signature "
    "and the hash are still right; ask the other laptops or the office for the file."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper's two files in the vault."""

    sha256: str
    size_bytes: int
    pages_sha256: str
    pages_bytes: int


class PaperFiles:
    """The PDF of a paper and its pages, by the paper's row.

    Args:
        fetch: asks the office for a file; None where there is no way to it.
    """

    def __init__(self, work: Workplace, vault: PhotoVault, fetch: Fetch | None = None) -> None:
        self._work, self._vault, self._fetch = work, vault, fetch

    def seal(self, pdf: bytes, pages: bytes) -> Kept:
        """Puts both files on the disk, flushed, before any row names them.

        Raises:
            StoreTrouble: the disk refused; nothing is signed.
        """
        try:
            whole, small = self._vault.keep(BytesIO(pdf)), self._vault.keep(BytesIO(pages))
        except PhotoError as error:
            raise StoreTrouble(NOT_SEALED) from error
        return Kept(whole.sha256, whole.size_bytes, small.sha256, small.size_bytes)

    def queued(self, kept: Kept, paper_id: str, job_id: str) -> list[NewBlob]:
        """The files' places in the queue to the office; the small one goes first."""
        now = self._work.now_ms()
        return [
            NewBlob(
                kept.sha256, BlobKind.PREVIEW, kept.pages_sha256, kept.pages_bytes, paper_id, job_id, now
            ),
            NewBlob(kept.sha256, BlobKind.ORIGINAL, kept.sha256, kept.size_bytes, paper_id, job_id, now),
        ]

    def pdf(self, row: PaperRow) -> bytes:
        """The PDF, proven by its hash.

        Raises:
            NotFound: neither here nor at the office. Unreachable: not here, and no way to the office now.
            StoreTrouble: it is not what was signed.
        """
        return self._read(row, BlobKind.ORIGINAL, row["sha256"])

    def pages(self, row: PaperRow) -> bytes:
        """The pages, proven by their hash; errors as of `pdf`."""
        if not row["pages_sha256"]:
            raise NotFound("This paper has no pages to show. Save a copy and open it in a PDF viewer.")
        return self._read(row, BlobKind.PREVIEW, row["pages_sha256"])

    def recover(self) -> int:
        """Queues again what a rescued replica has forgotten; returns how many papers. Once, at opening."""
        with self._work.reading() as connection:
            forgotten = unrecorded(connection)
        count = 0
        for row in forgotten:
            if self._vault.has(row["sha256"]) and self._vault.has(row["pages_sha256"] or row["sha256"]):
                with self._work.writing() as connection:
                    blob_queue.add_blobs(connection, self._queued_again(row))
                count += 1
        return count

    def _queued_again(self, row: PaperRow) -> list[NewBlob]:
        try:
            pages = self._vault.read(row["pages_sha256"]) if row["pages_sha256"] else b""
        except PhotoStoreError:
            pages = b""
        kept = Kept(row["sha256"], row["bytes"], row["pages_sha256"] or "", len(pages))
        files = self.queued(kept, row["paper_id"], row["job_id"])
        return files if pages else files[1:]

    def _read(self, row: PaperRow, kind: BlobKind, digest: str) -> bytes:
        try:
            return self._vault.read(digest)
        except PhotoMissing:
            return self._fetched(row["sha256"], kind, digest)
        except PhotoStoreError as error:
            raise StoreTrouble(CHANGED) from error

    def _fetched(self, sha256: str, kind: BlobKind, digest: str) -> bytes:
        if self._fetch is None:
            raise NotFound("The file of this paper is not on this computer.")
        try:
            found = self._fetch(sha256, kind)
        except Refused as error:
            text = "The office does not have this file yet. It comes when the laptop that signed has synced."
            raise NotFound(text) from error
        except SyncError as error:
            text = (
                "This paper was signed on another laptop, and the office is out of reach. Try again online."
            )
            raise Unreachable(text) from error
        if hashlib.sha256(found).hexdigest() != digest:
            raise StoreTrouble(CHANGED)
        return found
