"""`/v1/live`: pokes, and when the socket closes."""

from collections.abc import Iterator
from typing import Any

import msgspec
import psycopg
import pytest

from sync.contracts.errors import Problem, ProblemType
from sync.contracts.messages import Poke
from sync.postgres.provision import revoke_user
from sync.postgres.urls import ServerUrls
from tests.helpers.asgi import Socket
from tests.helpers.hub import HubAtHand, Person, hub_at_hand
from tests.hub.http.wire import laptop, storm_op

pytestmark = pytest.mark.postgres


@pytest.fixture
def hub(database: ServerUrls) -> Iterator[HubAtHand]:
    with hub_at_hand(database, live_recheck_s=0.05) as at_hand:
        yield at_hand


def _socket(hub: HubAtHand, person: Person) -> Socket:
    token = hub.login(person).access_token
    return Socket(hub.server, "/v1/live", {"authorization": f"Bearer {token}"})


def _poke(message: dict[str, Any]) -> Poke:
    assert message["type"] == "websocket.send", message
    return msgspec.json.decode(message["text"], type=Poke)


def _accepted(socket: Socket) -> Poke:
    assert socket.next()["type"] == "websocket.accept"
    return _poke(socket.next())


def test_a_commit_pokes_the_company_with_its_revision(hub: HubAtHand) -> None:
    socket = _socket(hub, hub.ours.people["crew"])
    before = _accepted(socket).rev
    found = laptop(hub, hub.ours.people["planner"]).push(storm_op("news"))
    poke = _poke(socket.next())
    while poke.rev < found.rev:  # the clock watch may have told of the people hired before
        poke = _poke(socket.next())
    assert poke.rev == found.rev > before
    socket.leave()


def test_the_other_company_is_not_poked(hub: HubAtHand) -> None:
    laptop(hub, hub.ours.people["planner"]).settle()  # both revisions are known, so nothing is told anew
    laptop(hub, hub.theirs.people["planner"]).settle()
    socket = _socket(hub, hub.ours.people["crew"])
    rev = _accepted(socket).rev
    laptop(hub, hub.theirs.people["planner"]).push(*(storm_op(f"theirs {i}") for i in range(3)))
    ours = laptop(hub, hub.ours.people["planner"]).push(storm_op("ours"))
    assert _poke(socket.next()).rev == ours.rev == rev + 1
    socket.leave()


def test_a_slow_client_gets_the_newest_revision_only(hub: HubAtHand) -> None:
    planner = laptop(hub, hub.ours.people["planner"])
    planner.settle()
    socket = _socket(hub, hub.ours.people["crew"])
    _accepted(socket)
    socket.stop_reading()
    revs = [planner.push(storm_op(f"storm {i}")).rev for i in range(10)]
    socket.resume_reading()
    pokes = [_poke(socket.next()).rev]
    while pokes[-1] < revs[-1]:
        pokes.append(_poke(socket.next()).rev)
    assert pokes == [revs[0], revs[-1]]
    socket.leave()


def test_the_socket_closes_when_the_token_expires(hub: HubAtHand) -> None:
    socket = _socket(hub, hub.ours.people["crew"])
    _accepted(socket)
    hub.clock.advance(901)
    assert _closed(socket) == 4401


def test_the_socket_closes_when_the_member_is_revoked(hub: HubAtHand) -> None:
    person = hub.ours.people["crew"]
    socket = _socket(hub, person)
    _accepted(socket)
    revoke_user(hub.urls.owner, hub.ours.tenant_id, person.account_id)
    assert _closed(socket) == 4403


def test_the_socket_closes_when_the_hub_stops(hub: HubAtHand) -> None:
    socket = _socket(hub, hub.ours.people["crew"])
    _accepted(socket)
    hub.server.loop.call_soon_threadsafe(hub.parts.pokes.close)
    assert _closed(socket) == 1001


def _closed(socket: Socket) -> int:
    message = socket.next()
    while message["type"] == "websocket.send":
        message = socket.next()
    assert message["type"] == "websocket.close"
    return int(message["code"])


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer nonsense"}])
def test_without_a_token_there_is_no_socket(hub: HubAtHand, headers: dict[str, str]) -> None:
    assert _refusal(hub, "/v1/live", headers).type is ProblemType.UNAUTHENTICATED


def test_a_token_in_the_address_is_refused(hub: HubAtHand) -> None:
    token = hub.login(hub.ours.people["crew"]).access_token
    headers = {"authorization": f"Bearer {token}"}
    assert _refusal(hub, f"/v1/live?token={token}", headers).type is ProblemType.BAD_REQUEST
    assert _refusal(hub, f"/v1/live?access_token={token}", {}).type is ProblemType.BAD_REQUEST


def test_a_disabled_account_gets_no_socket(hub: HubAtHand) -> None:
    token = hub.login(hub.ours.people["crew"]).access_token
    with psycopg.connect(hub.urls.owner) as owner:
        owner.execute("UPDATE accounts SET status = 'disabled'")
    refused = _refusal(hub, "/v1/live", {"authorization": f"Bearer {token}"})
    assert refused.type is ProblemType.MEMBERSHIP_REVOKED


def test_a_database_that_is_away_opens_no_socket_and_closes_none(hub: HubAtHand) -> None:
    person = hub.ours.people["crew"]
    token = hub.login(person).access_token
    socket = _socket(hub, person)
    _accepted(socket)
    hub.parts.database.close()
    refused = _refusal(hub, "/v1/live", {"authorization": f"Bearer {token}"})
    assert refused.type is ProblemType.UNAVAILABLE
    hub.server.loop.call_soon_threadsafe(hub.parts.pokes.announce, hub.ours.tenant_id, 1_000_000)
    poke = _poke(socket.next())
    while poke.rev < 1_000_000:
        poke = _poke(socket.next())
    socket.leave()


def _refusal(hub: HubAtHand, path: str, headers: dict[str, str]) -> Problem:
    socket = Socket(hub.server, path, headers)
    start = socket.next()
    assert start["type"] == "websocket.http.response.start"
    names = {name for name, _ in start["headers"]}
    assert {b"x-request-id", b"x-server-time"} <= names
    body = msgspec.json.decode(socket.next()["body"], type=Problem)
    assert start["status"] == body.status
    return body
