"""From values to HTTP answers, and from HTTP requests to values."""

import asyncio
import math
from typing import Any

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem, ProblemType
from sync.contracts.messages import MEDIA_TYPE
from sync.hub.accounts.tokens import Bearer
from sync.hub.parts import HubParts
from sync.hub.web.bodies import packed, unpacked
from sync.hub.web.problems import labelled, refusal

# Larger bodies are packed on a thread, so that a page of rows does not hold up every other answer.
PACK_ASIDE = 64 << 10


def parts_of(connection: HTTPConnection) -> HubParts:
    parts: HubParts = connection.app.state.parts
    return parts


def bearer_of(connection: HTTPConnection) -> Bearer:
    """Who asks.

    Raises:
        HubProblem: unauthenticated.
    """
    return parts_of(connection).tokens.read(connection.headers.get("authorization", ""))


async def body_of(request: Request) -> bytes:
    """The body, unpacked.

    Raises:
        HubProblem: payload-too-large before more than the cap is read; bad-request.
    """
    cap = parts_of(request).settings.max_body
    if int_header(request, "content-length") > cap:
        raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {cap} bytes")
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > cap:
            raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {cap} bytes")
        chunks.append(chunk)
    return unpacked(b"".join(chunks), request.headers.get("content-encoding", "").lower(), cap)


def int_header(request: Request, name: str) -> int:
    value = request.headers.get(name, "0")
    return int(value) if value.isascii() and value.isdigit() else 0


async def answer(request: Request, value: Any) -> Response:
    """A JSON answer, packed when the client takes it and it pays."""
    accepted, body = request.headers.get("accept-encoding", ""), msgspec.json.encode(value)
    if len(body) < PACK_ASIDE:
        body, encoding = packed(body, accepted)
    else:
        body, encoding = await asyncio.to_thread(packed, body, accepted)
    headers = {"cache-control": "no-store", "vary": "accept-encoding"}
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, 200, headers, MEDIA_TYPE)


def problem_answer(problem: Problem, request_id: str) -> Response:
    """An RFC 9457 body; never packed, so that anything on the way can read it."""
    headers = {"cache-control": "no-store"}
    if problem.retry_after > 0:
        headers["retry-after"] = str(math.ceil(problem.retry_after))
    if problem.status == 401:
        headers["www-authenticate"] = "Bearer"
    return Response(
        msgspec.json.encode(labelled(problem, request_id)), problem.status, headers, PROBLEM_MEDIA_TYPE
    )
