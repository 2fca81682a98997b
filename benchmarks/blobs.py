"""Photo files to the hub: MB/s verified and flushed, bytes wasted by cuts. `python -m benchmarks.blobs`"""

import hashlib
import os
import shutil
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.neighbourhood import neighbourhood
from benchmarks.rig import Rig, Sender, add, rig, send_all
from benchmarks.table import Figure, print_table
from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.services.photos.lane import HANDS, VaultSource
from stormops_desktop.storage.blob_queue import NewBlob, SqlBlobQueue, add_blobs
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.blobs import MOST_CHUNK, BlobJob, BlobKind, Standing
from sync.engine.blobs import ChunkPace, HubBlobs, run_blobs
from sync.engine.errors import Unreachable

PHOTOS, PHOTO_BYTES = 60, 5_000_000
THUMBS, THUMB_BYTES = 200, 20_000
CUTS = 20


@dataclass(slots=True)
class Cutting:
    """A link that breaks at chosen calls: the chunk was sent, its answer never came, or it never arrived."""

    inner: HubBlobs
    dice: Random
    share: float
    cuts: int = 0
    sent: int = 0
    worst: int = 0

    def standing(self, job: BlobJob) -> Standing:
        return self.inner.standing(job)

    def send(self, job: BlobJob, offset: int, chunk: bytes) -> Standing:
        self.sent += len(chunk)
        if self.dice.random() >= self.share:
            return self.inner.send(job, offset, chunk)
        self.cuts += 1
        if self.dice.random() < 0.5:
            self.inner.send(job, offset, chunk)
        else:
            self.worst = max(self.worst, len(chunk))
        raise Unreachable("cut")


class Camera:
    """A laptop's vault and queue, and the rows of its photos at the hub."""

    def __init__(self, at: Rig, sender: Sender, store: OpenStore, vault: PhotoVault, job_id: str) -> None:
        self._at, self._sender, self._store, self._vault, self._job_id = at, sender, store, vault, job_id
        self.queue, self.source = SqlBlobQueue(store.database), VaultSource(vault)

    def take(self, count: int, size: int, kind: BlobKind) -> int:
        """Queues so many files of random bytes; returns their bytes."""
        ops, blobs = [], []
        for _ in range(count):
            content = os.urandom(size)
            original = hashlib.sha256(content if kind is BlobKind.ORIGINAL else os.urandom(32)).hexdigest()
            kept = self._vault.keep(BytesIO(content))
            fields = {"job_id": self._job_id, "sha256": original, "bytes": size, "mime": "image/jpeg",
                      "state": "saved"}  # fmt: skip
            ops.append(add("photos", fields))
            blobs.append(NewBlob(original, kind, kept.sha256, size, ops[-1].key, self._job_id, wall_ms()))
        send_all(self._sender, ops)
        with self._store.database.write(durable=True) as connection:
            add_blobs(connection, blobs)
        return count * size


def main() -> None:
    with rig() as at, TemporaryDirectory(prefix="stormops-bench-photos-") as folder:
        figures = measure(at, Path(folder))
    print_table("Photo files over loopback: sealed at rest, flushed and read back at the hub", figures)


def measure(at: Rig, folder: Path) -> list[Figure]:
    sender, place = at.sender(), neighbourhood(100)
    send_all(sender, place.ops)
    store = open_store(folder / "replica.db", os.urandom(32), sender.device, wall_ms)
    camera = Camera(at, sender, store, PhotoVault(folder / "photos", os.urandom(32)), place.job_ids[0])
    try:
        link = HubBlobs(sender.client)
        return [*speed(camera, link), *waste(camera, link), disk(folder)]
    finally:
        camera.source.close()
        store.close()


def speed(camera: Camera, link: HubBlobs) -> list[Figure]:
    size = camera.take(PHOTOS, PHOTO_BYTES, BlobKind.ORIGINAL)
    started = time.perf_counter()
    report = run_blobs(camera.queue, camera.source, link, wall=wall_ms)
    spent = time.perf_counter() - started
    assert report.originals == PHOTOS
    camera.take(THUMBS, THUMB_BYTES, BlobKind.THUMB)
    started = time.perf_counter()
    assert run_blobs(camera.queue, camera.source, link, wall=wall_ms, hands=HANDS).stored == THUMBS
    thumbs = THUMBS / (time.perf_counter() - started)
    name = f"upload, {PHOTOS} photos of {PHOTO_BYTES / 1e6:.0f} MB, verified and flushed"
    return [
        Figure(name, size / spent / 1e6, 60, "MB/s", at_most=False),
        Figure("thumbnails of 20 kB, each verified and flushed", thumbs, 25, "files/s", at_most=False),
    ]


def waste(camera: Camera, link: HubBlobs) -> list[Figure]:
    """Every run that is cut is followed by one that goes on."""
    size = camera.take(8, PHOTO_BYTES, BlobKind.ORIGINAL)
    cutting, pace = Cutting(link, Random(1), 0.3), ChunkPace()
    while camera.queue.next((BlobKind.ORIGINAL,), wall_ms()) is not None:
        if cutting.cuts >= CUTS:
            cutting.share = 0.0
        try:
            run_blobs(camera.queue, camera.source, cutting, wall=wall_ms, pace=pace)
        except Unreachable:
            continue
    wasted = cutting.sent - size
    return [
        Figure(
            "bytes sent twice, a cut",
            wasted / max(1, cutting.cuts) / 1e6,
            MOST_CHUNK / 1e6,
            "MB",
            at_most=True,
        ),
        Figure("the most, in one cut", cutting.worst / 1e6, MOST_CHUNK / 1e6, "MB", at_most=True),
    ]


def disk(folder: Path) -> Figure:
    """What the disk alone does: write, flush, for the place of the figures above."""
    content, started = os.urandom(PHOTO_BYTES), time.perf_counter()
    for n in range(20):
        with (folder / f"probe-{n}").open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    spent = time.perf_counter() - started
    assert shutil.disk_usage(folder).free > 0
    return Figure("the disk alone, same sizes", 20 * PHOTO_BYTES / spent / 1e6, 60, "MB/s", at_most=False)


if __name__ == "__main__":
    main()
