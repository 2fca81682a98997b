"""Notices revisions that other processes commit (another worker, an import), by looking at the clocks."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from sync.hub.live.pokes import Pokes

log = logging.getLogger("sync.hub.live")
Clocks = Callable[[], Mapping[str, tuple[int, str]]]


class ClockWatch:
    """Asks for (revision, epoch) of all tenants in one small query, while anybody waits.

    `NOTIFY` would be quicker, but inside a write transaction it makes commits queue up for one lock.
    """

    def __init__(self, clocks: Clocks, pokes: Pokes, every_s: float) -> None:
        self._clocks, self._pokes, self._every_s = clocks, pokes, every_s
        self._epochs: dict[str, str] = {}

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self._every_s)
            if self._pokes.waited_for():
                await self._look_safely()

    async def look(self) -> None:
        """One look."""
        clocks = await asyncio.to_thread(self._clocks)
        for tenant, (rev, epoch) in clocks.items():
            if self._epochs.get(tenant, epoch) != epoch:
                self._pokes.restarted(tenant, rev)
            else:
                self._pokes.announce(tenant, rev)
            self._epochs[tenant] = epoch

    async def _look_safely(self) -> None:
        try:
            await self.look()
        except Exception as error:
            # The database may be restarting: waiting clients lose nothing but this look.
            log.info("clocks not read: %s", type(error).__name__)
