"""From Kafka into the lakehouse: reads the topic of events, writes batches, then notes how far it is."""

import contextlib
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Event as Flag

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from sync.contracts.events.envelope import Event, EventError, read_event
from sync.contracts.events.topics import Topics
from sync.streams.lakehouse.catalogue import Lakehouse, as_ours
from sync.streams.lakehouse.compaction import compact_table
from sync.streams.lakehouse.errors import LakehouseUnavailable
from sync.streams.lakehouse.tables import TABLES
from sync.streams.lakehouse.writer import take_in

log = logging.getLogger("sync.lakehouse")
BATCH_EVENTS = 50_000
BATCH_BYTES = 64 << 20
MOUTHFUL = 500  # records asked for at once, so that large ones are counted before there are many
QUEUED_KIB = 16 << 10  # read ahead by the client, a partition
BATCH_S = 30.0
COMPACT_EVERY = 40  # batches; a small file each and table and day of a tenant
POLL_S = 0.2
TIMEOUT_S = 10.0
QUIET_S = 10.0
FIRST_DELAY_S, LONGEST_DELAY_S = 0.5, 30.0


@dataclass(frozen=True, slots=True)
class Pace:
    """When a batch is written: after so many events, bytes or seconds, whichever comes first."""

    events: int = BATCH_EVENTS
    seconds: float = BATCH_S
    bytes: int = BATCH_BYTES


class LakehouseSink:
    """One reader of all partitions; `Lakehouse.writing` sees to it that there is one.

    The offsets in Kafka only say where to go on. What was written is known from the tables, so records that
    come again, from a broker that lost its offsets or its data, change nothing.

    Args:
        connect: opens a Kafka client with automatic commits off (`open_consumer`).
    """

    def __init__(
        self,
        lakehouse: Lakehouse,
        connect: Callable[[], Consumer],
        *,
        topic: str = Topics().events,
        pace: Pace | None = None,
    ) -> None:
        self._lakehouse, self._connect, self._topic = lakehouse, connect, topic
        self._pace = pace or Pace()
        self._batches = 0

    def run(self, stop: Flag) -> None:
        """Until `stop` is set. A broker or a warehouse that does not answer is waited for.

        Raises:
            LakehouseBusy: another sink writes.
        """
        delay_s = FIRST_DELAY_S
        with self._lakehouse.writing():
            while not stop.is_set():
                try:
                    with contextlib.closing(self._connect()) as consumer:
                        self._assign(consumer)
                        delay_s = FIRST_DELAY_S
                        while not stop.is_set():
                            self._step(consumer, stop)
                except (LakehouseUnavailable, KafkaException) as error:
                    log.warning("lakehouse waits delay_s=%.1f reason=%s", delay_s, error)
                    stop.wait(delay_s)
                    delay_s = min(LONGEST_DELAY_S, delay_s * 2)

    def catch_up(self) -> int:
        """Everything that the topic holds now; returns how many events were new.

        Raises:
            LakehouseBusy: another sink writes. LakehouseUnavailable: one of the three does not answer.
        """
        new = 0
        with self._lakehouse.writing(), _broker_as_ours(), contextlib.closing(self._connect()) as consumer:
            unread, heard_at = self._assign(consumer), time.monotonic()
            # The embedded broker forgets at times to say that a partition ends.
            while unread and time.monotonic() - heard_at < QUIET_S:
                messages = self._gathered(consumer, lambda fresh: not fresh)
                unread -= {m.partition() for m in messages if _is_end(m)}
                new += self._write(consumer, messages)
                heard_at = time.monotonic() if messages else heard_at
        return new

    def _assign(self, consumer: Consumer) -> set[int]:
        """Takes every partition, from where it was noted or from the start; no group to wait for."""
        metadata = consumer.list_topics(self._topic, timeout=TIMEOUT_S).topics[self._topic]
        if not metadata.partitions:
            raise LakehouseUnavailable(f"The broker has no topic {self._topic} yet; the relay makes it.")
        wanted = [TopicPartition(self._topic, number) for number in metadata.partitions]
        noted = consumer.committed(wanted, timeout=TIMEOUT_S)
        consumer.assign([TopicPartition(p.topic, p.partition, max(p.offset, 0)) for p in noted])
        return {p.partition for p in noted}

    def _step(self, consumer: Consumer, stop: Flag) -> None:
        """Gathers one batch and writes it."""
        until = time.monotonic() + self._pace.seconds
        messages = self._gathered(consumer, lambda _fresh: time.monotonic() >= until or stop.is_set())
        self._write(consumer, messages)

    def _gathered(self, consumer: Consumer, over: Callable[[Sequence[Message]], bool]) -> list[Message]:
        """Records until they are enough for a batch, or until `over` says so of what came last."""
        messages: list[Message] = []
        size = 0
        while len(messages) < self._pace.events and size < self._pace.bytes:
            fresh = consumer.consume(min(MOUTHFUL, self._pace.events - len(messages)), POLL_S)
            messages += fresh
            size += sum(len(message.value() or b"") for message in fresh)
            if over(fresh):
                break
        return messages

    def _write(self, consumer: Consumer, messages: Sequence[Message]) -> int:
        for error in (m.error() for m in messages):
            if error is not None and error.code() != KafkaError._PARTITION_EOF:
                raise KafkaException(error)
        records = [m for m in messages if m.error() is None]
        if not records:
            return 0
        events = [event for event in map(_readable, records) if event is not None]
        new = take_in(self._lakehouse, events)
        consumer.commit(offsets=_behind(records), asynchronous=False)
        log.info("lakehouse took records=%d new=%d", len(records), new)
        self._compact_now_and_then()
        return new

    def _compact_now_and_then(self) -> None:
        self._batches += 1
        if self._batches % COMPACT_EVERY == 0:
            with as_ours():
                for table in TABLES:
                    compact_table(self._lakehouse, table)


def open_consumer(
    bootstrap: str, *, group: str = Topics().group("lakehouse"), extra: Mapping[str, str | int] | None = None
) -> Consumer:
    """A client for `LakehouseSink`.

    Raises:
        LakehouseUnavailable: a setting of the client is refused.
    """
    settings: dict[str, str | int | bool] = {
        "bootstrap.servers": bootstrap,
        "group.id": group,
        "enable.auto.commit": False,
        "enable.partition.eof": True,
        "auto.offset.reset": "earliest",
        "fetch.wait.max.ms": 500,  # the embedded broker hands out nothing that it does not find in this time
        "queued.max.messages.kbytes": QUEUED_KIB,
        "log_level": 0,
        **(extra or {}),
    }
    with _broker_as_ours():
        return Consumer(settings)


def _readable(message: Message) -> Event | None:
    """The event, None for a record that is none: the stream jobs put those aside with the reason."""
    try:
        return read_event(message.headers(), message.value())  # type: ignore[arg-type]
    except EventError as error:
        log.warning(
            "record skipped partition=%s offset=%s reason=%s", message.partition(), message.offset(), error
        )
        return None


def _behind(records: Sequence[Message]) -> list[TopicPartition]:
    """Where to go on, for each partition."""
    last = {record.partition(): record for record in records}
    return [TopicPartition(r.topic(), r.partition(), r.offset() + 1) for r in last.values()]  # type: ignore[arg-type,operator]


def _is_end(message: Message) -> bool:
    error = message.error()
    return error is not None and error.code() == KafkaError._PARTITION_EOF


@contextlib.contextmanager
def _broker_as_ours() -> Iterator[None]:
    try:
        yield
    except KafkaException as error:
        raise LakehouseUnavailable(f"The broker does not answer: {error.args[0].str()}") from None
