"""The centre's HTTP service: routes, request ids, and one way to say no."""

import asyncio
import contextlib
import logging
import re
import uuid
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.contracts.errors import Problem, ProblemType
from sync.hub.accounts import endpoints as account_endpoints
from sync.hub.blobs.endpoints import blob
from sync.hub.core.errors import TryAgain
from sync.hub.housekeeping import Housekeeping
from sync.hub.ingest.endpoints import report_events
from sync.hub.live.clock_watch import ClockWatch
from sync.hub.live.endpoint import live
from sync.hub.parts import HubParts
from sync.hub.web import sync_endpoints
from sync.hub.web.answers import problem_answer
from sync.hub.web.farewell_endpoints import farewell, farewell_blob
from sync.hub.web.problems import BUSY_RETRY_S, HubProblem, refusal
from sync.postgres.errors import RetryError, Unavailable

log = logging.getLogger("sync.hub.http")
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}\Z")
_PROBLEM_OF_STATUS = {404: ProblemType.NOT_FOUND, 405: ProblemType.BAD_REQUEST}


def create_app(parts: HubParts) -> Starlette:
    """The ASGI application. Its lifespan owns the parts' threads and closes the database at the end."""
    app = Starlette(
        routes=_routes(),
        lifespan=_lifespan,
        exception_handlers={
            HubProblem: _refused,
            HTTPException: _http_refused,
            Unavailable: _unavailable,
            RetryError: _unavailable,
            TryAgain: _unavailable,
            ClientDisconnect: _gone,
        },
    )
    app.router.redirect_slashes = False  # a redirect is no problem of the closed list
    app.state.parts = parts
    app.add_middleware(_Frame)
    return app


def _routes() -> list[Route | WebSocketRoute]:
    accounts, synced = account_endpoints, sync_endpoints
    return [
        Route("/v1/health", accounts.health),
        Route("/v1/time", accounts.server_time),
        Route("/v1/login", accounts.login, methods=["POST"]),
        Route("/v1/refresh", accounts.refresh, methods=["POST"]),
        Route("/v1/logout", accounts.logout, methods=["POST"]),
        Route("/v1/devices", accounts.devices, methods=["POST"]),
        Route("/v1/sync", synced.sync, methods=["POST"]),
        Route("/v1/parcels", synced.parcels, methods=["POST"]),
        Route("/v1/farewell", farewell, methods=["POST"]),
        Route("/v1/farewell/blobs/{sha256}", farewell_blob, methods=["HEAD", "PATCH"]),
        Route("/v1/changes", synced.changes),
        Route("/v1/snapshot/{bucket}", synced.snapshot),
        Route("/v1/digest", synced.digest, methods=["POST"]),
        Route("/v1/blobs/{sha256}", blob, methods=["GET", "HEAD", "PATCH"]),
        Route("/v1/events", report_events, methods=["POST"]),
        WebSocketRoute("/v1/live", live),
    ]


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    parts: HubParts = app.state.parts
    watch = ClockWatch(parts.database.clocks, parts.pokes, parts.settings.clock_poll_s)
    chores = Housekeeping(
        parts.database.clocks, parts.core.sweep, parts.core.prune, parts.database.forget_ended,
        parts.settings.housekeeping_s,
        expire=None if parts.blobs is None else parts.blobs.forget_unfinished,
        missing=None if parts.blobs is None else parts.blobs.overdue,
        settle=None if parts.blobs is None else parts.blobs.settle,
        unknown=None if parts.blobs is None else parts.blobs.sweep_unknown,
        close=None if parts.windows is None else parts.windows.close,
        silence=parts.core.silence,
    )  # fmt: skip
    running = [asyncio.create_task(watch.run()), asyncio.create_task(chores.run())]
    try:
        yield
    finally:
        parts.pokes.close()
        if parts.live is not None:
            await parts.live.close()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.to_thread(_close, parts)


def _close(parts: HubParts) -> None:
    parts.lanes.close()
    parts.doors.close()
    parts.looks.close()
    parts.database.close()


class _Frame:
    """Around every request: an id, the server's time on every answer, and no traceback to anyone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        started = False

        async def framed(message: Message) -> None:
            nonlocal started
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                started = True
                message = {**message, "headers": [*message.get("headers", ()), *_frame(scope, request_id)]}
            elif message["type"] == "websocket.accept":
                started = True
            await send(message)

        try:
            await self._app(scope, receive, framed)
        except Exception:
            log.exception("request failed id=%s path=%s", request_id, scope["path"])
            if started or scope["type"] == "websocket":
                raise
            failed = refusal(ProblemType.INTERNAL).problem
            await problem_answer(failed, request_id)(scope, receive, framed)


def _frame(scope: Scope, request_id: str) -> list[tuple[bytes, bytes]]:
    parts: HubParts = scope["app"].state.parts
    server_time = str(int(parts.now_s() * 1000)).encode()
    return [(b"x-request-id", request_id.encode()), (b"x-server-time", server_time)]


def _request_id(scope: Scope) -> str:
    given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
    return given if _REQUEST_ID.match(given) else uuid.uuid4().hex


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HubProblem)
    return problem_answer(error.problem, request.state.request_id)


async def _http_refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = _PROBLEM_OF_STATUS.get(error.status_code, ProblemType.BAD_REQUEST)
    known = refusal(kind).problem
    answer = problem_answer(Problem(kind, known.title, error.status_code), request.state.request_id)
    answer.headers.update(error.headers or {})
    return answer


async def _unavailable(request: Request, error: Exception) -> Response:
    log.info("database unavailable id=%s error=%s", request.state.request_id, type(error).__name__)
    busy = refusal(ProblemType.UNAVAILABLE, retry_after=BUSY_RETRY_S).problem
    return problem_answer(busy, request.state.request_id)


async def _gone(_request: Request, _error: Exception) -> Response:
    """The client left while sending; nobody reads this."""
    return Response(status_code=400)
