"""Migrations run once, together or not at all, and only forward."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine

import sync.postgres.migrations
from sync.contracts.entities import BY_NAME
from sync.postgres.errors import DatabaseError, Unavailable
from sync.postgres.migrate import current_revision, head_revision, migrate
from sync.postgres.migrations.frozen_sql import refuse_downgrade
from tests.helpers.postgres import PostgresServer

pytestmark = pytest.mark.postgres
FOLDER = Path(sync.postgres.migrations.__file__).parent


def test_an_empty_database_comes_to_the_head_and_stays_there(postgres_server: PostgresServer) -> None:
    with postgres_server.empty_database() as urls:
        assert current_revision(urls.owner) is None
        assert migrate(urls.owner) == head_revision()
        assert current_revision(urls.owner) == head_revision()
        assert migrate(urls.owner) == head_revision()


def test_hubs_that_start_together_migrate_once(postgres_server: PostgresServer) -> None:
    with postgres_server.empty_database() as urls, ThreadPoolExecutor(3) as hubs:
        assert list(hubs.map(migrate, [urls.owner] * 3)) == [head_revision()] * 3


def test_a_failed_migration_leaves_nothing(postgres_server: PostgresServer) -> None:
    with postgres_server.empty_database() as urls:
        with psycopg.connect(urls.owner) as connection:
            connection.execute("CREATE TABLE claim_intel (in_the_way int)")
        with pytest.raises(DatabaseError, match="claim_intel"):
            migrate(urls.owner)
        with psycopg.connect(urls.owner) as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        assert tables == [("claim_intel",)]


def test_a_newer_database_is_left_alone(postgres_server: PostgresServer) -> None:
    with postgres_server.fresh_database() as urls:
        with psycopg.connect(urls.owner) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(DatabaseError, match="newer program"):
            migrate(urls.owner)


def test_there_is_no_way_back() -> None:
    with pytest.raises(DatabaseError, match="only goes forward"):
        refuse_downgrade()


def test_a_downgrade_command_refuses(postgres_server: PostgresServer) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    with postgres_server.fresh_database() as urls, psycopg.connect(urls.owner) as probe:
        engine = create_engine(
            "postgresql+psycopg://", creator=lambda: psycopg.connect(urls.owner), poolclass=NullPool
        )
        with pytest.raises(DatabaseError, match="only goes forward"), engine.begin() as connection:
            config.attributes["connection"] = connection
            command.downgrade(config, "base")
        assert probe.execute("SELECT count(*) FROM jobs").fetchone() == (0,)


def test_no_server_is_said_in_words() -> None:
    with pytest.raises(Unavailable):
        migrate("postgresql://stormops_owner:x@127.0.0.1:1/stormops")


def test_migrations_are_numbered_without_gaps_and_small() -> None:
    numbers = sorted(file.name[:4] for file in (FOLDER / "versions").glob("[0-9]*.py"))
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
    for file in (FOLDER / "sql").rglob("*.sql"):
        assert len(file.read_text().splitlines()) < 500, file.name


Rows = list[tuple[list[int], list[int], list[int]]]


def _upgraded(server: PostgresServer, revision: str, table: str, added: str, tenants: str) -> Rows:
    """What the places of fields hold at the head, of a row a tenant that was added at an earlier revision."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    with server.empty_database() as urls:
        engine = create_engine(
            "postgresql+psycopg://", creator=lambda: psycopg.connect(urls.owner), poolclass=NullPool
        )
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
        with server.superuser(urls) as admin:
            admin.execute("SET session_replication_role = replica")
            for tenant in tenants:
                admin.execute(added.encode(), {"tenant": f"00000000-0000-7000-8000-00000000000{tenant}"})
            admin.commit()
        migrate(urls.owner)
        with server.superuser(urls) as admin:
            return admin.execute(f"SELECT fv, fw, fh FROM {table}".encode()).fetchall()


def _unwritten(table: str, written: int) -> Rows:
    places = [5] * written + [0] * (len(BY_NAME[table].fields) - written)
    return [(places, places, places)]


def test_a_claim_of_before_gets_unwritten_places_for_its_new_fields(postgres_server: PostgresServer) -> None:
    rows = _upgraded(postgres_server, "0001", "claim_intel", OLD_CLAIM, "ab")
    assert rows == _unwritten("claim_intel", OLD_FIELDS) * 2


OLD_FIELDS = 18
OLD_CLAIM = f"""
WITH tenant AS (
    INSERT INTO tenants (tenant_id, org_name) VALUES (%(tenant)s, 'One') RETURNING tenant_id
)
INSERT INTO claim_intel (tenant_id, claim_id, job_id, rev, fv, fw, fh)
SELECT tenant_id, gen_random_uuid(), gen_random_uuid(), 5, a.a, a.a, a.a
FROM tenant, (SELECT array_fill(5::bigint, ARRAY[{OLD_FIELDS}]) AS a) a
"""


def test_a_photo_of_before_gets_unwritten_places_for_its_new_fields(postgres_server: PostgresServer) -> None:
    rows = _upgraded(postgres_server, "0004", "photos", OLD_PHOTO, "a")
    assert rows == _unwritten("photos", OLD_PHOTO_FIELDS)


OLD_PHOTO_FIELDS = 21
OLD_PHOTO = f"""
WITH tenant AS (
    INSERT INTO tenants (tenant_id, org_name)
    VALUES (%(tenant)s, 'One') RETURNING tenant_id
)
INSERT INTO photos (tenant_id, photo_id, job_id, sha256, bytes, mime, state, rev, fv, fw, fh)
SELECT tenant_id, gen_random_uuid(), gen_random_uuid(), repeat('a', 64), 1, 'image/jpeg', 'saved', 5,
    a.a, a.a, a.a
FROM tenant, (SELECT array_fill(5::bigint, ARRAY[{OLD_PHOTO_FIELDS}]) AS a) a
"""


def test_a_version_of_before_gets_unwritten_places_for_what_it_took_off_and_told(
    postgres_server: PostgresServer,
) -> None:
    rows = _upgraded(postgres_server, "0020", "route_versions", OLD_VERSION, "ab")
    assert rows == _unwritten("route_versions", OLD_VERSION_FIELDS) * 2


OLD_VERSION_FIELDS = 14
OLD_VERSION = f"""
WITH tenant AS (
    INSERT INTO tenants (tenant_id, org_name) VALUES (%(tenant)s, 'One') RETURNING tenant_id
), storm AS (
    INSERT INTO storms (tenant_id, storm_id, event_id, name, status, is_sample, rev, fv, fw, fh)
    SELECT tenant_id, gen_random_uuid(), 'E1', 'One', 'active', false, 5, '{{}}', '{{}}', '{{}}' FROM tenant
    RETURNING tenant_id, storm_id
), route AS (
    INSERT INTO routes (tenant_id, route_id, storm_id, route_name, status, plan_version, property_count, rev,
        fv, fw, fh)
    SELECT tenant_id, gen_random_uuid(), storm_id, 'A', 'published', 1, 0, 5, '{{}}', '{{}}', '{{}}'
    FROM storm RETURNING tenant_id, storm_id, route_id
)
INSERT INTO route_versions (tenant_id, version_id, storm_id, route_id, plan_version, stops, published_at,
    author_id, rev, fv, fw, fh)
SELECT tenant_id, gen_random_uuid(), storm_id, route_id, 1, '[]', now(), gen_random_uuid(), 5, a.a, a.a, a.a
FROM route, (SELECT array_fill(5::bigint, ARRAY[{OLD_VERSION_FIELDS}]) AS a) a
"""
