"""A hub with accepted ops, and a relay on its database."""

from collections.abc import Callable, Iterator

import pytest

from sync.hub.relay.broker import Broker
from sync.hub.relay.loop import Relay
from sync.postgres.context import relay_transaction
from sync.postgres.pool import Pool
from tests.helpers.hub import HubAtHand
from tests.hub.http.wire import Laptop, laptop

RelayOn = Callable[[str], Relay]


@pytest.fixture
def planner(hub_app: HubAtHand) -> Laptop:
    return laptop(hub_app, hub_app.ours.people["planner"])


@pytest.fixture
def relay_on(hub_app: HubAtHand, database_pools: Callable[[str], Pool]) -> Iterator[RelayOn]:
    """Makes a relay from the hub's database to a broker; disconnected after the test."""
    pool = database_pools(hub_app.urls.relay)
    relays: list[Relay] = []

    def make(bootstrap: str) -> Relay:
        relays.append(Relay(lambda: relay_transaction(pool), lambda: Broker(bootstrap, timeout_s=5)))
        return relays[-1]

    yield make
    for relay in relays:
        relay.disconnect()


@pytest.fixture
def relay_transactions(hub_app: HubAtHand, database_pools: Callable[[str], Pool]) -> Pool:
    """A pool of the relay's role on the hub's database."""
    return database_pools(hub_app.urls.relay)
