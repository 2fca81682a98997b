"""One company's marker never comes back to another, whatever it asks for."""

from collections.abc import Iterator

import httpx
import pytest

from sync.contracts.ops import Kind, Op, VerdictKind
from tests.helpers.hub import HubAtHand
from tests.hub.http.wire import Laptop, answered, laptop, new_id, storm_op

pytestmark = pytest.mark.postgres
CANARY = "canary-of-lone-star"


class Listening(httpx.BaseTransport):
    """Remembers every body and header that came back."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self.inner, self.heard = inner, b""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.inner.handle_request(request)
        self.heard += answer.read() + repr(answer.headers.raw).encode()
        return answer


@pytest.fixture
def their_storm(hub_app: HubAtHand) -> str:
    """A storm of the other company, full of markers."""
    storm_id = new_id()
    op = storm_op(CANARY, storm_id, event_id=f"{CANARY} event", county=CANARY, source=CANARY)
    assert laptop(hub_app, hub_app.theirs.people["planner"]).push(op).verdicts == ()
    return storm_id


@pytest.fixture
def spy(hub_app: HubAtHand) -> Iterator[tuple[Laptop, Listening]]:
    person = hub_app.ours.people["admin"]
    ears = Listening(hub_app.client(person)._transport)
    client = hub_app.anonymous(ears, headers=hub_app.client(person).headers)
    yield Laptop(client, person.device), ears
    assert CANARY.encode() not in ears.heard
    for secret in (hub_app.theirs.tenant_id, hub_app.theirs.name, hub_app.theirs.crew_id):
        assert secret.encode() not in ears.heard


def _asks(own: Laptop, storm_id: str) -> list[httpx.Response]:
    return [
        own.changes(),
        own.http.get("/v1/snapshot/t"),
        own.http.get(f"/v1/snapshot/s:{storm_id}"),
        own.http.post("/v1/digest", json={"bucket": "t"}),
        own.http.post("/v1/digest", json={"bucket": f"s:{storm_id}"}),
    ]


def test_reading_hears_nothing(hub_app: HubAtHand, spy: tuple[Laptop, Listening], their_storm: str) -> None:
    own, ears = spy
    own.settle()
    statuses = [answer.status_code for answer in _asks(own, their_storm)]
    assert statuses == [204, 200, 404, 200, 404]
    assert b"storms" not in ears.heard


def test_a_bucket_of_theirs_looks_like_one_that_never_was(
    spy: tuple[Laptop, Listening], their_storm: str
) -> None:
    own, _ = spy
    theirs, nobodys = (own.http.get(f"/v1/snapshot/s:{key}") for key in (their_storm, new_id()))
    hidden = {"request_id": ""}
    assert {**theirs.json(), **hidden} == {**nobodys.json(), **hidden}


@pytest.mark.parametrize("kind", [Kind.SET, Kind.DELETE])
def test_an_op_on_their_row_looks_like_one_on_none(
    spy: tuple[Laptop, Listening], their_storm: str, kind: Kind
) -> None:
    own, _ = spy
    fields = {"name": "ours now"} if kind is Kind.SET else {}
    verdicts = []
    for key in (their_storm, new_id()):
        found = own.push(Op(new_id(), kind, "storms", key, fields, base=0, hlc=1))
        (verdict,) = found.verdicts
        verdicts.append((verdict.kind, verdict.problem, verdict.current))
    assert verdicts[0] == verdicts[1]
    assert verdicts[0][0] is not VerdictKind.APPLIED


def test_the_same_id_and_the_same_unique_value_are_ours_to_use(
    hub_app: HubAtHand, spy: tuple[Laptop, Listening], their_storm: str
) -> None:
    own, _ = spy
    taken = answered(own.post(own.request(storm_op("ours", their_storm))))
    assert (taken.ack_n, taken.verdicts) == (1, ())
    their_planner = laptop(hub_app, hub_app.theirs.people["manager"])
    (storms,) = [block for block in their_planner.settle().changes if block.entity == "storms"]
    assert dict(zip(storms.fields, storms.columns, strict=True))["name"] == (CANARY,)


def test_a_reference_to_their_row_waits_like_one_to_none(
    hub_app: HubAtHand, spy: tuple[Laptop, Listening], their_storm: str
) -> None:
    own, _ = spy
    kinds = []
    for storm_id in (their_storm, new_id()):
        route = {"route_name": "r", "status": "draft", "plan_version": 1, "property_count": 0}
        fields = {"storm_id": storm_id, **route}
        found = own.push(Op(new_id(), Kind.ADD, "routes", new_id(), fields, base=0, hlc=1))
        kinds.append([(verdict.kind, verdict.problem) for verdict in found.verdicts])
    assert kinds[0] == kinds[1]
    assert kinds[0][0][0] in (VerdictKind.DEFERRED, VerdictKind.REJECTED)


def test_a_token_of_theirs_opens_theirs_only(hub_app: HubAtHand, their_storm: str) -> None:
    client = hub_app.client(hub_app.both, tenant_id=hub_app.ours.tenant_id)
    assert client.get(f"/v1/snapshot/s:{their_storm}").status_code == 404
    client = hub_app.client(hub_app.both, tenant_id=hub_app.theirs.tenant_id)
    assert client.get(f"/v1/snapshot/s:{their_storm}").status_code == 200
