"""Puts the stream jobs together on a real database and a real broker."""

import functools
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Event
from typing import Any

from stormops_desktop.domain.merge import RULES
from sync.contracts.events.topics import Topics
from sync.hub.attribution import Attributions
from sync.hub.core.errors import HubProblem
from sync.hub.core.hub import Hub
from sync.hub.guardrails import GuardrailDesk
from sync.hub.ingest.desk import IngestDesk
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import RelayError
from sync.hub.stores.pg import PgStore
from sync.postgres.context import streams_transaction
from sync.postgres.errors import DatabaseError
from sync.postgres.pool import Pool, open_pool
from sync.postgres.urls import ServerUrls
from sync.streams.core.pipeline import Changes
from sync.streams.inbound.loop import InboundLoop
from sync.streams.runner import offsets
from sync.streams.runner.intake import EVENTS, Intake
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.loop import Ports, Runner
from sync.streams.runner.sinks import Sinks
from sync.streams.runner.told import RESULTS

EMBEDDED, FLINK = "embedded", "flink"
INTAKES: Mapping[str, Intake[Any]] = {EMBEDDED: EVENTS, FLINK: RESULTS}
"""Who reduces the events: the runner here, or a Flink job whose results it takes."""


@dataclass(frozen=True, slots=True)
class StreamParts:
    """The jobs of one process, ready to run.

    Attributes:
        wake: set when the runner found something.
    """

    runner: Runner
    sinks: Sinks
    inbound: InboundLoop
    wake: Event
    close: Callable[[], None]


def open_parts(
    urls: ServerUrls,
    bootstrap: str,
    extra: Mapping[str, str | int],
    topics: Topics,
    *,
    clock: Callable[[], int],
    reducers: str = EMBEDDED,
) -> StreamParts:
    """The jobs on a migrated database.

    Args:
        extra: settings of the Kafka client. clock: UTC milliseconds now. reducers: see `INTAKES`.

    Raises:
        ReducedElsewhere: the database has windows of the other reducers.
        Unavailable: the database does not answer. DatabaseError: a role could pass by the isolation.
    """
    with ExitStack() as undo:
        streams, app, relay = (_pool(undo, url) for url in (urls.streams, urls.app, urls.relay))
        store = PgStore(app)
        core = Hub(store, RULES, clock)
        settings = BrokerSettings(bootstrap, extra)
        wake = Event()

        def taken(_tenant_id: str, changes: Changes) -> None:
            if changes.actions or changes.chains:
                wake.set()

        transaction = functools.partial(streams_transaction, streams)
        identity = functools.partial(_identity, bootstrap, extra, topics)
        intake = INTAKES[reducers]
        with transaction() as connection:
            offsets.claim(connection, intake.topic(topics), intake.instead_of(topics))
        runner = Runner(
            settings, Ports(transaction, identity, taken), intake=intake, topics=topics,
            unreachable=(RelayError,),
        )  # fmt: skip
        desk = GuardrailDesk(app, core, Attributions(app, core), clock)
        sinks = Sinks(transaction, desk, (HubProblem, DatabaseError), clock)
        inbound = InboundLoop(
            settings, topics, IngestDesk(app, store, relay, clock), transaction, identity,
            later=(HubProblem, DatabaseError, RelayError),
        )  # fmt: skip
        return StreamParts(runner, sinks, inbound, wake, undo.pop_all().close)


def _pool(undo: ExitStack, url: str) -> Pool:
    pool = open_pool(url, size=3, name="stormops-streams")
    undo.callback(pool.close)
    return pool


def _identity(bootstrap: str, extra: Mapping[str, str | int], topics: Topics) -> str:
    broker = Broker(bootstrap, extra=extra, topics=topics)
    try:
        return broker.identity()
    finally:
        broker.close()
