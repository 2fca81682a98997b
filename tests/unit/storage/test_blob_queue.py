"""The record of photo files on a real encrypted replica: what goes up first, and what goes along with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.storage.blob_queue import NewBlob, SqlBlobQueue, add_blobs
from stormops_desktop.storage.opening import open_store
from sync.contracts.blobs import BlobJob, BlobKind

NOW = 1_790_000_000_000
DEVICE = "0198f000-0000-7000-8000-000000000001"
SIZES = {"a": 300, "b": 100, "c": 200, "d": 90_000}


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[SqlBlobQueue]:
    """Thumbnails of two jobs, the second captured later, and an original of each."""
    store = open_store(tmp_path / "replica.db", bytes(32), DEVICE, lambda: NOW)
    blobs = [
        NewBlob(name, kind, f"{name}-{kind}", size, name, "old" if name in "ab" else "new",
                NOW + (name in "cd"))
        for name, size in SIZES.items()
        for kind in (BlobKind.THUMB, BlobKind.ORIGINAL)
    ]  # fmt: skip
    with store.database.write(durable=True) as connection:
        add_blobs(connection, blobs)
    yield SqlBlobQueue(store.database)
    store.close()


def untried(queue: SqlBlobQueue, now_ms: int = NOW, largest: int = 65_536, most: int = 9) -> list[BlobJob]:
    return list(queue.untried(BlobKind.THUMB, now_ms, largest=largest, most=most))


def test_what_goes_along_is_in_the_order_of_what_goes_first(queue: SqlBlobQueue) -> None:
    assert [job.sha256 for job in untried(queue)] == ["c", "b", "a"]
    assert [job.sha256 for job in untried(queue, most=2)] == ["c", "b"]
    assert [job.sha256 for job in untried(queue, largest=100_000)] == ["c", "d", "b", "a"]
    assert queue.next((BlobKind.THUMB,), NOW) == untried(queue)[0]


def test_what_was_tried_begun_or_is_not_due_goes_alone(queue: SqlBlobQueue) -> None:
    first, second, third = untried(queue)
    queue.advanced(first, 10)
    queue.postponed(second, "no", NOW + 5)
    queue.stored(third, NOW)
    assert untried(queue) == []
    assert untried(queue, NOW + 6) == []
    begun = queue.next((BlobKind.THUMB,), NOW)
    assert begun is not None
    assert (begun.sha256, begun.offset) == ("c", 10)


@pytest.mark.parametrize("state", ["saved", "stored"])
def test_an_original_whose_row_takes_it_back_is_asked_about(queue: SqlBlobQueue, state: str) -> None:
    """The office restored an older backup: what it had confirmed is not confirmed any more."""
    for _ in SIZES:
        job = queue.next((BlobKind.ORIGINAL,), NOW)
        assert job is not None
        queue.stored(job, NOW)
    with queue._database.write(durable=True) as connection:
        connection.exec_driver_sql(
            "INSERT INTO photos (photo_id, job_id, sha256, bytes, mime, state) "
            "VALUES ('p', 'new', 'c', 200, 'image/jpeg', ?)",
            (state,),
        )
    queue.doubt()
    asked = queue.next(tuple(BlobKind)[2:], NOW)
    assert (asked.sha256 if asked else None) == ("c" if state == "saved" else None)


def test_a_clock_that_was_years_ahead_keeps_no_file_here(queue: SqlBlobQueue) -> None:
    job = queue.next((BlobKind.THUMB,), NOW)
    assert job is not None
    queue.postponed(job, "no", NOW + 86_400_000)
    assert queue.next((BlobKind.THUMB,), NOW) != job
    queue.postponed(job, "no", NOW + 10 * 365 * 86_400_000)
    found = queue.next((BlobKind.THUMB,), NOW)
    assert found is not None
    assert found.sha256 == job.sha256
