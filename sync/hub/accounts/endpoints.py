"""`/v1/login`, `/v1/refresh`, `/v1/logout`, `/v1/devices`, `/v1/health`, `/v1/time`."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from stormops_desktop import __version__
from sync.contracts.account import DeviceRequest, HealthResponse, LoginRequest, RefreshRequest, TimeResponse
from sync.contracts.errors import ProblemType
from sync.hub.accounts.sign_in import canonical_device
from sync.hub.parts import HubParts
from sync.hub.reports_health import DOWN, ReportsHealth
from sync.hub.settings import SERVICE
from sync.hub.web.answers import answer, bearer_of, body_of, parts_of
from sync.hub.web.bodies import decoded
from sync.hub.web.problems import refusal

_DOOR = "door"
HEALTH_TIMEOUT_S = 3.0


async def health(request: Request) -> Response:
    """Always 200 while the process serves: the parts say for themselves how they are."""
    parts = parts_of(request)
    database, broker, photos, reports = await asyncio.gather(
        _database_state(parts), _in_time(parts.broker_state), _in_time(parts.blobs_state), _reports(parts)
    )
    told = (reports.state, reports.waiting, reports.oldest_s)
    return await answer(request, HealthResponse(SERVICE, __version__, database, broker, photos, *told))


async def _reports(parts: HubParts) -> ReportsHealth:
    try:
        return await asyncio.wait_for(asyncio.to_thread(parts.database.reports), HEALTH_TIMEOUT_S)
    except TimeoutError:
        return ReportsHealth(DOWN)


async def _database_state(parts: HubParts) -> str:
    try:
        alive = await asyncio.wait_for(asyncio.to_thread(parts.database.alive), HEALTH_TIMEOUT_S)
    except TimeoutError:
        return "down"
    return "up" if alive else "down"


async def _in_time(state: Callable[[], str]) -> str:
    try:
        return await asyncio.wait_for(asyncio.to_thread(state), HEALTH_TIMEOUT_S)
    except TimeoutError:
        return "down"


async def server_time(request: Request) -> Response:
    return await answer(request, TimeResponse(int(parts_of(request).now_s() * 1000)))


async def login(request: Request) -> Response:
    parts, message = parts_of(request), decoded(await body_of(request), LoginRequest)
    return await answer(request, await parts.doors.run(_DOOR, lambda: parts.accounts.login(message)))


async def refresh(request: Request) -> Response:
    parts, message = parts_of(request), decoded(await body_of(request), RefreshRequest)
    return await answer(request, await parts.lanes.run(_DOOR, lambda: parts.accounts.refresh(message)))


async def logout(request: Request) -> Response:
    parts, message = parts_of(request), decoded(await body_of(request), RefreshRequest)
    await parts.lanes.run(_DOOR, lambda: parts.accounts.logout(message.refresh_token))
    return Response(status_code=204)


async def devices(request: Request) -> Response:
    """Enrols the laptop that the token was given to."""
    parts, bearer = parts_of(request), bearer_of(request)
    message = decoded(await body_of(request), DeviceRequest)
    if canonical_device(message.device) != bearer.device:
        raise refusal(ProblemType.FORBIDDEN, "the token was given to another device")

    def enrol() -> None:
        parts.members.principal(bearer)
        parts.database.enrol(bearer, message)

    await parts.lanes.run(bearer.tenant_id, enrol)
    return Response(status_code=204)
