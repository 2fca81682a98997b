"""A season on real parts: laptops push into the hub's core over PostgreSQL, the relay carries the op log to
the embedded broker, the runner takes them in; and everything that can be killed is.

The broker is the product's, in memory, so it comes back empty and under another name; or it keeps its records
in an object store, and comes back with everything that it had acknowledged.

The test and `benchmarks.streams` drive it.
"""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg

from stormops_desktop.domain.merge import RULES
from sync.contracts import clock
from sync.contracts.chain import START, extend
from sync.contracts.events.envelope import Event, read_event
from sync.contracts.messages import Push, SyncRequest
from sync.contracts.ops import Kind, Op
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal
from sync.hub.relay import oplog
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import BrokerUnavailable
from sync.hub.relay.events import event_of
from sync.hub.relay.loop import Relay
from sync.hub.stores.pg import PgStore
from sync.postgres.context import relay_transaction, streams_transaction
from sync.postgres.pool import Connection, Pool, open_pool
from sync.postgres.provision import create_tenant
from sync.postgres.urls import ServerUrls
from sync.serve.embedded_broker import EmbeddedBroker
from sync.streams.core.batch import Results, recompute
from sync.streams.errors import BrokerLost, Overtaken
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.loop import Ports, Runner
from tests.helpers.objects import KEYS, object_server
from tests.streams.events import BEGIN_MS, CHANNELS, DAY, HOUR, uuid_of

AWAY = (BrokerUnavailable, BrokerLost, Overtaken)


class KilledError(Exception):
    """What a consumer sees of SIGKILL: nothing; its transaction is simply gone."""


@dataclass
class Laptop:
    """A device that numbers its ops."""

    device: str
    n: int = 0
    chain: str = START


