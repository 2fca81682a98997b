"""Photos of a job: taking files in, showing them, labelling them, and freeing what the office keeps safely.

A photo's bytes are sealed and on the disk before its row is written; row, op and the files' places in the
queue are one durable transaction. So a row never lacks its file, and a kill at any point loses no photo that
was said to be saved.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.photo_errors import PhotoError, PhotoStoreError
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.said import Said
from stormops_desktop.services.jobs.known import THE_JOB, known_job
from stormops_desktop.services.photos import folders
from stormops_desktop.services.photos.day import DayMatching
from stormops_desktop.services.photos.gallery import gallery_of, photos_of
from stormops_desktop.services.photos.intake import Each, Intake, Source, of_file
from stormops_desktop.services.photos.labels import LabelActions, checked
from stormops_desktop.services.photos.models import (
    Burst,
    Found,
    Gallery,
    Look,
    PhotoView,
    Proposed,
    RefusedPhoto,
    WatchedFolder,
)
from stormops_desktop.services.photos.ports import AddedPhotos
from stormops_desktop.services.photos.unfinished import (
    end_burst,
    keep_watched,
    note_burst,
    watched_folder,
)
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import blob_queue
from sync.contracts.blobs import BlobKind

DAY_MS = 86_400_000
KEEP_DAYS = 14
ADDED_ONE = "Added 1 photo at {place}"
ADDED = "Added {count} photos at {place}"


class PhotoDesk:
    """`photos.ports.PhotoVerbs` on the replica and the vault.

    Args:
        undo: the shelf that the job's verbs take from.
    """

    def __init__(self, work: Workplace, vault: PhotoVault, undo: UndoShelf | None = None) -> None:
        self._work, self._vault = work, vault
        self._intake = Intake(work, vault)
        self._labels = LabelActions(work, undo or UndoShelf(work.now_ms))
        self._day = DayMatching(work)
        self._one_burst = threading.Lock()
        self._closing = threading.Event()

    def find_files(self, paths: Sequence[Path]) -> Found:
        """The picture files in folders, and every file that was named itself."""
        return folders.find_files(paths)

    def add_photos(
        self, job_id: str, files: Sequence[Path], *, labels: Mapping[str, str] | None = None,
        origin: object = None, each: Each | None = None, cancelled: Callable[[], bool] | None = None,
    ) -> AddedPhotos:  # fmt: skip
        """Takes files in, one durable step each; what is no usable picture is quarantined with the reason.

        The files themselves are never changed or removed. A full disk ends it: what was taken before is safe.
        A burst of several files is on record until it ends, so that one cut short can be taken up again.

        Args:
            labels: any of category, slope, shot, collateral, caption, for all of them.
            each: told after every file, on the caller's thread.

        Raises:
            NotFound: the job is not here. ValueError: another label.
        """
        burst = Burst(tuple(files), dict(labels or {}), self._work.now_ms())
        job = known_job(self._work, job_id)
        checked(burst.labels)
        if len(files) > 1:
            with self._work.writing() as connection:
                note_burst(connection, job_id, burst)
        added = self._take(job, [of_file(path) for path in files], burst.labels, origin, each, cancelled)
        dealt_with = len(added.added) + len(added.known) + len(added.refused)
        if len(files) > 1 and dealt_with == len(files):
            with self._work.writing() as connection:
                end_burst(connection, job_id, burst)
        return added

    def add_picture(
        self, job_id: str, name: str, data: bytes, *, labels: Mapping[str, str] | None = None,
        origin: object = None,
    ) -> AddedPhotos:  # fmt: skip
        """Takes in a picture that has no file: one pasted from the clipboard. Errors as in `add_photos`."""
        return self._take(
            known_job(self._work, job_id), [Source(name, lambda: data)], labels or {}, origin, None, None
        )

    def forget_interrupted(self, job_id: str) -> None:
        """The rest of bursts that were cut short is not wanted; the files stay where they are."""
        with self._work.writing() as connection:
            end_burst(connection, job_id)

    def set_labels(
        self, photo_ids: Sequence[str], labels: Mapping[str, str], *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Labels one or many photos as one change; see `labels.LabelActions`."""
        return self._labels.set_labels(photo_ids, labels, seen=seen, origin=origin)

    def propose(
        self, files: Sequence[Path], *, each: Callable[[Proposed], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Sequence[Proposed]:  # fmt: skip
        """To which stops of the person's routes files belong, by place and time; takes nothing in."""
        return self._day.propose(files, each or _quiet, cancelled or _never)

    def look_into(self, watched: WatchedFolder, before: Mapping[Path, str]) -> Look:
        """What is new in the watched folder; see `folders.look_into`."""
        return folders.look_into(watched, before)

    def watched(self) -> WatchedFolder:
        """The folder this machine watches."""
        with self._work.reading() as connection:
            return watched_folder(connection)

    def watch(self, watched: WatchedFolder) -> None:
        """Remembers the folder, and which of its files were dealt with."""
        with self._work.writing() as connection:
            keep_watched(connection, watched)

    def photos(self, job_id: str) -> Sequence[PhotoView]:
        """The job's photos, oldest first."""
        with self._work.reading() as connection:
            return photos_of(connection, job_id)

    def gallery(self, job_id: str, also: str = "") -> Gallery:
        """Everything the photo page of a job shows.

        Raises:
            NotFound: the job is not in this replica (any more).
        """
        with self._work.reading() as connection:
            return gallery_of(connection, job_id, also)

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
                files = self._intake.seal(sha256, self._vault.read(sha256))
            except PhotoError:
                continue
            with self._work.writing() as connection:
                blob_queue.add_blobs(connection, self._intake.blobs(files, sha256, photo_id, job_id))
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

    def close(self) -> None:
        """Lets no further file in, and returns when the one under way is in; the rest is on record."""
        self._closing.set()
        with self._one_burst:
            pass

    def _take(
        self, job: Any, sources: Sequence[Source], labels: Mapping[str, str], origin: object,
        each: Each | None, cancelled: Callable[[], bool] | None,
    ) -> AddedPhotos:  # fmt: skip
        known = {name: value for name, value in checked(labels).items() if value}
        asked = cancelled or _never
        with self._one_burst:
            taken = self._intake.take(
                job.job_id, sources, known, each or _quiet, lambda: self._closing.is_set() or asked()
            )
        count = len(taken.added)
        name = Said(ADDED_ONE if count == 1 else ADDED, count=count, place=job.address or THE_JOB)
        change = ChangeSet(name, taken.touched, origin)
        return AddedPhotos(change, tuple(taken.added), tuple(taken.known), tuple(taken.refused))


def _quiet(_news: object) -> None:
    """Nobody wants to be told."""


def _never() -> bool:
    return False
