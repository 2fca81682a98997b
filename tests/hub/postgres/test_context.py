"""The tenant's context lasts as long as its transaction, and nothing is seen without it."""

from uuid import uuid4

import psycopg
import pytest

from sync.postgres.context import (
    Isolation,
    TenantContext,
    savepoint,
    set_context,
    tenant_transaction,
)
from sync.postgres.errors import DatabaseError, IsolationError, RetryError, Unavailable, UniqueError
from sync.postgres.pool import Pool, open_pool
from sync.postgres.provision import add_crew, create_tenant
from sync.postgres.urls import ServerUrls
from tests.helpers.postgres import PostgresServer

pytestmark = pytest.mark.postgres
SETTINGS = """SELECT current_setting('app.tenant_id', true), current_setting('app.account_id', true),
    current_setting('app.role', true), current_setting('app.device_id', true)"""
CREWS = "SELECT crew_name FROM crews ORDER BY crew_name"


@pytest.fixture
def tenants(database: ServerUrls) -> tuple[str, str]:
    """Two companies with a crew each: North of the first, South of the second."""
    first, second = (create_tenant(database.owner, name) for name in ("DFW", "Lone Star"))
    add_crew(database.owner, first, "North")
    add_crew(database.owner, second, "South")
    return first, second


def test_settings_live_as_long_as_the_transaction(app_pool: Pool, tenants: tuple[str, str]) -> None:
    context = TenantContext(tenants[0], str(uuid4()), "planner", str(uuid4()))
    with tenant_transaction(app_pool, context) as connection:
        known = (context.tenant_id, context.account_id, context.role, context.device_id)
        assert connection.execute(SETTINGS).fetchone() == known
        assert connection.execute(CREWS).fetchall() == [("North",)]
        backend = connection.info.backend_pid
    with app_pool.connection() as connection:
        assert connection.info.backend_pid == backend
        # An empty text, not NULL, is what makes the policies' nullif necessary.
        assert connection.execute(SETTINGS).fetchone() == ("", "", "", "")
        assert connection.execute(CREWS).fetchall() == []


def test_a_connection_that_never_had_a_context_sees_nothing(app_pool: Pool, tenants: tuple[str, str]) -> None:
    with app_pool.connection() as connection:
        assert connection.execute(SETTINGS).fetchone() == (None,) * 4
        assert connection.execute(CREWS).fetchall() == []


def test_the_next_tenant_on_the_same_connection_sees_its_own(
    app_pool: Pool, tenants: tuple[str, str]
) -> None:
    seen = []
    for tenant in (*tenants, tenants[0]):
        with tenant_transaction(app_pool, TenantContext(tenant)) as connection:
            seen += connection.execute(CREWS).fetchall()
    assert seen == [("North",), ("South",), ("North",)]


def test_an_error_takes_back_the_writes_and_the_context(app_pool: Pool, tenants: tuple[str, str]) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        tenant_transaction(app_pool, TenantContext(tenants[0])) as connection,
    ):
        connection.execute("UPDATE crews SET crew_name = 'Changed'")
        raise ZeroDivisionError
    with app_pool.connection() as connection:
        assert connection.execute(CREWS).fetchall() == []
    with tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        assert connection.execute(CREWS).fetchall() == [("North",)]


def test_the_context_cannot_be_lost_by_a_commit_in_the_middle(
    app_pool: Pool, tenants: tuple[str, str]
) -> None:
    with pytest.raises(DatabaseError), tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        connection.commit()


def test_a_context_needs_an_open_transaction(database: ServerUrls, tenants: tuple[str, str]) -> None:
    with (
        psycopg.connect(database.app, autocommit=True) as connection,
        pytest.raises(ValueError, match="open transaction"),
    ):
        set_context(connection, TenantContext(tenants[0]))


