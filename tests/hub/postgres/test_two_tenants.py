"""What one tenant can learn of another or do to it: every table that has tenants, every kind of statement.

Each probe runs twice: as the role of requests, and as the schema's owner, whom FORCE holds as well. Where a
role has no grant for a probe, being refused is the right answer and is checked too.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from sync.postgres.context import TenantContext, set_context
from sync.postgres.errors import DatabaseError, ForeignKeyError, IsolationError, translate
from sync.postgres.urls import APP, OWNER, ServerUrls
from tests.helpers.postgres import PostgresServer
from tests.hub.postgres.catalogue import ForeignKey
from tests.hub.postgres.declared_access import ALL_FOUR, GRANTS
from tests.hub.postgres.two_tenants import (
    CANARY,
    OURS,
    THEIRS,
    TwoTenants,
    insert_statement,
    make_row,
    seed,
    where,
)

pytestmark = pytest.mark.postgres
ROLES = (APP, OWNER)
PROBES: list[Callable[["Probes", str, str], None]] = []
EXISTING = [
    "tenants", "memberships", "refresh_tokens", "devices", "tenant_clock", "member", "bucket_digest",
    "device_state", "op_log", "op_quarantine", "audit", "relay_cursor", "storms", "crews", "users", "plays",
    "storm_reports", "properties", "roofs", "property_impacts", "lead_uplift", "policy_decisions_log",
    "policy_outcomes", "customer_journeys", "routes", "route_properties", "assignments", "jobs", "job_events",
    "notes", "photos", "claim_intel", "supplements", "claim_payments", "test_squares", "blob_uploads",
    "farewells", "last_words",
    "blobs", "papers", "visit_checks", "job_changes", "route_versions", "route_answers", "crew_changes",
    "visit_wishes",
    "policy_runs", "experiments", "experiment_assignments", "models",
    "contact_preferences", "nurture_sequences", "quality_mutes", "score_history",
    "data_imports", "import_mappings", "hail_thresholds", "import_changes",
    "attribution_runs", "channel_attribution", "play_attribution", "play_channel_attribution",
    "identity_nodes", "identifiers", "identity_events", "identity_blocks", "erasures",
    "guardrail_actions", "guardrail_steps", "area_alerts",
    "stream_rows", "stream_houses", "stream_windows", "stream_revisions",
    "stream_chains", "stream_clocks", "stream_actions", "stream_waiting", "stream_credit",
]  # fmt: skip


class Probes:
    """The seeded database, and transactions on it that always roll back."""

    def __init__(self, urls: ServerUrls, two: TwoTenants, admin: psycopg.Connection[Any]) -> None:
        self.two = two
        self.admin = admin
        self.connections = {APP: psycopg.connect(urls.app), OWNER: psycopg.connect(urls.owner)}

    def close(self) -> None:
        for connection in self.connections.values():
            connection.close()

    @contextmanager
    def in_an_emptied(self, table: str, role: str) -> Iterator[psycopg.Connection[Any]]:
        """Our tenant's transaction as the role, after our own row of the table made room."""
        with self.admin.transaction(force_rollback=True):
            self.admin.execute("SET LOCAL session_replication_role = replica")
            self.admin.execute(
                sql.SQL("DELETE FROM {} WHERE tenant_id = %s").format(sql.Identifier(table)), (OURS,)
            )
            self.admin.execute("SET LOCAL session_replication_role = origin")
            self.admin.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
            set_context(self.admin, TenantContext(OURS))
            yield self.admin

    @contextmanager
    def within(self, role: str, tenant: str | None) -> Iterator[psycopg.Connection[Any]]:
        connection = self.connections[role]
        try:
            with connection.transaction(force_rollback=True):
                if tenant is not None:
                    set_context(connection, TenantContext(tenant))
                yield connection
        finally:
            connection.rollback()

    def run(self, role: str, tenant: str | None, statement: Any, values: Any = ()) -> Any:
        """Rows, or the count of rows touched, or our error for what the database refused."""
        try:
            with self.within(role, tenant) as connection:
                cursor = connection.execute(statement, values)
                return cursor.fetchall() if cursor.description else cursor.rowcount
        except psycopg.Error as error:
            return silent(error)


def silent(error: psycopg.Error) -> DatabaseError:
    """Our error for the driver's, which must not tell what the other tenant has."""
    ours = translate(error)
    words = f"{ours!s} {ours!r} {ours.__cause__} {ours.args}"
    assert CANARY not in words
    assert THEIRS not in words
    return ours


@contextmanager
def seeded_probes(postgres_server: PostgresServer, mutant: str = "SELECT 1") -> Iterator[Probes]:
    """Probes on a database of their own, whose schema may be given a hole first."""
    with postgres_server.fresh_database() as urls, postgres_server.superuser(urls) as admin:
        admin.execute(mutant.encode())
        two = seed(admin)
        admin.commit()
        with closing(Probes(urls, two, admin)) as probes:
            yield probes


