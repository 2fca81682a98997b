"""What the hub does by itself once an hour: ops that waited too long, what left long ago."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from functools import partial

from sync.contracts.schema import ADMIN
from sync.hub.core.model import Principal

log = logging.getLogger("sync.hub.housekeeping")


class Housekeeping:
    """Blocking chores, done on a thread, tenant by tenant.

    Args:
        tenants: ids of all tenants. sweep: settles a tenant's overdue ops and returns how many.
        expire: removes a tenant's abandoned uploads and returns how many.
        unknown: removes a tenant's unfinished files that no record knows and returns how many.
        settle: tells of a tenant's files that are here though their rows do not say so; returns how many.
        missing: counts a tenant's photos and papers that have waited two days for their file.
        prune: drops a tenant's tombstones that nobody is told of any more and returns how many.
        forget: removes refresh tokens that are of no more use and returns how many.
        close: closes a tenant's windows of conversion that have run out and returns how many.
        silence: takes words of a tenant's redacted notes out of the log and returns of how many notes.
    """

    def __init__(
        self,
        tenants: Callable[[], Iterable[str]],
        sweep: Callable[[Principal], int],
        prune: Callable[[Principal], int],
        forget: Callable[[], int],
        every_s: float,
        expire: Callable[[Principal], int] | None = None,
        missing: Callable[[Principal], int] | None = None,
        settle: Callable[[Principal], int] | None = None,
        unknown: Callable[[Principal], int] | None = None,
        close: Callable[[Principal], int] | None = None,
        silence: Callable[[Principal], int] | None = None,
    ) -> None:
        self._tenants, self._sweep, self._prune = tenants, sweep, prune
        self._forget, self._every_s, self._expire = forget, every_s, expire
        self._missing, self._settle, self._unknown = missing, settle, unknown
        self._close, self._silence = close, silence

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self._every_s)
            await asyncio.to_thread(self.round)

    def round(self) -> None:
        """All chores once. One that fails leaves the others to be done, and is done again in an hour."""
        self._chore("tokens", self._forget)
        for tenant_id in self._each_tenant():
            steward = Principal(tenant_id, "", ADMIN)
            self._chore(f"sweep tenant={tenant_id}", partial(self._sweep, steward))
            self._chore(f"prune tenant={tenant_id}", partial(self._prune, steward))
            if self._silence is not None:
                self._chore(f"words of redacted notes tenant={tenant_id}", partial(self._silence, steward))
            if self._close is not None:
                self._chore(f"windows tenant={tenant_id}", partial(self._close, steward))
            if self._expire is not None:
                self._chore(f"uploads tenant={tenant_id}", partial(self._expire, steward))
            if self._unknown is not None:
                self._chore(f"unknown files tenant={tenant_id}", partial(self._unknown, steward))
            if self._settle is not None:
                self._chore(f"files found tenant={tenant_id}", partial(self._settle, steward))
            if self._missing is not None:
                self._chore(f"files missing for 48 h tenant={tenant_id}", partial(self._missing, steward))

    def _each_tenant(self) -> list[str]:
        try:
            return list(self._tenants())
        except Exception as error:
            log.info("tenants not read: %s", type(error).__name__)
            return []

    def _chore(self, name: str, work: Callable[[], int]) -> None:
        try:
            done = work()
        except Exception as error:
            # Whatever it was, the hub goes on serving; a bug shows in the log each hour.
            log.warning("chore failed name=%s error=%s", name, type(error).__name__)
        else:
            if done:
                log.info("chore done name=%s count=%d", name, done)
