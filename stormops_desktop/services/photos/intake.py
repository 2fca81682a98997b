"""Taking photos in: a picture is read, judged, made small, sealed and flushed, and only then written down.

Reading to sealing runs in a few threads, a little ahead; rows are written one after the other, in the order
of the files. So a burst is as fast as the machine, and a row never lacks its file.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.exif import MOST_BYTES, examine, read_bytes
from stormops_desktop.adapters.photo_errors import PhotoError, PhotoRefused, PhotoStoreError, PhotoUnreadable
from stormops_desktop.adapters.photo_renditions import small_pictures
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.evidence.facts import PhotoFacts
from stormops_desktop.domain.evidence.photo_row import row_fields
from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.services.photos.models import IntakeStep, RefusedPhoto
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import blob_queue
from stormops_desktop.storage.blob_queue import NewBlob, Quarantined
from stormops_desktop.storage.photos.rows import photo_with_hash
from stormops_desktop.storage.replica import SqlReplicaTx
from sync.contracts.blobs import BlobKind
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.replica import ReplicaTx, Touched

HANDS = max(1, min(2, (os.cpu_count() or 1) - 1))  # one core always stays with whoever looks at the screen
AHEAD = HANDS + 1  # photos in memory at once

Each = Callable[[IntakeStep], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A picture on its way in: its name, and what gives its bytes.

    Attributes:
        path: the file, None for a picture that has none.
    """

    name: str
    load: Callable[[], bytes]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """One file of a photo that is in the vault."""

    kind: BlobKind
    digest: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class _Ready:
    """A picture that is in the vault with its small ones; `twin` when the job had it already."""

    sha256: str
    facts: PhotoFacts | None = None
    files: tuple[Sealed, ...] = ()
    twin: str | None = None


class _HadAlready(Exception):  # noqa: N818 - a fact that ends a transaction
    def __init__(self, photo_id: str) -> None:
        self.photo_id = photo_id


@dataclass(slots=True)
class Taken:
    """What has become of the pictures of one call so far."""

    total: int
    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[RefusedPhoto] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)
    stopped: str = ""

    def step(self, refused: RefusedPhoto | None = None, touched: tuple[str, ...] = ()) -> IntakeStep:
        """The news after one more file."""
        done = len(self.added) + len(self.known) + len(self.refused)
        return IntakeStep(
            done, self.total, len(self.added), len(self.known), refused, touched, stopped=self.stopped
        )