@dataclass
class SeasonRig:
    """One company, its hub, its broker, its relay and its runner.

    Attributes:
        deaths: how often a consumer was killed inside a transaction.
        client: settings of the Kafka clients.
    """

    urls: ServerUrls
    broker: EmbeddedBroker
    dice: Random
    hub: Hub
    transaction: Callable[[], contextlib.AbstractContextManager[Connection]]
    relay: Relay
    relay_pool: Pool
    tenant: str = ""
    storm: str = ""
    houses: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)
    laptops: list[Laptop] = field(default_factory=list)
    now_ms: int = BEGIN_MS
    death_rate: float = 0.0
    at_once: int = 700
    deaths: int = 0
    client: dict[str, str | int] = field(default_factory=dict)
    _runner: Runner | None = None
    _mortal: Random = field(default_factory=lambda: Random(7))  # how often it is asked depends on the machine

    # -- the company ---------------------------------------------------------------------------------

    def found(self, *, laptops: int, houses: int) -> None:
        """Makes the company with one storm over all its houses."""
        self.tenant, self.storm = create_tenant(self.urls.owner, "Season Roofing"), uuid_of(self.dice)
        self.houses = [uuid_of(self.dice) for _ in range(houses)]
        self.jobs = [uuid_of(self.dice) for _ in range(houses)]
        self.laptops = [Laptop(uuid_of(self.dice)) for _ in range(laptops)]
        storm = {"event_id": "S", "name": "Hail", "status": "active", "is_sample": False}
        house = {"address": "1 Elm St", "do_not_knock": False, "is_synthetic": True}
        ops = [self._op(Kind.ADD, "storms", self.storm, storm)]
        for key, job in zip(self.houses, self.jobs, strict=True):
            ops.append(self._op(Kind.ADD, "properties", key, house))
            work = {"storm_id": self.storm, "property_id": key, "status": "assigned"}
            ops.append(self._op(Kind.ADD, "jobs", job, work))
        for start in range(0, len(ops), 400):
            self._push(self.laptops[0], ops[start : start + 400])

    def upload(self, count: int) -> None:
        """A laptop comes back and pushes its day: a third of it happened hours to days ago."""
        self.now_ms += self.dice.randrange(60_000)
        self._push(self.dice.choice(self.laptops), [self._next() for _ in range(count)])

    def _next(self) -> Op:
        dice = self.dice
        late = dice.randrange(HOUR, 5 * DAY) if dice.random() < 1 / 3 else dice.randrange(60_000)
        at, draw = self.now_ms - late, dice.random()
        if draw < 0.85 or len(self.touches) < 50:
            return self._touch(at)
        if draw < 0.95:
            to = dice.choice(("completed", "on_site"))
            step = {
                "event_id": uuid_of(dice), "from": "assigned", "to": to, "happened_at": at,
                "actor_id": uuid_of(dice),
            }  # fmt: skip
            return self._op(Kind.TRANSITION, "jobs", dice.choice(self.jobs), step)
        return self._op(
            Kind.DELETE, "customer_journeys", self.touches.pop(dice.randrange(len(self.touches))), {}
        )

    def _touch(self, at: int) -> Op:
        key, won = uuid_of(self.dice), self.dice.random() < 0.05
        self.touches.append(key)
        return self._op(Kind.ADD, "customer_journeys", key, {
            "storm_id": self.storm, "property_id": self.dice.choice(self.houses), "timestamp": at,
            "channel": self.dice.choice(CHANNELS), "converted": won, "source_event_id": key,
            "conversion_value_cents": self.dice.randrange(10**6) if won else None,
        })  # fmt: skip

    def _op(self, kind: Kind, entity: str, key: str, fields: dict[str, object]) -> Op:
        return Op(uuid_of(self.dice), kind, entity, key, fields, 1 << 40, clock.pack(self.now_ms))

    def _push(self, laptop: Laptop, ops: list[Op]) -> None:
        push = Push(laptop.n + 1, laptop.chain, tuple(ops))
        asker = Principal(self.tenant, uuid_of(Random(1)), "admin")
        self.hub.sync(asker, SyncRequest(laptop.device, 1, cursor=0, push=push))
        laptop.n, laptop.chain = laptop.n + len(ops), extend(laptop.chain, [op.id for op in ops])

    # -- the way to the windows ----------------------------------------------------------------------

    def carry(self) -> int:
        """A round of the relay; 0 when the broker is away."""
        try:
            return self.relay.round()
        except AWAY:
            self.relay.disconnect()
            return 0

    def take(self) -> int:
        """A round of the runner, which may be killed; 0 when it was, or when the broker is away."""
        try:
            return self.runner.round()
        except KilledError:
            self.deaths += 1
        except AWAY:
            pass
        self._forget_runner()
        return 0

    def _forget_runner(self) -> None:
        if self._runner is not None:
            self._runner.disconnect()
        self._runner = None

    @property
    def runner(self) -> Runner:
        if self._runner is None:
            settings = BrokerSettings(self.broker.bootstrap, self.client)
            self._runner = Runner(settings, Ports(self._deadly, self.identity), batch=self.at_once)
        return self._runner

    def kill_broker(self) -> None:
        """SIGKILL, then up again on the same address; empty, unless its storage outlives it."""
        os.kill(self.broker.pid, signal.SIGKILL)
        self.broker.stop()
        self.broker.start()

    def tell_again(self, count: int) -> None:
        """Duplicates: a stretch of the log published once more, as by a relay that lost its cursor."""
        with relay_transaction(self.relay_pool) as connection:
            high = oplog.following(connection, self.tenant, oplog.Cursor(), 1).upto.rev
            rev = self.dice.randrange(max(1, high))
            part = oplog.following(connection, self.tenant, oplog.Cursor(rev), count)
        broker = self._open_broker()
        with contextlib.suppress(*AWAY):
            broker.publish([event_of(op) for op in part.ops])
        broker.close()

    def settle(self) -> None:
        """Nothing dies any more; until the relay has carried all and the runner has taken all of it."""
        self.death_rate = 0.0
        self.relay.disconnect()
        self._forget_runner()  # both ask once more who the broker is
        while self.carry() or self.relay_behind() or self.take() or self.lag():
            pass

    def lag(self) -> int:
        """How many records are still to be taken; more than none while the broker is away."""
        try:
            return self.runner.lag()
        except AWAY:
            return 1

    def relay_behind(self) -> bool:
        """Whether the broker that answers now lacks accepted ops, or none answers."""
        try:
            broker = self.identity()
        except AWAY:
            return True
        with relay_transaction(self.relay_pool) as connection:
            behind = (
                "SELECT 1 FROM tenant_clock c LEFT JOIN relay_cursor k USING (tenant_id) "
                "WHERE k.broker IS DISTINCT FROM %s OR c.rev > k.rev"
            )
            found = bool(connection.execute(behind, (broker,)).fetchall())
        if found:
            self.relay.disconnect()  # it may still believe in the one that was killed
        return found

    # -- what came of it -----------------------------------------------------------------------------

    def batch(self) -> Results:
        """The results computed at once from the op log itself, which no broker ever saw."""
        return recompute(self.events())

    def events(self) -> list[Event]:
        """Every accepted op as an event."""
        found: list[Event] = []
        cursor = oplog.Cursor()
        while True:
            with relay_transaction(self.relay_pool) as connection:
                part = oplog.following(connection, self.tenant, cursor, 5_000)
            made = [event_of(op) for op in part.ops]
            found += [read_event(event.headers, event.value) for event in made]
            if part.upto == cursor or part.upto.i == oplog.WHOLE:
                return found
            cursor = part.upto

    def stored(self) -> Results:
        """What the runner left."""
        with psycopg.connect(self.urls.streams) as connection:
            connection.execute("SELECT set_config('app.tenant_id', %s, true)", (self.tenant,))
            windows = connection.execute(
                "SELECT tenant_id::text, storm_id::text, start_ms, counts FROM stream_windows"
            ).fetchall()
            chains = connection.execute(
                "SELECT tenant_id::text, storm_id::text, level, came_from, step_to, times, value_cents "
                "FROM stream_chains WHERE (times, value_cents) <> (0, 0)"
            ).fetchall()
        return Results(
            {(tenant, storm, start): counts for tenant, storm, start, counts in windows if counts},
            {(t, s, level, a, b): (times, cents) for t, s, level, a, b, times, cents in chains},
        )

    @contextlib.contextmanager
    def _deadly(self) -> Iterator[Connection]:
        with self.transaction() as connection:
            yield connection
            if self._mortal.random() < self.death_rate and _wrote(connection):
                raise KilledError

    def identity(self) -> str:
        """The name of the broker that answers now.

        Raises:
            BrokerUnavailable: none does.
        """
        broker = self._open_broker()
        try:
            return broker.identity()
        finally:
            broker.close()

    def _open_broker(self) -> Broker:
        return Broker(self.broker.bootstrap, extra=self.client, timeout_s=10)

    def close(self) -> None:
        """Drops the connections."""
        self.relay.disconnect()
        if self._runner is not None:
            self._runner.disconnect()


