"""`/v1/parcels`: what one laptop captured and another laptop of the same member brings."""

import uuid
from collections.abc import Callable

import httpx
import msgspec
import pytest

from sync.contracts.account import DeviceRequest
from sync.contracts.chain import START, extend
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Push
from sync.contracts.ops import Kind, Op, VerdictKind
from sync.contracts.parcels import ParcelReceipt, ParcelRequest
from sync.postgres.urls import ServerUrls
from tests.helpers.hub import HubAtHand, Person, hub_at_hand
from tests.hub.http.wire import Laptop, answered, laptop, problem_of, storm_op

pytestmark = pytest.mark.postgres


def device_of(hub: HubAtHand, person: Person) -> Laptop:
    """One more laptop of the person, enrolled."""
    device = str(uuid.uuid4())
    http = hub.anonymous()
    http.headers["authorization"] = f"Bearer {hub.login(person, device=device).access_token}"
    body = msgspec.json.encode(DeviceRequest(device, "truck", "test"))
    assert http.post("/v1/devices", content=body).status_code < 300
    return Laptop(http, device)


def brought(
    by: Laptop, owner: Laptop, *ops: Op, first_n: int = 1, chain: str = START, epoch: str = ""
) -> httpx.Response:
    request = ParcelRequest(owner.device, 1, Push(first_n, chain, ops), epoch)
    return by.http.post("/v1/parcels", content=msgspec.json.encode(request))


def receipt(answer: httpx.Response) -> ParcelReceipt:
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=ParcelReceipt)


def rename(storm: str, name: str, base: int) -> Op:
    return Op(str(uuid.uuid4()), Kind.SET, "storms", storm, {"name": name}, base=base, hlc=base + 2)


@pytest.fixture
def pair(hub_app: HubAtHand) -> tuple[Laptop, Laptop]:
    """Two laptops of the planner."""
    planner = hub_app.ours.people["planner"]
    return device_of(hub_app, planner), device_of(hub_app, planner)


def test_a_parcel_is_a_push_whose_reply_was_lost(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    ops = [storm_op("one"), storm_op("two")]
    told = receipt(brought(second, first, *ops))
    assert (told.ack_n, told.verdicts) == (2, ())
    again = first.push(*ops)
    assert [v.kind for v in again.verdicts] == [VerdictKind.DUPLICATE] * 2
    assert again.high == told.rev


def test_what_the_first_laptop_did_later_has_seen_what_it_did_before(pair: tuple[Laptop, Laptop]) -> None:
    """The author's own earlier edit came by the other laptop, and is still the author's own."""
    first, second = pair
    storm = storm_op("North Texas")
    added = first.push(storm)
    earlier, later = (rename(storm.key, name, added.rev) for name in ("Earlier", "Later"))
    receipt(brought(second, first, earlier, first_n=2, chain=first.chain, epoch=added.epoch))
    found = first.push(earlier, later)
    assert [(v.n, v.kind) for v in found.verdicts] == [(2, VerdictKind.DUPLICATE)]
    assert found.ack_n == 3


def test_a_parcel_may_come_twice_and_grow_meanwhile(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    ops = [storm_op(f"storm {n}") for n in range(4)]
    receipt(brought(second, first, *ops[:2]))
    told = receipt(brought(second, first, *ops))
    assert told.ack_n == 4
    assert [v.kind for v in told.verdicts] == [VerdictKind.DUPLICATE] * 2
    late = receipt(brought(second, first, *ops[:1]))
    assert [v.kind for v in late.verdicts] == [VerdictKind.DUPLICATE]


def test_the_numbers_are_those_of_the_laptop_that_captured(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    assert problem_of(brought(second, first, storm_op("gap"), first_n=3)).type is ProblemType.GAP
    receipt(brought(second, first, storm_op("mine")))
    assert problem_of(brought(second, first, storm_op("other"))).type is ProblemType.DEVICE_FORKED
    ops = [storm_op("own")]
    assert second.push(*ops).ack_n == 1
    assert second.chain == extend(START, [ops[0].id])


@pytest.mark.parametrize("whose", ["colleague", "stranger", "nobody"])
def test_only_a_laptop_of_ones_own_is_spoken_for(hub_app: HubAtHand, whose: str) -> None:
    mine = device_of(hub_app, hub_app.ours.people["planner"])
    others: dict[str, Callable[[], Laptop]] = {
        "colleague": lambda: device_of(hub_app, hub_app.ours.people["manager"]),
        "stranger": lambda: device_of(hub_app, hub_app.theirs.people["planner"]),
        "nobody": lambda: Laptop(mine.http, str(uuid.uuid4())),
    }
    assert problem_of(brought(mine, others[whose](), storm_op("x"))).type is ProblemType.FORBIDDEN


def test_another_history_is_told(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    found = problem_of(brought(second, first, storm_op("x"), epoch="an older one"))
    assert found.type is ProblemType.EPOCH_CHANGED


@pytest.mark.parametrize("body", [b"{", b'{"device":"x","incarnation":1,"push":[]}', b"null"])
def test_a_parcel_that_cannot_be_read_is_refused(shared_hub: HubAtHand, body: bytes) -> None:
    client = laptop(shared_hub, shared_hub.ours.people["planner"]).http
    assert problem_of(client.post("/v1/parcels", content=body)).type is ProblemType.BAD_REQUEST


def test_an_app_that_is_too_old_is_told_before_any_op_is_taken(database: ServerUrls) -> None:
    with hub_at_hand(database, min_version=2) as hub:
        planner = laptop(hub, hub.ours.people["planner"])
        asked = planner.request(storm_op("too early"))
        assert problem_of(planner.post(asked)).type is ProblemType.SCHEMA_TOO_OLD
        assert problem_of(planner.changes()).type is ProblemType.SCHEMA_TOO_OLD
        assert problem_of(brought(planner, planner, storm_op("x"))).type is ProblemType.SCHEMA_TOO_OLD
        told = answered(planner.post(msgspec.structs.replace(asked, version=2)))
        assert (told.ack_n, told.min_version) == (1, 2)