@pytest.fixture(scope="module")
def probes(postgres_server: PostgresServer) -> Iterator[Probes]:
    with seeded_probes(postgres_server) as probes:
        yield probes


def may(table: str, role: str, right: str) -> bool:
    return right in (ALL_FOUR if role == OWNER else GRANTS.get((table, role), frozenset()))


def every_table_and_role(probe: Callable[[Probes, str, str], None]) -> Callable[[Probes, str], None]:
    """A test for each table, in which the probe runs as each role."""

    @pytest.mark.parametrize("table", EXISTING)
    def test(probes: Probes, table: str) -> None:
        for role in ROLES:
            probe(probes, table, role)

    test.__name__, test.__doc__ = probe.__name__, probe.__doc__
    PROBES.append(probe)
    return test


def test_the_matrix_covers_every_tenant_table(probes: Probes) -> None:
    assert sorted(EXISTING) == sorted(probes.two.tables)
    assert all((table, tenant) in probes.two.rows for table in EXISTING for tenant in (OURS, THEIRS))


@every_table_and_role
def test_read_and_aggregate_show_own_rows_only(probes: Probes, table: str, role: str) -> None:
    counted = probes.run(
        role, OURS, sql.SQL("SELECT count(*), min(tenant_id::text) FROM {}").format(sql.Identifier(table))
    )
    if not may(table, role, "SELECT"):
        assert isinstance(counted, IsolationError)
    elif (table, role) == ("tenants", OWNER):
        assert counted[0][0] == 2  # the one list that the owner needs, to loop over tenants
    else:
        assert counted == [(1, OURS)]
        found = probes.run(
            role,
            OURS,
            sql.SQL("SELECT 1 FROM {} WHERE tenant_id = %s").format(sql.Identifier(table)),
            (THEIRS,),
        )
        assert found == []


@every_table_and_role
def test_without_context_nothing_is_seen_or_written(probes: Probes, table: str, role: str) -> None:
    if may(table, role, "SELECT") and (table, role) != ("tenants", OWNER):
        assert probes.run(role, None, sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))) == []
    row = make_row(probes.two, probes.two.tables[table], OURS, variant="fresh")
    assert isinstance(
        probes.run(role, None, insert_statement(table, row), list(row.values())), IsolationError
    )


@every_table_and_role
def test_write_and_delete_do_not_touch_the_other(probes: Probes, table: str, role: str) -> None:
    key = {"tenant_id": THEIRS, **probes.two.key_of(table, THEIRS)}
    column = next(iter(key))
    update = sql.SQL("UPDATE {} SET {} = {} WHERE {}").format(
        sql.Identifier(table), sql.Identifier(column), sql.Identifier(column), where(key)
    )
    delete = sql.SQL("DELETE FROM {} WHERE {}").format(sql.Identifier(table), where(key))
    for statement, right in ((update, "UPDATE"), (delete, "DELETE")):
        touched = probes.run(role, OURS, statement, list(key.values()))
        if may(table, role, right):
            assert touched == 0
        else:
            assert isinstance(touched, IsolationError)


@every_table_and_role
def test_a_row_cannot_be_put_or_moved_into_the_other(probes: Probes, table: str, role: str) -> None:
    row = make_row(probes.two, probes.two.tables[table], THEIRS, variant="planted")
    put = probes.run(role, OURS, insert_statement(table, row), list(row.values()))
    assert isinstance(put, IsolationError)
    moved = probes.run(
        role, OURS, sql.SQL("UPDATE {} SET tenant_id = %s").format(sql.Identifier(table)), (THEIRS,)
    )
    assert isinstance(moved, IsolationError)


@every_table_and_role
def test_the_others_ids_and_codes_are_free(probes: Probes, table: str, role: str) -> None:
    """Repeating another tenant's ids and unique values tells nothing, as both may have them."""
    if not may(table, role, "INSERT") or table in ONE_A_TENANT_OR_SECRET:
        return
    row = with_their_keys(probes, table)
    with probes.in_an_emptied(table, role) as connection:
        assert connection.execute(insert_statement(table, row), list(row.values())).rowcount == 1


