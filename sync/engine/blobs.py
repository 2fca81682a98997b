"""The lane of photo files over a real connection: `run_blobs` drives the core's machine."""

import base64
import hashlib
import io
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from sync.contracts.blobs import (
    CHUNK_TYPE,
    TUS_VERSION,
    BlobJob,
    BlobKind,
    BlobQueue,
    BlobSource,
    LostFile,
    Standing,
)
from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem, ProblemType
from sync.engine.core.blob_lane import (
    AskStanding,
    BlobCall,
    BlobLane,
    BlobReport,
    ChunkPace,
    Reply,
    SendChunk,
    SendSmall,
    Thrift,
)
from sync.engine.errors import Cancelled, CaptivePortal, Refused, SyncError, Unreachable
from sync.engine.small_files import send_small
from sync.engine.transport import HubClient, Raw

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BlobCarrier", "BlobReport", "ChunkPace", "HubBlobs", "RemoteFile", "Thrift", "run_blobs"]

FETCH_BYTES = 4 << 20
BASE, FAREWELL = "/v1/blobs", "/v1/farewell/blobs"
PARTIAL = 206
_OF_STATUS = {
    400: ProblemType.BAD_REQUEST,
    401: ProblemType.UNAUTHENTICATED,
    403: ProblemType.FORBIDDEN,
    404: ProblemType.NOT_FOUND,
    429: ProblemType.RATE_LIMITED,
    503: ProblemType.UNAVAILABLE,
}


class BlobCarrier(Protocol):
    """What takes files to the hub: `HubBlobs`, or a simulated network. Raises `sync.engine.errors`."""

    def standing(self, job: BlobJob) -> Standing: ...
    def send(self, job: BlobJob, offset: int, chunk: bytes) -> Standing: ...


def run_blobs(
    queue: BlobQueue,
    source: BlobSource,
    carrier: BlobCarrier,
    *,
    wall: Callable[[], int],
    pace: ChunkPace | None = None,
    thrift: Thrift | None = None,
    pause: Callable[[], bool] | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[BlobReport], None] | None = None,
    hands: int = 1,
) -> BlobReport:
    """Sends what is due. Blocking; run it off the GUI thread, after the ops.

    Args:
        wall: UTC milliseconds.
        pause: asked before each call; True ends the run, the rest waits for the next.
        hands: small files under way at a time; above 1 the carrier is called from several threads.

    Raises:
        SyncError: the run stopped; what was confirmed stays confirmed, and the next run goes on.
    """
    pace = pace or ChunkPace()
    pause, cancelled, progress = pause or _never, cancelled or _never, progress or _unheard
    lane = BlobLane(queue, pace, thrift or Thrift(), wall, pause)
    steps = lane.steps()
    try:
        call = next(steps)
        while True:
            if cancelled():
                steps.close()
                raise Cancelled
            if isinstance(call, SendSmall):
                call = _several(steps, call, source, carrier, pace, hands, _either(cancelled, pause))
                progress(lane.report)
                continue
            try:
                reply = _made(call, source, carrier)
            except (Refused, LostFile) as failure:
                call = steps.throw(failure)
                continue
            except SyncError:
                pace.broke()
                raise
            progress(lane.report)
            call = steps.send(reply)
    except StopIteration as end:
        report: BlobReport = end.value
        return report


def _never() -> bool:
    return False


def _unheard(_report: BlobReport) -> None:
    pass


