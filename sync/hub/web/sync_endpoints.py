"""`/v1/sync`, `/v1/parcels`, `/v1/changes`, `/v1/snapshot/{bucket}`, `/v1/digest`."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sync.contracts.digest import RANGES
from sync.contracts.errors import ProblemType
from sync.contracts.messages import PAGE_ROWS, DigestRequest, SyncRequest, SyncResponse
from sync.contracts.parcels import ParcelReceipt, ParcelRequest
from sync.hub.accounts.sign_in import canonical_device
from sync.hub.accounts.tokens import Bearer
from sync.hub.live.pokes import Watcher
from sync.hub.parts import HubParts
from sync.hub.web.answers import answer, bearer_of, body_of, parts_of
from sync.hub.web.bodies import decoded, decoded_sync
from sync.hub.web.problems import refusal

JITTER = 0.2
LONGEST_CURSOR = 1 << 62


async def sync(request: Request) -> Response:
    """Ops up and rows down."""
    bearer = bearer_of(request)
    message = decoded_sync(await body_of(request))
    _own_device(bearer, message.device)
    return await answer(request, await _synced(parts_of(request), bearer, message))


async def parcels(request: Request) -> Response:
    """Ops of another laptop of the same member."""
    bearer, parts = bearer_of(request), parts_of(request)
    message = decoded(await body_of(request), ParcelRequest)
    _current(parts, message.version)
    message = msgspec.structs.replace(message, device=canonical_device(message.device))

    def taken() -> ParcelReceipt:
        principal = parts.members.principal(bearer)
        if message.device != bearer.device and not parts.database.owns_device(bearer, message.device):
            raise refusal(ProblemType.FORBIDDEN, "that laptop is not one of yours")
        return parts.core.take_parcel(principal, message)

    receipt = await parts.lanes.run(bearer.tenant_id, taken)
    parts.pokes.announce(bearer.tenant_id, receipt.rev)
    return await answer(request, receipt)


async def changes(request: Request) -> Response:
    """Rows only; 204 when there are none after `wait` seconds."""
    bearer = bearer_of(request)
    message = _changes_request(request, bearer)
    found = await _synced(parts_of(request), bearer, message)
    if _silent(found) and found.cursor == message.cursor:
        return Response(status_code=204)
    return await answer(request, found)


async def snapshot(request: Request) -> Response:
    """Live rows of one bucket."""
    parts, bearer = parts_of(request), bearer_of(request)
    bucket, after = request.path_params["bucket"], request.query_params.get("after", "")
    suffix, limit = request.query_params.get("suffix", ""), _number(request, "limit", PAGE_ROWS)
    if suffix and suffix not in RANGES:
        raise refusal(ProblemType.BAD_REQUEST, "suffix is one byte in two hexadecimal digits")
    page = await parts.lanes.run(
        bearer.tenant_id,
        lambda: parts.core.snapshot(parts.members.principal(bearer), bucket, after, _page(limit), suffix),
    )
    return await answer(request, page)


async def digest(request: Request) -> Response:
    """Sub-digests of one bucket."""
    parts, bearer = parts_of(request), bearer_of(request)
    message = decoded(await body_of(request), DigestRequest)
    found = await parts.lanes.run(
        bearer.tenant_id, lambda: parts.core.digest(parts.members.principal(bearer), message.bucket)
    )
    return await answer(request, found)


async def _synced(parts: HubParts, bearer: Bearer, message: SyncRequest) -> SyncResponse:
    """One answer of the core; with `wait`, held until there is something to say."""
    _current(parts, message.version)
    message = msgspec.structs.replace(message, device=bearer.device, limit=_page(message.limit))
    deadline = asyncio.get_running_loop().time() + _wait_s(parts, bearer, message.wait)
    with parts.pokes.watch(bearer.tenant_id) as watcher:
        found = await _once(parts, bearer, message)
        while message.wait > 0 and _silent(found) and await _news(watcher, found.high, deadline):
            # A commit elsewhere in the tenant: go on from where the first answer ended.
            again = msgspec.structs.replace(message, cursor=found.cursor, epoch=found.epoch, push=None)
            found = await _once(parts, bearer, again)
    spread_s, least = parts.lanes.drain_s(), parts.settings.min_version
    told = round(spread_s, 1) if spread_s >= 1 else 0.0
    return msgspec.structs.replace(found, reconnect_spread_s=told, min_version=least)


async def _once(parts: HubParts, bearer: Bearer, message: SyncRequest) -> SyncResponse:
    found = await parts.lanes.run(
        bearer.tenant_id, lambda: parts.core.sync(parts.members.principal(bearer), message)
    )
    parts.pokes.announce(bearer.tenant_id, found.high)
    return found


async def _news(watcher: Watcher, rev: int, deadline: float) -> bool:
    """Whether the tenant went past `rev` before the deadline (and the hub goes on)."""
    try:
        async with asyncio.timeout_at(deadline):
            newest = await watcher.newer(rev)
    except TimeoutError:
        return False
    return newest > rev and not watcher.closed


def _silent(found: SyncResponse) -> bool:
    said = found.changes or found.gone or found.verdicts or found.scope or found.rev or found.ack_n
    return not (said or found.more)


def _wait_s(parts: HubParts, bearer: Bearer, asked: float) -> float:
    """The wait asked for, 20 % more or less so that laptops stay out of step, within the token's life."""
    jittered = asked * (1 + JITTER * (2 * parts.jitter() - 1))
    return max(0.0, min(jittered, parts.settings.max_wait_s, bearer.expires_at - parts.now_s()))


def _changes_request(request: Request, bearer: Bearer) -> SyncRequest:
    query = request.query_params
    _own_device(bearer, query.get("device", ""))
    return SyncRequest(
        bearer.device, _number(request, "incarnation", 1), cursor=_number(request, "cursor", 0),
        epoch=query.get("epoch", ""), scope=query.get("scope", ""), version=_number(request, "version", 1),
        limit=_number(request, "limit", PAGE_ROWS), wait=float(_number(request, "wait", 0)),
    )  # fmt: skip


def _current(parts: HubParts, version: int) -> None:
    """An app that is too old is told before any op of it is taken."""
    if version < parts.settings.min_version:
        raise refusal(ProblemType.SCHEMA_TOO_OLD)


def _own_device(bearer: Bearer, device: str) -> None:
    """A token speaks for one device: nobody can push in the name of a colleague's laptop."""
    if canonical_device(device) != bearer.device:
        raise refusal(ProblemType.FORBIDDEN, "the token was given to another device")


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and int(text) < LONGEST_CURSOR):
        raise refusal(ProblemType.BAD_REQUEST, f"{name} must be a whole number")
    return int(text)


def _page(limit: int) -> int:
    return max(1, min(limit, PAGE_ROWS))