@every_table_and_role
def test_an_upsert_on_the_others_key_makes_an_own_row(probes: Probes, table: str, role: str) -> None:
    if not {"INSERT", "UPDATE"} <= (ALL_FOUR if role == OWNER else GRANTS.get((table, role), frozenset())):
        return
    key = probes.two.tables[table].key
    upsert = sql.SQL("{} ON CONFLICT ({}) DO UPDATE SET {} = excluded.{}")
    columns = sql.SQL(", ").join(map(sql.Identifier, key))
    theirs = probes.two.rows[table, THEIRS]
    statement = upsert.format(
        insert_statement(table, theirs), columns, sql.Identifier(key[0]), sql.Identifier(key[0])
    )
    assert isinstance(probes.run(role, OURS, statement, list(theirs.values())), IsolationError)
    nothing = sql.SQL("{} ON CONFLICT DO NOTHING").format(insert_statement(table, theirs))
    assert isinstance(probes.run(role, OURS, nothing, list(theirs.values())), IsolationError)
    if table in ONE_A_TENANT_OR_SECRET:
        return
    row = with_their_keys(probes, table)
    statement = upsert.format(
        insert_statement(table, row), columns, sql.Identifier(key[-1]), sql.Identifier(key[-1])
    )
    with probes.in_an_emptied(table, role) as connection:
        connection.execute(statement, list(row.values()))
        connection.execute("RESET ROLE")
        everyone = connection.execute(
            sql.SQL("SELECT tenant_id::text FROM {} ORDER BY 1").format(sql.Identifier(table))
        ).fetchall()
        assert everyone == [(OURS,), (THEIRS,)]


@every_table_and_role
def test_a_foreign_key_to_the_others_row_is_as_unknown_as_none(probes: Probes, table: str, role: str) -> None:
    if not may(table, role, "INSERT"):
        return
    for key in probes.two.tables[table].foreign_keys:
        if key.target in probes.two.tables and key.target not in ("tenants", "memberships"):
            theirs = pointing_at(probes, table, role, key, probes.two.key_of(key.target, THEIRS))
            nowhere = pointing_at(probes, table, role, key, dict.fromkeys(key.target_columns, str(uuid4())))
            assert isinstance(theirs, ForeignKeyError), key
            assert str(theirs) == str(nowhere)
            assert theirs.constraint == key.name


ONE_A_TENANT_OR_SECRET = ("tenants", "tenant_clock", "relay_cursor", "refresh_tokens", "stream_clocks")


def with_their_keys(probes: Probes, table: str) -> dict[str, Any]:
    """Our row, but with the key and every unique value of theirs that is not a reference to another row."""
    shape = probes.two.tables[table]
    bound = {
        column for key in shape.foreign_keys if key.target in probes.two.tables for column in key.columns
    }
    taken = (
        {column for index in shape.indexes if index.unique for column in index.columns}
        - bound
        - {"tenant_id"}
    )
    assert taken, "the probe would prove nothing"
    theirs = probes.two.rows[table, THEIRS]
    return probes.two.rows[table, OURS] | {column: theirs[column] for column in taken}


def pointing_at(
    probes: Probes, table: str, role: str, key: ForeignKey, parent: dict[str, Any]
) -> DatabaseError | None:
    """What comes of inserting our row with a reference to `parent`."""
    row = make_row(probes.two, probes.two.tables[table], OURS, variant="child")
    pairs = zip(key.columns, key.target_columns, strict=True)
    row |= {child: parent[target] for child, target in pairs if child != "tenant_id"}
    try:
        with probes.in_an_emptied(table, role) as connection:
            connection.execute(insert_statement(table, row), list(row.values()))
    except psycopg.Error as error:
        return silent(error)
    return None


MUTANTS = [
    ("jobs", "ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY"),
    ("jobs", "ALTER TABLE jobs DISABLE ROW LEVEL SECURITY"),
    ("jobs", "ALTER POLICY tenant_isolation ON jobs USING (true)"),
    ("jobs", "ALTER POLICY tenant_isolation ON jobs WITH CHECK (true)"),
    ("op_log", "CREATE POLICY door ON op_log FOR SELECT TO stormops_app USING (true)"),
    ("crews", "ALTER TABLE crews ADD UNIQUE (crew_name)"),
    (
        "notes",
        """ALTER TABLE jobs ADD UNIQUE (job_id); ALTER TABLE notes DROP CONSTRAINT notes_job_id_fkey;
        ALTER TABLE notes ADD CONSTRAINT notes_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (job_id)""",
    ),
]


def complaints(probes: Probes, table: str) -> int:
    """How many probes of the table fail."""
    count = 0
    for probe in PROBES:
        for role in ROLES:
            try:
                probe(probes, table, role)
            except (AssertionError, psycopg.Error):
                count += 1
    return count


@pytest.mark.parametrize(("table", "mutant"), MUTANTS)
def test_the_probes_notice_a_hole(
    postgres_server: PostgresServer, probes: Probes, table: str, mutant: str
) -> None:
    assert complaints(probes, table) == 0
    with seeded_probes(postgres_server, mutant) as broken:
        assert complaints(broken, table) > 0
