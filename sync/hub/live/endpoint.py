"""`/v1/live`: a WebSocket that says "something is newer", and keeps the panels that a laptop subscribes to.

Nothing of it would be missed: what it tells is on the way by the feed, too.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect

from sync.contracts.errors import ProblemType
from sync.contracts.live import Refused, Subscribe, encode
from sync.contracts.messages import Poke
from sync.hub.accounts.tokens import Bearer
from sync.hub.core.model import Principal
from sync.hub.live.following import Follower
from sync.hub.live.pokes import Watcher
from sync.hub.live.wishes import Seat, Wishes
from sync.hub.parts import HubParts
from sync.hub.web.answers import bearer_of, parts_of, problem_answer
from sync.hub.web.problems import BUSY_RETRY_S, HubProblem, refusal
from sync.postgres.errors import DatabaseError

CLOSE_EXPIRED = 4401
CLOSE_REVOKED = 4403
CLOSE_GOING_AWAY = 1001
RECHECK_SPREAD = 0.25


async def live(socket: WebSocket) -> None:
    """Authenticates by the header, then pokes until the token ends, the member leaves or the hub stops."""
    parts = parts_of(socket)
    try:
        if "token" in socket.query_params or "access_token" in socket.query_params:
            raise refusal(ProblemType.BAD_REQUEST, "a token belongs in the Authorization header")
        bearer = bearer_of(socket)
        principal = await _check_member(parts, bearer)
    except HubProblem as refused:
        await socket.send_denial_response(problem_answer(refused.problem, socket.state.request_id))
        return
    await socket.accept()
    wishes, say = Wishes(), _one_at_a_time(socket)
    seat = Seat(principal)
    work = [_listen(socket, wishes, say), _guard(parts, bearer, seat, wishes)]
    if parts.live is not None:
        work.append(Follower(parts, parts.live, seat, say, wishes).run())
    with parts.pokes.watch(bearer.tenant_id) as watcher:
        code = await _first(_poke(say, watcher), *work)
    if code is not None:
        await socket.close(code)


def _one_at_a_time(socket: WebSocket) -> Callable[[str], Awaitable[None]]:
    """Sends a text when the one before is out of the way: a slow laptop holds up its own news only."""
    turn = asyncio.Lock()

    async def say(text: str) -> None:
        async with turn:
            await socket.send_text(text)

    return say


async def _poke(say: Callable[[str], Awaitable[None]], watcher: Watcher) -> int | None:
    """Sends the newest revision whenever it moved. While a slow client blocks, only the newest is kept."""
    sent = -1
    while not watcher.closed:
        rev = await watcher.newer(sent)
        if rev > sent:
            await say(msgspec.json.encode(Poke(rev)).decode())
            sent = rev
    return CLOSE_GOING_AWAY


async def _listen(socket: WebSocket, wishes: Wishes, say: Callable[[str], Awaitable[None]]) -> int | None:
    """What the laptop asks for; reading is also how a lost one is noticed."""
    try:
        while True:
            wish = _wish(await socket.receive_text())
            if isinstance(wish, Subscribe):
                wishes.put(wish)
            elif wish is not None:
                await say(encode(wish))
    except (WebSocketDisconnect, KeyError):
        return None


def _wish(text: str) -> Subscribe | Refused | None:
    """A subscription; None for what a later version may say."""
    try:
        if msgspec.json.decode(text, type=_Named).type != "subscribe":
            return None
        return msgspec.json.decode(text, type=Subscribe)
    except (msgspec.DecodeError, RecursionError):  # nested more deeply than Python can follow
        told = refusal(ProblemType.BAD_REQUEST).problem
        return Refused("", told.type, told.title)


class _Named(msgspec.Struct):
    type: str = ""


async def _guard(parts: HubParts, bearer: Bearer, seat: Seat, wishes: Wishes) -> int | None:
    """The code to close with, once the bearer may not listen any more; one with another role begins anew."""
    while True:
        left_s = bearer.expires_at - parts.now_s()
        if left_s <= 0:
            return CLOSE_EXPIRED
        # Those that came in one minute are not asked about in one.
        spread = 1 + RECHECK_SPREAD * parts.jitter()
        await asyncio.sleep(min(left_s, parts.settings.live_recheck_s * spread))
        try:
            principal = await _check_member(parts, bearer)
            if principal != seat.principal:
                seat.principal = principal
                wishes.renew()
        except HubProblem as refused:
            if refused.problem.type is ProblemType.MEMBERSHIP_REVOKED:
                return CLOSE_REVOKED


async def _check_member(parts: HubParts, bearer: Bearer) -> Principal:
    try:
        return await parts.looks.run(bearer.tenant_id, lambda: parts.members.principal(bearer))
    except DatabaseError:
        raise refusal(ProblemType.UNAVAILABLE, retry_after=BUSY_RETRY_S) from None


async def _first(*coroutines: Coroutine[Any, Any, int | None]) -> int | None:
    """The result of whichever ends first; the others are cancelled."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    ended = next(iter(done))
    return None if isinstance(ended.exception(), WebSocketDisconnect) else ended.result()
