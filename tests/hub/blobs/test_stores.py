"""What every store of photo files promises, asked of each: a folder, and a bucket of a real S3 server."""

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from sync.contracts.blobs import MOST_BYTES, BlobKind
from sync.hub.blobs.files import FileStore
from sync.hub.blobs.objects import PART, ObjectStore
from sync.hub.blobs.opening import BlobStoreUnusable, open_blob_store, try_out
from sync.hub.blobs.store import Blob, BlobStore, Step
from tests.helpers.objects import Bucket

TENANT, OTHER = str(uuid4()), str(uuid4())
MINE, YOURS = str(uuid4()), str(uuid4())
CHUNK = 4 << 20
Make = Callable[[Step | None], BlobStore]


class Died(Exception):  # noqa: N818 - what happened
    """The process ended here."""


@pytest.fixture(params=["folder", "bucket"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes stores that look at the same place: a process and the one after it."""
    if request.param == "folder":
        yield lambda on_step: FileStore(tmp_path, on_step)
        return
    at: Bucket = request.getfixturevalue("bucket")
    yield lambda on_step: ObjectStore(at.client, at.name, "a/prefix/", on_step)


@pytest.fixture
def store(make: Make) -> BlobStore:
    return make(None)


def photo(size: int, seed: int = 1) -> tuple[Blob, bytes]:
    content = Random(seed).randbytes(size)
    return Blob(TENANT, hashlib.sha256(content).hexdigest(), BlobKind.ORIGINAL), content


def send(store: BlobStore, blob: Blob, content: bytes, device: str = MINE, chunk: int = CHUNK) -> None:
    for offset in range(0, len(content), chunk):
        store.append(blob, device, offset, content[offset : offset + chunk])


def test_a_file_in_pieces_is_kept_whole(store: BlobStore) -> None:
    blob, content = photo(3 * CHUNK + 17)
    send(store, blob, content)
    assert store.held(blob, MINE) == len(content)
    assert store.digest(blob, MINE) == blob.sha256
    store.keep(blob, MINE)
    assert store.held(blob, MINE) == 0
    assert store.digest(blob, MINE) == blob.sha256  # of what was kept now
    assert store.read(blob, 0, len(content)) == content
    assert store.read(blob, CHUNK - 1, 3) == content[CHUNK - 1 : CHUNK + 2]
    assert store.read(blob, len(content) - 2, 2) == content[-2:]
    assert store.read(blob, 5, 0) == b""


@pytest.mark.parametrize("size", [1, CHUNK, PART, PART + 1, 2 * PART])
def test_sizes_at_the_borders(store: BlobStore, size: int) -> None:
    blob, content = photo(size)
    send(store, blob, content)
    store.keep(blob, MINE)
    assert store.read(blob, 0, size) == content


def test_nothing_is_here_before_it_comes(store: BlobStore) -> None:
    blob, _ = photo(10)
    assert store.held(blob, MINE) == 0
    assert store.digest(blob, MINE) is None
    with pytest.raises(FileNotFoundError):
        store.read(blob, 0, 1)
    store.discard(blob, MINE)


@pytest.mark.parametrize("place", [0, 5, 10, 14, 20])
def test_a_chunk_takes_the_place_of_what_lies_beyond_it(store: BlobStore, place: int) -> None:
    """What a crash left beyond the recorded place, and a picture that was made anew."""
    blob, content = photo(20)
    send(store, blob, content, chunk=5)
    store.append(blob, MINE, place, b"new")
    assert store.held(blob, MINE) == place + 3
    assert store.digest(blob, MINE) == hashlib.sha256(content[:place] + b"new").hexdigest()


def test_each_laptop_has_its_own_bytes(store: BlobStore) -> None:
    blob, content = photo(1000)
    store.append(blob, MINE, 0, content[:600])
    store.append(blob, YOURS, 0, b"a lie")
    assert (store.held(blob, MINE), store.held(blob, YOURS)) == (600, 5)
    store.append(blob, MINE, 600, content[600:])
    store.keep(blob, MINE)
    store.discard(blob, YOURS)
    assert store.held(blob, YOURS) == 0
    assert store.read(blob, 0, 1000) == content


def test_companies_share_nothing(store: BlobStore) -> None:
    blob, content = photo(100)
    send(store, blob, content)
    store.keep(blob, MINE)
    theirs = Blob(OTHER, blob.sha256, blob.kind)
    assert store.digest(theirs, MINE) is None
    with pytest.raises(FileNotFoundError):
        store.read(theirs, 0, 1)


def test_kinds_of_one_photo_lie_apart(store: BlobStore) -> None:
    blob, content = photo(100)
    thumb = Blob(TENANT, blob.sha256, BlobKind.THUMB)
    send(store, blob, content)
    store.append(thumb, MINE, 0, b"small")
    store.keep(thumb, MINE)
    assert store.held(blob, MINE) == 100
    assert store.read(thumb, 0, 5) == b"small"


def test_keeping_twice_is_harmless(store: BlobStore) -> None:
    blob, content = photo(100)
    send(store, blob, content)
    store.keep(blob, MINE)
    store.keep(blob, MINE)
    assert store.read(blob, 0, 100) == content


@pytest.mark.parametrize("size", [CHUNK, 2 * PART + 3])
@pytest.mark.parametrize("nth", range(1, 13))
def test_a_process_that_dies_after_any_step_is_followed_by_one_that_goes_on(
    make: Make, size: int, nth: int
) -> None:
    """The second process goes on from what the first had recorded, as the desk does."""
    blob, content = photo(size)
    recorded, left = 0, [nth]

    def die(_step: str) -> None:
        left[0] -= 1
        if not left[0]:
            raise Died

    def carry(store: BlobStore) -> None:
        nonlocal recorded
        while recorded < size:
            store.append(blob, MINE, recorded, content[recorded : recorded + CHUNK])
            recorded = min(size, recorded + CHUNK)
        assert store.digest(blob, MINE) == blob.sha256
        store.keep(blob, MINE)

    try:
        carry(make(die))
    except Died:
        carry(make(None))
    assert store_of(make).read(blob, 0, size) == content
    assert store_of(make).held(blob, MINE) == 0


def store_of(make: Make) -> BlobStore:
    return make(None)


class Failing:
    """A client of a bucket that stops at the n-th request, before or after the service has done it."""

    def __init__(self, client: object, nth: int, *, after: bool) -> None:
        self._client, self._left, self._after = client, nth, after

    def __getattr__(self, name: str) -> object:
        real = getattr(self._client, name)
        return real if name == "get_paginator" else lambda **asked: self._made(real, asked)

    def _made(self, real: Callable[..., object], asked: dict[str, object]) -> object:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise Died
        answer = real(**asked)
        if self._left == 0:
            raise Died
        return answer


@pytest.mark.parametrize("after", [False, True])
def test_keeping_is_cut_off_at_every_request(bucket: Bucket, after: bool) -> None:
    """The process dies before or after each request in turn; the next one ends with the whole and no rest."""
    nth, size, cut = 0, PART + CHUNK + 5, True
    while cut:
        nth += 1
        blob, content = photo(size, seed=nth)
        send(ObjectStore(bucket.client, bucket.name), blob, content)
        try:
            ObjectStore(Failing(bucket.client, nth, after=after), bucket.name).keep(blob, MINE)
            cut = False
        except Died:
            whole = ObjectStore(bucket.client, bucket.name)
            assert whole.digest(blob, MINE) == blob.sha256
            whole.keep(blob, MINE)
        assert ObjectStore(bucket.client, bucket.name).read(blob, 0, size) == content
        assert bucket.unfinished() == []
        assert not [key for key in bucket.names() if "incoming" in key]
    assert nth > 8


def test_parts_are_as_large_as_the_service_wants_them(bucket: Bucket) -> None:
    """At least 5 MiB but for the last: the server of this test does not mind, Amazon's does."""
    sizes: list[int] = []

    class Watched(Failing):
        def _made(self, real: Callable[..., object], asked: dict[str, object]) -> object:
            if "PartNumber" in asked:
                sizes.append(len(asked["Body"]))  # type: ignore[arg-type]
            return real(**asked)

    store = ObjectStore(Watched(bucket.client, 0, after=False), bucket.name)
    blob, content = photo(2 * PART + 100)
    send(store, blob, content, chunk=(1 << 20) + 7)
    store.keep(blob, MINE)
    assert sizes == [PART, PART, 100]
    assert min(sizes[:-1]) >= 5 << 20


def test_an_object_that_came_back_changed_is_not_kept(bucket: Bucket) -> None:
    class Lying(Failing):
        def _made(self, real: Callable[..., object], asked: dict[str, object]) -> object:
            if real.__name__ == "put_object" and "incoming" not in str(asked["Key"]):
                asked |= {"Body": b"something else"}
                del asked["ContentMD5"]
            return real(**asked)

    store = ObjectStore(Lying(bucket.client, 0, after=False), bucket.name)
    blob, content = photo(100)
    send(store, blob, content)
    with pytest.raises(OSError, match="changed"):
        store.keep(blob, MINE)
    assert store.held(blob, MINE) == 100
    with pytest.raises(FileNotFoundError):
        store.read(blob, 0, 1)


def test_what_a_week_old_upload_left_is_removed(bucket: Bucket) -> None:
    store = ObjectStore(bucket.client, bucket.name)
    blob, content = photo(2 * PART)
    send(store, blob, content)
    bucket.client.create_multipart_upload(Bucket=bucket.name, Key=store._kept(blob))
    store.discard(blob, MINE)
    assert (bucket.names(), bucket.unfinished()) == ([], [])


def test_a_place_is_tried_out_when_it_is_opened(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (str(tmp_path / "photos"), bucket.url, f"{bucket.url}/a/b/"):
        store = open_blob_store(place, endpoint=bucket.endpoint)
        try_out(store, place)
        blob, content = photo(100)
        send(store, blob, content)
        store.keep(blob, MINE)
        assert store.read(blob, 0, 100) == content
    assert sorted(key.split("/")[0] for key in bucket.names()) == sorted([TENANT, "a"])
    with pytest.raises(BlobStoreUnusable, match=r"s3://no-such-bucket .*Check the bucket"):
        tried("s3://no-such-bucket", bucket.endpoint)
    with pytest.raises(BlobStoreUnusable, match="does not answer"):
        tried(bucket.url, "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with pytest.raises(BlobStoreUnusable, match="AWS_SECRET_ACCESS_KEY"):
        tried(bucket.url, bucket.endpoint)


def tried(place: str, endpoint: str = "") -> None:
    try_out(open_blob_store(place, endpoint=endpoint), place)


@pytest.mark.parametrize("place", ["s3://", "s3:bucket", "s3://u:p@bucket", "s3://bucket?x=1"])
def test_an_address_that_is_none_is_said(place: str) -> None:
    with pytest.raises(BlobStoreUnusable, match="write s3://bucket"):
        open_blob_store(place)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(BlobStoreUnusable, match="--blobs"):
        tried(str(tmp_path / "file"))


def test_the_largest_photo_passes(store: BlobStore) -> None:
    blob, content = photo(MOST_BYTES[BlobKind.ORIGINAL])
    send(store, blob, content)
    store.keep(blob, MINE)
    assert store.digest(blob, MINE) == blob.sha256


def test_unfinished_files_are_found_by_their_age(store: BlobStore) -> None:
    now_s = time.time()
    (one, content), (other, _) = photo(30), photo(40, seed=2)
    send(store, one, content, chunk=10)
    store.append(other, YOURS, 0, b"begun")
    kept, whole = photo(50, seed=3)
    send(store, kept, whole)
    store.keep(kept, MINE)
    assert list(store.unfinished(TENANT, now_s - 600)) == []
    found = set(store.unfinished(TENANT, now_s + 600))
    assert found == {(one, MINE), (other, YOURS)}
    assert list(store.unfinished(OTHER, now_s + 600)) == []
    for blob, device in found:
        store.discard(blob, device)
    assert list(store.unfinished(TENANT, now_s + 600)) == []
    assert store.read(kept, 0, 50) == whole
