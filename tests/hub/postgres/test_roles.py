"""Each role reaches what its work needs across tenants, and nothing else; views and counters leak nothing."""

from collections.abc import Iterator

import psycopg
import pytest

from sync.postgres.context import (
    TenantContext,
    auth_transaction,
    relay_transaction,
    set_context,
    tenant_transaction,
)
from sync.postgres.errors import IsolationError
from sync.postgres.pool import Pool
from sync.postgres.provision import add_crew
from sync.postgres.urls import ROLES, ServerUrls
from tests.helpers.postgres import PostgresServer
from tests.hub.postgres.two_tenants import OURS, THEIRS, seed

pytestmark = pytest.mark.postgres


@pytest.fixture
def seeded(postgres_server: PostgresServer, database: ServerUrls) -> Iterator[psycopg.Connection]:
    """The superuser's connection to a database with two tenants, committed."""
    with postgres_server.superuser(database) as admin:
        seed(admin)
        admin.commit()
        yield admin


def test_no_role_stands_above_the_policies(database: ServerUrls) -> None:
    with psycopg.connect(database.app) as connection:
        rows = connection.execute(
            """SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)
            AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)""",
            (list(ROLES),),
        ).fetchall()
    assert {row[0] for row in rows} == set(ROLES)


def test_sign_in_finds_accounts_and_memberships_of_all_tenants(
    seeded: psycopg.Connection, auth_pool: Pool
) -> None:
    with auth_transaction(auth_pool) as connection:
        found = connection.execute(
            """SELECT m.tenant_id, t.org_name, m.role FROM accounts
            JOIN memberships m USING (account_id) JOIN tenants t USING (tenant_id) ORDER BY 1"""
        ).fetchall()
    assert [row[0] for row in found] == [OURS, THEIRS]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM jobs", "SELECT * FROM users", "SELECT * FROM op_log", "SELECT time_zone FROM tenants",
        "UPDATE memberships SET role = 'admin'", "UPDATE accounts SET email = 'x@y.example'",
        "DELETE FROM accounts", "CREATE TABLE mine (id int)",
    ],
)  # fmt: skip
def test_sign_in_may_nothing_else(seeded: psycopg.Connection, auth_pool: Pool, statement: str) -> None:
    with pytest.raises(IsolationError), auth_transaction(auth_pool) as connection:
        connection.execute(statement.encode())


def test_the_relay_reads_every_op_log_and_moves_its_cursor(
    seeded: psycopg.Connection, relay_pool: Pool
) -> None:
    with relay_transaction(relay_pool) as connection:
        assert connection.execute("SELECT tenant_id FROM op_log ORDER BY 1").fetchall() == [
            (OURS,),
            (THEIRS,),
        ]
        assert len(connection.execute("SELECT rev, epoch FROM tenant_clock").fetchall()) == 2
        assert connection.execute("UPDATE relay_cursor SET rev = rev + 1").rowcount == 2


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM jobs", "SELECT * FROM accounts", "SELECT * FROM tenants", "DELETE FROM op_log",
        "UPDATE op_log SET verdict = 'applied'", "UPDATE tenant_clock SET rev = 0",
        "DELETE FROM relay_cursor",
    ],
)  # fmt: skip
def test_the_relay_may_nothing_else(seeded: psycopg.Connection, relay_pool: Pool, statement: str) -> None:
    with pytest.raises(IsolationError), relay_transaction(relay_pool) as connection:
        connection.execute(statement.encode())


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM accounts", "SELECT * FROM refresh_tokens", "SELECT * FROM relay_cursor",
        "UPDATE op_log SET verdict = 'applied'", "DELETE FROM audit", "DELETE FROM jobs",
        "UPDATE memberships SET role = 'admin'", "UPDATE tenants SET tier = 'enterprise'", "TRUNCATE jobs",
        "ALTER TABLE jobs DISABLE ROW LEVEL SECURITY", "SET ROLE stormops_owner", "SET ROLE stormops_relay",
    ],
)  # fmt: skip
def test_requests_may_not_write_history_nor_see_accounts(
    seeded: psycopg.Connection, app_pool: Pool, statement: str
) -> None:
    with pytest.raises(IsolationError), tenant_transaction(app_pool, TenantContext(OURS)) as connection:
        connection.execute(statement.encode())


@pytest.mark.parametrize(("option", "seen"), [("", 2), ("WITH (security_invoker = true)", 1)])
def test_a_view_shows_its_owners_rows_unless_it_runs_as_its_reader(
    seeded: psycopg.Connection, app_pool: Pool, option: str, seen: int
) -> None:
    """The first case is the leak itself: were it gone, the lint's rule for views would be idle."""
    seeded.execute(f"CREATE VIEW all_jobs {option} AS SELECT * FROM jobs".encode())
    seeded.execute("GRANT SELECT ON all_jobs TO stormops_app")
    seeded.commit()
    with tenant_transaction(app_pool, TenantContext(OURS)) as connection:
        assert len(connection.execute("SELECT * FROM all_jobs").fetchall()) == seen


def test_a_simple_foreign_key_would_accept_the_others_row(seeded: psycopg.Connection, app_pool: Pool) -> None:
    """The leak that composite keys close: PostgreSQL checks references past the policies."""
    seeded.execute("ALTER TABLE jobs ADD UNIQUE (job_id)")
    seeded.execute("ALTER TABLE notes DROP CONSTRAINT notes_job_id_fkey")
    seeded.execute("ALTER TABLE notes ADD FOREIGN KEY (job_id) REFERENCES jobs (job_id)")
    theirs = seeded.execute("SELECT job_id FROM jobs WHERE tenant_id = %s", (THEIRS,)).fetchone()
    seeded.commit()
    with tenant_transaction(app_pool, TenantContext(OURS)) as connection:
        assert connection.execute("UPDATE notes SET job_id = %s", theirs).rowcount == 1


def test_one_tenants_work_does_not_move_the_others_counter(
    seeded: psycopg.Connection, database: ServerUrls
) -> None:
    clock = "SELECT rev FROM tenant_clock WHERE tenant_id = %s"
    before = seeded.execute(clock, (OURS,)).fetchone()
    for name in ("One", "Two", "Three"):
        add_crew(database.owner, THEIRS, name)
    assert seeded.execute(clock, (OURS,)).fetchone() == before


def test_the_owner_is_held_as_well(seeded: psycopg.Connection, database: ServerUrls) -> None:
    with psycopg.connect(database.owner) as connection:
        assert connection.execute("SELECT * FROM jobs").fetchall() == []
        set_context(connection, TenantContext(OURS))
        assert len(connection.execute("SELECT * FROM jobs").fetchall()) == 1
