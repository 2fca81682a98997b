"""A lakehouse whose catalogue is a database of the session's server, and whose files are the test's own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg
import pytest
from pyiceberg.utils.concurrent import ExecutorFactory

from sync.postgres.lake_role import install_catalogue
from sync.streams.lakehouse.catalogue import Lakehouse, Place, open_lakehouse
from tests.helpers.postgres import PostgresServer

DATABASE = "lakehouse_under_test"


@pytest.fixture
def catalogue_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty catalogue, for its own role."""
    yield install_catalogue(postgres_server.admin_url, "a password: for/tests @only", database=DATABASE)
    with psycopg.connect(postgres_server.admin_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


@pytest.fixture
def place(catalogue_url: str, tmp_path: Path) -> Place:
    return Place(catalogue_url, str(tmp_path / "warehouse"))


@pytest.fixture
def open_at() -> Iterator[Callable[[Place], Lakehouse]]:
    """Opens lakehouses and closes them after the test."""
    with ExitStack() as stack:
        yield lambda place: stack.enter_context(closing(open_lakehouse(place)))


@pytest.fixture
def lakehouse(place: Place, open_at: Callable[[Place], Lakehouse]) -> Lakehouse:
    return open_at(place)


@pytest.fixture(autouse=True)
def no_idle_readers() -> Iterator[None]:
    """The library keeps its threads for the next scan; a test ends without threads."""
    yield
    executor, ExecutorFactory._instance = ExecutorFactory._instance, None
    if executor is not None:
        executor.shutdown()
