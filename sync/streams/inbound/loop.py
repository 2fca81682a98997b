"""Reads the topics that others write to, and gives what they report to the hub."""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event as Flag
from typing import Protocol

from sync.contracts.events.inbound import Reported
from sync.contracts.events.topics import Topics
from sync.postgres.errors import Cancelled, DatabaseError, Unavailable, ValueRefused
from sync.postgres.pool import Connection
from sync.streams.errors import BrokerLost, Overtaken
from sync.streams.inbound.parked import Parked
from sync.streams.inbound.reading import Companies, Reader, Refused
from sync.streams.inbound.standing import Standing
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
MOST_CANCELLED = 12  # statements of a round; what is left after them waits


class Answer(Protocol):
    """What became of a report."""

    @property
    def status(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def later(self) -> bool:
        """Refused for what may come yet."""

    @property
    def slow(self) -> bool:
        """The database did not get through with it."""


@dataclass(frozen=True, slots=True)
class Untakable:
    """The answer to a report with a value that no column can hold."""

    status: str = "refused"
    reason: str = "A value of the report cannot be stored; correct it and replay."
    later: bool = False
    slow: bool = False


SLOW = Untakable(
    reason="The database did not get through with the report in time; replay it.", later=True, slow=True
)


class Desk(Companies, Protocol):
    """Who takes reports in (`hub.ingest`); blocking."""

    def take(self, tenant_id: str, source: str, reports: Sequence[Reported]) -> Sequence[Answer]: ...


class InboundLoop:
    """At least once, and the hub takes each once: places are noted after the hub has them.

    Args:
        transaction: of the role stormops_streams. identity: names the broker.
        later: exceptions of desk and identity that mean "try again later".
        parked: what waits.
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
        parked: Parked | None = None,
    ) -> None:
        self._parked = parked if parked is not None else Parked()
        self._reader = Reader(topics, desk)
        self._settings, self._topics, self._desk = settings, topics, desk
        self._transaction, self._identity = transaction, identity
        self._standing = Standing(transaction)
        self._waited_for: tuple[type[Exception], ...] = (BrokerLost, DatabaseError, Overtaken, *later)
        self._letters = DeadLetters(settings, topics.dead_letters)
        self._source: Source | None = None
        self._places: dict[str, dict[int, int]] = {}
        self._noted: dict[str, dict[int, int]] = {}
        self._cancelled, self._through = 0, False
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
        again = self._parked.due()
        if records or again:
            self._take(records, again)
        self._standing.tell(len(self._parked), self._parked.oldest_s)
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
        self._noted.clear()
        self._parked.clear()
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
            self._places[topic], self._noted[topic] = places, dict(places)
        self._looked_at = time.monotonic()

    def _take(self, records: Sequence[Record], again: Sequence[Record]) -> None:
        """Takes in what is new, and what waits and is looked at again."""
        by_tenant, refused = self._reader.sort([*again, *records])
        self._cancelled, self._through = 0, False
        for tenant_id, told in sorted(by_tenant.items()):
            answers = self._answers(tenant_id, [report for _, report in told])
            refused += [
                Refused(record, answer.reason, answer.later, answer.slow)
                for (record, _), answer in zip(told, answers, strict=True)
                if answer.status == "refused"
            ]
        self._put_aside([*again, *records], refused)
        for record in records:
            self._places[record.topic][record.partition] = record.offset + 1
        self._note({(record.topic, record.partition) for record in (*again, *records)})

    def _put_aside(self, records: Sequence[Record], refused: Sequence[Refused]) -> None:
        """What may be taken later waits; the rest are dead letters."""
        before, over, waiting = len(self._parked), [], set()
        for one in refused:
            if one.later and self._parked.keep(one.record, one.reason, slow=one.slow):
                waiting.add(id(one.record))
            elif one.slow and not self._through and one.record not in self._parked:
                raise Unavailable("The database gets through with nothing, and too many reports wait for it.")
            else:
                over.append((one.record, one.reason))
        if over:
            self._letters.keep(over)
        self._parked.let_go(record for record in records if id(record) not in waiting)
        if len(self._parked) != before:
            log.warning(
                "reports wait count=%d reasons=%s", len(self._parked), "; ".join(self._parked.reasons)
            )

    def _note(self, read: Collection[tuple[str, int]]) -> None:
        """Notes how far partitions were taken in: up to the first record that waits."""
        moved: dict[str, dict[int, int]] = defaultdict(dict)
        for topic, number in read:
            first, at = self._parked.first(topic, number), self._places[topic][number]
            upto = at if first is None else min(first, at)
            if upto != self._noted[topic][number]:
                moved[topic][number] = upto
        with self._transaction() as connection:
            for topic, upto_of in sorted(moved.items()):
                noted = {number: self._noted[topic][number] for number in upto_of}
                offsets.advance(connection, topic, self._broker, noted, upto_of)
        for topic, upto_of in moved.items():
            self._noted[topic] |= upto_of

    def _answers(self, tenant_id: str, reports: Sequence[Reported]) -> list[Answer]:
        """One report that the database refuses, or does not get through with, takes no other with it: halves
        find the one it is."""
        if self._cancelled >= MOST_CANCELLED:
            return [SLOW] * len(reports)
        try:
            answers = list(self._desk.take(tenant_id, SOURCE, reports))
        except ValueRefused:
            if len(reports) == 1:
                return [Untakable()]
        except Cancelled:
            self._cancelled += 1
            if len(reports) == 1:
                return [SLOW]
        else:
            if not all(answer.slow for answer in answers):
                self._through = True
                self._parked.other_taken()
            return answers
        middle = len(reports) // 2
        return [*self._answers(tenant_id, reports[:middle]), *self._answers(tenant_id, reports[middle:])]
