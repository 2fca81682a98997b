"""Blocking work on few threads, with tenants taking turns."""

import asyncio
import contextlib
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sync.contracts.errors import ProblemType
from sync.hub.web.problems import refusal

T = TypeVar("T")
FIRST_GUESS_S = 0.02
SMOOTHING = 0.1


class FairLanes:
    """Runs blocking functions on at most `threads` threads; waiting tenants are served in turn.

    A tenant with a thousand waiting laptops delays another tenant's one by a single turn. Belongs to one
    event loop.
    """

    def __init__(self, threads: int, per_tenant: int, name: str = "hub") -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._threads, self._per_tenant = threads, per_tenant
        self._busy = 0
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._mean_s = FIRST_GUESS_S

    async def run(self, tenant: str, work: Callable[[], T]) -> T:
        """The result of `work()`, run on a thread.

        Raises:
            HubProblem: rate-limited, when too many requests of this tenant are waiting already.
        """
        await self._turn(tenant)
        started = time.monotonic()
        loop = asyncio.get_running_loop()
        try:
            future = self._pool.submit(work)
        except BaseException:
            self._release(started)
            raise
        future.add_done_callback(lambda _: self._ended(loop, started))
        return await _result(future)

    def drain_s(self) -> float:
        """About how long the work that is waiting now will take."""
        return sum(map(len, self._waiting.values())) * self._mean_s / self._threads

    def close(self) -> None:
        """Waits for running work; waiting work is cancelled."""
        for queue in self._waiting.values():
            for future in queue:
                future.cancel()
        self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    async def _turn(self, tenant: str) -> None:
        if self._busy < self._threads and not self._waiting:
            self._busy += 1
            return
        queue = self._waiting.setdefault(tenant, deque())
        if len(queue) >= self._per_tenant:
            raise refusal(ProblemType.RATE_LIMITED, retry_after=self._slot_s(len(queue)))
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            self._leave(tenant, mine)
            raise

    def _slot_s(self, ahead: int) -> float:
        """When this tenant's queue will have room again, in whole seconds."""
        turns = ahead * max(1, len(self._waiting))
        return float(max(1, math.ceil(turns * self._mean_s / self._threads)))

    def _leave(self, tenant: str, mine: asyncio.Future[None]) -> None:
        if mine.done() and not mine.cancelled():
            self._next()
            return
        queue = self._waiting.get(tenant)
        if queue is not None:
            with contextlib.suppress(ValueError):
                queue.remove(mine)
            if not queue:
                self._waiting.pop(tenant, None)

    def _ended(self, loop: asyncio.AbstractEventLoop, started: float) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits for a turn any more
            loop.call_soon_threadsafe(self._release, started)

    def _release(self, started: float) -> None:
        self._mean_s += SMOOTHING * (time.monotonic() - started - self._mean_s)
        self._next()

    def _next(self) -> None:
        """Hands the free thread to the tenant whose turn it is."""
        while self._waiting:
            tenant, queue = self._waiting.popitem(last=False)
            mine = queue.popleft()
            if queue:
                self._waiting[tenant] = queue
            if not mine.done():
                mine.set_result(None)
                return
        self._busy -= 1


async def _result(future: "Future[T]") -> T:
    # Shielded: a client that went away does not stop a thread, and the turn ends with the thread.
    return await asyncio.shield(asyncio.wrap_future(future))
