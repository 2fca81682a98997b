"""A store in memory with the transactions of a real one, for the simulator and for tests of the core."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sync.hub.core.errors import unknown_tenant
from sync.hub.core.model import Principal
from sync.hub.stores.memory_push import MemoryPushTx
from sync.hub.stores.memory_read import MemoryReadTx
from sync.hub.stores.memory_state import TenantState


def _no_fault(_point: str) -> None:
    """Nothing ever breaks."""


class MemoryStore:
    """Every tenant's rows in dictionaries. Transactions are serial; leaving one by an exception undoes it.

    Args:
        fault: called with "before-commit" and "after-commit" of each push; what it raises is what the caller
            of the hub gets, with the transaction undone or done.
    """

    def __init__(self, fault: Callable[[str], None] = _no_fault) -> None:
        self.fault = fault
        self._tenants: dict[str, TenantState] = {}

    def add_tenant(self, tenant_id: str, epoch: str) -> None:
        """Begins a tenant at revision 0."""
        self._tenants[tenant_id] = TenantState(epoch)

    def tenant(self, tenant_id: str) -> TenantState:
        """The tenant's state, for oracles to look at."""
        return self._tenants[tenant_id]

    def backup(self, tenant_id: str) -> TenantState:
        """A copy of everything the tenant has, to restore later."""
        return self._tenants[tenant_id].copied()

    def restore(self, tenant_id: str, backup: TenantState, epoch: str) -> None:
        """Puts the tenant back to an earlier point, under a new epoch."""
        state = backup.copied()
        state.epoch = epoch
        self._tenants[tenant_id] = state

    @contextmanager
    def push(self, principal: Principal, device: str) -> Iterator[MemoryPushTx]:  # noqa: ARG002 - for the audit elsewhere
        """A read-write transaction."""
        state = self._known(principal)
        tx = MemoryPushTx(state, principal)
        try:
            yield tx
            self.fault("before-commit")
        except BaseException:
            state.undo_to(0)
            raise
        state.journal.clear()
        self.fault("after-commit")

    @contextmanager
    def read(self, principal: Principal) -> Iterator[MemoryReadTx]:
        """A read-only transaction."""
        yield MemoryReadTx(self._known(principal))

    def _known(self, principal: Principal) -> TenantState:
        state = self._tenants.get(principal.tenant_id)
        if state is None:
            raise unknown_tenant()
        return state
