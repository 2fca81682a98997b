"""The lane of photo files, without I/O: asks for calls one by one and is told how each went.

Small pictures first, then originals; newest job first, small files first. One file is in flight, or a few of
at most 64 KiB. The centre says where a file goes on from: a kill of either side wastes one chunk at most.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from sync.contracts.blobs import LEAST_CHUNK, MOST_CHUNK, BlobJob, BlobKind, BlobQueue, LostFile, Standing
from sync.contracts.errors import ProblemType
from sync.engine.errors import Refused

DAY_MS = 86_400_000
FIRST_CHUNK = 1 << 20
CHUNK_MS = 7_500  # the middle of 5 to 10 seconds
MOST_TRIES = 8
STUCK = 4  # answers in a row that do not go forward, before the file waits
WAIT_MS = 60_000
LONGEST_WAIT_MS = 3_600_000
SMALL = (BlobKind.THUMB, BlobKind.PREVIEW)
SMALL_BYTES = 64 << 10  # four of them in flight are one least chunk: so much a cut can waste
AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class AskStanding:
    """HEAD: how much of this file is there?"""

    job: BlobJob


@dataclass(frozen=True, slots=True)
class SendChunk:
    """PATCH: `count` bytes from `offset`; none at the end has the centre confirm the whole."""

    job: BlobJob
    offset: int
    count: int


@dataclass(frozen=True, slots=True)
class SendSmall:
    """PATCH of whole small files, each by itself: several at once hide the round trips of each other."""

    jobs: tuple[BlobJob, ...]


BlobCall = AskStanding | SendChunk | SendSmall
Outcome = Standing | Refused | LostFile | None
"""What became of one of several files; None: nobody knows."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the centre said, and how long the call took by the laptop's clock.

    Attributes:
        outcomes: of `SendSmall`, one a file in its order.
    """

    standing: Standing
    spent_ms: int = 0
    outcomes: tuple[Outcome, ...] = ()


@dataclass(slots=True)
class BlobReport:
    """What one run of the lane did. Bytes are of file content.

    Attributes:
        wasted: sent, but not gone forward by. waiting: stopped before the queue was empty.
    """

    stored: int = 0
    originals: int = 0
    sent: int = 0
    wasted: int = 0
    postponed: int = 0
    waiting: bool = False


@dataclass(slots=True)
class ChunkPace:
    """The size of the next chunk: what the link carries in 5 to 10 seconds, in powers of two."""

    size: int = FIRST_CHUNK

    def carried(self, count: int, spent_ms: int) -> None:
        """A chunk went through; partial last ones tell too little."""
        if count < self.size:
            return
        fits = count * CHUNK_MS / max(1, spent_ms)
        if fits >= self.size * 2:
            self.size = min(MOST_CHUNK, self.size * 2)
        elif fits < self.size:
            self.broke()

    def broke(self) -> None:
        """A chunk did not go through."""
        self.size = max(LEAST_CHUNK, self.size // 2)


@dataclass(frozen=True, slots=True)
class Thrift:
    """What may go over a link that costs money.

    Attributes:
        day_bytes: at most so many a day. originals: they may go within those too, not only small pictures.
        anyway: the person said to send all the same.
    """

    metered: Callable[[], bool] = field(default=lambda: False)
    day_bytes: int = 50 << 20
    originals: bool = False
    anyway: Callable[[], bool] = field(default=lambda: False)

    def paying(self) -> bool:
        """Whether each byte counts just now."""
        return self.metered() and not self.anyway()

    def holds_originals(self) -> bool:
        """Whether originals wait for another link just now."""
        return self.paying() and not self.originals


class BlobLane:
    """One run of the lane. `steps` is driven by `sync.engine.blobs`, or by a simulation.

    Args:
        wall: UTC milliseconds.
        pause: asked before each call; True ends the run with the queue as it is.
    """

    def __init__(
        self, queue: BlobQueue, pace: ChunkPace, thrift: Thrift, wall: Callable[[], int],
        pause: Callable[[], bool],
    ) -> None:  # fmt: skip
        self._queue, self._pace, self._thrift, self._wall, self._pause = queue, pace, thrift, wall, pause
        self.report = BlobReport()
        self._paying = False
        self._spent_out = False

    def steps(self) -> Generator[BlobCall, Reply, BlobReport]:
        """Yields calls, takes their replies, returns the report.

        `Refused` and `LostFile` are to be thrown in; any other failure of a call ends the run.
        """
        self._queue.doubt()
        while not self._stops():
            self._paying = self._thrift.paying()
            job = self._queue.next(self._kinds(), self._wall())
            if job is None:
                return self.report
            if small := self._small_ones(job):
                yield from self._send_small(small)
            else:
                yield from self._guarded(job)
        self.report.waiting = True
        return self.report

    def _small_ones(self, first: BlobJob) -> tuple[BlobJob, ...]:
        """The files to go at once with this one, which is the first that is due; none if it goes alone."""
        if not self._is_fresh(first) or first.size_bytes > SMALL_BYTES:
            return ()
        jobs = self._queue.untried(first.kind, self._wall(), largest=SMALL_BYTES, most=AT_ONCE)
        taken, total = list[BlobJob](), 0
        for job in jobs:
            total += job.size_bytes
            if not self._affordable(total):
                break
            taken.append(job)
        return tuple(taken) if len(taken) > 1 else ()

    def _send_small(self, jobs: tuple[BlobJob, ...]) -> Generator[BlobCall, Reply, None]:
        total = sum(job.size_bytes for job in jobs)
        self.report.sent += total
        self._pay(total)
        reply = yield SendSmall(jobs)
        grave = None
        for job, outcome in zip(jobs, reply.outcomes, strict=True):
            if isinstance(outcome, Refused) and outcome.problem.type not in _ABOUT_A_FILE:
                grave = outcome
            else:
                self._settle(job, outcome)
        if grave is not None:
            raise grave

    def _settle(self, job: BlobJob, outcome: Outcome) -> None:
        """One of several. What did not end well has been tried, and goes on alone."""
        if isinstance(outcome, Standing) and outcome.complete:
            self._stored(job)
            return
        self.report.wasted += job.size_bytes
        if isinstance(outcome, LostFile):
            self._postpone(job, str(outcome) or _MISSING, failed=True)
        elif isinstance(outcome, Refused):
            self._refused(job, outcome)
        elif outcome is not None:
            self._go_on_at(job, outcome.offset)

    def _refused(self, job: BlobJob, refusal: Refused) -> None:
        if refusal.problem.type in _GO_ON:
            self._go_on_at(job, refusal.problem.expect)
        else:
            self._postpone(job, refusal.problem.title)

    def _go_on_at(self, job: BlobJob, offset: int) -> None:
        if offset > 0:
            self._queue.advanced(job, offset)
        else:
            self._postpone(job, _NOT_TAKEN)

    def _guarded(self, job: BlobJob) -> Generator[BlobCall, Reply, None]:
        try:
            yield from self._carry(job)
        except LostFile as lost:
            self._postpone(job, str(lost) or _MISSING, failed=True)
        except Refused as refusal:
            if refusal.problem.type not in _ABOUT_A_FILE:
                raise
            self._postpone(job, refusal.problem.title)

    def _carry(self, job: BlobJob) -> Generator[BlobCall, Reply, None]:
        standing = Standing(0)
        if not self._is_fresh(job):
            standing = (yield AskStanding(job)).standing
        stuck = 0
        while stuck < STUCK:
            count = min(self._pace.size, job.size_bytes - standing.offset)
            if self._stops() or not self._affordable(count):
                self._queue.advanced(job, standing.offset)
                return
            before = standing
            standing = yield from self._send(job, before, count)
            if standing.complete:
                self._stored(job)
                return
            stuck = 0 if standing.offset > before.offset else stuck + 1
        self._postpone(job, _NOT_TAKEN)

    def _send(self, job: BlobJob, at: Standing, count: int) -> Generator[BlobCall, Reply, Standing]:
        """One chunk; a wrong place or a changed byte is answered with where to go on."""
        self.report.sent += count
        self._pay(count)
        try:
            reply = yield SendChunk(job, at.offset, count)
        except Refused as refusal:
            if refusal.problem.type not in _GO_ON:
                raise
            self.report.wasted += count
            self._queue.advanced(job, refusal.problem.expect)
            return Standing(refusal.problem.expect)
        forward = job.size_bytes if reply.standing.complete else reply.standing.offset
        self.report.wasted += max(0, count - (forward - at.offset)) if forward >= at.offset else count
        self._pace.carried(count, reply.spent_ms)
        if not reply.standing.complete:
            self._queue.advanced(job, reply.standing.offset)
        return reply.standing

    def _stored(self, job: BlobJob) -> None:
        self._queue.stored(job, self._wall())
        self.report.stored += 1
        self.report.originals += job.kind is BlobKind.ORIGINAL

    def _postpone(self, job: BlobJob, why: str, *, failed: bool = False) -> None:
        self.report.postponed += 1
        given_up = failed or job.attempts + 1 >= MOST_TRIES
        wait = DAY_MS if given_up else min(LONGEST_WAIT_MS, WAIT_MS << min(job.attempts, 10))
        self._queue.postponed(job, why, self._wall() + wait, failed=given_up)

    def _is_fresh(self, job: BlobJob) -> bool:
        """A small picture that was never tried is sent without asking: a round trip saved for each."""
        return job.kind in SMALL and job.offset == 0 and job.attempts == 0

    def _kinds(self) -> tuple[BlobKind, ...]:
        if not self._paying:
            return tuple(BlobKind)
        if self._spent_out:
            return ()
        return tuple(BlobKind) if self._thrift.originals else SMALL

    def _affordable(self, count: int) -> bool:
        if not self._paying:
            # The link may have changed under a long file: the next round looks again.
            return not self._thrift.paying()
        self._spent_out = self._queue.spent(self._day()) + count > self._thrift.day_bytes
        return not self._spent_out

    def _pay(self, count: int) -> None:
        if self._paying and count:
            self._queue.spend(self._day(), count)

    def _day(self) -> int:
        return self._wall() // DAY_MS

    def _stops(self) -> bool:
        return self._pause()


_GO_ON = (ProblemType.UPLOAD_OFFSET, ProblemType.CHECKSUM_MISMATCH)
_ABOUT_A_FILE = (ProblemType.NOT_FOUND, *_GO_ON, ProblemType.PAYLOAD_TOO_LARGE, ProblemType.BAD_REQUEST)
_MISSING = "The file is missing on this computer."
_NOT_TAKEN = "The office's server did not take this file."
