"""`/v1/blobs` over HTTP on real files and a real database: resume, verify, dedupe, and who may not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import psycopg
import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.messages import SnapshotPage
from sync.contracts.ops import Kind, Op
from sync.hub.blobs.desk import UNFINISHED_MS
from sync.hub.blobs.files import FileStore
from sync.hub.core.model import Principal
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import PHOTO, Site, Uploader, furnished, sha
from tests.hub.http.wire import laptop, new_id, problem_of

pytestmark = pytest.mark.postgres
HALF = len(PHOTO) // 2


@pytest.fixture
def site(hub_app: HubAtHand) -> Site:
    made = furnished(hub_app, hub_app.ours.people["manager"], hub_app.ours.crew_id)
    made.office.push(made.photo())
    return made


@pytest.fixture
def sender(hub_app: HubAtHand, site: Site) -> Uploader:
    return Uploader(site.office.http)


def files(hub: HubAtHand) -> list[Path]:
    folder = Path(hub.parts.settings.blobs)
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def state_seen(hub: HubAtHand, site: Site, role: str = "admin") -> list[Any]:
    """What another laptop of the company learns of the photos' states, and whether its digests agree."""
    reader = laptop(hub, hub.ours.people[role])
    reader.settle()
    page = msgspec.json.decode(reader.http.get(f"/v1/snapshot/s:{site.storm}").content, type=SnapshotPage)
    (block,) = (block for block in page.changes if block.entity == "photos")
    return list(block.columns[block.fields.index("state")])


def test_a_photo_goes_up_in_pieces_and_everyone_learns_of_it(
    hub_app: HubAtHand, site: Site, sender: Uploader
) -> None:
    assert sender.head().headers["upload-offset"] == "0"
    first = sender.patch(0, PHOTO[:HALF])
    assert (first.status_code, first.headers["upload-offset"]) == (204, str(HALF))
    assert first.headers["upload-complete"] == "?0"
    asked = sender.head()
    assert (asked.headers["upload-offset"], asked.headers["upload-length"]) == (str(HALF), str(len(PHOTO)))
    assert "GMT" in asked.headers["upload-expires"]
    assert state_seen(hub_app, site) == ["saved"]
    last = sender.patch(HALF, PHOTO[HALF:])
    assert last.headers["upload-complete"] == "?1"
    assert state_seen(hub_app, site) == ["stored"]
    assert files(hub_app) == [
        Path(hub_app.ours.tenant_id, sha(PHOTO)[:2], sha(PHOTO)[2:4], f"{sha(PHOTO)}.original")
    ]
    assert sender.get().content == PHOTO


def test_the_revision_is_one_like_any_other(hub_app: HubAtHand, site: Site, sender: Uploader) -> None:
    reader = laptop(hub_app, hub_app.ours.people["admin"])
    reader.settle()
    before = reader.cursor
    sender.patch(0, PHOTO)
    news = reader.settle()
    assert news.cursor == before + 1
    (block,) = news.changes
    assert (block.entity, block.fields, block.columns) == ("photos", ("state",), (("stored",),))
    assert sender.patch(len(PHOTO), b"").headers["upload-complete"] == "?1"
    assert reader.settle().cursor == before + 1  # asking again tells nobody anything


def test_a_wrong_place_is_answered_with_the_right_one(sender: Uploader) -> None:
    sender.patch(0, PHOTO[:HALF])
    for offset in (0, HALF - 1, HALF + 1):
        answer = sender.patch(offset, b"x")
        assert (answer.status_code, problem_of(answer).type) == (409, ProblemType.UPLOAD_OFFSET)
        assert problem_of(answer).expect == HALF
    assert sender.patch(HALF, PHOTO[HALF:]).headers["upload-complete"] == "?1"


def test_a_chunk_that_changed_on_the_way_is_not_written(hub_app: HubAtHand, sender: Uploader) -> None:
    sender.patch(0, PHOTO[:HALF])
    flipped = bytes([PHOTO[HALF] ^ 1]) + PHOTO[HALF + 1 :]
    right = sender.patch(HALF, flipped, upload_checksum=f"sha256 {'A' * 43}=")
    assert (right.status_code, problem_of(right).type) == (460, ProblemType.CHECKSUM_MISMATCH)
    assert problem_of(right).expect == HALF
    assert sender.head().headers["upload-offset"] == str(HALF)


