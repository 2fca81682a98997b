"""The rooms of this process: opened for whoever looks, kept up to date, closed some time after the last."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager
from typing import Any, Protocol

from sync.contracts.errors import ProblemType
from sync.contracts.live import Panel
from sync.contracts.live_panels import Batch
from sync.hub.core.errors import problem
from sync.hub.live.pokes import Pokes, Watcher
from sync.hub.live.room import Room
from sync.hub.web.problems import BUSY_RETRY_S, HubProblem, refusal
from sync.postgres.errors import DatabaseError, RetryError, Unavailable

log = logging.getLogger("sync.hub.live")
MOST_ROOMS = 64
"""Storms of one tenant that are looked at, at a time. One more takes the place of the one that was left
longest ago; while all are looked at it waits, and its laptop is told so."""

FULL_RETRY_S = 5.0

LINGER_S = 60.0
"""How long a room outlives its last reader, so that a lost line is gone on with."""

TOO_MANY = "So many storms of the company are followed live that this one waits for its turn"

REST, LEAST_REST_S, MOST_REST_S = 2.0, 0.02, 2.0
"""After a reading the room rests this many times as long as it took: reading never fills a lane."""

_TRY_AGAIN_S = 1.0


class StormReads(Protocol):
    """What rooms ask the database; blocking."""

    def batch(
        self, tenant_id: str, storm_id: str, since: int, panels: frozenset[Panel], whole: frozenset[Panel],
        score: Mapping[str, Any] | None = None,
    ) -> Batch | None: ...  # fmt: skip
    def routes_of(self, tenant_id: str, crew_id: str) -> frozenset[str]: ...


Run = Callable[[str, Callable[[], Batch | None]], Awaitable[Batch | None]]


class Rooms:
    """Opens rooms, keeps them up to date, and closes those that nobody looks at.

    Args:
        run: runs blocking work of a tenant on a thread.
    """

    def __init__(self, reads: StormReads, run: Run, pokes: Pokes, linger_s: float = LINGER_S) -> None:
        self.reads = reads
        self._run, self._pokes, self._linger_s = run, pokes, linger_s
        self._rooms: dict[tuple[str, str], Room] = {}
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self._rooms)

    def room_of(self, tenant_id: str, storm_id: str) -> Room | None:
        """The storm's room while it is open."""
        return self._rooms.get((tenant_id, storm_id))

    @asynccontextmanager
    async def enter(self, tenant_id: str, storm_id: str, panels: frozenset[Panel]) -> AsyncIterator[Room]:
        """The storm's room with these panels in it, kept up while the context is open.

        Raises:
            HubProblem: not-found, rate-limited, unavailable.
        """
        room = self._room(tenant_id, storm_id)
        room.readers += 1
        room.present += 1
        room.wanted.update(panels)
        try:
            if not panels <= room.panels.held:
                await self._read(room)
            yield room
        finally:
            room.present -= 1
            room.left_at = asyncio.get_running_loop().time()
            # Later: who lost the line comes back in a moment, and goes on where it stood.
            asyncio.get_running_loop().call_later(self._linger_s, self._leave, room, panels)

    async def close(self) -> None:
        """Ends every room."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _room(self, tenant_id: str, storm_id: str) -> Room:
        open_one = self.room_of(tenant_id, storm_id)
        if open_one is not None:
            return open_one
        self._make_place(tenant_id)
        key = (tenant_id, storm_id)
        room = self._rooms[key] = Room(tenant_id, storm_id)
        # From here on, not from the task's first turn: the counter may be set back in between.
        watching = ExitStack()
        watcher = watching.enter_context(self._pokes.watch(tenant_id))
        self._tasks[key] = asyncio.create_task(self._keep(room, watcher))
        self._tasks[key].add_done_callback(lambda _: watching.close())
        return room

    def _make_place(self, tenant_id: str) -> None:
        """Ends the room that was left longest ago when there are too many.

        Raises:
            HubProblem: rate-limited: all of the tenant's rooms are looked at.
        """
        theirs = [room for (tenant, _), room in self._rooms.items() if tenant == tenant_id]
        if len(theirs) < MOST_ROOMS:
            return
        left = [room for room in theirs if not room.present]
        if not left:
            raise problem(ProblemType.RATE_LIMITED, TOO_MANY, retry_after=FULL_RETRY_S)
        self._end(min(left, key=lambda room: room.left_at))

    def _leave(self, room: Room, panels: frozenset[Panel]) -> None:
        room.wanted.subtract(panels)
        room.readers -= 1
        if not room.readers:
            self._end(room)

    def _end(self, room: Room) -> None:
        key = (room.tenant_id, room.storm_id)
        room.end()
        if self._rooms.get(key) is room:
            del self._rooms[key]
            self._tasks.pop(key).cancel()

    async def _keep(self, room: Room, watcher: Watcher) -> None:
        """Reads whenever the tenant's counter moved, until the room ends."""
        loop = asyncio.get_running_loop()
        try:
            while await _stands(watcher, room.seq):
                began = loop.time()
                rest = LEAST_REST_S if await self._read_safely(room) else _TRY_AGAIN_S
                await asyncio.sleep(max(rest, min(MOST_REST_S, REST * (loop.time() - began))))
        finally:
            self._end(room)

    async def _read_safely(self, room: Room) -> bool:
        try:
            await self._read(room)
        except HubProblem as refused:
            if not refused.problem.retry_after:
                self._end(room)  # readers begin anew, and are told why they can't
            return False
        return True

    async def _read(self, room: Room) -> None:
        """Brings the room to the newest revision; panels that somebody began to want are read whole.

        Raises:
            HubProblem: not-found, rate-limited, unavailable, internal.
        """
        async with room.reading:
            panels = frozenset(+room.wanted)
            whole, since = panels - room.panels.held, room.seq
            score = room.panels.cells(Panel.SCORE)
            try:
                batch = await self._run(
                    room.tenant_id,
                    lambda: self.reads.batch(room.tenant_id, room.storm_id, since, panels, whole, score),
                )
            except (Unavailable, RetryError) as error:
                log.info("live panels not read: %s", type(error).__name__)
                raise refusal(ProblemType.UNAVAILABLE, retry_after=BUSY_RETRY_S) from None
            except DatabaseError:
                log.exception("live panels can't be read")
                raise refusal(ProblemType.INTERNAL) from None
            if batch is None:
                self._end(room)
                raise refusal(ProblemType.NOT_FOUND)
            if room.panels.epoch not in ("", batch.epoch):
                self._end(room)  # the counter was set back: readers begin anew
                raise refusal(ProblemType.UNAVAILABLE, retry_after=_TRY_AGAIN_S)
            room.take(batch)


async def _stands(watcher: Watcher, seq: int) -> bool:
    """Waits for a revision above `seq`; False when the hub stops or the counter was set back."""
    await watcher.newer(seq)
    return not watcher.closed
