"""A day at two companies on the real engines, told once; the tests look at what came of it.

Laptops push through the real hub; the relay carries the op log to Apache Kafka, which is killed in the
middle of it; the relay then begins anew, so that every event is on the topic twice. The embedded runner and
the Flink job read the same topic; runners are killed at random all the while, the job once; the lakehouse is
filled from it in two goes.
"""

import os
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from sync.contracts import clock
from sync.contracts.events.topics import Topics
from sync.contracts.ops import Kind, Op
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import BrokerUnavailable
from sync.hub.relay.loop import Relay
from sync.postgres.context import relay_transaction, streams_transaction
from sync.postgres.pool import Pool, open_pool
from sync.postgres.urls import ServerUrls
from sync.streams.lakehouse.catalogue import Lakehouse
from sync.streams.lakehouse.sink import LakehouseSink, open_consumer
from sync.streams.runner.intake import EVENTS, Intake
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.loop import Ports, Runner
from sync.streams.runner.told import RESULTS
from tests.helpers.flink_job import FlinkJob
from tests.helpers.hub import Company, HubAtHand
from tests.helpers.kafka_server import KafkaServer
from tests.helpers.mortal_runner import DyingRunners
from tests.hub.http.wire import Laptop, new_id

HOW_MANY = int(os.environ.get("STORMOPS_INTEGRATION_EVENTS", "3600"))
LAPTOPS_A_COMPANY, ROUNDS = (25, 20) if HOW_MANY > 20_000 else (5, 6)
TOUCHES_A_PUSH = max(1, HOW_MANY // (2 * LAPTOPS_A_COMPANY * ROUNDS))
HOUSES = max(40, HOW_MANY // 100)  # a house is touched some tens of times, however long the season is
BATCH = max(400, HOW_MANY // 50)
LEAST_DEATHS = 3
WITHIN_S = 300 + HOW_MANY / 40  # for what takes as long as the machine is slow
SESSION_S = 600  # of the hub's clock: a token lasts 900
CHANNELS = ("ga4", "email", "sms", "door_knock", "call")
HOUR_MS = 3_600_000
TOPIC = Topics().events


@dataclass
class Field:
    """One company's laptops, and what they write of."""

    laptops: list[Laptop]
    storm_id: str
    houses: list[str]
    touches: list[str] = field(default_factory=list)


@dataclass
class Day:
    """What there is when it is told.

    Attributes:
        pushed: ops that laptops had accepted. deaths: runners killed at work.
        lag: events that the embedded runner had not taken in at the end.
    """

    hub: HubAtHand
    kafka: KafkaServer
    lakehouse: Lakehouse
    pushed: int = 0
    deaths: int = 0
    lag: int = -1


@contextmanager
def told(hub: HubAtHand, kafka: KafkaServer, lakehouse: Lakehouse, folder: Path) -> Iterator[Day]:
    """The whole day; the Flink job goes on as long as somebody looks."""
    dice, day = Random(19), Day(hub, kafka, lakehouse)
    fields = [open_field(hub, company, day) for company in (hub.ours, hub.theirs)]
    with ExitStack() as stack:
        relay = stack.enter_context(Carried(hub, kafka.bootstrap))
        for _ in range(ROUNDS // 2):
            capture(day, fields, dice)
        relay.caught_up()
        flink = stack.enter_context(FlinkJob(kafka.bootstrap, folder / "flink"))
        fill(lakehouse, kafka.bootstrap)
        runners = DyingRunners(hub.urls.streams, kafka.bootstrap, BATCH, Random(23))
        with runners:
            flink.until_checkpoint()
            flink.kill()
            for number in range(ROUNDS // 2):
                capture(day, fields, dice)  # nobody at a laptop notices
                if number == ROUNDS // 4:
                    kafka.kill()  # with a relay and a runner at work
            kafka.start()
            relay.caught_up()
            while runners.deaths < LEAST_DEATHS:
                assert runners.at_work
                begin_anew(hub)
                relay.caught_up()
        begin_anew(hub)
        relay.caught_up()
    day.deaths, day.lag = runners.deaths, run_embedded(hub, kafka.bootstrap)
    fill(lakehouse, kafka.bootstrap)
    with FlinkJob(kafka.bootstrap, folder / "flink", restore=True):
        yield day


def open_field(hub: HubAtHand, company: Company, day: Day) -> Field:
    """A storm with houses, and laptops of the planner and the manager."""
    people = [company.people["planner"], company.people["manager"]]
    laptops = []
    for number in range(LAPTOPS_A_COMPANY):
        person, device = people[number % 2], new_id()
        client = hub.anonymous()
        client.headers["authorization"] = f"Bearer {hub.login(person, device=device).access_token}"
        laptops.append(Laptop(client, device))
    found = Field(laptops, new_id(), [new_id() for _ in range(HOUSES)])
    storm = {"event_id": f"event {found.storm_id}", "name": "Hail", "status": "active", "is_sample": False}
    house = {"address": "1 Main St", "do_not_knock": False, "is_synthetic": True}
    ops = [_op(Kind.ADD, "storms", found.storm_id, storm, 0)]
    ops += [_op(Kind.ADD, "properties", key, house, 0) for key in found.houses]
    for start in range(0, len(ops), 500):
        accepted(laptops[0], day, *ops[start : start + 500])
    return found


def capture(day: Day, fields: list[Field], dice: Random) -> None:
    """Each laptop writes for a while and pushes; a third of it happened hours to days before."""
    for each in fields:
        for laptop in each.laptops:
            now = round(day.hub.clock.now * 1000)
            ops = [_next(each, now, dice) for _ in range(TOUCHES_A_PUSH)]
            accepted(laptop, day, *ops)
        day.hub.clock.advance(SESSION_S / 2 / ROUNDS)


def accepted(laptop: Laptop, day: Day, *ops: Op) -> None:
    answer = laptop.push(*ops)
    assert not answer.verdicts, answer.verdicts
    day.pushed += len(ops)


def _next(here: Field, now: int, dice: Random) -> Op:
    if here.touches and dice.random() < 0.05:
        return _op(
            Kind.DELETE, "customer_journeys", here.touches.pop(dice.randrange(len(here.touches))), {}, now
        )
    late = dice.randrange(HOUR_MS, 120 * HOUR_MS) if dice.random() < 1 / 3 else dice.randrange(60_000)
    key, converted = str(uuid.UUID(int=dice.getrandbits(128), version=4)), dice.random() < 0.1
    here.touches.append(key)
    fields = {
        "storm_id": here.storm_id, "property_id": dice.choice(here.houses), "channel": dice.choice(CHANNELS),
        "timestamp": now - late, "converted": converted, "source_event_id": key,
        "conversion_value_cents": dice.randrange(10**6) if converted else None,
    }  # fmt: skip
    return _op(Kind.ADD, "customer_journeys", key, fields, now - late)


def _op(kind: Kind, entity: str, key: str, fields: dict[str, object], at: int) -> Op:
    return Op(new_id(), kind, entity, key, fields, base=1 << 40, hlc=clock.pack(max(at, 1)))


class Carried:
    """The relay in a thread of its own, as in its process."""

    def __init__(self, hub: HubAtHand, bootstrap: str) -> None:
        self._hub, self._stop = hub, threading.Event()
        self._pool = open_pool(hub.urls.relay, size=2)
        self._relay = Relay(lambda: relay_transaction(self._pool), lambda: Broker(bootstrap, timeout_s=10))
        self._thread = threading.Thread(target=self._relay.run, args=(self._stop,), name="relay")

    def __enter__(self) -> "Carried":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._pool.close()

    def caught_up(self) -> None:
        """Waits until the broker has acknowledged everything in the op log."""
        behind = """SELECT count(*) FROM tenant_clock c LEFT JOIN relay_cursor k USING (tenant_id)
            WHERE k.rev IS NULL OR k.rev < c.rev"""
        with psycopg.connect(self._hub.urls.relay, autocommit=True) as connection:
            until(lambda: connection.execute(behind).fetchone() == (0,), WITHIN_S)


def begin_anew(hub: HubAtHand) -> None:
    """As if the cursor had been lost: everything is published once more."""
    with psycopg.connect(hub.urls.relay) as connection:
        connection.execute("UPDATE relay_cursor SET rev = 0, i = 0")


def run_embedded(hub: HubAtHand, bootstrap: str) -> int:
    """The embedded runner until it has everything; then it is gone. Returns its lag."""
    with closing(open_pool(hub.urls.streams, size=2)) as pool:
        runner = _runner(pool, bootstrap)
        while runner.round() or runner.lag():
            pass
        lag = runner.lag()
        runner.disconnect()
    return lag


@contextmanager
def taking_results(urls: ServerUrls, bootstrap: str) -> Iterator[Runner]:
    """Who takes what Flink told into a database."""
    with closing(open_pool(urls.streams, size=2)) as pool:
        runner = _runner(pool, bootstrap, RESULTS)
        yield runner
        runner.disconnect()


def _runner(pool: Pool, bootstrap: str, intake: Intake[Any] = EVENTS) -> Runner:
    def identity() -> str:
        with closing(Broker(bootstrap, timeout_s=10)) as broker:
            return broker.identity()

    ports = Ports(lambda: streams_transaction(pool), identity)
    settings, later = BrokerSettings(bootstrap), (BrokerUnavailable,)
    return Runner(settings, ports, intake=intake, batch=BATCH, unreachable=later)


def fill(lakehouse: Lakehouse, bootstrap: str) -> None:
    LakehouseSink(lakehouse, lambda: open_consumer(bootstrap)).catch_up()


def until(fact: Callable[[], bool], within_s: float) -> None:
    deadline = threading.Event()
    timer = threading.Timer(within_s, deadline.set)
    timer.start()
    try:
        while not fact():
            assert not deadline.wait(0.1), "it did not come about"
    finally:
        timer.cancel()
