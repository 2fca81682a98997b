"""A furnished centre over the store in memory."""

import uuid

import pytest

from sync.hub.stores.memory import MemoryStore
from tests.helpers.centre import Centre


@pytest.fixture
def centre() -> Centre:
    """One storm, two crews with a route, a house and a job each."""
    store, tenant_id = MemoryStore(), str(uuid.uuid4())
    store.add_tenant(tenant_id, "epoch-1")
    made = Centre(store, tenant_id)
    made.furnish(made.laptop("manager"))
    return made
