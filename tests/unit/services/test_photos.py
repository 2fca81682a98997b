"""Photos through the whole path: real files, real vault and replica, the real hub, cuts in between."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.models import SyncPhase
from stormops_desktop.services.photos.lane import HANDS
from stormops_desktop.services.photos.ports import PhotoVerbs
from sync.contracts.blobs import BlobKind
from sync.engine.blobs import HubBlobs
from sync.engine.errors import Refused
from tests.helpers.asgi import LosesReply
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.hub.blobs.wire import sha

pytestmark = pytest.mark.postgres
SAMPLES = Path(__file__).parents[2] / "data/photos"
REAL = sorted(SAMPLES.glob("*.jpg"))
Maker = Callable[..., Laptop]


def verbs(laptop: Laptop) -> PhotoVerbs:
    found = laptop.desktop.services().photos
    assert found is not None
    return found


def vault(laptop: Laptop) -> PhotoVault:
    return laptop.desktop.services().photos._vault  # type: ignore[union-attr]


@pytest.fixture
def crew(hub_app: HubAtHand, laptops: Maker) -> Laptop:
    """A crew's laptop after its first sync of a day with two jobs."""
    office = laptops()
    office.sign_in(hub_app.ours.people["manager"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    assert office.sync().problem == ""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["crew"])
    return laptop


def hub_copy(hub: HubAtHand, content: bytes, kind: str = "original") -> bytes:
    client = hub.client(hub.ours.people["manager"])
    answer = client.get(f"/v1/blobs/{sha(content)}", params={"size": kind})
    assert answer.status_code == 200, answer.text
    return answer.content


def unsafe(laptop: Laptop) -> int:
    return laptop.desktop.services().sync.status().photos_unsafe


def states(laptop: Laptop, job: str = "job1") -> list[str]:
    return [photo.state for photo in verbs(laptop).photos(key(job))]


def test_captured_offline_killed_synced_and_verified(
    hub_app: HubAtHand, crew: Laptop, laptops: Maker
) -> None:
    crew.wire.up = False
    added = verbs(crew).add_photos(key("job1"), REAL, labels={"category": "elevation", "slope": "N"})
    assert (len(added.added), added.known, added.refused) == (len(REAL), (), ())
    assert added.change.name == f"Added {len(REAL)} photos at 1 Oak St"
    assert set(added.change.touched.rows["photos"] or ()) == set(added.added)
    crew.restart()
    crew.sign_in(hub_app.ours.people["crew"])
    assert unsafe(crew) == len(REAL)
    report = crew.sync()
    assert report.problem == ""
    assert unsafe(crew) == 0
    assert states(crew) == ["stored"] * len(REAL)
    for path in REAL:
        content = path.read_bytes()
        assert hub_copy(hub_app, content) == content
        assert (
            hub_copy(hub_app, content, "thumb")[:3]
            == hub_copy(hub_app, content, "preview")[:3]
            == b"\xff\xd8\xff"
        )
    office = laptops()
    office.sign_in(hub_app.ours.people["manager"])
    assert states(office) == ["stored"] * len(REAL)
    assert not verbs(office).photos(key("job1"))[0].here
    remote = HubBlobs(office.desktop.accounts.session.hub)
    assert remote.fetch(sha(REAL[0].read_bytes()), BlobKind.ORIGINAL) == REAL[0].read_bytes()
    with pytest.raises(Refused):
        remote.fetch(sha(b"nobody's"), BlobKind.THUMB)


def test_the_status_says_how_many_are_not_safe(hub_app: HubAtHand, crew: Laptop) -> None:
    crew.wire.up = False
    verbs(crew).add_photos(key("job1"), REAL[:1])
    crew.sync()
    status = crew.desktop.services().sync.status()
    assert (status.photos_unsafe, status.phase) == (1, SyncPhase.OFFLINE)
    assert status.bytes_left > REAL[0].stat().st_size
    crew.wire.up = True
    assert crew.sync().problem == ""
    status = crew.desktop.services().sync.status()
    assert (status.photos_unsafe, status.bytes_left, status.phase) == (0, 0, SyncPhase.SAFE)


def test_nobody_signs_out_with_photos_that_are_only_here(crew: Laptop) -> None:
    verbs(crew).add_photos(key("job1"), REAL[:1])
    refuse = Refusing(crew.wire.inner)
    crew.wire.inner = refuse
    crew.sync()
    with pytest.raises(NotAllowed, match="Only on this computer: 1 photo"):
        crew.desktop.accounts.sign_out()
    crew.wire.inner = refuse.inner
    crew.sync()
    crew.desktop.accounts.sign_out()


class Refusing(httpx.BaseTransport):
    """Lets ops through, and no file."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self.inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith("/v1/blobs"):
            raise httpx.ConnectError("gone")
        return self.inner.handle_request(request)


class Counted(httpx.BaseTransport):
    """Counts the bytes of files and cuts the link at the n-th request for one."""

    def __init__(self, inner: httpx.BaseTransport, cut_at: int, *, after: bool) -> None:
        self.inner, self.cut_at, self.after = inner, cut_at, after
        self.requests = self.bytes = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.startswith("/v1/blobs"):
            return self.inner.handle_request(request)
        self.requests += 1
        number = self.requests  # others are under way
        self.bytes += len(request.read())
        if number == self.cut_at and not self.after:
            raise httpx.WriteError("cut", request=request)
        answer = self.inner.handle_request(request)
        if number == self.cut_at:
            answer.close()
            raise httpx.ReadError("cut", request=request)
        return answer


@pytest.mark.parametrize("after", [False, True])
def test_the_link_is_cut_at_each_request(
    hub_app: HubAtHand, crew: Laptop, tmp_path: Path, after: bool
) -> None:
    """Every run is cut one request later than the last; together they send little more than the files."""
    big = tmp_path / "big.jpg"
    big.write_bytes(REAL[0].read_bytes() + bytes(3 << 20))  # what follows a JPEG's end is kept as it is
    verbs(crew).add_photos(key("job1"), [*REAL, big])
    inner, sent, cuts = crew.wire.inner, 0, 0
    for cut_at in range(1, 12):
        crew.wire.inner = counted = Counted(inner, cut_at, after=after)
        crew.sync()
        sent += counted.bytes
        cuts += counted.requests >= cut_at
    crew.wire.inner = inner
    assert crew.sync().problem == ""
    assert unsafe(crew) == 0
    content = big.read_bytes()
    assert hub_copy(hub_app, content) == content
    assert cuts >= 4


def test_a_lost_reply_is_no_second_upload(hub_app: HubAtHand, crew: Laptop) -> None:
    verbs(crew).add_photos(key("job1"), REAL[:1])
    inner = crew.wire.inner
    crew.wire.inner = LosesReply(
        inner, lambda request: request.method == "PATCH" and b"original" in request.url.query
    )
    assert crew.sync().problem
    crew.wire.inner = counted = Counted(inner, 0, after=False)
    assert crew.sync().problem == ""
    assert counted.bytes == 0
    assert states(crew) == ["stored"]


def test_ops_captured_meanwhile_go_before_the_next_file(hub_app: HubAtHand, crew: Laptop) -> None:
    verbs(crew).add_photos(key("job1"), REAL)
    order: list[str] = []

    class Watching(httpx.BaseTransport):
        def __init__(self, inner: httpx.BaseTransport) -> None:
            self.inner = inner

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            order.append(request.url.path.split("/")[2])
            if order.count("blobs") == 1 and order[-1] == "blobs":
                crew.desktop.services().job_verbs.add_note(key("job1"), "While photos go up")
            return self.inner.handle_request(request)

    crew.wire.inner = Watching(crew.wire.inner)
    assert crew.sync().problem == ""
    under_way = order.index("sync", order.index("blobs")) - order.index("blobs")
    assert 1 <= under_way <= HANDS
    assert unsafe(crew) == 0


def test_the_same_picture_twice(hub_app: HubAtHand, crew: Laptop) -> None:
    first = verbs(crew).add_photos(key("job1"), REAL[:1])
    again = verbs(crew).add_photos(key("job1"), REAL[:1])
    assert (again.added, again.known) == ((), first.added)
    crew.sync()
    other = verbs(crew).add_photos(key("job2"), REAL[:1])
    assert len(other.added) == 1
    assert unsafe(crew) == 1
    inner = crew.wire.inner
    crew.wire.inner = counted = Counted(inner, 0, after=False)
    crew.sync()
    assert counted.bytes == 0  # the office has it: its second row is told so
    assert states(crew, "job2") == ["stored"]


def test_what_is_no_picture_is_quarantined_with_the_reason(crew: Laptop, tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "fake.jpg").write_bytes(b"MZ this is a program")
    (tmp_path / "cut.jpg").write_bytes(REAL[0].read_bytes()[:4_000])
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(100 << 20)
    files = sorted(tmp_path.glob("*.jpg"))
    added = verbs(crew).add_photos(key("job1"), [*files, tmp_path / "missing.jpg", *REAL[:1]])
    assert len(added.added) == 1
    assert [(item.name, item.reason) for item in added.refused] == [
        ("cut.jpg", "damaged"), ("empty.jpg", "empty"), ("fake.jpg", "not_a_picture"),
        ("huge.jpg", "too_large"), ("missing.jpg", "unreadable"),
    ]  # fmt: skip
    assert [item.name for item in verbs(crew).quarantined(key("job1"))] == [
        "cut.jpg", "empty.jpg", "fake.jpg", "huge.jpg",
    ]  # fmt: skip
    assert sha((tmp_path / "cut.jpg").read_bytes()) in set(vault(crew).kept())
    assert crew.desktop.services().photos.orphans() == []  # type: ignore[union-attr]
    assert crew.sync().problem == ""
    assert unsafe(crew) == 0


def test_a_job_that_is_not_here_and_a_label_that_is_none(crew: Laptop) -> None:
    with pytest.raises(NotFound):
        verbs(crew).add_photos(key("nowhere"), REAL)
    with pytest.raises(ValueError, match="state"):
        verbs(crew).add_photos(key("job1"), REAL, labels={"state": "stored"})


def test_only_what_the_office_verified_is_freed_and_later(hub_app: HubAtHand, crew: Laptop) -> None:
    photos = verbs(crew)
    photos.add_photos(key("job1"), REAL)
    crew.wire.up = False
    hub_app.clock.advance(30 * 86_400)
    assert photos.free(14) == 0
    crew.wire.up = True
    crew.sign_in(hub_app.ours.people["crew"])
    photos = verbs(crew)
    assert crew.sync().problem == ""
    assert photos.free(14) == 0
    hub_app.clock.advance(15 * 86_400)
    assert photos.free(14) == len(REAL)
    assert photos.free(14) == 0
    first = photos.photos(key("job1"))[0]
    assert not first.here
    assert photos.picture(first.sha256, BlobKind.ORIGINAL) is None
    assert photos.picture(first.sha256, BlobKind.THUMB) is not None


@pytest.mark.parametrize("step", ["written", "flushed", "renamed", "kept"])
@pytest.mark.parametrize("nth", [1, 3])
def test_killed_at_each_step_of_capture_no_row_lacks_its_file(
    hub_app: HubAtHand, crew: Laptop, monkeypatch: pytest.MonkeyPatch, step: str, nth: int
) -> None:
    class Killed(BaseException):
        pass

    seen: list[str] = []

    def on_step(name: str) -> None:
        seen.append(name)
        if seen.count(step) == nth and name == step:
            raise Killed

    monkeypatch.setattr(vault(crew), "_on_step", on_step)
    with pytest.raises(Killed):
        verbs(crew).add_photos(key("job1"), REAL[:1])
    crew.restart()
    crew.sign_in(hub_app.ours.people["crew"])
    assert verbs(crew).photos(key("job1")) == []
    assert len(verbs(crew).add_photos(key("job1"), REAL[:1]).added) == 1
    assert crew.sync().problem == ""
    assert hub_copy(hub_app, REAL[0].read_bytes()) == REAL[0].read_bytes()


def test_a_replica_that_forgot_its_queue_finds_the_files_again(hub_app: HubAtHand, crew: Laptop) -> None:
    verbs(crew).add_photos(key("job1"), REAL)
    with crew.desktop.accounts.session.work.writing() as connection:
        connection.exec_driver_sql("DELETE FROM blob_local")
    assert unsafe(crew) == 0
    crew.restart()
    crew.sign_in(hub_app.ours.people["crew"])
    assert unsafe(crew) == len(REAL)
    assert crew.sync().problem == ""
    assert states(crew) == ["stored"] * len(REAL)


def test_a_file_that_vanished_here_is_said_and_the_others_go(hub_app: HubAtHand, crew: Laptop) -> None:
    verbs(crew).add_photos(key("job1"), REAL)
    vault(crew).remove(sha(REAL[0].read_bytes()))
    assert crew.sync().problem == ""
    assert unsafe(crew) == 1
    (lost,) = (photo for photo in verbs(crew).photos(key("job1")) if photo.state == "failed")
    assert lost.last_error
    assert "not on this computer" in lost.last_error


def test_real_photos_of_the_field(
    hub_app: HubAtHand, crew: Laptop, stormops_data: Path, tmp_path: Path
) -> None:
    shutil.copytree(stormops_data / "photos", tmp_path / "card")
    files: list[Any] = sorted((tmp_path / "card").glob("*.jpg"))
    added = verbs(crew).add_photos(key("job1"), files)
    assert {item.name for item in added.refused} == {"corrupted.jpg"}
    assert crew.sync().problem == ""
    assert set(states(crew)) == {"stored"}
    for path in files:
        if path.name != "corrupted.jpg":
            assert hub_copy(hub_app, path.read_bytes()) == path.read_bytes()


def test_a_folder_of_photos_that_cannot_be_made_is_said_and_locks_nothing(
    hub_app: HubAtHand, crew: Laptop
) -> None:
    (folder,) = (path for path in crew.folder.rglob("photos") if path.is_dir())
    crew.desktop.close()
    shutil.rmtree(folder)
    folder.write_text("in the way")
    crew.start()
    with pytest.raises(StoreTrouble, match="folder of photos"):
        crew.sign_in(hub_app.ours.people["crew"])
    folder.unlink()
    crew.sign_in(hub_app.ours.people["crew"])
    assert verbs(crew).photos(key("job1")) == []
