"""Who sits at a socket, and what it asked for last."""

import asyncio
from dataclasses import dataclass

from sync.contracts.live import Subscribe
from sync.hub.core.model import Principal


@dataclass(slots=True)
class Seat:
    """Who sits at a socket, as the last look at the membership said."""

    principal: Principal


class Wishes:
    """What a laptop asked for last; earlier wishes that nobody took up yet are forgotten."""

    def __init__(self) -> None:
        self._newest: Subscribe | None = None
        self._anew = False
        self._there = asyncio.Event()

    def put(self, wish: Subscribe) -> None:
        self._newest, self._anew = wish, False
        self._there.set()

    def renew(self) -> None:
        """The same wish of somebody who may see something else now."""
        if self._newest is not None:
            self._anew = True
            self._there.set()

    async def come(self) -> None:
        """Waits until there is one."""
        await self._there.wait()

    async def next(self) -> tuple[Subscribe, bool]:
        """The wish, and whether it is an old one that has to begin anew."""
        await self._there.wait()
        self._there.clear()
        assert self._newest is not None
        return self._newest, self._anew
