"""The same tests on both stores: memory, and a real PostgreSQL under row-level security."""

import uuid

import pytest

from sync.hub.stores.memory import MemoryStore
from sync.hub.stores.pg import PgStore
from sync.postgres.pool import Pool
from sync.postgres.provision import create_tenant
from sync.postgres.urls import ServerUrls
from tests.helpers.centre import Centre


def memory_centre() -> Centre:
    """A centre over a store in memory."""
    store, tenant_id = MemoryStore(), str(uuid.uuid4())
    store.add_tenant(tenant_id, "epoch-1")
    return Centre(store, tenant_id)


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.postgres)])
def centre(request: pytest.FixtureRequest) -> Centre:
    """A furnished tenant's centre."""
    if request.param == "memory":
        made = memory_centre()
    else:
        pool: Pool = request.getfixturevalue("app_pool")
        urls: ServerUrls = request.getfixturevalue("database")
        made = Centre(PgStore(pool), create_tenant(urls.owner, "Elite Roofing"))
    made.furnish(made.laptop("manager"))
    return made