def _either(first: Callable[[], bool], second: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: first() or second()


def _several(
    steps: Generator[BlobCall, Reply, BlobReport], call: SendSmall, source: BlobSource, carrier: BlobCarrier,
    pace: ChunkPace, hands: int, stops: Callable[[], bool],
) -> BlobCall:  # fmt: skip
    """The next call after small files: what went through is recorded before the road's failure is told."""
    outcomes, failure = send_small(call.jobs, source, carrier, hands=hands, stops=stops)
    reply = Reply(Standing(0), outcomes=outcomes)
    if failure is None:
        return steps.send(reply)
    with suppress(StopIteration):
        steps.send(reply)
    steps.close()
    pace.broke()
    raise failure


def _made(call: AskStanding | SendChunk, source: BlobSource, carrier: BlobCarrier) -> Reply:
    started = time.monotonic()
    if isinstance(call, AskStanding):
        standing = carrier.standing(call.job)
    else:
        chunk = source.read(call.job.digest, call.offset, call.count) if call.count else b""
        if len(chunk) != call.count:
            raise LostFile("The file on this computer is shorter than it was.")
        started = time.monotonic()
        standing = carrier.send(call.job, call.offset, chunk)
    return Reply(standing, int((time.monotonic() - started) * 1000))


class HubBlobs:
    """Files of one signed-in laptop, over its `HubClient`.

    Args:
        base: `FAREWELL` for a laptop whose member was taken out, which may send and not read.
    """

    def __init__(self, hub: HubClient, base: str = BASE) -> None:
        self._hub, self._base = hub, base

    def standing(self, job: BlobJob) -> Standing:
        """How much of the file the hub has."""
        answer = self._hub.raw("HEAD", f"{self._base}/{job.sha256}", params={"size": job.kind})
        is_problem = answer.headers.get("content-type", "").startswith(PROBLEM_MEDIA_TYPE)
        if answer.status >= 300 and is_problem:  # an answer to HEAD has no body to say more
            kind = _OF_STATUS.get(answer.status, ProblemType.INTERNAL)
            raise Refused(Problem(kind, "The office does not know this photo.", answer.status))
        return _standing(answer.good())

    def send(self, job: BlobJob, offset: int, chunk: bytes) -> Standing:
        """Sends one chunk with its checksum.

        Raises:
            Refused: upload-offset or checksum-mismatch say in `expect` where to go on.
        """
        headers = {
            "Tus-Resumable": TUS_VERSION, "Content-Type": CHUNK_TYPE, "Upload-Offset": str(offset),
            "Upload-Length": str(job.size_bytes),
            "Upload-Checksum": f"sha256 {base64.b64encode(hashlib.sha256(chunk).digest()).decode()}",
        }  # fmt: skip
        if job.kind is not BlobKind.ORIGINAL:
            whole = base64.b64encode(bytes.fromhex(job.digest)).decode()
            headers["Repr-Digest"] = f"sha-256=:{whole}:"
        params = {"size": str(job.kind)}
        return _standing(
            self._hub.raw(
                "PATCH", f"{self._base}/{job.sha256}", params=params, headers=headers, content=chunk
            ).good()
        )

    def open(self, sha256: str, kind: BlobKind) -> "RemoteFile":
        """A file that the hub has, to be read in pieces; nothing is asked before the first read."""
        return RemoteFile(self._hub, sha256, kind)

    def fetch(self, sha256: str, kind: BlobKind) -> bytes:
        """A file that another laptop brought.

        Raises:
            Refused: not-found when it is not there yet, or not to be seen.
        """
        answer = self._hub.raw("GET", _path(sha256), params={"size": str(kind)}).good()
        if not answer.headers.get("etag"):
            raise CaptivePortal(f"status {answer.status}")
        return answer.body


class RemoteFile(io.RawIOBase):
    """A file at the hub, read in ranges from its beginning.

    Attributes:
        digest: of this file as the hub names it, "" before the first read. size: in bytes, 0 before.
    """

    def __init__(self, hub: HubClient, sha256: str, kind: BlobKind) -> None:
        super().__init__()
        self._hub, self._path, self._kind = hub, _path(sha256), kind
        self._place, self._held = 0, b""
        self.digest, self.size = "", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Gives what is held, and asks for the next range when that is nothing.

        Raises:
            Refused: not-found when it is not there, or not to be seen. Unreachable: ask again from anew.
        """
        view = memoryview(buffer).cast("B")
        if not self._held and (not self.digest or self._place < self.size):
            self._ask()
        piece, self._held = self._held[: len(view)], self._held[len(view) :]
        view[: len(piece)] = piece
        return len(piece)

    def _ask(self) -> None:
        wanted = {"Range": f"bytes={self._place}-{self._place + FETCH_BYTES - 1}"}
        answer = self._hub.raw("GET", self._path, params={"size": str(self._kind)}, headers=wanted).good()
        digest, size = answer.headers.get("etag", "").strip('"'), _size_of(answer)
        if not digest or size is None:
            raise CaptivePortal(f"status {answer.status}")
        if (self.digest and (digest, size) != (self.digest, self.size)) or not answer.body:
            raise Unreachable("the file changed while it was read")
        self.digest, self.size = digest, size
        self._place, self._held = self._place + len(answer.body), answer.body


def _size_of(answer: Raw) -> int | None:
    """The whole file's, by the range's own words; a hub that sent all at once told no range."""
    if answer.status == PARTIAL:
        total = answer.headers.get("content-range", "").rpartition("/")[2]
        return int(total) if total.isdigit() else None
    return len(answer.body)


def _path(sha256: str) -> str:
    return f"{BASE}/{sha256}"


def _standing(answer: Raw) -> Standing:
    """A page of somebody else's has no such headers."""
    offset = answer.headers.get("upload-offset", "")
    if answer.headers.get("tus-resumable") != TUS_VERSION or not offset.isdigit():
        raise CaptivePortal(f"status {answer.status}")
    return Standing(int(offset), answer.headers.get("upload-complete") == "?1")
