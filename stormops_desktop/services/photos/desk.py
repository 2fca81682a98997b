"""Photos of a job: taking files in, showing them, and freeing what the office keeps safely.

A photo's bytes are sealed and on the disk before its row is written; row, op and the files' places in the
queue are one durable transaction. So a row never lacks its file, and a kill at any point loses no photo that
was said to be saved.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.exif import MOST_BYTES, read_photo
from stormops_desktop.adapters.photo_errors import PhotoError, PhotoRefused, PhotoStoreError, PhotoUnreadable
from stormops_desktop.adapters.photo_renditions import preview, thumbnail
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.evidence.photo_row import row_fields
from stormops_desktop.services.errors import NotFound, StoreTrouble
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.photos.models import PhotoView, RefusedPhoto
from stormops_desktop.services.photos.ports import AddedPhotos
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import blob_queue
from stormops_desktop.storage.blob_queue import NewBlob, Quarantined
from stormops_desktop.storage.job_page import brief
from stormops_desktop.storage.photos.rows import job_photos, photo_with_hash
from stormops_desktop.storage.replica import SqlReplicaTx
from sync.contracts.blobs import BlobKind
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.replica import ReplicaTx, Touched

LABELS = frozenset({"category", "slope", "shot", "collateral", "caption"})
DAY_MS = 86_400_000
KEEP_DAYS = 14


@dataclass(frozen=True, slots=True)
class _Sealed:
    """One file of a photo that is in the vault."""

    kind: BlobKind
    digest: str
    size_bytes: int


class PhotoDesk:
    """`ports.PhotoVerbs` on the replica and the vault."""

    def __init__(self, work: Workplace, vault: PhotoVault) -> None:
        self._work, self._vault = work, vault

    def add_photos(
        self, job_id: str, files: Sequence[Path], *, labels: Mapping[str, str] | None = None,
        origin: object = None,
    ) -> AddedPhotos:  # fmt: skip
        """Takes files in, one durable step each; what is no usable picture is quarantined with the reason.

        The files themselves are never changed or removed. A full disk ends it: what was taken before is safe.

        Args:
            labels: any of category, slope, shot, collateral, caption, for all of them.

        Raises:
            NotFound: the job is not here. ValueError: another label.
        """
        strange = set(labels or {}) - LABELS
        if strange:
            raise ValueError(f"not labels of a photo: {sorted(strange)}")
        job = self._job(job_id)
        added: list[str] = []
        known: list[str] = []
        touched = Touched()
        refused: list[RefusedPhoto] = []
        for path in files:
            try:
                photo_id, now_touched = self._add(job_id, path, dict(labels or {}))
            except PhotoRefused as refusal:
                refused.append(self._quarantined(job_id, path, refusal))
            except PhotoUnreadable as trouble:
                refused.append(RefusedPhoto(path.name, "unreadable", str(trouble)))
            except (PhotoStoreError, StoreTrouble) as trouble:
                refused.append(RefusedPhoto(path.name, "store", str(trouble)))
                break
            else:
                (added if now_touched else known).append(photo_id)
                touched.merge(now_touched or Touched())
        count = f"{len(added)} photos" if len(added) != 1 else "1 photo"
        change = ChangeSet(f"Added {count} at {job.address or 'the job'}", touched, origin)
        return AddedPhotos(change, tuple(added), tuple(known), tuple(refused))

    def photos(self, job_id: str) -> Sequence[PhotoView]:
        """The job's photos, oldest first."""
        with self._work.reading() as connection:
            return [PhotoView(*row) for row in job_photos(connection, job_id)]

    def picture(self, sha256: str, kind: BlobKind) -> bytes | None:
        """A photo's file from this computer; None when it is not here (any more), or is damaged."""
        with self._work.reading() as connection:
            digest = blob_queue.digest_of(connection, sha256, kind)
        try:
            return None if digest is None else self._vault.read(digest)
        except PhotoStoreError:
            return None

    def quarantined(self, job_id: str) -> Sequence[RefusedPhoto]:
        """Files that were no usable pictures."""
        with self._work.reading() as connection:
            found = blob_queue.quarantined(connection, job_id)
        return [RefusedPhoto(item.name, item.reason, item.sentence) for item in found]

    def recover(self) -> int:
        """Queues again what a rescued replica has forgotten: rows not at the office whose file is here.

        Returns how many; call it once after opening.
        """
        with self._work.reading() as connection:
            forgotten = blob_queue.unrecorded(connection)
        count = 0
        for photo_id, job_id, sha256 in forgotten:
            if not self._vault.has(sha256):
                continue  # another laptop's photo, on its way
            try:
                files = self._sealed_with_small(sha256, self._vault.read(sha256))
            except PhotoError:
                continue
            with self._work.writing() as connection:
                blob_queue.add_blobs(connection, self._new(files, sha256, photo_id, job_id))
            count += 1
        return count

    def orphans(self) -> Sequence[str]:
        """Hashes of photos in the vault that no record names: to be offered to the person, never deleted."""
        with self._work.reading() as connection:
            known = blob_queue.known_files(connection)
        return [orphan.sha256 for orphan in self._vault.orphans(known)]

    def free(self, keep_days: int = KEEP_DAYS) -> int:
        """Removes originals that the office verified so many days ago; returns the bytes' count of files.

        Small pictures stay. What the office has not verified is never touched.
        """
        with self._work.reading() as connection:
            over = blob_queue.freeable(connection, self._work.now_ms() - keep_days * DAY_MS)
        for sha256 in over:
            self._vault.remove(sha256)
            with self._work.writing() as connection:
                blob_queue.mark_freed(connection, sha256)
        return len(over)

    def _add(self, job_id: str, path: Path, labels: dict[str, str]) -> tuple[str, Touched | None]:
        """The photo's id; nothing touched when the job had this very picture already."""
        facts, data = read_photo(path)
        with self._work.reading() as connection:
            twin = photo_with_hash(connection, job_id, facts.sha256)
        if twin is not None:
            return twin, None
        files = self._sealed_with_small(facts.sha256, data)
        now = self._work.office_ms()
        photo_id = uuid7(now, self._work.randomness(10))
        fields: dict[str, Any] = {"job_id": job_id, **row_fields(facts), **labels, "state": "saved"}
        blobs = self._new(files, facts.sha256, photo_id, job_id)

        def queue_files(tx: ReplicaTx) -> None:
            assert isinstance(tx, SqlReplicaTx)
            tx.add_blobs(blobs)

        _, touched = self._work.capture([Draft(Kind.ADD, "photos", photo_id, fields)], also=queue_files)
        return photo_id, touched

    def _sealed_with_small(self, sha256: str, data: bytes) -> list[_Sealed]:
        """The original and its small pictures, all in the vault and flushed."""
        self._vault.keep(BytesIO(data))
        return [_Sealed(BlobKind.ORIGINAL, sha256, len(data)), *self._small(data)]

    def _small(self, data: bytes) -> Iterator[_Sealed]:
        for kind, made in ((BlobKind.THUMB, thumbnail), (BlobKind.PREVIEW, preview)):
            try:
                jpeg = made(data).jpeg
            except PhotoRefused:
                continue  # the original opened; that it does not scale is no reason to lose it
            kept = self._vault.keep(BytesIO(jpeg))
            yield _Sealed(kind, kept.sha256, kept.size_bytes)

    def _new(self, files: Sequence[_Sealed], sha256: str, photo_id: str, job_id: str) -> list[NewBlob]:
        now = self._work.now_ms()
        return [
            NewBlob(sha256, file.kind, file.digest, file.size_bytes, photo_id, job_id, now) for file in files
        ]

    def _quarantined(self, job_id: str, path: Path, refusal: PhotoRefused) -> RefusedPhoto:
        """Notes the file and keeps its bytes, if any fit: a damaged picture may still be evidence."""
        sha256 = None
        try:
            if 0 < path.stat().st_size <= MOST_BYTES:
                with path.open("rb") as file:
                    sha256 = self._vault.keep(file).sha256
        except (OSError, PhotoError):
            sha256 = None  # the file stays where it was
        item = Quarantined(job_id, path.name, refusal.reason, str(refusal), sha256, self._work.now_ms())
        with self._work.writing() as connection:
            blob_queue.quarantine(connection, item)
        return RefusedPhoto(item.name, item.reason, item.sentence)

    def _job(self, job_id: str) -> Any:
        with self._work.reading() as connection:
            job = brief(connection, job_id)
        if job is None:
            raise NotFound(GONE)
        return job
