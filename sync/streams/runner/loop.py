"""The runner's round: read, sort by tenant, take in and note the places in one transaction."""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event as Flag
from typing import Any

from sync.contracts.events.envelope import EventError
from sync.contracts.events.topics import Topics
from sync.postgres.context import TenantContext, set_context
from sync.postgres.errors import DatabaseError
from sync.postgres.pool import Connection
from sync.streams.core.pipeline import Changes
from sync.streams.errors import BrokerLost, Overtaken, ReducedElsewhere
from sync.streams.runner import offsets
from sync.streams.runner.intake import EVENTS, Intake
from sync.streams.runner.kafka import BrokerSettings, DeadLetters, Record, ensure_topic
from sync.streams.runner.source import Source

log = logging.getLogger("sync.streams")
BATCH_RECORDS = 5_000
POLL_S = 0.1
FIRST_DELAY_S, LONGEST_DELAY_S = 0.25, 15.0


@dataclass(frozen=True, slots=True)
class Ports:
    """What the runner needs.

    Attributes:
        transaction: opens a transaction of the role stormops_streams.
        identity: a name that the broker keeps as long as it keeps its data; raises on a broker that is away.
        taken: told after each batch what changed, by tenant.
    """

    transaction: Callable[[], AbstractContextManager[Connection]]
    identity: Callable[[], str]
    taken: Callable[[str, Changes], None] = lambda _tenant_id, _changes: None


class Runner:
    """Keeps windows, chain counts and findings up to date with its topic. Kill it at any time: what was not
    noted is read again, and what was is not counted twice.

    Args:
        intake: what is read; the events, unless a Flink job reduces them.
        unreachable: exceptions of `Ports.identity` that mean "later".
    """

    def __init__(
        self,
        settings: BrokerSettings,
        ports: Ports,
        *,
        intake: Intake[Any] = EVENTS,
        topics: Topics | None = None,
        batch: int = BATCH_RECORDS,
        unreachable: tuple[type[Exception], ...] = (),
    ) -> None:
        self._settings, self._ports, self._batch = settings, ports, batch
        topics = topics or Topics()
        self._intake, self._group = intake, topics.group(intake.job)
        self._topic, self._instead_of = intake.topic(topics), intake.instead_of(topics)
        self._letters = DeadLetters(settings, topics.dead_letters)
        later = (BrokerLost, ReducedElsewhere, DatabaseError)
        self._waited_for: tuple[type[Exception], ...] = (*later, *unreachable)
        self._source: Source | None = None
        self._places: dict[int, int] = {}
        self._broker = ""

    def run(self, stop: Flag) -> None:
        """Rounds until `stop` is set; a lost broker or database is waited for, ever less eagerly."""
        delay_s = FIRST_DELAY_S
        while not stop.is_set():
            try:
                self.round()
                delay_s = FIRST_DELAY_S
            except Overtaken as error:
                log.warning("%s", error)
                self.disconnect()
            except self._waited_for as error:
                log.warning("streams wait delay_s=%.2f reason=%s", delay_s, error)
                self.disconnect()
                stop.wait(delay_s)
                delay_s = min(LONGEST_DELAY_S, delay_s * 2)
        self.disconnect()

    def round(self) -> int:
        """Takes in what there is, at most a batch; returns how many records.

        Raises:
            BrokerLost, Overtaken, ReducedElsewhere, DatabaseError: nothing was taken; `disconnect` and go on.
        """
        source = self._connected()
        records = source.read(self._batch, POLL_S)
        if records:
            self._take(records)
        return len(records)

    def lag(self) -> int:
        """How many records the relay has delivered to this broker that were not taken in yet."""
        with self._ports.transaction() as connection:
            return offsets.lag(connection, self._topic, self._broker or self._ports.identity())

    @property
    def places(self) -> Mapping[int, int]:
        """The offset to be read next, by partition."""
        return dict(self._places)

    def disconnect(self) -> None:
        """Drops the connection; the next round opens one and asks who the broker is."""
        if self._source is not None:
            self._source.close()
        self._source = None
        self._letters.close()

    def _connected(self) -> Source:
        if self._source is None:
            self._broker = self._ports.identity()
            source = Source(self._settings, self._group)
            try:
                self._begin(source)
            except BaseException:
                source.close()
                raise
            self._source = source
        return self._source

    def _begin(self, source: Source) -> None:
        if self._intake.partitions:
            ensure_topic(self._settings, self._topic, partitions=self._intake.partitions)
        partitions = source.partitions(self._topic)
        if not partitions:
            raise BrokerLost("the topic of events is not there yet; the relay makes it")
        with self._ports.transaction() as connection:
            noted = offsets.positions(connection, self._topic, self._broker)
        self._places = {number: noted.get(number, 0) for number in partitions}
        source.begin(self._topic, self._places)

    def _take(self, records: Sequence[Record]) -> None:
        by_tenant, unreadable = self._sorted(records)
        if unreadable:
            self._letters.keep(unreadable)
        upto = {record.partition: record.offset + 1 for record in records}
        read = {number: self._places[number] for number in upto}
        taken: list[tuple[str, Changes]] = []
        with self._ports.transaction() as connection:
            offsets.claim(connection, self._topic, self._instead_of)
            offsets.advance(connection, self._topic, self._broker, read, upto)
            for tenant_id, items in sorted(by_tenant.items()):
                set_context(connection, TenantContext(tenant_id))
                taken.append((tenant_id, self._intake.take(connection, tenant_id, items)))
        self._places |= upto
        for tenant_id, changes in taken:
            self._ports.taken(tenant_id, changes)

    def _sorted(self, records: Sequence[Record]) -> tuple[dict[str, list[Any]], list[tuple[Record, str]]]:
        by_tenant: dict[str, list[Any]] = defaultdict(list)
        unreadable: list[tuple[Record, str]] = []
        for record in records:
            try:
                tenant_id, item = self._intake.read(record)
            except EventError as error:
                unreadable.append((record, str(error)))
            else:
                by_tenant[tenant_id].append(item)
        return by_tenant, unreadable
