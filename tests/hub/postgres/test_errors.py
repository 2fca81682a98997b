"""Each refusal has its own class and the constraint's name, and none carries a value of a row."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from sync.postgres.errors import (
    Cancelled,
    CheckError,
    ConstraintError,
    DatabaseError,
    ForeignKeyError,
    IsolationError,
    RequiredError,
    RetryError,
    Unavailable,
    UniqueError,
    ValueRefused,
    translate,
)
from sync.postgres.urls import ServerUrls
from tests.helpers.postgres import PostgresServer
from tests.hub.postgres.two_tenants import CANARY, seed

pytestmark = pytest.mark.postgres
STRANGER = "99999999-0000-4000-8000-000000000009"


@pytest.fixture
def admin(postgres_server: PostgresServer, database: ServerUrls) -> Iterator[psycopg.Connection[Any]]:
    with postgres_server.superuser(database) as connection:
        seed(connection)
        yield connection
        connection.rollback()


CASES = [
    ("UPDATE accounts SET email = 'aaaa@example.com'", UniqueError, "accounts_email_key", ""),
    (f"UPDATE jobs SET property_id = '{STRANGER}'", ForeignKeyError, "jobs_property_id_fkey", ""),
    (f"UPDATE jobs SET status = '{CANARY}'", CheckError, "jobs_status_known", ""),
    ("UPDATE jobs SET status = NULL", RequiredError, "", "status"),
]


@pytest.mark.parametrize(("statement", "kind", "constraint", "column"), CASES)
def test_constraints_are_named(
    admin: psycopg.Connection[Any], statement: str, kind: type[ConstraintError], constraint: str, column: str
) -> None:
    error = refused(admin, statement)
    assert type(error) is kind
    assert isinstance(error, ConstraintError)
    assert (error.constraint, error.column) == (constraint, column)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (f"SELECT '{CANARY}'::uuid", ValueRefused),
        ("SELECT 9223372036854775807 + 1", ValueRefused),
        ("SELECT 1 / 0", ValueRefused),
        ("SET LOCAL statement_timeout = 1; SELECT pg_sleep(5)", Cancelled),
        ("SET LOCAL ROLE stormops_app; DELETE FROM jobs", IsolationError),
        (f"DO $$ BEGIN RAISE EXCEPTION '{CANARY}'; END $$", DatabaseError),
        (f"DO $$ BEGIN RAISE EXCEPTION '{CANARY}' USING ERRCODE = '40001'; END $$", RetryError),
        (f"DO $$ BEGIN RAISE EXCEPTION '{CANARY}' USING ERRCODE = '53100'; END $$", Unavailable),
        ("SELECT no_such_column FROM jobs", DatabaseError),
    ],
)
def test_other_refusals_have_a_kind(
    admin: psycopg.Connection[Any], statement: str, kind: type[DatabaseError]
) -> None:
    assert type(refused(admin, statement)) is kind


def test_a_mistake_in_a_statement_says_which_name_is_wrong(admin: psycopg.Connection[Any]) -> None:
    assert "no_such_column" in str(refused(admin, "SELECT no_such_column FROM jobs"))


def test_a_held_row_is_to_be_tried_again(
    postgres_server: PostgresServer, database: ServerUrls, admin: psycopg.Connection[Any]
) -> None:
    admin.commit()
    admin.execute("SELECT 1 FROM tenant_clock FOR UPDATE")
    with postgres_server.superuser(database) as other:
        assert type(refused(other, "SELECT 1 FROM tenant_clock FOR UPDATE NOWAIT")) is RetryError


def test_what_is_not_the_databases_goes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        translate(ZeroDivisionError())


def refused(connection: psycopg.Connection[Any], statement: str) -> DatabaseError:
    with pytest.raises(psycopg.Error) as refusal:
        connection.execute(statement.encode())
    error = translate(refusal.value)
    for words in (str(error), repr(error), repr(error.args), repr(vars(error))):
        assert CANARY not in words
        assert STRANGER not in words
    return error