@pytest.mark.logs_warnings
def test_a_whole_that_is_not_its_name_begins_again(hub_app: HubAtHand, site: Site, sender: Uploader) -> None:
    forged = bytes(HALF) + PHOTO[HALF:]
    sender.patch(0, forged[:HALF])
    answer = sender.patch(HALF, forged[HALF:])
    assert (problem_of(answer).type, problem_of(answer).expect) == (ProblemType.CHECKSUM_MISMATCH, 0)
    assert sender.head().headers["upload-offset"] == "0"
    assert files(hub_app) == []
    assert state_seen(hub_app, site) == ["saved"]
    assert sender.patch(0, PHOTO).headers["upload-complete"] == "?1"


def test_a_file_has_the_length_that_its_row_tells(sender: Uploader) -> None:
    assert problem_of(sender.patch(0, PHOTO, upload_length="7")).type is ProblemType.BAD_REQUEST
    assert problem_of(sender.patch(0, PHOTO + b"x")).type is ProblemType.BAD_REQUEST


@pytest.mark.parametrize(
    "headers",
    [{"tus_resumable": "0.2"}, {"content_type": "image/jpeg"}, {"upload_offset": "-1"},
     {"upload_checksum": "md5 x"}, {"upload_checksum": "sha256 !"}, {"upload_length": "x"}],
)  # fmt: skip
def test_a_request_that_cannot_be_read_is_refused(sender: Uploader, headers: dict[str, str]) -> None:
    assert problem_of(sender.patch(0, PHOTO, **headers)).type is ProblemType.BAD_REQUEST


def test_small_pictures_have_a_hash_of_their_own(sender: Uploader) -> None:
    thumb = b"a small picture"
    assert sender.patch(0, thumb, "thumb", whole=thumb).headers["upload-complete"] == "?1"
    found = sender.get("thumb")
    assert (found.content, found.headers["content-type"]) == (thumb, "image/jpeg")
    assert sender.get("preview").status_code == 404
    huge = sender.patch(0, b"x", "thumb", upload_length=str(1 << 20))
    assert problem_of(huge).type is ProblemType.PAYLOAD_TOO_LARGE


def test_a_range_is_given(sender: Uploader) -> None:
    sender.patch(0, PHOTO)
    part = sender.get(range=f"bytes=10-{HALF}")
    assert (part.status_code, part.content) == (206, PHOTO[10 : HALF + 1])
    assert sender.get(range="bytes=10-").content == PHOTO[10:]
    assert problem_of(sender.get(range=f"bytes={len(PHOTO)}-")).type is ProblemType.BAD_REQUEST


def test_a_second_photo_of_the_same_bytes_needs_no_upload(
    hub_app: HubAtHand, site: Site, sender: Uploader
) -> None:
    sender.patch(0, PHOTO)
    site.office.push(site.photo(1))
    assert sorted(state_seen(hub_app, site)) == ["saved", "stored"]
    assert sender.head().headers["upload-complete"] == "?1"
    assert sender.patch(len(PHOTO), b"").status_code == 204
    assert state_seen(hub_app, site) == ["stored", "stored"]


def test_two_laptops_cannot_spoil_each_others_upload(hub_app: HubAtHand, sender: Uploader) -> None:
    other = Uploader(hub_app.client(hub_app.ours.people["planner"]))
    other.patch(0, bytes(HALF))
    assert sender.head().headers["upload-offset"] == "0"
    assert sender.patch(0, PHOTO).headers["upload-complete"] == "?1"
    assert other.head().headers["upload-complete"] == "?1"
    assert other.patch(HALF, b"late").headers["upload-offset"] == str(len(PHOTO))
    assert not [path for path in files(hub_app) if "incoming" in path.parts]


def test_another_companys_photo_is_as_unknown_as_none(hub_app: HubAtHand, sender: Uploader) -> None:
    sender.patch(0, PHOTO)
    stranger = Uploader(hub_app.client(hub_app.theirs.people["manager"]))
    nowhere = Uploader(stranger.http, b"nobody has this")
    for ask in (lambda who: who.head(), lambda who: who.get(), lambda who: who.patch(0, b"x")):
        theirs, none = ask(stranger), ask(nowhere)
        assert theirs.status_code == none.status_code == 404
        if theirs.content:
            assert problem_of(theirs).type is ProblemType.NOT_FOUND
            assert problem_of(theirs).title == problem_of(none).title
    site = furnished(hub_app, hub_app.theirs.people["manager"], hub_app.theirs.crew_id)
    site.office.push(site.photo())
    assert Uploader(site.office.http).head().headers["upload-offset"] == "0"  # no sharing between companies


