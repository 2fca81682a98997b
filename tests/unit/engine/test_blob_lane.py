"""The lane of photo files against a hub of a few lines: order, resume, lost replies, thrift, giving up."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

import pytest

from sync.contracts.blobs import (
    LEAST_CHUNK,
    MOST_CHUNK,
    BlobJob,
    BlobKind,
    LostFile,
    Standing,
)
from sync.contracts.errors import Problem, ProblemType
from sync.engine.blobs import BlobReport, ChunkPace, Thrift, run_blobs
from sync.engine.core.blob_lane import DAY_MS, MOST_TRIES, SMALL_BYTES
from sync.engine.errors import Cancelled, Refused, Unreachable

CHUNK = 1 << 20
BIG = bytes(range(256)) * (13 << 10)  # 3.25 MiB
NOW = 1_790_000_000_000


def refused(kind: ProblemType, expect: int = 0, status: int = 409) -> Refused:
    return Refused(Problem(kind, "no", status, expect=expect))


@dataclass
class Hub:
    """Takes chunks at the right place; `verdict` may spoil the n-th call before or after it took effect."""

    files: dict[tuple[str, BlobKind], bytes] = field(default_factory=dict)
    done: dict[tuple[str, BlobKind], bytes] = field(default_factory=dict)
    before: dict[int, Exception] = field(default_factory=dict)
    after: dict[int, Exception] = field(default_factory=dict)
    calls: list[tuple[str, BlobKind, int]] = field(default_factory=list)
    sent: int = 0

    def standing(self, job: BlobJob) -> Standing:
        with self._call("ask", job, -1):
            return self._standing(job)

    def send(self, job: BlobJob, offset: int, chunk: bytes) -> Standing:
        self.sent += len(chunk)
        with self._call("send", job, offset):
            place = (job.sha256, job.kind)
            if place in self.done:
                return self._standing(job)
            held = self.files.get(place, b"")
            if offset != len(held):
                raise refused(ProblemType.UPLOAD_OFFSET, len(held))
            self.files[place] = held + chunk
            if len(self.files[place]) == job.size_bytes:
                if hashlib.sha256(self.files[place]).hexdigest() != job.digest:
                    self.files[place] = b""
                    raise refused(ProblemType.CHECKSUM_MISMATCH, 0)
                self.done[place] = self.files[place]
            return self._standing(job)

    def _standing(self, job: BlobJob) -> Standing:
        place = (job.sha256, job.kind)
        return Standing(len(self.files.get(place, b"")), place in self.done)

    def _call(self, what: str, job: BlobJob, offset: int) -> "Spoiled":
        self.calls.append((what, job.kind, offset))
        return Spoiled(self.before.get(len(self.calls)), self.after.get(len(self.calls)))


@dataclass
class Spoiled:
    before: Exception | None
    after: Exception | None

    def __enter__(self) -> None:
        if self.before:
            raise self.before

    def __exit__(self, kind: object, *_: object) -> None:
        if self.after and kind is None:
            raise self.after


@dataclass
class Queue:
    """The record in memory, with the promises of `BlobQueue`."""

    jobs: dict[tuple[str, BlobKind], BlobJob] = field(default_factory=dict)
    due: dict[tuple[str, BlobKind], int] = field(default_factory=dict)
    finished: list[BlobJob] = field(default_factory=list)
    errors: list[tuple[str, bool]] = field(default_factory=list)
    days: dict[int, int] = field(default_factory=dict)

    def add(self, content: bytes, kind: BlobKind = BlobKind.ORIGINAL, name: str = "") -> BlobJob:
        digest = hashlib.sha256(content).hexdigest()
        job = BlobJob(name or digest, kind, digest, len(content))
        self.jobs[job.sha256, kind] = job
        return job

    def next(self, kinds: Collection[BlobKind], now_ms: int) -> BlobJob | None:
        order = list(BlobKind)
        ready = [j for p, j in self.jobs.items() if j.kind in kinds and self.due.get(p, 0) <= now_ms]
        return min(ready, key=lambda j: (order.index(j.kind), j.size_bytes), default=None)

    def untried(self, kind: BlobKind, now_ms: int, *, largest: int, most: int) -> list[BlobJob]:
        fresh = [j for p, j in self.jobs.items() if j.kind is kind and self.due.get(p, 0) <= now_ms]
        fresh = [j for j in fresh if j.size_bytes <= largest and j.offset == j.attempts == 0]
        return sorted(fresh, key=lambda j: j.size_bytes)[:most]

    def doubt(self) -> None:
        """The rows of these tests say what the hub said."""

    def advanced(self, job: BlobJob, offset: int) -> None:
        self.jobs[job.sha256, job.kind] = replace(job, offset=offset, attempts=0)

    def stored(self, job: BlobJob, now_ms: int) -> None:
        self.finished.append(self.jobs.pop((job.sha256, job.kind)))

    def postponed(self, job: BlobJob, why: str, until_ms: int, *, failed: bool = False) -> None:
        self.errors.append((why, failed))
        place = (job.sha256, job.kind)
        self.jobs[place], self.due[place] = replace(job, attempts=job.attempts + 1), until_ms

    def spent(self, day: int) -> int:
        return self.days.get(day, 0)

    def spend(self, day: int, count: int) -> None:
        self.days[day] = self.days.get(day, 0) + count


@dataclass
class Laptop:
    hub: Hub = field(default_factory=Hub)
    queue: Queue = field(default_factory=Queue)
    files: dict[str, bytes] = field(default_factory=dict)
    now: int = NOW

    def add(self, content: bytes, kind: BlobKind = BlobKind.ORIGINAL, name: str = "") -> BlobJob:
        job = self.queue.add(content, kind, name)
        self.files[job.digest] = content
        return job

    def read(self, digest: str, offset: int, count: int) -> bytes:
        if digest not in self.files:
            raise LostFile
        return self.files[digest][offset : offset + count]

    def run(self, **how: object) -> BlobReport:
        return run_blobs(self.queue, self, self.hub, wall=lambda: self.now, **how)  # type: ignore[arg-type]


@pytest.fixture
def laptop() -> Iterator[Laptop]:
    yield Laptop()


def test_small_pictures_go_first_and_without_asking(laptop: Laptop) -> None:
    laptop.add(BIG)
    for n in range(3):
        laptop.add(b"preview" * n + b"p", BlobKind.PREVIEW, f"{n}")
        laptop.add(b"thumb" * n + b"t", BlobKind.THUMB, f"{n}")
    report = laptop.run()
    order = [(what, kind) for what, kind, _ in laptop.hub.calls]
    assert order[:6] == [("send", BlobKind.THUMB)] * 3 + [("send", BlobKind.PREVIEW)] * 3
    assert order[6] == ("ask", BlobKind.ORIGINAL)
    assert (report.stored, report.originals, report.wasted, report.waiting) == (7, 1, 0, False)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", range(1, 6))
def test_cut_at_any_call_the_next_run_goes_on(laptop: Laptop, call: int, when: str) -> None:
    laptop.add(BIG)
    getattr(laptop.hub, when)[call] = Unreachable("cut")
    pace = ChunkPace()
    try:
        laptop.run(pace=pace)
        assert call == 5 + (when == "after") or len(laptop.hub.calls) < call
    except Unreachable:
        laptop.run(pace=pace)
    assert [*laptop.hub.done.values()] == [BIG]
    assert laptop.queue.jobs == {}
    assert laptop.hub.sent <= len(BIG) + 2 * CHUNK  # at most one chunk twice; it had doubled by then


def test_a_killed_laptop_asks_where_to_go_on(laptop: Laptop) -> None:
    """The record on the laptop is behind what the hub has: the hub knows."""
    job = laptop.add(BIG)
    laptop.hub.files[job.sha256, job.kind] = BIG[: CHUNK + 5]
    report = laptop.run()
    assert laptop.hub.calls[1][2] == CHUNK + 5
    assert (report.sent, report.wasted) == (len(BIG) - CHUNK - 5, 0)


def test_a_file_that_the_hub_has_is_confirmed_without_a_byte(laptop: Laptop) -> None:
    job = laptop.add(BIG)
    laptop.hub.files[job.sha256, job.kind] = laptop.hub.done[job.sha256, job.kind] = BIG
    report = laptop.run()
    assert (report.stored, report.sent) == (1, 0)
    assert [what for what, _, _ in laptop.hub.calls] == ["ask", "send"]


def test_a_wrong_place_costs_one_chunk(laptop: Laptop) -> None:
    job = laptop.add(BIG)
    laptop.hub.before[3] = refused(ProblemType.UPLOAD_OFFSET, CHUNK)
    report = laptop.run()
    assert laptop.hub.done[job.sha256, job.kind] == BIG
    assert report.wasted == CHUNK * 2  # the chunk had grown by then
    assert laptop.queue.finished


def test_a_file_that_is_never_taken_waits_longer_each_time(laptop: Laptop) -> None:
    job = laptop.add(b"x" * 10)
    laptop.files[job.digest] = b"y" * 10  # the whole never has its hash
    for _ in range(MOST_TRIES):
        laptop.run()
        laptop.now += DAY_MS
    assert [failed for _, failed in laptop.queue.errors] == [False] * (MOST_TRIES - 1) + [True]


def test_one_bad_file_stops_nobody(laptop: Laptop) -> None:
    lost = laptop.add(b"lost")
    del laptop.files[lost.digest]
    laptop.add(b"a good one", name="good")
    unknown = laptop.add(b"unknown to the office", BlobKind.THUMB)
    laptop.hub.before[1] = refused(ProblemType.NOT_FOUND, status=404)
    report = laptop.run()
    assert (report.stored, report.postponed) == (1, 2)
    assert {job.sha256 for job in laptop.queue.jobs.values()} == {lost.sha256, unknown.sha256}


def test_what_concerns_all_files_ends_the_run(laptop: Laptop) -> None:
    laptop.add(b"a")
    laptop.add(b"b")
    laptop.hub.before[1] = refused(ProblemType.UNAVAILABLE, status=503)
    with pytest.raises(Refused):
        laptop.run()
    assert laptop.queue.errors == []


def test_originals_wait_for_a_free_link_and_small_ones_keep_to_the_budget(laptop: Laptop) -> None:
    laptop.add(BIG)
    for n in range(4):
        laptop.add(bytes([n]) * 100, BlobKind.THUMB, f"{n}")
    thrift = Thrift(metered=lambda: True, day_bytes=250)
    report = laptop.run(thrift=thrift)
    assert (report.stored, laptop.queue.days) == (2, {NOW // DAY_MS: 200})
    laptop.now += DAY_MS
    assert laptop.run(thrift=thrift).stored == 2
    assert laptop.run(thrift=thrift).stored == 0
    assert laptop.run(thrift=replace(thrift, anyway=lambda: True)).originals == 1


def test_a_link_that_becomes_metered_stops_an_original_between_chunks(laptop: Laptop) -> None:
    laptop.add(BIG)
    looks = iter([False, False, False, True, True, True])
    report = laptop.run(thrift=Thrift(metered=lambda: next(looks, True)))
    assert 0 < report.sent < len(BIG)
    assert laptop.run().originals == 1


def test_ops_are_let_through_between_chunks(laptop: Laptop) -> None:
    laptop.add(BIG)
    report = laptop.run(pause=lambda: len(laptop.hub.calls) >= 2)
    assert report.waiting
    assert len(laptop.hub.calls) == 2
    assert laptop.run().originals == 1
    assert laptop.hub.sent == len(BIG)


def test_a_closing_app_stops_it(laptop: Laptop) -> None:
    laptop.add(BIG)
    with pytest.raises(Cancelled):
        laptop.run(cancelled=lambda: len(laptop.hub.calls) >= 2)
    laptop.run()
    assert laptop.hub.sent == len(BIG)


def test_chunks_follow_the_link() -> None:
    pace = ChunkPace()
    for _ in range(5):
        pace.carried(pace.size, 100)
    assert pace.size == MOST_CHUNK
    pace.carried(100, 60_000)  # a last piece tells nothing
    assert pace.size == MOST_CHUNK
    for _ in range(9):
        pace.carried(pace.size, 60_000)
    assert pace.size == LEAST_CHUNK
    pace.carried(pace.size, 6_000)
    assert pace.size == LEAST_CHUNK


def thumbs(laptop: Laptop, count: int, size: int = 1000) -> list[BlobJob]:
    return [laptop.add(bytes([n]) * size, BlobKind.THUMB, f"{n:03}") for n in range(count)]


@pytest.mark.parametrize("hands", [1, 4])
def test_many_thumbnails_each_have_their_own_fate(laptop: Laptop, hands: int) -> None:
    jobs = thumbs(laptop, 70)
    del laptop.files[jobs[3].digest]
    laptop.files[jobs[4].digest] = b"x" * 1000  # the hub will say that it is another file
    report = laptop.run(hands=hands)
    assert (report.stored, report.postponed) == (68, 2)
    assert {job.sha256 for job in laptop.queue.jobs.values()} == {"003", "004"}
    assert report.wasted == 2000
    assert len(laptop.hub.calls) == 69


@pytest.mark.parametrize("hands", [1, 4])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_cut_among_thumbnails_keeps_what_went_through(laptop: Laptop, when: str, hands: int) -> None:
    thumbs(laptop, 40)
    getattr(laptop.hub, when)[10] = Unreachable("cut")
    with pytest.raises(Unreachable):
        laptop.run(hands=hands)
    through = len(laptop.queue.finished)
    assert 9 <= through <= 9 + hands
    assert len(laptop.hub.calls) <= 10 + hands
    assert laptop.queue.errors == []
    report = laptop.run(hands=hands)
    assert report.stored == 40 - through
    assert laptop.hub.sent <= 40_000 + hands * 1000  # a thumbnail in each hand, at most


def test_a_cut_is_told_though_the_run_had_to_pause_anyway(laptop: Laptop) -> None:
    thumbs(laptop, 5)
    laptop.hub.before[3] = Unreachable("cut")
    looks = iter([False, False, False])
    with pytest.raises(Unreachable):
        laptop.run(pause=lambda: next(looks, True))
    assert len(laptop.queue.finished) == 2


def test_what_concerns_all_thumbnails_ends_the_run_after_the_others_are_recorded(laptop: Laptop) -> None:
    thumbs(laptop, 5)
    laptop.hub.before[3] = refused(ProblemType.UNAVAILABLE, status=503)
    with pytest.raises(Refused):
        laptop.run()
    assert len(laptop.queue.finished) == 4
    assert laptop.queue.errors == []


def test_a_thumbnail_that_the_hub_has_in_part_goes_on_there(laptop: Laptop) -> None:
    first, *_ = thumbs(laptop, 3)
    laptop.hub.files[first.sha256, first.kind] = bytes([0]) * 400
    report = laptop.run()
    assert (report.stored, report.wasted, report.postponed) == (3, 1000, 0)
    assert laptop.hub.calls[-2:] == [("ask", BlobKind.THUMB, -1), ("send", BlobKind.THUMB, 400)]


def test_a_run_that_is_cancelled_begins_no_further_thumbnail(laptop: Laptop) -> None:
    thumbs(laptop, 20)
    with pytest.raises(Cancelled):
        laptop.run(cancelled=lambda: len(laptop.hub.calls) >= 3)
    assert len(laptop.queue.finished) == 3


def test_larger_pictures_go_alone(laptop: Laptop) -> None:
    """What is under way at once is never more than the least chunk."""
    for n in range(3):
        laptop.add(bytes([n]) * (SMALL_BYTES + 1), BlobKind.PREVIEW, f"{n}")
    laptop.hub.before[2] = Unreachable("cut")
    with pytest.raises(Unreachable):
        laptop.run(hands=4)
    assert len(laptop.hub.calls) == 2
    assert 4 * SMALL_BYTES <= LEAST_CHUNK