class Intake:
    """Takes pictures into a job."""

    def __init__(self, work: Workplace, vault: PhotoVault) -> None:
        self._work, self._vault = work, vault

    def take(
        self, job_id: str, sources: Sequence[Source], labels: Mapping[str, str], each: Each,
        cancelled: Callable[[], bool],
    ) -> Taken:  # fmt: skip
        """Takes in one after the other; what is under way when it is cancelled still comes in.

        A full disk, or a replica that can't be written, ends it: what was taken before is safe.
        """
        taken = Taken(len(sources))
        for source, ready in self._prepared(job_id, sources, lambda: cancelled() or bool(taken.stopped)):
            self._settle(job_id, source, ready, labels, taken, each)
        return taken

    def seal(self, sha256: str, data: bytes) -> list[Sealed]:
        """The original and its small pictures, all in the vault and flushed."""
        self._vault.keep(BytesIO(data))
        return [Sealed(BlobKind.ORIGINAL, sha256, len(data)), *self._small(data)]

    def blobs(self, files: Iterable[Sealed], sha256: str, photo_id: str, job_id: str) -> list[NewBlob]:
        """The files as the queue to the office takes them."""
        now = self._work.now_ms()
        return [
            NewBlob(sha256, file.kind, file.digest, file.size_bytes, photo_id, job_id, now) for file in files
        ]

    def _prepared(
        self, job_id: str, sources: Sequence[Source], ended: Callable[[], bool]
    ) -> Iterator[tuple[Source, "Future[_Ready]"]]:
        """Pictures in their order, a few being worked on ahead; those begun are always handed out."""
        waiting = deque(sources)
        begun: deque[tuple[Source, Future[_Ready]]] = deque()
        with ThreadPoolExecutor(HANDS, "stormops-photo") as hands:
            while True:
                while waiting and len(begun) < AHEAD and not ended():
                    source = waiting.popleft()
                    begun.append((source, hands.submit(self._prepare, job_id, source)))
                if not begun:
                    return
                yield begun.popleft()

    def _prepare(self, job_id: str, source: Source) -> _Ready:
        data = source.load()
        sha256 = hashlib.sha256(data).hexdigest()
        with self._work.reading() as connection:
            twin = photo_with_hash(connection, job_id, sha256)
        if twin is not None:
            return _Ready(sha256, twin=twin)
        facts = examine(data)
        return _Ready(sha256, facts, tuple(self.seal(sha256, data)))

    def _settle(
        self, job_id: str, source: Source, ready: "Future[_Ready]", labels: Mapping[str, str], taken: Taken,
        each: Each,
    ) -> None:  # fmt: skip
        refused: RefusedPhoto | None = None
        fresh: tuple[str, ...] = ()
        try:
            photo_id, touched = self._record(job_id, ready.result(), labels)
        except PhotoRefused as refusal:
            refused = self._quarantined(job_id, source, refusal)
        except PhotoUnreadable as trouble:
            refused = RefusedPhoto(source.name, "unreadable", str(trouble))
        except (PhotoStoreError, StoreTrouble) as trouble:
            refused = RefusedPhoto(source.name, "store", str(trouble))
            taken.stopped = str(trouble)
        else:
            (taken.known if touched is None else taken.added).append(photo_id)
            fresh = () if touched is None else (photo_id,)
            taken.touched.merge(touched or Touched())
        if refused is not None:
            taken.refused.append(refused)
        each(taken.step(refused, fresh))

    def _record(self, job_id: str, ready: _Ready, labels: Mapping[str, str]) -> tuple[str, Touched | None]:
        """The photo's id; nothing touched when the job had this very picture already."""
        if ready.twin is not None or ready.facts is None:
            return ready.twin or "", None
        photo_id = uuid7(self._work.office_ms(), self._work.randomness(10))
        fields: dict[str, Any] = {"job_id": job_id, **row_fields(ready.facts), **labels, "state": "saved"}
        blobs = self.blobs(ready.files, ready.sha256, photo_id, job_id)

        def queue_files(tx: ReplicaTx) -> None:
            assert isinstance(tx, SqlReplicaTx)
            twin = tx.photo_with_hash(job_id, ready.sha256)
            if twin is not None:
                raise _HadAlready(twin)
            tx.add_blobs(blobs)

        try:
            _, touched = self._work.capture([Draft(Kind.ADD, "photos", photo_id, fields)], also=queue_files)
        except _HadAlready as had:
            return had.photo_id, None
        return photo_id, touched

    def _small(self, data: bytes) -> Iterator[Sealed]:
        try:
            large, thumb = small_pictures(data)
        except PhotoRefused:
            return  # the original opened; that it does not scale is no reason to lose it
        for kind, made in ((BlobKind.THUMB, thumb), (BlobKind.PREVIEW, large)):
            kept = self._vault.keep(BytesIO(made.jpeg))
            yield Sealed(kind, kept.sha256, kept.size_bytes)

    def _quarantined(self, job_id: str, source: Source, refusal: PhotoRefused) -> RefusedPhoto:
        """Notes the file and keeps its bytes, if any fit: a damaged picture may still be evidence."""
        item = Quarantined(
            job_id, source.name, refusal.reason, str(refusal), self._kept(source), self._work.now_ms()
        )
        with self._work.writing() as connection:
            if not blob_queue.in_quarantine(connection, item):
                blob_queue.quarantine(connection, item)
        return RefusedPhoto(item.name, item.reason, item.sentence)

    def _kept(self, source: Source) -> str | None:
        try:
            if source.path is not None and not 0 < source.path.stat().st_size <= MOST_BYTES:
                return None
            data = source.load()
            return self._vault.keep(BytesIO(data)).sha256 if data else None
        except (OSError, PhotoError):
            return None  # the file stays where it was


def of_file(path: Path) -> Source:
    """A file as a source."""
    return Source(path.name, lambda: read_bytes(path), path)
