"""Connections to the centre's database, for a role that stands under the tenants' isolation."""

from typing import Any, TypeAlias

import psycopg
from psycopg.types.string import TextLoader
from psycopg.types.uuid import UUIDBinaryLoader
from psycopg_pool import ConnectionPool

from sync.postgres.errors import DatabaseError, translate

Connection: TypeAlias = psycopg.Connection[tuple[Any, ...]]
Pool: TypeAlias = ConnectionPool[Connection]

CHECKOUT_WITHIN_S = 10.0

_ROLE_QUESTION = """
SELECT rolsuper OR rolbypassrls
    OR EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relkind = 'r' AND relrowsecurity)
FROM pg_roles WHERE rolname = current_user
"""


class _CanonicalUuidBinaryLoader(UUIDBinaryLoader):
    def load(self, data: Any) -> str:  # type: ignore[override]  # ids are text everywhere in Python
        return str(super().load(data))


def open_pool(url: str, *, size: int = 8, name: str = "stormops-hub") -> Pool:
    """A pool whose connections read ids as canonical text; close it when done.

    Args:
        size: connections at most; one is opened at once.
        name: shown by the server as application_name.

    Raises:
        Unavailable: the server does not answer.
        DatabaseError: the role could pass by row-level security (superuser, BYPASSRLS, owner).
    """
    _refuse_powerful_role(url)
    pool: Pool = ConnectionPool(
        url, min_size=1, max_size=size, timeout=CHECKOUT_WITHIN_S, open=False, name=name,
        configure=_configure, kwargs={"application_name": name}, check=ConnectionPool.check_connection,
    )  # fmt: skip
    pool.open()
    return pool


def _refuse_powerful_role(url: str) -> None:
    try:
        with psycopg.connect(url) as connection:
            row = connection.execute(_ROLE_QUESTION).fetchone()
    except psycopg.Error as error:
        raise translate(error) from None
    if row is None or row[0]:
        raise DatabaseError(
            "This database role can pass by the isolation of tenants, so the hub does not run with it. "
            "Give it one that is no superuser, owns no tables and has no BYPASSRLS."
        )


def _configure(connection: Connection) -> None:
    connection.adapters.register_loader("uuid", TextLoader)
    connection.adapters.register_loader("uuid", _CanonicalUuidBinaryLoader)
