"""Reading whole topics from given places: one client for all of them, whose memory has a bound.

The embedded broker looks through every batch of a partition for each fetch, and answers with nothing when the
time that the fetch may wait is over before. In weeks it has so many batches that one who goes on asking
for the same short time would get nothing any more; so a reader that is held back asks for more time.
"""

import logging
import time
from collections.abc import Callable, Mapping

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from sync.streams.errors import BrokerLost
from sync.streams.runner.kafka import TIMEOUT_S, BrokerSettings, Headers, Record

log = logging.getLogger("sync.streams")
FETCH_MS, LONGEST_FETCH_MS = 50, 12_800
HELD_BACK_S = 3.0
FETCHED = 500
QUEUED_KB = 16_384  # of all topics together; the client's own default is four times that
Place = tuple[str, int]
"""A topic and a partition."""


class Source:
    """All partitions of some topics, from given places. One reader, no group to wait for.

    A broker that was restarted in memory answers on the same address and is empty: after `BrokerLost` ask who
    it is, and open another source.

    Args:
        fetch_ms: how long the broker may look for records, until it holds some back.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        settings: BrokerSettings,
        group: str,
        *,
        fetch_ms: int = FETCH_MS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._group, self._clock = settings, group, clock
        self._lost: KafkaError | None = None
        self._next: dict[Place, int] = {}
        self._fetch_ms, self._heard_at = fetch_ms, clock()
        self._consumer = self._opened()

    def partitions(self, topic: str) -> list[int]:
        """Numbers of a topic's partitions; none when there is no such topic.

        Raises:
            BrokerLost: nobody answers.
        """
        try:
            found = self._consumer.list_topics(topic, timeout=TIMEOUT_S).topics[topic]
        except KafkaException as error:
            raise BrokerLost(error.args[0].str()) from None
        return sorted(found.partitions)

    def ends(self, topic: str) -> dict[int, tuple[int, int]]:
        """{partition: (first offset, the one after the last)}.

        Asked for the end, the embedded broker counts one record of the last batch, however many it has; its
        answers to fetches have the true one. So the last record that it counts is fetched.

        Raises:
            BrokerLost: nobody answers.
        """
        try:
            listed = {
                number: self._consumer.get_watermark_offsets(TopicPartition(topic, number), timeout=TIMEOUT_S)
                for number in self.partitions(topic)
            }
        except KafkaException as error:
            raise BrokerLost(error.args[0].str()) from None
        self._fetch({(topic, number): end - 1 for number, (begin, end) in listed.items() if end > begin})
        ends = {n: (begin, max(end, self._end((topic, n)))) for n, (begin, end) in listed.items()}
        self._assign()
        return ends

    def _fetch(self, places: Mapping[Place, int]) -> None:
        """Until there was an answer for each, or for some seconds."""
        self._consumer.assign([TopicPartition(*place, at) for place, at in places.items()])
        missing: set[int | None] = {number for _, number in places}
        until = self._clock() + TIMEOUT_S
        while missing and self._clock() < until:
            messages = self._consumer.consume(FETCHED, FETCH_MS / 1000)
            missing -= {message.partition() for message in messages if message.error() is None}

    def begin(self, topic: str, places: Mapping[int, int]) -> None:
        """Reads this topic too, from these offsets, by partition."""
        self._next |= {(topic, number): at for number, at in places.items()}
        self._assign()

    def read(self, most: int, within_s: float) -> list[Record]:
        """Up to `most` records, fewer when no more come within the time.

        Raises:
            BrokerLost: the connection was lost since the last call.
        """
        messages = self._consumer.consume(most, within_s)
        records = [record for record in map(self._record, messages) if record is not None]
        if self._lost is not None:
            raise BrokerLost(self._lost.str())
        self._note(records)
        return records

    def close(self) -> None:
        self._consumer.close()

    def _opened(self) -> Consumer:
        return Consumer(
            {
                "fetch.wait.max.ms": self._fetch_ms,
                "queued.max.messages.kbytes": QUEUED_KB,
                **self._settings.client(),
                "group.id": self._group,
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "error_cb": self._on_error,
            }
        )

    def _assign(self) -> None:
        self._consumer.assign([TopicPartition(*place, at) for place, at in self._next.items()])

    def _note(self, records: list[Record]) -> None:
        self._next |= {(record.topic, record.partition): record.offset + 1 for record in records}
        now = self._clock()
        if records:
            self._heard_at = now
        elif now - self._heard_at > HELD_BACK_S:
            self._heard_at = now
            if self._fetch_ms < LONGEST_FETCH_MS and self._held_back():
                self._ask_for_longer()

    def _held_back(self) -> bool:
        """Whether the broker speaks of records that it does not hand out, by its answers to fetches."""
        return any(self._end(place) > at for place, at in self._next.items())

    def _end(self, place: Place) -> int:
        try:
            return self._consumer.get_watermark_offsets(TopicPartition(*place), cached=True)[1]
        except KafkaException:
            return 0  # no answer yet

    def _ask_for_longer(self) -> None:
        self._fetch_ms = min(LONGEST_FETCH_MS, self._fetch_ms * 4)
        log.warning("the broker holds records back; fetches may take fetch_ms=%d now", self._fetch_ms)
        self._consumer.close()
        self._consumer = self._opened()
        self._assign()

    def _record(self, message: Message) -> Record | None:
        error, partition = message.error(), message.partition()
        if error is not None:
            self._on_error(error)
            return None
        assert partition is not None
        offset, topic = message.offset(), message.topic()
        assert offset is not None
        assert topic is not None
        return Record(
            topic, partition, offset, _bytes(message.key()), _bytes(message.value()), _headers(message),
            message.timestamp()[1],
        )  # fmt: skip

    def _on_error(self, error: KafkaError) -> None:
        gone = (KafkaError._ALL_BROKERS_DOWN, KafkaError._TRANSPORT, KafkaError.OFFSET_OUT_OF_RANGE)
        unknown = (KafkaError._UNKNOWN_PARTITION, KafkaError.UNKNOWN_TOPIC_OR_PART)
        if error.fatal() or error.code() in (*gone, *unknown):
            self._lost = error


def _headers(message: Message) -> Headers:
    found: list[tuple[str, str | bytes | None]] = list(message.headers() or [])  # type: ignore[arg-type]
    return tuple((name, _bytes(value)) for name, value in found)


def _bytes(value: str | bytes | None) -> bytes | None:
    return value.encode() if isinstance(value, str) else value
