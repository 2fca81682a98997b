"""`/v1/blobs` over HTTP with the files in a bucket of a real S3 server."""

from collections.abc import Iterator

import pytest

from sync.contracts.errors import ProblemType
from sync.hub.blobs.desk import UNFINISHED_MS
from sync.hub.blobs.objects import PART, ObjectStore
from sync.hub.core.model import Principal
from sync.postgres.urls import ServerUrls
from tests.helpers.hub import HubAtHand, hub_at_hand
from tests.helpers.objects import Bucket
from tests.hub.blobs.test_blobs import state_seen
from tests.hub.blobs.wire import PHOTO, Site, Uploader, furnished
from tests.hub.http.wire import problem_of

pytestmark = pytest.mark.postgres
CHUNK = 4 << 20
LARGE = (PHOTO * (2 * PART // len(PHOTO) + 1))[: 2 * PART + 99]


@pytest.fixture
def hub(database: ServerUrls, bucket: Bucket) -> Iterator[HubAtHand]:
    with hub_at_hand(database, blobs=f"{bucket.url}/photos", blobs_endpoint=bucket.endpoint) as hub:
        yield hub


@pytest.fixture
def site(hub: HubAtHand) -> Site:
    made = furnished(hub, hub.ours.people["manager"], hub.ours.crew_id)
    made.office.push(made.photo(0, LARGE))
    return made


@pytest.fixture
def sender(site: Site) -> Uploader:
    return Uploader(site.office.http, LARGE)


def send(sender: Uploader, offset: int = 0) -> None:
    while offset < len(LARGE):
        answer = sender.patch(offset, LARGE[offset : offset + CHUNK])
        assert answer.status_code == 204, answer.text
        offset += CHUNK
    assert answer.headers["upload-complete"] == "?1"


def test_a_photo_goes_up_in_pieces_and_comes_back(hub: HubAtHand, site: Site, sender: Uploader) -> None:
    send(sender)
    assert state_seen(hub, site) == ["stored"]
    assert sender.get().content == LARGE
    assert sender.get(range=f"bytes={PART - 1}-{PART + 1}").content == LARGE[PART - 1 : PART + 2]
    assert sender.patch(0, b"thumb", "thumb", whole=b"thumb").headers["upload-complete"] == "?1"
    assert sender.get("thumb").content == b"thumb"


def test_another_laptop_takes_over_and_ends_the_firsts_upload(
    hub: HubAtHand, site: Site, sender: Uploader, bucket: Bucket
) -> None:
    sender.patch(0, LARGE[:CHUNK])
    other = Uploader(hub.client(hub.ours.people["planner"]), LARGE)
    assert other.head().headers["upload-offset"] == "0"
    send(other)
    assert sender.head().headers["upload-complete"] == "?1"
    assert not [name for name in bucket.names() if "incoming" in name]


def test_another_company_learns_nothing(hub: HubAtHand, sender: Uploader) -> None:
    send(sender)
    stranger = Uploader(hub.client(hub.theirs.people["manager"]), LARGE)
    assert problem_of(stranger.get()).type is ProblemType.NOT_FOUND
    site = furnished(hub, hub.theirs.people["manager"], hub.theirs.crew_id)
    site.office.push(site.photo(0, LARGE))
    assert Uploader(site.office.http, LARGE).head().headers["upload-offset"] == "0"


@pytest.mark.logs_warnings
@pytest.mark.parametrize("step", ["written", "put", "kept"])
def test_a_hub_that_dies_at_any_step_goes_on(
    hub: HubAtHand, site: Site, sender: Uploader, bucket: Bucket, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    sender.patch(0, LARGE[:CHUNK])
    for offset in (CHUNK, 2 * CHUNK, 3 * CHUNK):
        sender.patch(offset, LARGE[offset : offset + CHUNK])

    def die(at: str) -> None:
        if at == step:
            raise RuntimeError("the hub died here")

    with monkeypatch.context() as patched:
        dying = ObjectStore(bucket.client, bucket.name, "photos/", die)
        patched.setattr(hub.parts.blobs, "_store", dying)
        assert sender.patch(4 * CHUNK, LARGE[4 * CHUNK :]).status_code == 500
    standing = int(sender.head().headers["upload-offset"])
    assert standing == (4 * CHUNK if step == "written" else len(LARGE))
    assert sender.patch(standing, LARGE[standing:]).headers["upload-complete"] == "?1"
    assert sender.get().content == LARGE
    assert state_seen(hub, site) == ["stored"]
    assert not [name for name in bucket.names() if "incoming" in name]


@pytest.mark.logs_warnings
def test_bytes_that_changed_in_the_bucket_are_noticed(site: Site, sender: Uploader, bucket: Bucket) -> None:
    sender.patch(0, LARGE[:CHUNK])
    (piece,) = bucket.names()
    bucket.client.put_object(Bucket=bucket.name, Key=piece, Body=b"x" * CHUNK)
    for offset in range(CHUNK, len(LARGE), CHUNK):
        answer = sender.patch(offset, LARGE[offset : offset + CHUNK])
    assert (problem_of(answer).type, problem_of(answer).expect) == (ProblemType.CHECKSUM_MISMATCH, 0)
    send(sender)


@pytest.mark.logs_warnings
def test_a_bucket_that_went_away_is_said_and_the_rest_goes_on(
    hub: HubAtHand, site: Site, sender: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.anonymous().get("/v1/health").json()["photos"] == "up"
    with monkeypatch.context() as patched:
        patched.setattr(hub.parts.blobs._store, "_bucket", "not-there-any-more")  # type: ignore[union-attr]
        answer = sender.patch(0, LARGE[:CHUNK])
        assert (answer.status_code, problem_of(answer).type) == (503, ProblemType.UNAVAILABLE)
        hub.clock.advance(11)
        assert hub.anonymous().get("/v1/health").json()["photos"] == "down"
        assert site.office.settle().verdicts == ()
    send(sender)


def test_unfinished_uploads_are_forgotten_after_a_week(
    hub: HubAtHand, sender: Uploader, bucket: Bucket
) -> None:
    sender.patch(0, LARGE[:CHUNK])
    hub.clock.advance(UNFINISHED_MS / 1000 + 60)
    assert hub.parts.blobs is not None
    assert hub.parts.blobs.forget_unfinished(Principal(hub.ours.tenant_id, "", "admin")) == 1
    assert bucket.names() == []