def test_a_crew_sees_the_files_of_its_own_jobs(hub_app: HubAtHand, site: Site, sender: Uploader) -> None:
    crew = Uploader(hub_app.client(hub_app.ours.people["crew"]))
    sender.patch(0, PHOTO)
    assert crew.get().content == PHOTO
    elsewhere = b"on the other crew's job"
    site.office.push(site.photo(1, elsewhere))
    office = Uploader(site.office.http, elsewhere)
    assert office.patch(0, elsewhere).status_code == 204
    for answer in (Uploader(crew.http, elsewhere).get(), Uploader(crew.http, elsewhere).head()):
        assert answer.status_code == 404


def test_a_crew_whose_route_was_taken_away_still_brings_its_photo(hub_app: HubAtHand, site: Site) -> None:
    mine = b"taken before the route changed hands"
    crew = laptop(hub_app, hub_app.ours.people["crew"])
    assert crew.push(site.photo(0, mine)).verdicts == ()
    away = Op(new_id(), Kind.SET, "jobs", site.jobs[0], {"route_id": site.routes[1]}, base=1 << 30, hlc=2)
    assert site.office.push(away).verdicts == ()
    uploader = Uploader(crew.http, mine)
    assert uploader.patch(0, mine).headers["upload-complete"] == "?1"
    assert uploader.get().status_code == 404  # it is not theirs to look at any more
    assert Uploader(site.office.http, mine).get().content == mine


def test_nobody_but_the_centre_says_stored(hub_app: HubAtHand, site: Site) -> None:
    site.office.push(site.photo(0, b"claimed", state="stored"))
    assert state_seen(hub_app, site) == ["saved", "saved"]
    photo = site.photo(0, b"later")
    site.office.push(photo)
    claim = Op(new_id(), Kind.SET, "photos", photo.key, {"state": "stored"}, base=1 << 30, hlc=2)
    (verdict,) = site.office.push(claim).verdicts
    assert verdict.problem == ProblemType.OP_FORBIDDEN


def test_a_deleted_device_or_stranger_gets_nowhere(hub_app: HubAtHand, sender: Uploader) -> None:
    assert Uploader(hub_app.anonymous()).head().status_code == 401
    assert sender.http.head("/v1/blobs/xyz").status_code == 400
    assert sender.http.head(f"/v1/blobs/{'A' * 64}").status_code == 400
    assert sender.http.head(sender.path, params={"size": "../../etc"}).status_code == 400


def test_unfinished_uploads_are_forgotten_after_a_week(hub_app: HubAtHand, sender: Uploader) -> None:
    sender.patch(0, PHOTO[:HALF])
    desk, centre = hub_app.parts.blobs, Principal(hub_app.ours.tenant_id, "", "admin")
    assert desk is not None
    hub_app.clock.advance(UNFINISHED_MS / 1000 - 60)
    assert desk.forget_unfinished(centre) == 0
    hub_app.clock.advance(120)
    assert desk.forget_unfinished(centre) == 1
    assert files(hub_app) == []
    sender.http.headers["authorization"] = hub_app.client(hub_app.ours.people["manager"]).headers[
        "authorization"
    ]
    assert sender.head().headers["upload-offset"] == "0"


STEPS = ["written", "flushed", "renamed", "kept"]


