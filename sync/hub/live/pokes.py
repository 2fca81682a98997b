"""Who waits for news of which tenant, and the newest revision they may hear of."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Watcher:
    """One waiting request or socket. Holds the newest revision only: the slow miss numbers, not news."""

    def __init__(self, rev: int) -> None:
        self.rev = rev
        self.closed = False
        self._changed = asyncio.Event()

    def tell(self, rev: int) -> None:
        if rev > self.rev:
            self.rev = rev
            self._changed.set()

    def close(self) -> None:
        self.closed = True
        self._changed.set()

    async def newer(self, than: int) -> int:
        """Waits until the tenant is past revision `than` (or the hub closes), and tells where it is."""
        while self.rev <= than and not self.closed:
            self._changed.clear()
            await self._changed.wait()
        return self.rev


class Pokes:
    """News between the requests of one process. Belongs to one event loop."""

    def __init__(self) -> None:
        self._newest: dict[str, int] = {}
        self._watchers: dict[str, set[Watcher]] = {}
        self._closed = False

    def announce(self, tenant: str, rev: int) -> None:
        """Revision `rev` of the tenant is committed."""
        if rev <= self._newest.get(tenant, 0):
            return
        self._newest[tenant] = rev
        for watcher in self._watchers.get(tenant, ()):
            watcher.tell(rev)

    def restarted(self, tenant: str, rev: int) -> None:
        """The tenant's counter was set back: whoever waits is let go, to hear of the new epoch."""
        self._newest[tenant] = rev
        for watcher in self._watchers.get(tenant, ()):
            watcher.close()

    def newest(self, tenant: str) -> int:
        """The newest revision this process has heard of, 0 for none."""
        return self._newest.get(tenant, 0)

    def waited_for(self) -> frozenset[str]:
        """Tenants that someone waits for."""
        return frozenset(self._watchers)

    @contextmanager
    def watch(self, tenant: str) -> Iterator[Watcher]:
        """A watcher that hears of the tenant's revisions while the context is open."""
        watcher = Watcher(self.newest(tenant))
        if self._closed:
            watcher.close()
        self._watchers.setdefault(tenant, set()).add(watcher)
        try:
            yield watcher
        finally:
            self._watchers[tenant].discard(watcher)
            if not self._watchers[tenant]:
                del self._watchers[tenant]

    def close(self) -> None:
        """Lets every waiter go, now and from now on: the hub is stopping."""
        self._closed = True
        for watchers in self._watchers.values():
            for watcher in watchers:
                watcher.close()
