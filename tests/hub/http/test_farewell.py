"""`/v1/farewell`: a laptop whose member was taken out hands over what only it has, and reads nothing."""

from pathlib import Path
from typing import Any

import httpx
import msgspec
import psycopg
import pytest

from sync.contracts.account import DeviceRequest, RefreshRequest, TokenResponse
from sync.contracts.errors import ProblemType
from sync.contracts.farewell import FarewellReceipt, FarewellRequest
from sync.contracts.messages import SyncRequest
from sync.contracts.ops import Kind, Op
from sync.postgres.provision import NewUser, add_user, revoke_user
from tests.helpers.hub import CHEAP, PASSWORD, HubAtHand, Person
from tests.hub.blobs.wire import PHOTO, b64, sha
from tests.hub.http.wire import laptop, new_id, problem_of, storm_op

pytestmark = pytest.mark.postgres
DAY_S = 86_400
NOTE = Op(new_id(), Kind.ADD, "notes", new_id(), {"body": "It's rotten."}, base=0, hlc=1)


class Leaving:
    """A crew member's laptop on the day its member is taken out."""

    def __init__(self, hub: HubAtHand, person: Person) -> None:
        self.hub, self.person = hub, person
        told = hub.login(person)
        self.refresh_token = told.refresh_token
        self.http = hub.anonymous()
        self.http.headers["authorization"] = f"Bearer {told.access_token}"
        body = msgspec.json.encode(DeviceRequest(person.device, "truck", "test"))
        assert self.http.post("/v1/devices", content=body).status_code == 204

    def taken_out(self, **how: Any) -> "Leaving":
        assert revoke_user(self.hub.urls.owner, self.hub.ours.tenant_id, self.person.account_id, **how)
        return self

    def renew(self, token: str = "", tenant_id: str = "") -> httpx.Response:
        body = msgspec.json.encode(RefreshRequest(token or self.refresh_token, tenant_id))
        answer = self.http.post("/v1/refresh", content=body)
        if answer.status_code == 200:
            told = msgspec.json.decode(answer.content, type=TokenResponse)
            self.http.headers["authorization"] = f"Bearer {told.access_token}"
            self.refresh_token = told.refresh_token
        return answer

    def say(self, *ops: Op, first_n: int = 1, last: bool = False) -> httpx.Response:
        body = msgspec.json.encode(FarewellRequest(1, first_n, ops, last))
        return self.http.post("/v1/farewell", content=body)


def receipt(answer: httpx.Response) -> FarewellReceipt:
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=FarewellReceipt)


def words(hub: HubAtHand) -> list[tuple[Any, ...]]:
    with psycopg.connect(hub.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub.ours.tenant_id,))
        return owner.execute("SELECT op_id::text, n, body FROM last_words ORDER BY n").fetchall()


@pytest.fixture
def leaving(hub_app: HubAtHand) -> Leaving:
    return Leaving(hub_app, hub_app.ours.people["crew"])


def test_what_was_captured_is_kept_apart_and_nothing_is_applied(leaving: Leaving) -> None:
    leaving.taken_out()
    assert receipt(leaving.say(NOTE, storm_op("x"), first_n=7)) == FarewellReceipt(2, ended=False)
    assert receipt(leaving.say(NOTE, first_n=7)).kept == 1  # the reply was lost: kept once
    kept = words(leaving.hub)
    assert kept[0][:2] == (NOTE.id, 7)
    assert len(kept) == 2
    assert kept[0][2]["fields"] == {"body": "It's rotten."}
    office = laptop(leaving.hub, leaving.hub.ours.people["planner"])
    assert [block.entity for block in office.settle().changes if block.entity in ("notes", "storms")] == []


def test_the_last_word_is_the_last(leaving: Leaving) -> None:
    leaving.taken_out()
    assert receipt(leaving.say(NOTE, last=True)).ended
    assert receipt(leaving.say(storm_op("one more"))) == FarewellReceipt(0, ended=True)
    assert len(words(leaving.hub)) == 1
    assert leaving.renew().status_code == 200  # so that a laptop whose reply was lost learns of it
    assert receipt(leaving.say(last=True)).ended


def test_the_token_of_before_opens_the_farewell_and_nothing_else(leaving: Leaving) -> None:
    leaving.taken_out()
    leaving.hub.clock.advance(DAY_S)
    assert leaving.say(NOTE).status_code == 401
    assert leaving.renew().status_code == 200
    assert receipt(leaving.say(NOTE)).kept == 1
    device, get = leaving.person.device, leaving.http.get
    refused = [
        leaving.http.post("/v1/sync", content=msgspec.json.encode(SyncRequest(device, 1))),
        get("/v1/changes", params={"device": device}), get("/v1/snapshot/t"),
        get(f"/v1/blobs/{sha(PHOTO)}"),
        leaving.http.post("/v1/devices", json={"device": device, "name": "x", "platform": "x"}),
    ]  # fmt: skip
    assert {problem_of(answer).type for answer in refused} == {ProblemType.MEMBERSHIP_REVOKED}
    assert get("/v1/farewell").status_code == 405
    assert get(f"/v1/farewell/blobs/{sha(PHOTO)}").status_code == 405


