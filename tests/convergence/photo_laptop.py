"""A laptop's half of the photo lane: sealed files, the record of them beside the rows, and the real lane."""

import hashlib
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass, field, replace

from sync.contracts.blobs import BlobJob, BlobKind, LostFile
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.engine.core.blob_lane import DAY_MS, BlobCall, BlobLane, BlobReport, ChunkPace, Reply, Thrift
from sync.engine.memory import MemoryReplica
from tests.convergence.client import Client

ORIGINAL, THUMB = BlobKind.ORIGINAL, BlobKind.THUMB
FREE_AFTER_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One row of the laptop's record of files."""

    job: BlobJob
    taken_ms: int
    stored_ms: int = 0
    due_ms: int = 0
    here: bool = True

    def due(self, now_ms: int) -> bool:
        """Nothing waits longer than a day: what seems to was postponed by a clock that was wrong."""
        return not now_ms < self.due_ms <= now_ms + DAY_MS


class ReplicaQueue:
    """`BlobQueue` in the replica's own transactions, as the real one is."""

    def __init__(self, replica: MemoryReplica) -> None:
        self._replica = replica

    def next(self, kinds: Collection[BlobKind], now_ms: int) -> BlobJob | None:
        due = self._due(kinds, now_ms)
        return due[0] if due else None

    def untried(self, kind: BlobKind, now_ms: int, *, largest: int, most: int) -> Sequence[BlobJob]:
        due = [job for job in self._due((kind,), now_ms) if job.offset == job.attempts == 0]
        return [job for job in due if job.size_bytes <= largest][:most]

    def doubt(self) -> None:
        said = {
            values["sha256"]
            for (entity, _), values in self._replica.all_seen().items()
            if entity == "photos" and values["state"] != "stored"
        }
        doubted = [
            r for r in self._records() if r.stored_ms and r.job.kind is ORIGINAL and r.job.sha256 in said
        ]
        for record in doubted:
            self._put(replace(record, job=replace(record.job, offset=0, attempts=0), stored_ms=0))

    def advanced(self, job: BlobJob, offset: int) -> None:
        self._put(replace(self._of(job), job=replace(job, offset=offset, attempts=0)))

    def stored(self, job: BlobJob, now_ms: int) -> None:
        self._put(replace(self._of(job), stored_ms=max(1, now_ms)), durable=True)

    def postponed(self, job: BlobJob, why: str, until_ms: int, *, failed: bool = False) -> None:
        del why, failed
        self._put(replace(self._of(job), job=replace(job, attempts=job.attempts + 1), due_ms=until_ms))

    def spent(self, day: int) -> int:
        del day
        return 0

    def spend(self, day: int, count: int) -> None:
        """Nothing is metered here."""

    def _due(self, kinds: Collection[BlobKind], now_ms: int) -> list[BlobJob]:
        found = [r for r in self._records() if not r.stored_ms and r.due(now_ms) and r.job.kind in kinds]
        order = list(BlobKind)
        found.sort(key=lambda r: (order.index(r.job.kind), -r.taken_ms, r.job.size_bytes, r.job.sha256))
        return [record.job for record in found]

    def _records(self) -> list[FileRecord]:
        return list(self._replica.files.values())

    def _of(self, job: BlobJob) -> FileRecord:
        record: FileRecord = self._replica.files[job.sha256, job.kind]
        return record

    def _put(self, record: FileRecord, *, durable: bool = False) -> None:
        with self._replica.begin(durable=durable) as tx:
            tx.files[record.job.sha256, record.job.kind] = record


class SmallChunks(ChunkPace):
    """A photo of some bytes goes up in several chunks."""

    def carried(self, count: int, spent_ms: int) -> None:
        """The size stays."""

    def broke(self) -> None:
        """As above."""


@dataclass
class Camera:
    """What a simulated laptop has besides its replica: files by hash, and the run of the lane.

    Attributes:
        call: what the lane waits for. answer: what the centre said, None as long as nobody asked it.
    """

    client: Client
    vault: dict[str, bytes] = field(default_factory=dict)
    steps: Generator[BlobCall, Reply, BlobReport] | None = None
    call: BlobCall | None = None
    answer: Reply | Exception | None = None
    backup: dict[str, bytes] = field(default_factory=dict)

    def take(self, job_id: str, photo_id: str, content: bytes, now_ms: int) -> None:
        """A picture is taken: its files are durable before the row, the op and the record, which are one.

        Raises:
            CrashError: at any of the steps.
        """
        thumb = b"t" + content[:4]
        sha256 = hashlib.sha256(content).hexdigest()
        for each in (content, thumb):
            self._keep(each)
        fields = {
            "job_id": job_id,
            "sha256": sha256,
            "bytes": len(content),
            "mime": "image/jpeg",
            "state": "saved",
        }
        jobs = [BlobJob(sha256, kind, hashlib.sha256(c).hexdigest(), len(c))
                for kind, c in ((ORIGINAL, content), (THUMB, thumb))]  # fmt: skip
        wall = now_ms + self.client.offset_ms
        self.client.capture(
            [Draft(Kind.ADD, "photos", photo_id, fields)],
            now_ms,
            also=lambda tx: tx.files.update({(sha256, job.kind): FileRecord(job, wall) for job in jobs}),
        )

    def _keep(self, content: bytes) -> None:
        self.client.point("before")
        self.vault[hashlib.sha256(content).hexdigest()] = content
        self.client.point("after")

    def read(self, digest: str, offset: int, count: int) -> bytes:
        """As `BlobSource.read`."""
        if digest not in self.vault:
            raise LostFile
        return self.vault[digest][offset : offset + count]

    def begin(self, wall: Callable[[], int], chunk: int) -> None:
        """Starts the lane; its first call waits to be sent."""
        queue = ReplicaQueue(self.client.replica)
        self.steps = BlobLane(queue, SmallChunks(chunk), Thrift(), wall, lambda: False).steps()
        steps = self.steps
        self._await(lambda: next(steps))

    def go_on(self, answer: Reply | Exception) -> None:
        """Hands an answer or a failure to the lane."""
        steps = self.steps
        assert steps is not None
        if isinstance(answer, Exception):
            self._await(lambda: steps.throw(answer))
        else:
            self._await(lambda: steps.send(answer))

    def stop(self) -> None:
        """The process ended."""
        if self.steps is not None:
            self.steps.close()
        self.steps, self.call, self.answer = None, None, None

    def _await(self, step: Callable[[], BlobCall]) -> None:
        self.call, self.answer = None, None
        try:
            self.call = step()
        except StopIteration:
            self.steps = None
        except Exception:
            self.stop()
            raise

    def free(self, now_ms: int) -> None:
        """Makes room: originals whose every row says stored, some time after the centre said so."""
        replica = self.client.replica
        unsafe = {
            values["sha256"]
            for (entity, _), values in replica.all_seen().items()
            if entity == "photos" and values["state"] != "stored"
        }
        for record in list(replica.files.values()):
            old = record.stored_ms and record.stored_ms < now_ms - FREE_AFTER_MS
            if old and record.here and record.job.kind is ORIGINAL and record.job.sha256 not in unsafe:
                with replica.begin(durable=True) as tx:
                    tx.files[record.job.sha256, ORIGINAL] = replace(record, here=False)
                self.vault.pop(record.job.digest, None)
