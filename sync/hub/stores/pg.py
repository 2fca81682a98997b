"""The centre's store on PostgreSQL, under row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager

from sync.contracts.errors import ProblemType
from sync.hub.core.errors import TryAgain, problem
from sync.hub.core.model import Principal
from sync.hub.stores.pg_push import PgPushTx
from sync.hub.stores.pg_read import PgReadTx
from sync.hub.stores.pg_statements import BY_KEYS_ONLY
from sync.postgres.context import Isolation, TenantContext, tenant_transaction
from sync.postgres.errors import RetryError, Unavailable
from sync.postgres.pool import Pool


class PgStore:
    """Opens tenants' transactions on a pool of the application role. Safe to use from several threads."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    @contextmanager
    def push(self, principal: Principal, device: str) -> Iterator[PgPushTx]:
        """A read-write transaction, durable when it ends."""
        context = TenantContext(principal.tenant_id, principal.account_id, principal.role, device)
        with _told_apart(), tenant_transaction(self._pool, context) as connection:
            connection.execute(BY_KEYS_ONLY)
            yield PgPushTx(connection, principal)

    @contextmanager
    def read(self, principal: Principal) -> Iterator[PgReadTx]:
        """A read-only transaction on one snapshot."""
        context = TenantContext(principal.tenant_id, principal.account_id, principal.role)
        snapshot = tenant_transaction(
            self._pool, context, isolation=Isolation.REPEATABLE_READ, read_only=True
        )
        with _told_apart(), snapshot as connection:
            connection.execute(BY_KEYS_ONLY)
            yield PgReadTx(connection)


@contextmanager
def _told_apart() -> Iterator[None]:
    """Two transactions that met, and a database that is away, in the core's words."""
    try:
        yield
    except RetryError:
        raise TryAgain from None
    except Unavailable:
        raise problem(
            ProblemType.UNAVAILABLE, "The hub's database does not answer.", retry_after=5.0
        ) from None
