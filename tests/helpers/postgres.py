"""A real PostgreSQL for tests: one server a session, and a migrated database for each test that asks.

Fixtures: `postgres_server`, `database` (addresses of the four roles on a database without rows), `app_pool`,
`auth_pool`, `relay_pool`. The database of the last test is emptied for the next one (10 ms); where a test
changed its schema or filled it, the next one gets a new copy of the migrated template (100 ms).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from sync.postgres.migrate import migrate
from sync.postgres.pool import Pool, open_pool
from sync.postgres.urls import OWNER, ServerUrls
from sync.serve.embedded_postgres import EmbeddedPostgres
from tests.helpers.own_folders import own_folder
from tests.helpers.recycled_database import RecycledDatabase

TEMPLATE = "template_migrated"


class PostgresServer:
    """The session's server and its migrated template."""

    def __init__(self, embedded: EmbeddedPostgres) -> None:
        self.embedded = embedded
        self._numbers = count(1)
        self._admin = psycopg.connect(embedded.admin_url, autocommit=True)
        self._admin.execute(f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}")
        migrate(embedded.urls.with_database(TEMPLATE).owner)
        self._spare: RecycledDatabase | None = None

    @property
    def admin_url(self) -> str:
        """The superuser on the maintenance database; `ServerUrls.with_database` does not apply to it."""
        return self.embedded.admin_url

    def superuser(self, urls: ServerUrls) -> psycopg.Connection[Any]:
        """A connection above all policies to the database of `urls`, to plant and to look."""
        address = urlsplit(self.embedded.admin_url)._replace(path=urlsplit(urls.owner).path)
        return psycopg.connect(urlunsplit(address))

    @property
    def superuser_password(self) -> str:
        return urlsplit(self.embedded.admin_url).password or ""

    def close(self) -> None:
        if self._spare is not None:
            self._spare.close()
        self._admin.close()

    @contextmanager
    def empty_database(self) -> Iterator[ServerUrls]:
        """A database without any schema, for tests of migrations."""
        with self._database("template0") as urls:
            yield urls

    @contextmanager
    def fresh_database(self) -> Iterator[ServerUrls]:
        """A migrated database without rows, dropped at the end whoever is still connected."""
        with self._database(TEMPLATE) as urls:
            yield urls

    @contextmanager
    def recycled_database(self) -> Iterator[ServerUrls]:
        """A migrated database without rows, that the next caller may get too. One at a time."""
        recycled, self._spare = self._spare or self._copy(), None
        yield self.embedded.urls.with_database(recycled.name)
        if recycled.emptied():
            self._spare = recycled
        else:
            recycled.close()
            self._admin.execute(f"DROP DATABASE {recycled.name} WITH (FORCE)")

    def _copy(self) -> RecycledDatabase:
        name = f"test_{next(self._numbers)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {OWNER}")
        return RecycledDatabase(name, self.superuser(self.embedded.urls.with_database(name)))

    @contextmanager
    def _database(self, template: str) -> Iterator[ServerUrls]:
        name = f"test_{next(self._numbers)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}")
        try:
            yield self.embedded.urls.with_database(name)
        finally:
            self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One embedded server for the session (one for each xdist worker)."""
    with (
        own_folder("pg") as folder,
        EmbeddedPostgres(folder / "centre", durable=False) as embedded,
        closing(PostgresServer(embedded)) as server,
    ):
        yield server


@pytest.fixture
def database(postgres_server: PostgresServer) -> Iterator[ServerUrls]:
    """Addresses of owner, app, auth and relay on a migrated database that no other test uses meanwhile."""
    with postgres_server.recycled_database() as urls:
        yield urls


@pytest.fixture
def database_pools() -> Iterator[Callable[[str], Pool]]:
    """Opens a pool on an address and closes it after the test."""
    with ExitStack() as stack:
        yield lambda url: stack.enter_context(closing(open_pool(url)))


@pytest.fixture
def app_pool(database: ServerUrls, database_pools: Callable[[str], Pool]) -> Pool:
    """The pool of requests: use it through `tenant_transaction`."""
    return database_pools(database.app)


@pytest.fixture
def auth_pool(database: ServerUrls, database_pools: Callable[[str], Pool]) -> Pool:
    """The pool of sign-in: use it through `auth_transaction`."""
    return database_pools(database.auth)


@pytest.fixture
def relay_pool(database: ServerUrls, database_pools: Callable[[str], Pool]) -> Pool:
    """The pool of the relay: use it through `relay_transaction`."""
    return database_pools(database.relay)
