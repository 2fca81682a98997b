"""`/v1/blobs/{sha256}?size=`: tus 1.0's core (HEAD, PATCH) on an address that is never lost, and GET.

A chunk is received whole and compared before anything is written, and nothing is held between requests: a new
PATCH simply takes over from one whose link has died, which then finds itself at the wrong offset.
"""

from collections.abc import AsyncIterator, Callable
from email.utils import formatdate
from functools import partial
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sync.contracts.blobs import TUS_VERSION, BlobKind
from sync.contracts.errors import ProblemType
from sync.hub.accounts.tokens import Bearer
from sync.hub.blobs.desk import Answer, BlobDesk
from sync.hub.blobs.headers import asked_range, blob_of, chunk_of
from sync.hub.blobs.store import Blob
from sync.hub.core.model import Principal
from sync.hub.parts import HubParts
from sync.hub.web.answers import bearer_of, body_of, parts_of
from sync.hub.web.problems import refusal

T = TypeVar("T")
Who = Callable[[HubParts, Bearer], Principal]
"""Who a bearer is to the files. Raises `HubProblem`: membership-revoked."""
PIECE = 256 << 10
MIME = {BlobKind.THUMB: "image/jpeg", BlobKind.PREVIEW: "image/jpeg"}


async def blob(request: Request) -> Response:
    """HEAD: how much is here. PATCH: a chunk. GET: the file."""
    if request.method != "GET":
        return await take_upload(request, _member)
    bearer = bearer_of(request)
    return await _get(request, bearer, blob_of(request, bearer.tenant_id))


async def take_upload(request: Request, who: Who) -> Response:
    """HEAD and PATCH alone, for whoever `who` says the bearer is."""
    bearer = bearer_of(request)
    wanted = blob_of(request, bearer.tenant_id)
    if request.method == "PATCH":
        return await _patch(request, bearer, wanted, who)
    found = await _asked(request, bearer, lambda desk, one: desk.standing(one, bearer.device, wanted), who)
    return Response(status_code=200, headers=_standing(found))


def _member(parts: HubParts, bearer: Bearer) -> Principal:
    return parts.members.principal(bearer)


async def _patch(request: Request, bearer: Bearer, wanted: Blob, who: Who) -> Response:
    chunk = chunk_of(request, wanted, await body_of(request))
    found = await _asked(
        request, bearer, lambda desk, one: desk.append(one, bearer.device, wanted, chunk), who
    )
    if found.rev:
        parts_of(request).pokes.announce(bearer.tenant_id, found.rev)
    return Response(status_code=204, headers=_standing(found))


async def _get(request: Request, bearer: Bearer, wanted: Blob) -> Response:
    length, digest = await _asked(request, bearer, lambda desk, who: desk.read(who, bearer.device, wanted))
    part = asked_range(request, length)
    first, count = part or (0, length)
    # What is named by its hash never changes, but it is this person's to see: no shared cache keeps it.
    headers = {
        "etag": f'"{digest}"', "content-length": str(count), "accept-ranges": "bytes",
        "cache-control": "private, no-cache",
    }  # fmt: skip
    if part is not None:
        headers["content-range"] = f"bytes {first}-{first + count - 1}/{length}"
    mime = MIME.get(wanted.kind, "application/octet-stream")
    content = _pieces(parts_of(request), bearer, wanted, (first, count))
    return StreamingResponse(content, 200 if part is None else 206, headers, mime)


async def _pieces(
    parts: HubParts, bearer: Bearer, wanted: Blob, part: tuple[int, int]
) -> AsyncIterator[bytes]:
    desk, (place, left) = _desk(parts), part
    while left:
        piece = await parts.lanes.run(bearer.tenant_id, partial(desk.piece, wanted, place, min(PIECE, left)))
        if not piece:
            return  # the file was cut off behind our back; the reader sees a short body
        yield piece
        place, left = place + len(piece), left - len(piece)


async def _asked(
    request: Request, bearer: Bearer, work: Callable[[BlobDesk, Principal], T], who: Who = _member
) -> T:
    parts = parts_of(request)
    desk = _desk(parts)
    return await parts.lanes.run(bearer.tenant_id, lambda: work(desk, who(parts, bearer)))


def _desk(parts: HubParts) -> BlobDesk:
    if parts.blobs is None:
        raise refusal(ProblemType.UNAVAILABLE, "This hub keeps no photo files.")
    return parts.blobs


def _standing(found: Answer) -> dict[str, str]:
    headers = {
        "tus-resumable": TUS_VERSION, "upload-offset": str(found.standing.offset),
        "upload-complete": "?1" if found.standing.complete else "?0", "cache-control": "no-store",
    }  # fmt: skip
    if found.length:
        headers["upload-length"] = str(found.length)
    if found.expires_ms:
        headers["upload-expires"] = formatdate(found.expires_ms / 1000, usegmt=True)
    return headers
