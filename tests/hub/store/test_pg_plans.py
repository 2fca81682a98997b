"""On tables that are still empty, where the planner guesses, statements already go by the right index.

A connection keeps the plans it made then while the tables grow.
"""

from collections.abc import Iterator

import pytest

from sync.hub.stores import pg_read
from sync.hub.stores import pg_statements as sql
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool, open_pool
from sync.postgres.provision import create_tenant
from tests.helpers.postgres import PostgresServer

pytestmark = pytest.mark.postgres
NOBODY = "00000000-0000-0000-0000-000000000000"
PARENT = "SELECT 1 FROM properties x WHERE tenant_id = %s AND property_id = %s FOR KEY SHARE OF x"
ENTITY_PAGE = f"{pg_read._STAYS} AND m.entity = %s GROUP BY m.entity, m.row_id"


@pytest.fixture(scope="module")
def untouched(postgres_server: PostgresServer) -> Iterator[tuple[Pool, str]]:
    """A database no other test has left pages in: the planner's guess goes by a table's size on disk."""
    with postgres_server.fresh_database() as database:
        tenant = create_tenant(database.owner, "Elite Roofing")
        pool = open_pool(database.app, size=1)
        yield pool, tenant
        pool.close()


@pytest.mark.parametrize(
    ("statement", "parameters", "index"),
    [
        (PARENT, (NOBODY, NOBODY), "properties_pkey"),
        (ENTITY_PAGE, ("{t}", 5, 9, "jobs"), "member_feed_idx"),
        (pg_read._PLACES, ("t", "", NOBODY, 7, 7, 5), "member_pkey"),
        (sql.PLACES, ("jobs", f"{{{NOBODY}}}"), "member_row_idx"),
        (sql.DROP_TOMBSTONES, (5_000,), "member_gone_idx"),
        (sql.ADVANCE_HORIZON, (1,), "op_log_pkey"),
    ],
)
def test_an_empty_table_is_read_by_its_index(
    untouched: tuple[Pool, str], statement: str, parameters: tuple[object, ...], index: str
) -> None:
    pool, tenant = untouched
    with tenant_transaction(pool, TenantContext(tenant)) as connection:
        connection.execute(sql.BY_KEYS_ONLY)
        rows = connection.execute(f"EXPLAIN (COSTS OFF) {statement}", parameters).fetchall()
    plan = "\n".join(line for (line,) in rows)
    assert index in plan, plan
    assert "Seq Scan" not in plan
    if statement is not ENTITY_PAGE and statement is not sql.PLACES:
        assert "Sort" not in plan, "a page would read the rest of the bucket to sort it"
    if statement is sql.DROP_TOMBSTONES:
        assert plan.count("member_gone_idx") == 2, f"the hourly cleanup would read what lives too: {plan}"
