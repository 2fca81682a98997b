"""The one place where a transaction learns for which tenant it works.

The settings are local to the transaction and gone after it. A connection that skipped this module sees no row
of any tenant, because the policies compare with NULL.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

import psycopg
from psycopg_pool import PoolClosed, PoolTimeout, TooManyRequests

from sync.postgres.errors import translate
from sync.postgres.pool import Connection, Pool


class Isolation(Enum):
    """How a transaction sees what others commit meanwhile."""

    READ_COMMITTED = psycopg.IsolationLevel.READ_COMMITTED
    REPEATABLE_READ = psycopg.IsolationLevel.REPEATABLE_READ  # one snapshot: pulls
    SERIALIZABLE = psycopg.IsolationLevel.SERIALIZABLE


@dataclass(frozen=True, slots=True)
class TenantContext:
    """For whom a transaction works. Ids are UUID text; only the tenant is required.

    Raises:
        ValueError: an id is not an UUID.
    """

    tenant_id: str
    account_id: str = ""
    role: str = ""
    device_id: str = ""

    def __post_init__(self) -> None:
        for value in (self.tenant_id, self.account_id or self.tenant_id, self.device_id or self.tenant_id):
            UUID(value)


_SET_CONTEXT = """SELECT set_config('app.tenant_id', %s, true), set_config('app.account_id', %s, true),
    set_config('app.role', %s, true), set_config('app.device_id', %s, true)"""


def set_context(connection: Connection, context: TenantContext) -> None:
    """Names the tenant for the rest of the running transaction.

    For connections that come from no pool (backfills, provisioning); others use `tenant_transaction`.
    """
    if connection.info.transaction_status != psycopg.pq.TransactionStatus.INTRANS:
        raise ValueError("a tenant's context needs an open transaction, else it is lost at once")
    connection.execute(_SET_CONTEXT, (context.tenant_id, context.account_id, context.role, context.device_id))


@contextmanager
def tenant_transaction(
    pool: Pool,
    context: TenantContext,
    *,
    isolation: Isolation = Isolation.READ_COMMITTED,
    read_only: bool = False,
) -> Iterator[Connection]:
    """One transaction that sees and writes the rows of one tenant; commits at the end, or rolls back.

    Raises:
        DatabaseError: one of `sync.postgres.errors`, in place of the driver's.
    """
    with _transaction(pool, isolation, read_only) as connection:
        set_context(connection, context)
        yield connection


@contextmanager
def auth_transaction(pool: Pool) -> Iterator[Connection]:
    """A transaction of sign-in: accounts, memberships and refresh tokens of all tenants, nothing else.

    Args:
        pool: opened with the role stormops_auth.
    """
    with _transaction(pool, Isolation.READ_COMMITTED, read_only=False) as connection:
        yield connection


@contextmanager
def relay_transaction(pool: Pool) -> Iterator[Connection]:
    """A transaction of the relay: op log and clocks of all tenants to read, its cursor to write.

    Args:
        pool: opened with the role stormops_relay.
    """
    with _transaction(pool, Isolation.READ_COMMITTED, read_only=False) as connection:
        yield connection


@contextmanager
def streams_transaction(pool: Pool) -> Iterator[Connection]:
    """A transaction of the stream jobs. Offsets are there at once; for states of a tenant `set_context` comes
    first, and again for the next tenant of the same transaction.

    Args:
        pool: opened with the role stormops_streams.
    """
    with _transaction(pool, Isolation.READ_COMMITTED, read_only=False) as connection:
        yield connection


@contextmanager
def owner_transaction(owner_url: str) -> Iterator[Connection]:
    """A transaction of the schema's owner, on a connection of its own.

    Raises:
        DatabaseError: one of `sync.postgres.errors`, in place of the driver's.
    """
    try:
        with psycopg.connect(owner_url) as connection:
            yield connection
    except psycopg.Error as error:
        raise translate(error) from None


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """A part of a transaction that can fail alone: its writes are undone and the rest goes on.

    Raises:
        DatabaseError: one of `sync.postgres.errors`, in place of the driver's.
    """
    try:
        with connection.transaction():
            yield
    except psycopg.Error as error:
        raise translate(error) from None


@contextmanager
def _transaction(pool: Pool, isolation: Isolation, read_only: bool) -> Iterator[Connection]:
    try:
        with pool.connection() as connection:
            connection.isolation_level = isolation.value
            connection.read_only = read_only
            with connection.transaction():
                yield connection
    except (psycopg.Error, PoolTimeout, PoolClosed, TooManyRequests) as error:
        raise translate(error) from None