@pytest.fixture
def cut(hub_app: HubAtHand, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The next step of that name is the last one; put a name in to arm it."""
    armed: list[str] = []

    def on_step(step: str) -> None:
        if armed and armed[0] == step:
            armed.clear()
            raise RuntimeError("the hub died here")

    store = FileStore(Path(hub_app.parts.settings.blobs), on_step)
    monkeypatch.setattr(hub_app.parts.blobs, "_store", store)
    yield armed


@pytest.mark.logs_warnings
@pytest.mark.parametrize("step", STEPS)
def test_a_hub_that_dies_at_any_step_goes_on(
    hub_app: HubAtHand, site: Site, sender: Uploader, cut: list[str], step: str
) -> None:
    sender.patch(0, PHOTO[:HALF])
    cut.append(step)
    assert sender.patch(HALF, PHOTO[HALF:]).status_code == 500
    assert not cut
    standing = int(sender.head().headers["upload-offset"])
    assert standing == (HALF if step in ("written", "flushed") else len(PHOTO))  # at most this chunk again
    assert sender.patch(standing, PHOTO[standing:]).headers["upload-complete"] == "?1"
    assert sender.get().content == PHOTO
    assert state_seen(hub_app, site) == ["stored"]
    assert not [path for path in files(hub_app) if "incoming" in path.parts]


@pytest.mark.logs_warnings
def test_what_was_verified_but_not_told_is_told_later(
    hub_app: HubAtHand, site: Site, sender: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:

        def dies(*_: object) -> int:
            raise RuntimeError("the hub died here")

        patched.setattr(hub_app.parts.core, "confirm_stored", dies)
        assert sender.patch(0, PHOTO).status_code == 500
    assert state_seen(hub_app, site) == ["saved"]
    assert sender.head().headers["upload-complete"] == "?1"
    assert sender.patch(len(PHOTO), b"").status_code == 204
    assert state_seen(hub_app, site) == ["stored"]


def test_a_partial_file_that_vanished_begins_again(hub_app: HubAtHand, sender: Uploader) -> None:
    sender.patch(0, PHOTO[:HALF])
    (part,) = files(hub_app)
    Path(hub_app.parts.settings.blobs, part).unlink()
    assert sender.head().headers["upload-offset"] == "0"
    assert sender.patch(0, PHOTO).headers["upload-complete"] == "?1"


def test_a_full_disk_is_said_and_nothing_is_recorded(
    hub_app: HubAtHand, sender: Uploader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(FileStore, "append", full)
        patched.setattr("sync.hub.blobs.desk.log.error", lambda *_: None)
        answer = sender.patch(0, PHOTO)
    assert (answer.status_code, problem_of(answer).type) == (503, ProblemType.UNAVAILABLE)
    assert "space" not in answer.text
    assert sender.patch(0, PHOTO).headers["upload-complete"] == "?1"


def test_a_centre_without_a_folder_says_so(hub_app: HubAtHand, sender: Uploader) -> None:
    object.__setattr__(hub_app.parts, "blobs", None)
    assert problem_of(sender.get()).type is ProblemType.UNAVAILABLE


def test_names_stay_within_the_folder(tmp_path: Path) -> None:
    from sync.contracts.blobs import BlobKind
    from sync.hub.blobs.store import Blob

    store, blob = FileStore(tmp_path), Blob(str(uuid4()), sha(b"x"), BlobKind.THUMB)
    store.append(blob, str(uuid4()), 0, b"x")
    assert all(tmp_path in path.parents for path in tmp_path.rglob("*"))


def test_a_restored_database_takes_up_the_files_it_had_forgotten(
    hub_app: HubAtHand, site: Site, sender: Uploader
) -> None:
    """The files are no part of the backup: what was kept since then is read back, not sent again."""
    sender.patch(0, PHOTO)
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, false)", (hub_app.ours.tenant_id,))
        owner.execute("DELETE FROM blobs")
        owner.execute("UPDATE photos SET state = 'saved'")
    asked = sender.head()
    assert (asked.headers["upload-offset"], asked.headers["upload-complete"]) == (str(len(PHOTO)), "?0")
    assert sender.patch(len(PHOTO), b"").headers["upload-complete"] == "?1"
    assert state_seen(hub_app, site) == ["stored"]


@pytest.mark.logs_warnings
def test_a_forgotten_file_that_is_damaged_is_sent_again(
    hub_app: HubAtHand, site: Site, sender: Uploader
) -> None:
    sender.patch(0, PHOTO)
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, false)", (hub_app.ours.tenant_id,))
        owner.execute("DELETE FROM blobs")
    (kept,) = files(hub_app)
    Path(hub_app.parts.settings.blobs, kept).write_bytes(PHOTO[:-1] + b"?")
    assert sender.head().headers["upload-offset"] == "0"
    assert sender.patch(0, PHOTO).headers["upload-complete"] == "?1"
    assert sender.get().content == PHOTO
