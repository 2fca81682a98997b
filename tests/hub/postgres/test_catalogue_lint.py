"""No table, view, role or grant lets a tenant reach another; and each way to break that is noticed."""

import psycopg
import pytest

from sync.contracts.entities import ALL
from sync.postgres.urls import ServerUrls
from tests.hub.postgres.catalogue import read_catalogue, tenant_tables
from tests.hub.postgres.catalogue_lint import lint

pytestmark = pytest.mark.postgres

_GOOD = """
CREATE TABLE planted (tenant_id uuid NOT NULL, id uuid NOT NULL, code text, job_id uuid,
    PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, code),
    FOREIGN KEY (tenant_id, job_id) REFERENCES jobs (tenant_id, job_id));
ALTER TABLE planted ENABLE ROW LEVEL SECURITY; ALTER TABLE planted FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON planted
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
"""
_PLAIN_RULE = "tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid)"
_DEFECTS = {
    "primary key": ("PRIMARY KEY (tenant_id, id)", "PRIMARY KEY (id)", "no primary key that begins"),
    "key order": ("PRIMARY KEY (tenant_id, id)", "PRIMARY KEY (id, tenant_id)", "no primary key that begins"),
    "unique": ("UNIQUE (tenant_id, code)", "UNIQUE (code)", "planted_code_key without tenant_id"),
    "disabled": ("ALTER TABLE planted ENABLE ROW LEVEL SECURITY;", "", "has no row-level security"),
    "unforced": ("ALTER TABLE planted FORCE ROW LEVEL SECURITY;", "", "does not force"),
    "no policy": ("CREATE POLICY tenant_isolation", "CREATE POLICY something", "no policy tenant_isolation"),
    "open read": (f"USING ({_PLAIN_RULE})", "USING (true)", "reads by another rule"),
    "open write": (f"WITH CHECK ({_PLAIN_RULE})", "WITH CHECK (true)", "writes by another rule"),
    "no check": (f"WITH CHECK ({_PLAIN_RULE})", "", "writes by another rule"),
    "no nullif": (
        f"USING ({_PLAIN_RULE})", "USING (tenant_id = (SELECT current_setting('app.tenant_id', true)::uuid))",
        "reads by another rule",
    ),
    "one command": ("ON planted\n", "ON planted FOR UPDATE\n", "not for every command"),
}  # fmt: skip
_PLANTS = {
    "added unique": ("ALTER TABLE planted ADD UNIQUE (job_id)", "planted_job_id_key without tenant_id"),
    "global": ("CREATE TABLE stray (id uuid PRIMARY KEY)", "stray has no tenant_id"),
    "grant": ("GRANT DELETE ON jobs TO stormops_app", "jobs grants"),
    "public grant": ("GRANT SELECT ON jobs TO PUBLIC", "to PUBLIC"),
    "lost grant": ("REVOKE SELECT ON jobs FROM stormops_app", "jobs grants"),
    "column grant": ("GRANT SELECT (org_name) ON tenants TO stormops_relay", "tenants grants columns"),
    "door": ("CREATE POLICY door ON jobs FOR SELECT TO stormops_app USING (true)", "undeclared policy door"),
    "view": ("CREATE VIEW leaky AS SELECT * FROM jobs", "view leaky"),
    "materialized": ("CREATE MATERIALIZED VIEW kept AS SELECT 1 AS one", "materialized view kept"),
    "sequence": ("CREATE SEQUENCE numbers", "sequence numbers"),
    "definer": (
        "CREATE FUNCTION leaky() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", "function leaky",
    ),
    "schema": ("GRANT CREATE ON SCHEMA public TO stormops_app", "everyone may create"),
}  # fmt: skip
OWN = 25  # tables of the centre itself


def test_the_migrated_schema_has_no_defect(database: ServerUrls) -> None:
    with psycopg.connect(database.owner) as connection:
        assert lint(connection) == []
        assert len(tenant_tables(read_catalogue(connection))) == len(ALL) + OWN


def test_a_sound_new_table_is_not_reported(database: ServerUrls) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute(_GOOD)
        assert lint(connection) == []


@pytest.mark.parametrize("defect", _DEFECTS)
def test_a_flaw_in_a_new_table_is_reported(database: ServerUrls, defect: str) -> None:
    sound, broken, complaint = _DEFECTS[defect]
    assert sound in _GOOD
    with psycopg.connect(database.owner) as connection:
        connection.execute(_GOOD.replace(sound, broken).encode())
        found = lint(connection)
    assert [line for line in found if line.startswith("planted") and complaint in line], found


def test_an_optional_tenant_is_reported(database: ServerUrls) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute("CREATE TABLE planted (tenant_id uuid, id uuid PRIMARY KEY)")
        assert "planted has a tenant_id that is not a required uuid" in lint(connection)


def test_a_simple_foreign_key_is_reported(database: ServerUrls) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute("ALTER TABLE jobs ADD UNIQUE (job_id)")
        connection.execute(_GOOD.replace("(tenant_id, job_id)", "(job_id)").encode())
        found = lint(connection)
    assert "planted has the foreign key planted_job_id_fkey without tenant_id" in found


@pytest.mark.parametrize("plant", _PLANTS)
def test_a_change_elsewhere_is_reported(database: ServerUrls, plant: str) -> None:
    statement, complaint = _PLANTS[plant]
    with psycopg.connect(database.owner) as connection:
        connection.execute(_GOOD)
        connection.execute(statement.encode())
        found = lint(connection)
    assert [line for line in found if complaint in line], found
