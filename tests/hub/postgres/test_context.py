"""The tenant's context lasts as long as its transaction, and nothing is seen without it."""

from uuid import uuid4

import psycopg
import pytest

from sync.postgres.context import Isolation, TenantContext, savepoint, set_context, tenant_transaction
from sync.postgres.errors import DatabaseError, IsolationError, UniqueError, Unavailable
from sync.postgres.pool import Pool, open_pool
from sync.postgres.urls import ServerUrls

pytestmark = pytest.mark.postgres
SETTINGS = "SELECT current_setting('app.tenant_id', true), current_setting('app.role', true)"


def test_settings_do_not_survive_the_transaction(app_pool: Pool) -> None:
    context = TenantContext(str(uuid4()), role="planner")
    with tenant_transaction(app_pool, context) as connection:
        assert connection.execute(SETTINGS).fetchone() == (context.tenant_id, "planner")
    with app_pool.connection() as connection:
        assert connection.execute(SETTINGS).fetchone() == ("", "")