def _wrote(connection: Connection) -> bool:
    return connection.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL").fetchone() == (True,)


@contextlib.contextmanager
def durable_broker(folder: Path) -> Iterator[EmbeddedBroker]:
    """A broker on an object store that knows conditional writes; without them it would lose records."""
    with object_server("tests.helpers.object_server") as (endpoint, buckets):
        (buckets / "tansu").mkdir()
        at = {"AWS_ENDPOINT": endpoint, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "us-east-1", **KEYS}
        yield EmbeddedBroker(folder / "broker.log", storage="s3://tansu/", storage_settings=at)


@contextlib.contextmanager
def season_rig(urls: ServerUrls, folder: Path, dice: Random, *, durable: bool = False) -> Iterator[SeasonRig]:
    """The parts, on a migrated database; `durable`: the broker keeps its records in an object store."""
    with contextlib.ExitStack() as stack:
        broker = (
            stack.enter_context(durable_broker(folder)) if durable else EmbeddedBroker(folder / "broker.log")
        )
        # From an object store it takes a while to find the records.
        client: dict[str, str | int] = {"fetch.wait.max.ms": 2_000} if durable else {}
        stack.callback(broker.stop)
        broker.start()
        app, relay, streams = (
            stack.enter_context(contextlib.closing(open_pool(url, size=3)))
            for url in (urls.app, urls.relay, urls.streams)
        )
        rig: SeasonRig = SeasonRig(
            urls, broker, dice, Hub(PgStore(app), RULES, lambda: rig.now_ms),
            lambda: streams_transaction(streams),
            Relay(
                lambda: relay_transaction(relay),
                lambda: Broker(broker.bootstrap, extra=client, timeout_s=10),
            ),
            relay, client=client,
        )  # fmt: skip
        stack.callback(rig.close)
        yield rig
