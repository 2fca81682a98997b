"""The hub over HTTP: compressed bodies, renewed tokens, and every failure as one of `sync.engine.errors`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
import msgspec
import zstandard

from sync.contracts.account import (
    DeviceRequest,
    HealthResponse,
    LoginRequest,
    RefreshRequest,
    TimeResponse,
    TokenResponse,
)
from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem, ProblemType
from sync.contracts.farewell import FarewellReceipt, FarewellRequest
from sync.contracts.messages import (
    MEDIA_TYPE,
    DigestRequest,
    DigestResponse,
    SnapshotPage,
    SyncRequest,
    SyncResponse,
)
from sync.contracts.parcels import ParcelReceipt, ParcelRequest
from sync.engine.core.calls import Call, Reply, SnapshotCall
from sync.engine.errors import Cancelled, CaptivePortal, Refused, SignedOut, Unreachable
from sync.engine.tokens import Credentials, TokenPair, TokenStore

T = TypeVar("T")
SERVICE = "stormops-hub"
PACK_ABOVE = 512
PACK_LEVEL = 3
TIMEOUT = httpx.Timeout(connect=5.0, read=30.0, write=30.0, pool=5.0)
WAIT_MARGIN_S = 10.0


def http_client(base_url: str, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """A client as this module wants it: no redirects (a hub never sends one), bounded waits."""
    return httpx.Client(base_url=base_url, timeout=TIMEOUT, follow_redirects=False, transport=transport)


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def good(self) -> "Raw":
        """Itself, unless it is a problem.

        Raises:
            Refused, Unreachable, CaptivePortal.
        """
        if self.status >= 300:
            raise _failure(self.status, self.headers.get("content-type", ""), self.body)
        return self


class HubClient:
    """One signed-in laptop's calls to the hub.

    Args:
        cancelled: asked between chunks of an answer; True stops the call with `Cancelled`.
    """

    def __init__(
        self, client: httpx.Client, tokens: TokenStore, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._client = client
        self._credentials = Credentials(tokens)
        self._cancelled = cancelled or (lambda: False)

    def carry(self, call: Call) -> Reply:
        """Answers one call of a sync run.

        Raises:
            SyncError: one of `sync.engine.errors`.
        """
        if isinstance(call, SyncRequest):
            return self._signed("POST", "/v1/sync", SyncResponse, call)
        if isinstance(call, DigestRequest):
            return self._signed("POST", "/v1/digest", DigestResponse, call)
        return self._snapshot(call)

    def changes(self, request: SyncRequest) -> SyncResponse | None:
        """The long poll: what is new after at most `request.wait` seconds, or None."""
        query = {
            "cursor": request.cursor, "epoch": request.epoch, "scope": request.scope,
            "wait": int(request.wait), "device": request.device, "incarnation": request.incarnation,
            "limit": request.limit, "version": request.version,
        }  # fmt: skip
        timeout = httpx.Timeout(
            TIMEOUT.write, connect=TIMEOUT.connect, read=request.wait * 1.3 + WAIT_MARGIN_S
        )
        return self._signed("GET", "/v1/changes", SyncResponse, params=query, timeout=timeout, empty=True)

    def take_parcel(self, request: ParcelRequest) -> ParcelReceipt:
        """Hands over ops of another laptop of the same member.

        Raises:
            Refused: as a push is; forbidden when the laptop is not the member's.
        """
        return self._signed("POST", "/v1/parcels", ParcelReceipt, request)

    def farewell(self, request: FarewellRequest) -> FarewellReceipt:
        """Hands over what a member captured who was taken out.

        Raises:
            Refused: membership-revoked when no farewell is granted to this laptop.
        """
        return self._signed("POST", "/v1/farewell", FarewellReceipt, request)

    def enrol(self, request: DeviceRequest) -> None:
        """Makes this device known to the tenant."""
        self._signed("POST", "/v1/devices", object, request, empty=True)

    def login(self, request: LoginRequest) -> TokenResponse:
        """Signs in; keeping the tokens is the caller's.

        Raises:
            Refused: unauthenticated when the password is wrong.
        """
        return self._plain("POST", "/v1/login", TokenResponse, request)

    def logout(self) -> None:
        """Ends the sign-in at the hub; the laptop's own copy is the caller's to forget."""
        pair = self._credentials.current()
        body = RefreshRequest(pair.refresh, pair.tenant_id)
        self._call("POST", "/v1/logout", object, body, {}, empty=True)

    def switch(self, tenant_id: str) -> TokenResponse:
        """Tokens for another tenant of the same person."""
        return self._plain(
            "POST",
            "/v1/refresh",
            TokenResponse,
            RefreshRequest(self._credentials.current().refresh, tenant_id),
        )

    def health(self) -> HealthResponse:
        """Whether this is the hub at all.

        Raises:
            CaptivePortal: something answered, but not the hub.
        """
        health = self._plain("GET", "/v1/health", HealthResponse)
        if health.service != SERVICE:
            raise CaptivePortal
        return health

    def server_time(self) -> int:
        """The hub's clock, UTC milliseconds."""
        return self._plain("GET", "/v1/time", TimeResponse).server_time

    def raw(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> Raw:
        """A call whose body is not JSON, with a bearer token; problems are the caller's to look at.

        Raises:
            Unreachable, SignedOut, Cancelled.
        """

        def made(signed: dict[str, str]) -> Raw:
            how = {"params": dict(params or {}), "headers": {**(headers or {}), **signed}, "content": content}
            answer = self._exchanged(method, path, how)
            if answer.status == httpx.codes.UNAUTHORIZED:
                raise Refused(Problem(ProblemType.UNAUTHENTICATED, "Sign in again", answer.status))
            return answer

        return self._with_token(made)

    def access_token(self, *, newer_than: str | None = None) -> str:
        """A bearer token, renewed first when `newer_than` is the one that was refused."""
        pair = self._credentials.current()
        if pair.access and pair.access != newer_than:
            return pair.access
        return self._credentials.renewed(pair, self._refresh).access

    def _snapshot(self, call: SnapshotCall) -> SnapshotPage:
        query = {"after": call.after, "limit": call.limit, "suffix": call.suffix}
        return self._signed("GET", f"/v1/snapshot/{call.bucket}", SnapshotPage, params=query)

    def _signed(
        self, method: str, path: str, shape: type[T], body: Any = None, *, empty: bool = False, **how: Any
    ) -> T:
        """With a bearer token; an expired one is renewed and the same call made again."""
        return self._with_token(lambda signed: self._call(method, path, shape, body, signed, empty, **how))

    def _with_token(self, made: Callable[[dict[str, str]], T]) -> T:
        token = self.access_token()
        try:
            return made({"Authorization": f"Bearer {token}"})
        except Refused as refusal:
            if refusal.problem.type is not ProblemType.UNAUTHENTICATED:
                raise
        token = self.access_token(newer_than=token)
        try:
            return made({"Authorization": f"Bearer {token}"})
        except Refused as refusal:
            if refusal.problem.type is ProblemType.UNAUTHENTICATED:
                raise SignedOut from refusal
            raise

    def _refresh(self, pair: TokenPair) -> TokenResponse:
        try:
            request = RefreshRequest(pair.refresh, pair.tenant_id)
            return self._plain("POST", "/v1/refresh", TokenResponse, request)
        except Refused as refusal:
            if refusal.problem.type in (ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN):
                raise SignedOut from refusal
            raise

    def _plain(self, method: str, path: str, shape: type[T], body: Any = None) -> T:
        return self._call(method, path, shape, body, {}, empty=False)

    def _call(
        self,
        method: str,
        path: str,
        shape: type[T],
        body: Any,
        headers: dict[str, str],
        empty: bool,
        **how: Any,
    ) -> T:
        content, more = packed(body)
        answer = self._exchanged(
            method, path, {**how, "content": content, "headers": {**headers, **more}}
        ).good()
        if empty and not answer.body:
            return None  # type: ignore[return-value]  # the caller said that nothing is an answer
        return _decoded(answer, shape)

    def _exchanged(self, method: str, path: str, how: dict[str, Any]) -> Raw:
        try:
            with self._client.stream(method, path, **how) as response:
                return Raw(response.status_code, response.headers, self._read(response))
        except httpx.HTTPError as failure:
            raise Unreachable(type(failure).__name__) from failure

    def _read(self, response: httpx.Response) -> bytes:
        parts = []
        for part in response.iter_bytes():
            if self._cancelled():
                raise Cancelled
            parts.append(part)
        return b"".join(parts)


def packed(body: Any) -> tuple[bytes | None, dict[str, str]]:
    """The body as sent, and the headers that say how."""
    if body is None:
        return None, {"Accept": MEDIA_TYPE}
    content = msgspec.json.encode(body)
    headers = {"Content-Type": MEDIA_TYPE, "Accept": MEDIA_TYPE}
    if len(content) <= PACK_ABOVE:
        return content, headers
    return zstandard.ZstdCompressor(level=PACK_LEVEL).compress(content), {
        **headers,
        "Content-Encoding": "zstd",
    }


def _failure(status: int, media_type: str, body: bytes) -> Exception:
    if media_type.startswith(PROBLEM_MEDIA_TYPE):
        try:
            return Refused(msgspec.json.decode(body, type=Problem))
        except msgspec.DecodeError:
            return Unreachable(f"unreadable problem, status {status}")
    if status >= 500 and status != httpx.codes.NETWORK_AUTHENTICATION_REQUIRED:
        return Unreachable(f"status {status}")
    return CaptivePortal(f"status {status}")


def _decoded(answer: Raw, shape: type[T]) -> T:
    """A page of HTML in place of JSON is somebody else's; broken JSON is a broken connection."""
    if not answer.headers.get("content-type", "").startswith(MEDIA_TYPE):
        raise CaptivePortal(f"status {answer.status}")
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except msgspec.DecodeError as error:
        raise Unreachable("an answer that cannot be read") from error
