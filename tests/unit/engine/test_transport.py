"""What the line may bring instead of the hub's answer, and what a laptop makes of it."""

import httpx
import msgspec
import pytest
import zstandard

from sync.contracts.account import HealthResponse, RefreshRequest, TokenResponse
from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem, ProblemType
from sync.contracts.messages import (
    DigestRequest,
    DigestResponse,
    SnapshotPage,
    SyncRequest,
    SyncResponse,
)
from sync.engine.core.calls import SnapshotCall
from sync.engine.errors import Cancelled, CaptivePortal, Refused, SignedOut, Unreachable
from sync.engine.tokens import MemoryTokens, TokenPair
from sync.engine.transport import HubClient, http_client

ASK = SyncRequest("device", 1)
ANSWER = SyncResponse(5, "epoch", 1, 1)
JSON = {"content-type": "application/json"}


def hub(handler, *, access="good", cancelled=None):
    tokens = MemoryTokens(TokenPair(access, "refresh-1", "tenant"))
    client = http_client("http://hub.test", httpx.MockTransport(handler))
    return HubClient(client, tokens, cancelled), tokens


def said(body, status=200, headers=JSON):
    return httpx.Response(status, headers=headers, content=msgspec.json.encode(body))


def problem(kind, status, **more):
    return said(Problem(kind, "no", status, **more), status, {"content-type": PROBLEM_MEDIA_TYPE})


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(200, headers={"content-type": "text/html"}, content=b"<html>Welcome"), CaptivePortal),
        (httpx.Response(302, headers={"location": "http://login.hotel"}), CaptivePortal),
        (httpx.Response(403, headers={"content-type": "text/html"}, content=b"blocked"), CaptivePortal),
        (httpx.Response(511, headers={"content-type": "text/html"}), CaptivePortal),
        (httpx.Response(502, headers={"content-type": "text/html"}, content=b"bad gateway"), Unreachable),
        (httpx.Response(200, headers=JSON, content=b'{"server_time": 1, "ep'), Unreachable),
        (httpx.Response(500, headers={"content-type": PROBLEM_MEDIA_TYPE}, content=b"{"), Unreachable),
        (
            httpx.Response(
                200, headers={**JSON, "content-encoding": "zstd"}, stream=httpx.ByteStream(b"junk")
            ),
            Unreachable,
        ),
        (problem(ProblemType.RATE_LIMITED, 429, retry_after=3.0), Refused),
    ],
)
def test_answers_that_are_not_the_hubs(answer, error):
    client, _ = hub(lambda request: answer)
    with pytest.raises(error) as caught:
        client.carry(ASK)
    assert caught.value.sentence


@pytest.mark.parametrize(
    "failure",
    [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError, httpx.WriteError, httpx.PoolTimeout],
)
def test_a_broken_line_is_unreachable(failure):
    def breaks(request):
        raise failure("broken", request=request)

    with pytest.raises(Unreachable):
        hub(breaks)[0].carry(ASK)


def test_each_call_goes_to_its_place_with_the_token():
    seen = []

    def answer(request):
        seen.append((request.method, str(request.url), request.headers["authorization"]))
        if request.url.path.startswith("/v1/snapshot"):
            return said(SnapshotPage("epoch", 4))
        if request.url.path == "/v1/digest":
            return said(DigestResponse(4, ()))
        return said(ANSWER)

    client, _ = hub(answer)
    assert client.carry(ASK) == ANSWER
    assert client.carry(SnapshotCall("r:1", "jobs:k", 10, "0f")) == SnapshotPage("epoch", 4)
    assert client.carry(DigestRequest("t")) == DigestResponse(4, ())
    assert seen == [
        ("POST", "http://hub.test/v1/sync", "Bearer good"),
        ("GET", "http://hub.test/v1/snapshot/r:1?after=jobs%3Ak&limit=10&suffix=0f", "Bearer good"),
        ("POST", "http://hub.test/v1/digest", "Bearer good"),
    ]


def test_an_expired_token_is_renewed_and_the_same_call_made_again():
    seen = []

    def answer(request):
        seen.append(request.url.path)
        if request.url.path == "/v1/refresh":
            assert msgspec.json.decode(request.content, type=RefreshRequest) == RefreshRequest(
                "refresh-1", "tenant"
            )
            return said(TokenResponse("new", "refresh-2", 900, "a", "A", "tenant", ()))
        if request.headers["authorization"] == "Bearer new":
            return said(ANSWER)
        return problem(ProblemType.UNAUTHENTICATED, 401)

    client, tokens = hub(answer, access="expired")
    assert client.carry(ASK) == ANSWER
    assert seen == ["/v1/sync", "/v1/refresh", "/v1/sync"]
    assert tokens.load() == TokenPair("new", "refresh-2", "tenant")


def test_a_refused_renewal_ends_the_sign_in_and_a_lost_one_does_not():
    client, tokens = hub(lambda request: problem(ProblemType.UNAUTHENTICATED, 401))
    with pytest.raises(SignedOut):
        client.carry(ASK)
    assert tokens.load() is not None

    def only_refresh_fails(request):
        if request.url.path == "/v1/refresh":
            raise httpx.ReadTimeout("lost", request=request)
        return problem(ProblemType.UNAUTHENTICATED, 401)

    with pytest.raises(Unreachable):
        hub(only_refresh_fails)[0].carry(ASK)


def test_long_bodies_are_packed_and_short_ones_are_not():
    bodies = []

    def answer(request):
        bodies.append((request.headers.get("content-encoding"), request.content))
        return said(ANSWER)

    client, _ = hub(answer)
    client.carry(ASK)
    long = SyncRequest("device", 1, epoch="e" * 2_000)
    client.carry(long)
    assert bodies[0] == (None, msgspec.json.encode(ASK))
    assert bodies[1][0] == "zstd"
    plain = zstandard.ZstdDecompressor().decompressobj().decompress(bodies[1][1])
    assert msgspec.json.decode(plain, type=SyncRequest) == long


def test_a_cancelled_download_stops_in_the_middle():
    class Endless(httpx.SyncByteStream):
        def __iter__(self):
            while True:
                yield b" " * 100

    asked = iter([False, False, True])
    client, _ = hub(
        lambda request: httpx.Response(200, headers=JSON, stream=Endless()), cancelled=lambda: next(asked)
    )
    with pytest.raises(Cancelled):
        client.carry(ASK)


def test_nothing_new_is_an_answer_of_the_long_poll():
    client, _ = hub(lambda request: httpx.Response(204))
    assert client.changes(SyncRequest("device", 1, wait=1.0)) is None


def test_only_the_hub_is_taken_for_the_hub():
    client, _ = hub(lambda request: said(HealthResponse("stormops-hub", "1", "up", "up")))
    assert client.health().database == "up"
    with pytest.raises(CaptivePortal):
        hub(lambda request: said(HealthResponse("router", "1", "up", "up")))[0].health()