def test_a_renewed_token_whose_answer_was_lost_still_opens_it(leaving: Leaving) -> None:
    before = leaving.refresh_token
    assert leaving.renew().status_code == 200
    after = leaving.refresh_token
    leaving.taken_out()
    assert leaving.renew(before).status_code == 200
    assert leaving.renew(after).status_code == 200
    assert leaving.renew("something else").status_code == 401


@pytest.mark.parametrize("way", ["member", "shut out", "not granted", "too late", "back again", "stranger"])
def test_nobody_else_says_farewell(leaving: Leaving, way: str) -> None:
    hub = leaving.hub
    if way == "stranger":
        Leaving(hub, hub.ours.people["planner"]).taken_out()
    elif way != "member":
        leaving.taken_out(**({"farewell_days": 0} if way == "not granted" else {}))
    if way == "shut out":
        with psycopg.connect(hub.urls.owner) as owner:
            owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub.ours.tenant_id,))
            owner.execute("UPDATE devices SET revoked_at = now()")
    if way == "too late":
        leaving.renew()
        hub.clock.advance(400 * DAY_S)
        assert leaving.renew().status_code == 401
        return
    if way == "back again":
        crew = hub.ours.crew_id
        again = NewUser(leaving.person.email, "Crew", CHEAP.hash(PASSWORD), "crew", crew)
        add_user(hub.urls.owner, hub.ours.tenant_id, again)
    assert problem_of(leaving.say(NOTE, last=True)).type is ProblemType.MEMBERSHIP_REVOKED
    assert words(hub) == []


def test_who_works_for_two_companies_leaves_one(hub_app: HubAtHand) -> None:
    """The sign-in went on to the other company; it speaks for the laptop all the same."""
    both = Leaving(hub_app, hub_app.both)
    ours, theirs = hub_app.ours.tenant_id, hub_app.theirs.tenant_id
    assert both.renew(tenant_id=theirs).status_code == 200
    both.taken_out()
    token = both.refresh_token
    assert both.renew(tenant_id=ours).status_code == 200
    assert both.refresh_token == token  # not used up: it is the other company's
    assert receipt(both.say(NOTE, last=True)).ended
    assert both.renew(tenant_id=theirs).status_code == 200
    assert both.renew(tenant_id=hub_app.ours.people["crew"].account_id).status_code == 403


def test_a_photo_comes_with_the_words_that_name_it(leaving: Leaving) -> None:
    leaving.taken_out()
    for content in (PHOTO, PHOTO + b"x"):
        assert leaving.http.head(f"/v1/farewell/blobs/{sha(content)}").status_code == 404
    told = {"sha256": sha(PHOTO), "bytes": len(PHOTO), "mime": "image/jpeg", "state": "saved"}
    lie = {"sha256": sha(PHOTO + b"x"), "bytes": "many"}
    for fields in (told, lie):
        receipt(leaving.say(Op(new_id(), Kind.ADD, "photos", new_id(), fields, base=0, hlc=1)))
    sent = _sent(leaving, PHOTO)
    assert sent.status_code == 204
    assert sent.headers["upload-complete"] == "?1"
    assert _sent(leaving, PHOTO + b"x").status_code == 404
    kept = Path(leaving.hub.parts.settings.blobs).rglob(f"{sha(PHOTO)}.original")
    assert [file.read_bytes() for file in kept] == [PHOTO]
    receipt(leaving.say(last=True))
    assert problem_of(_sent(leaving, PHOTO)).type is ProblemType.MEMBERSHIP_REVOKED


def _sent(leaving: Leaving, content: bytes) -> httpx.Response:
    headers = {
        "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream", "upload-offset": "0",
        "upload-length": str(len(content)), "upload-checksum": f"sha256 {b64(content)}",
    }  # fmt: skip
    return leaving.http.patch(f"/v1/farewell/blobs/{sha(content)}", content=content, headers=headers)


@pytest.mark.parametrize(
    "message",
    [
        FarewellRequest(0, 1), FarewellRequest(1, 0), FarewellRequest(1 << 40, 1),
        FarewellRequest(1, (1 << 63) - 1, (NOTE,)),
        FarewellRequest(1, 1, (msgspec.structs.replace(NOTE, id="first"),)),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(leaving: Leaving, message: FarewellRequest) -> None:
    leaving.taken_out()
    answer = leaving.http.post("/v1/farewell", content=msgspec.json.encode(message))
    assert problem_of(answer).type is ProblemType.BAD_REQUEST
    assert receipt(leaving.say(msgspec.structs.replace(NOTE, fields={"body": "a\0b"}), last=True)).ended


def test_the_book_knows_of_it(leaving: Leaving, hub_app: HubAtHand) -> None:
    leaving.taken_out()
    receipt(leaving.say(last=True))
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        told = owner.execute("SELECT action, actor::text FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    assert told == ("last words said", leaving.person.account_id)
