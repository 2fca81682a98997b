"""A real broker with events in its topic, and runners on a real database."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg
import pytest
from confluent_kafka import Producer

from sync.contracts.events.envelope import Event
from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import BrokerUnavailable
from sync.postgres.context import streams_transaction
from sync.postgres.pool import Pool
from sync.postgres.urls import ServerUrls
from sync.serve.embedded_broker import EmbeddedBroker
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.loop import Ports, Runner
from tests.helpers.postgres import PostgresServer
from tests.streams.events import record_again


class Publisher:
    """Puts events on the topic as the relay does."""

    def __init__(self, bootstrap: str) -> None:
        self._bootstrap = bootstrap
        broker = Broker(bootstrap, timeout_s=10)
        self.identity = broker.identity()  # makes the topics
        broker.close()
        self.delivered: dict[int, int] = {}

    def _delivered(self, error, message) -> None:
        assert error is None, error
        partition, after = message.partition(), message.offset() + 1
        self.delivered[partition] = max(self.delivered.get(partition, 0), after)

    def publish(self, events: Iterable[Event]) -> None:
        self.put((f"{e.tenant_id}:{e.row_id}".encode(), *record_again(e)) for e in events)

    def put(self, records) -> None:
        producer = Producer(
            {"bootstrap.servers": self._bootstrap, "log_level": 0, "linger.ms": 5, "acks": "all"}
        )
        for key, headers, value in records:
            producer.produce(
                Topics().events, key=key, value=value, headers=list(headers), on_delivery=self._delivered
            )
        assert producer.flush(20) == 0


class Stored:
    """What the runner left in the database, seen from above all policies."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def __call__(self, statement: str) -> list[tuple[Any, ...]]:
        rows = self._connection.execute(statement).fetchall()
        self._connection.rollback()
        return rows

    def windows(self) -> dict[Any, Any]:
        rows = self("SELECT tenant_id::text, storm_id::text, start_ms, counts FROM stream_windows")
        return {tuple(key): counts for *key, counts in rows if counts}

    def chains(self) -> dict[Any, Any]:
        rows = self(
            "SELECT tenant_id::text, storm_id::text, level, came_from, step_to, times, value_cents "
            "FROM stream_chains"
        )
        return {tuple(key): (times, cents) for *key, times, cents in rows if times or cents}


@pytest.fixture
def published(embedded_broker: EmbeddedBroker) -> Publisher:
    return Publisher(embedded_broker.bootstrap)


@pytest.fixture
def streams_pool(database: ServerUrls, database_pools: Callable[[str], Pool]) -> Pool:
    return database_pools(database.streams)


@pytest.fixture
def stored(postgres_server: PostgresServer, database: ServerUrls) -> Iterator[Stored]:
    with postgres_server.superuser(database) as connection:
        yield Stored(connection)


@pytest.fixture
def runner_on(streams_pool: Pool) -> Iterator[Callable[..., Runner]]:
    """Makes runners on one broker; disconnected after the test."""
    runners: list[Runner] = []

    def make(bootstrap: str, taken=lambda _tenant_id, _changes: None, **more) -> Runner:
        def identity() -> str:
            broker = Broker(bootstrap, timeout_s=5)
            try:
                return broker.identity()
            finally:
                broker.close()

        ports = Ports(lambda: streams_transaction(streams_pool), identity, taken)
        more = {"unreachable": (BrokerUnavailable,), **more}
        runners.append(Runner(BrokerSettings(bootstrap), ports, **more))
        return runners[-1]

    yield make
    for runner in runners:
        runner.disconnect()


def until_caught_up(runner: Runner, published: Publisher) -> int:
    """Rounds until everything that was delivered has been taken; how many records that were."""
    taken = runner.round()
    while any(runner.places.get(partition, 0) < upto for partition, upto in published.delivered.items()):
        taken += runner.round()
    return taken
