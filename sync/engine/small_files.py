"""Whole small files, several under way at once: over a long road most time goes into waiting for answers."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Protocol

from sync.contracts.blobs import BlobJob, BlobSource, LostFile, Standing
from sync.engine.core.blob_lane import Outcome
from sync.engine.errors import Refused, SyncError


class SmallFileCarrier(Protocol):
    """Takes a file to the hub; called from several threads."""

    def send(self, job: BlobJob, offset: int, chunk: bytes) -> Standing: ...


def send_small(
    jobs: Sequence[BlobJob], source: BlobSource, carrier: SmallFileCarrier, *, hands: int,
    stops: Callable[[], bool],
) -> tuple[tuple[Outcome, ...], SyncError | None]:  # fmt: skip
    """Sends each file whole. After a failure no further one is begun; those under way are waited for.

    Args:
        stops: asked before each file but the first, by one thread at a time; True begins no further one.

    Returns:
        What became of each, and the failure of the road, if it failed.
    """
    sending = _Sending(carrier, stops)
    contents = [_read(job, source) for job in jobs]  # here: the source is no thread's but this one's
    if hands == 1:
        outcomes = tuple(map(sending.one, jobs, contents))
    else:
        with ThreadPoolExecutor(hands, thread_name_prefix="small-files") as pool:
            outcomes = tuple(pool.map(sending.one, jobs, contents))
    return outcomes, sending.failure


class _Sending:
    def __init__(self, carrier: SmallFileCarrier, stops: Callable[[], bool]) -> None:
        self._carrier, self._stops = carrier, stops
        self._asking, self._begun, self._over = Lock(), False, False
        self.failure: SyncError | None = None

    def one(self, job: BlobJob, content: bytes | LostFile) -> Outcome:
        if isinstance(content, LostFile):
            return content
        if not self._begins():
            return None
        try:
            return self._carrier.send(job, 0, content)
        except Refused as refusal:
            return refusal
        except SyncError as failure:
            self.failure, self._over = failure, True
            return None

    def _begins(self) -> bool:
        with self._asking:
            self._over = self._over or (self._begun and self._stops())
            self._begun = True
            return not self._over


def _read(job: BlobJob, source: BlobSource) -> bytes | LostFile:
    try:
        content = source.read(job.digest, 0, job.size_bytes)
    except LostFile as lost:
        return lost
    if len(content) != job.size_bytes:
        return LostFile("The file on this computer is shorter than it was.")
    return content