@pytest.mark.parametrize("wrong", ["", "*", "' OR true --"])
def test_a_context_is_made_of_ids(wrong: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        TenantContext(wrong)


def test_only_one_snapshot_is_seen_when_reads_repeat(app_pool: Pool, tenants: tuple[str, str]) -> None:
    context = TenantContext(tenants[0])
    with tenant_transaction(app_pool, context, isolation=Isolation.REPEATABLE_READ, read_only=True) as reader:
        before = reader.execute(CREWS).fetchall()
        with tenant_transaction(app_pool, context) as writer:
            writer.execute("UPDATE crews SET crew_name = 'Changed'")
        assert reader.execute(CREWS).fetchall() == before
    with tenant_transaction(app_pool, context) as connection:
        assert connection.execute(CREWS).fetchall() == [("Changed",)]
        assert connection.execute("SHOW transaction_isolation").fetchone() == ("read committed",)


def test_a_write_in_a_stale_snapshot_is_to_be_run_again(app_pool: Pool, tenants: tuple[str, str]) -> None:
    context = TenantContext(tenants[0])
    with (
        pytest.raises(RetryError),
        tenant_transaction(app_pool, context, isolation=Isolation.REPEATABLE_READ) as late,
    ):
        late.execute(CREWS)
        with tenant_transaction(app_pool, context) as early:
            early.execute("UPDATE crews SET crew_name = 'Early'")
        late.execute("UPDATE crews SET crew_name = 'Late'")


def test_a_part_can_fail_alone(app_pool: Pool, tenants: tuple[str, str]) -> None:
    copy = """INSERT INTO crews (tenant_id, crew_id, crew_name, active, rev, fv, fw, fh)
        SELECT tenant_id, gen_random_uuid(), %s, true, rev, fv, fw, fh FROM crews LIMIT 1"""
    with tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        with pytest.raises(UniqueError) as refusal, savepoint(connection):
            connection.execute(copy, ("North",))
        connection.execute(copy, ("West",))
    assert refusal.value.constraint == "crews_crew_name_key"
    with tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        assert connection.execute(CREWS).fetchall() == [("North",), ("West",)]


def test_ids_are_text_in_both_formats(app_pool: Pool, tenants: tuple[str, str]) -> None:
    with tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        for binary in (False, True):
            row = connection.execute(
                "SELECT tenant_id, ARRAY[tenant_id] FROM tenants", binary=binary
            ).fetchone()
            assert row == (tenants[0], [tenants[0]])


def test_powerful_roles_are_refused(postgres_server: PostgresServer, database: ServerUrls) -> None:
    with postgres_server.superuser(database) as connection:
        powerful = connection.info.dsn
    for url in (database.owner, f"{powerful} password={postgres_server.superuser_password}"):
        with pytest.raises(DatabaseError, match="pass by the isolation"):
            open_pool(url)


def test_no_server_is_unavailable_not_a_traceback() -> None:
    with pytest.raises(Unavailable):
        open_pool("postgresql://stormops_app:x@127.0.0.1:1/stormops")


def test_a_wrong_password_says_nothing_about_it(database: ServerUrls) -> None:
    with pytest.raises(DatabaseError) as refusal:
        open_pool(database.app.replace("stormops_app:", "stormops_app:wrong-secret"))
    assert "wrong-secret" not in repr(refusal.value)


def test_the_pool_survives_a_lost_connection(
    postgres_server: PostgresServer, database: ServerUrls, app_pool: Pool, tenants: tuple[str, str]
) -> None:
    with pytest.raises(Unavailable), tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        with postgres_server.superuser(database) as admin:
            admin.execute("SELECT pg_terminate_backend(%s, 5000)", (connection.info.backend_pid,))
        connection.execute(CREWS)
    with tenant_transaction(app_pool, TenantContext(tenants[0])) as connection:
        assert connection.execute(CREWS).fetchall() == [("North",)]


def test_the_other_tenant_cannot_be_named_from_inside(app_pool: Pool, tenants: tuple[str, str]) -> None:
    with (
        pytest.raises(IsolationError) as refusal,
        tenant_transaction(app_pool, TenantContext(tenants[0])) as connection,
    ):
        connection.execute("UPDATE crews SET tenant_id = %s", (tenants[1],))
    assert tenants[1] not in str(refusal.value)
