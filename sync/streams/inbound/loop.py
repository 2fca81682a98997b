"""Reads the topics that others write to, and gives what they report to the hub."""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event as Flag
from typing import Protocol

import msgspec

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.events.areas import WEATHER
from sync.contracts.events.envelope import EventError
from sync.contracts.events.inbound import Reported, read_report
from sync.contracts.events.topics import Topics
from sync.postgres.errors import DatabaseError, ValueRefused
from sync.postgres.pool import Connection
from sync.streams.errors import BrokerLost, Overtaken
from sync.streams.runner import offsets
from sync.streams.runner.kafka import (
    BrokerSettings,
    DeadLetters,
    Record,
    ensure_topic,
    matching_topics,
)
from sync.streams.runner.source import Source

log = logging.getLogger("sync.streams.inbound")
BATCH_RECORDS = 500
POLL_S = 0.2
TOPICS_EVERY_S = 30.0
FIRST_DELAY_S, LONGEST_DELAY_S = 0.5, 30.0
SOURCE = "kafka"
PARTITIONS = 6
_CHANNELS = frozenset(CHANNELS)
_TENANT_HEADERS = ("ce_tenantid", "tenant_id")


class Answer(Protocol):
    """What became of a report."""

    @property
    def status(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Untakable:
    """The answer to a report with a value that no column can hold."""

    status: str = "refused"
    reason: str = "A value of the report cannot be stored; correct it and replay."


class Desk(Protocol):
    """Who takes reports in (`hub.ingest`); blocking."""

    def now_ms(self) -> int: ...
    def tenant_of_storm(self, storm_id: str) -> str: ...
    def has_tenant(self, tenant_id: str) -> bool: ...
    def tenants(self) -> Sequence[str]: ...
    def take(self, tenant_id: str, source: str, reports: Sequence[Reported]) -> Sequence[Answer]: ...


class InboundLoop:
    """At least once, and the hub takes each once: places are noted after the hub has them.

    Args:
        transaction: of the role stormops_streams. identity: names the broker.
        later: exceptions of desk and identity that mean "try again later".
    """

    def __init__(
        self,
        settings: BrokerSettings,
        topics: Topics,
        desk: Desk,
        transaction: Callable[[], AbstractContextManager[Connection]],
        identity: Callable[[], str],
        *,
        later: tuple[type[Exception], ...] = (),
    ) -> None:
        self._settings, self._topics, self._desk = settings, topics, desk
        self._transaction, self._identity = transaction, identity
        self._waited_for: tuple[type[Exception], ...] = (BrokerLost, DatabaseError, Overtaken, *later)
        self._letters = DeadLetters(settings, topics.dead_letters)
        self._source: Source | None = None
        self._places: dict[str, dict[int, int]] = {}
        self._broker, self._looked_at = "", 0.0

    def run(self, stop: Flag) -> None:
        """Rounds until `stop`; whatever is away is waited for."""
        delay_s = FIRST_DELAY_S
        while not stop.is_set():
            try:
                if not self.round():
                    stop.wait(POLL_S)
                delay_s = FIRST_DELAY_S
            except self._waited_for as error:
                log.warning("inbound waits delay_s=%.1f reason=%s", delay_s, error)
                self.disconnect()
                stop.wait(delay_s)
                delay_s = min(LONGEST_DELAY_S, delay_s * 2)
        self.disconnect()

    def round(self) -> int:
        """Takes in at most a batch of all topics together; returns how many records.

        Raises:
            BrokerLost, Overtaken, DatabaseError: try again; what was taken is known to the hub.
        """
        records = self._connected().read(BATCH_RECORDS, POLL_S)
        if records:
            self._take(records)
        return len(records)

    def places(self, topic: str) -> Mapping[int, int]:
        """The offset to be read next, by partition; nothing for a topic that was not seen yet."""
        return dict(self._places.get(topic, {}))

    def disconnect(self) -> None:
        """Drops the connection; the next round opens another."""
        if self._source is not None:
            self._source.close()
        self._source = None
        self._places.clear()
        self._letters.close()

    def _connected(self) -> Source:
        if self._source is None:
            self._broker = self._identity()
            self._source = Source(self._settings, self._topics.group("inbound"))
            self._look_for_topics(self._source)
        elif time.monotonic() - self._looked_at >= TOPICS_EVERY_S:
            self._look_for_topics(self._source)
        return self._source

    def _look_for_topics(self, source: Source) -> None:
        """One client reads them all, however many storms have a topic."""
        always = {self._topics.inbound, *self._topics.of_areas}
        for topic in sorted(always - self._places.keys()):
            ensure_topic(self._settings, topic, partitions=PARTITIONS)
        of_storms = matching_topics(self._settings, self._topics.inbound_of_storms)
        for topic in sorted({*always, *of_storms} - self._places.keys()):
            with self._transaction() as connection:
                noted = offsets.positions(connection, topic, self._broker)
            places = {number: noted.get(number, 0) for number in source.partitions(topic)}
            source.begin(topic, places)
            self._places[topic] = places
        self._looked_at = time.monotonic()

    def _take(self, records: Sequence[Record]) -> None:
        by_tenant, refused = self._sorted(records)
        for tenant_id, told in sorted(by_tenant.items()):
            answers = self._answers(tenant_id, [report for _, report in told])
            for (record, _), answer in zip(told, answers, strict=True):
                if answer.status == "refused":
                    refused.append((record, answer.reason))
        if refused:
            self._letters.keep(refused)
        upto: dict[str, dict[int, int]] = defaultdict(dict)
        for record in records:
            upto[record.topic][record.partition] = record.offset + 1
        with self._transaction() as connection:
            for topic, of_topic in sorted(upto.items()):
                read = {number: self._places[topic][number] for number in of_topic}
                offsets.advance(connection, topic, self._broker, read, of_topic)
        for topic, of_topic in upto.items():
            self._places[topic] |= of_topic

    def _answers(self, tenant_id: str, reports: Sequence[Reported]) -> list[Answer]:
        """One value that the database refuses takes no other report with it: halves find the one it is in."""
        try:
            return list(self._desk.take(tenant_id, SOURCE, reports))
        except ValueRefused:
            if len(reports) == 1:
                return [Untakable()]
        middle = len(reports) // 2
        return [*self._answers(tenant_id, reports[:middle]), *self._answers(tenant_id, reports[middle:])]

    def _sorted(
        self, records: Iterable[Record]
    ) -> tuple[dict[str, list[tuple[Record, Reported]]], list[tuple[Record, str]]]:
        by_tenant: dict[str, list[tuple[Record, Reported]]] = defaultdict(list)
        refused: list[tuple[Record, str]] = []
        for record in records:
            try:
                report = self._read(record)
                for tenant_id in self._tenants(record, report):
                    by_tenant[tenant_id].append((record, report))
            except EventError as error:
                refused.append((record, str(error)))
        return by_tenant, refused

    def _read(self, record: Record) -> Reported:
        try:
            document = msgspec.json.decode(record.value or b"")
        except (msgspec.MsgspecError, RecursionError):
            raise EventError("The record is not JSON.") from None
        report = read_report(
            document, now_ms=self._desk.now_ms(), channels=_CHANNELS, default_id=_id(record),
            about=self._topics.of_areas.get(record.topic, ""),
        )  # fmt: skip
        storm = self._topics.storm_of(record.topic)
        if storm and report.storm not in ("", storm):
            raise EventError("The report names another storm than its topic.")
        return msgspec.structs.replace(report, storm=storm or report.storm)

    def _tenants(self, record: Record, report: Reported) -> Sequence[str]:
        """Whose report it is. The weather is everybody's: an alert that names nobody is told to each company,
        and passed over by those that have no house there."""
        named = report.tenant_id or self._topics.storm_of(record.topic) or _header(record, *_TENANT_HEADERS)
        if report.area is not None and report.area.kind == WEATHER and not named:
            return self._desk.tenants()
        return (self._tenant(record, report),)

    def _tenant(self, record: Record, report: Reported) -> str:
        """Said in the record, or followed from the storm that has the topic."""
        storm = self._topics.storm_of(record.topic)
        owner = self._desk.tenant_of_storm(storm) if storm else ""
        said = report.tenant_id or _header(record, *_TENANT_HEADERS)
        if storm and (not owner or said not in ("", owner)):
            raise EventError("The storm of this topic is not kept here, or is not that company's.")
        tenant_id = owner or said
        if not tenant_id or not self._desk.has_tenant(tenant_id):
            raise EventError("The report names no company that is kept here.")
        return tenant_id


def _id(record: Record) -> str:
    return _header(record, "ce_id")


def _header(record: Record, *names: str) -> str:
    found = dict(record.headers)
    for name in names:
        value = found.get(name)
        if value:
            return value.decode(errors="replace")
    return ""
