"""The Kafka side of the stream jobs: how to reach the broker, its topics, and the dead letters."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from sync.contracts.events.envelope import LARGEST_EVENT
from sync.contracts.events.topics import keeping
from sync.streams.errors import BrokerLost

log = logging.getLogger("sync.streams")
TIMEOUT_S = 10.0
LARGEST_LETTER = LARGEST_EVENT + 32_768
KEPT_OF_LARGE, KEPT_HEADERS, KEPT_KEY = 64 << 10, 4_096, 1_024
"""Bytes that are kept of a record that is larger than a letter; room for headers of our own."""

Headers = tuple[tuple[str, bytes | None], ...]


@dataclass(frozen=True, slots=True)
class BrokerSettings:
    """How to reach the broker; `extra` has settings of the client, such as TLS and SASL."""

    bootstrap: str
    extra: Mapping[str, str | int] = field(default_factory=dict)

    def client(self) -> dict[str, str | int | float | bool]:
        return {"bootstrap.servers": self.bootstrap, "log_level": 0, **self.extra}


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a topic, as bytes."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp_ms: int


class DeadLetters:
    """Records that could not be taken, kept as they came with the reason; `replay` takes them up again.

    One that is larger than a dead letter may be is kept as its beginning, with its size and hash: it can be
    found where it came from, and not sent back.

    Attributes:
        topic: made on first use.
    """

    def __init__(self, settings: BrokerSettings, topic: str) -> None:
        self.topic, self._settings = topic, settings
        self._producer: Producer | None = None

    def keep(self, records: Iterable[tuple[Record, str]]) -> None:
        """Returns when all are acknowledged. The reason names no value of the record.

        Raises:
            BrokerLost: not all were; what was read must not be passed yet.
        """
        told = [_Letter(record, _with_reason(record, reason), reason) for record, reason in records]
        for letter in told:
            record = letter.record
            log.warning(
                "dead letter topic=%s partition=%d offset=%d reason=%s",
                record.topic, record.partition, record.offset, letter.reason,
            )  # fmt: skip
        # The topic may take less than this client: whoever made it had their own limit.
        for most in (LARGEST_LETTER, KEPT_OF_LARGE, 0):
            told = self._not_taken([letter.cut(most) for letter in told])
            if not told:
                return
        raise BrokerLost("the dead letter topic takes not even the headers of a letter")

    def _not_taken(self, letters: Sequence["_Letter"]) -> list["_Letter"]:
        """Sends them; those that are too large for the topic.

        Raises:
            BrokerLost: not all of the others were acknowledged.
        """
        producer = self._opened()
        too_large: list[_Letter] = []
        failures: list[KafkaError] = []

        def heard(letter: "_Letter", error: KafkaError | None) -> None:
            if error is not None and error.code() == KafkaError.MSG_SIZE_TOO_LARGE:
                too_large.append(letter)
            elif error is not None:
                failures.append(error)

        for letter in letters:
            try:
                self._produce(producer, letter, heard)
            except KafkaException as error:
                heard(letter, error.args[0])
        left = producer.flush(TIMEOUT_S)
        if left or failures:
            self._producer = None
            raise BrokerLost("the broker takes no dead letters")
        return too_large

    def _produce(
        self, producer: Producer, letter: "_Letter", heard: Callable[["_Letter", KafkaError | None], None]
    ) -> None:
        def produce() -> None:
            producer.produce(
                self.topic, key=letter.key, value=letter.value, headers=list(letter.headers),
                on_delivery=lambda error, _message: heard(letter, error),
            )  # fmt: skip

        try:
            produce()
        except BufferError:  # so many wait already
            producer.flush(TIMEOUT_S)
            try:
                produce()
            except BufferError:
                raise BrokerLost("the broker takes no dead letters") from None

    def close(self) -> None:
        if self._producer is not None:
            self._producer.purge()
            self._producer.flush(1.0)
            self._producer = None

    def _opened(self) -> Producer:
        if self._producer is None:
            ensure_topic(self._settings, self.topic, partitions=1)
            self._producer = Producer(
                {**self._settings.client(), "acks": "all", "enable.idempotence": True, "linger.ms": 5,
                 "message.max.bytes": LARGEST_EVENT + 65_536}
            )  # fmt: skip
        return self._producer


def ensure_topic(settings: BrokerSettings, topic: str, *, partitions: int) -> None:
    """Makes the topic unless it is there, with what is kept for how long (`topics.keeping`).

    Raises:
        BrokerLost: nobody answers.
    """
    admin = AdminClient(settings.client())
    largest = {"max.message.bytes": str(LARGEST_EVENT + 65_536)}
    try:
        if topic not in admin.list_topics(timeout=TIMEOUT_S).topics:
            wanted = [NewTopic(topic, partitions, config={**largest, **keeping(topic)})]
            for future in admin.create_topics(wanted, request_timeout=TIMEOUT_S).values():
                future.result()
    except KafkaException as error:
        if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
            raise BrokerLost(error.args[0].str()) from None


def matching_topics(settings: BrokerSettings, prefix: str) -> Sequence[str]:
    """Topics whose names begin so.

    Raises:
        BrokerLost: nobody answers.
    """
    try:
        return sorted(
            name for name in AdminClient(settings.client()).list_topics(timeout=TIMEOUT_S).topics
            if name.startswith(prefix)
        )  # fmt: skip
    except KafkaException as error:
        raise BrokerLost(error.args[0].str()) from None


@dataclass(frozen=True, slots=True)
class _Letter:
    """A record as it is kept."""

    record: Record
    headers: tuple[tuple[str, str | bytes | None], ...]
    reason: str
    key: bytes | None = None
    value: bytes | None = None

    def cut(self, most: int) -> "_Letter":
        """The letter with as much of the record as makes at most so many bytes, and what there was of it."""
        record = self.record
        if len(record.key or b"") + len(record.value or b"") + _size(self.headers) <= most:
            return replace(self, key=record.key, value=record.value)
        value = record.value or b""
        said = {"dl_size": str(len(value)), "dl_sha256": hashlib.sha256(value).hexdigest()}
        own = [(name, told) for name, told in self.headers if name.startswith("dl_") and name not in said]
        kept = most - KEPT_HEADERS if most > KEPT_HEADERS else 0
        headers = (*own, *((name, told.encode()) for name, told in said.items()))
        return replace(
            self, key=(record.key or b"")[:KEPT_KEY], value=value[: min(kept, KEPT_OF_LARGE)], headers=headers
        )


def is_cut(record: Record) -> bool:
    """Whether a dead letter is only the beginning of what could not be taken."""
    return any(name == "dl_sha256" for name, _ in record.headers)


def _size(headers: Iterable[tuple[str, str | bytes | None]]) -> int:
    return sum(len(name) + len(told or b"") for name, told in headers)


def _with_reason(record: Record, reason: str) -> tuple[tuple[str, str | bytes | None], ...]:
    origin = {
        "dl_reason": reason, "dl_topic": record.topic, "dl_partition": str(record.partition),
        "dl_offset": str(record.offset),
    }  # fmt: skip
    kept = [(name, value) for name, value in record.headers if not name.startswith("dl_")]
    return (*kept, *((name, value.encode()) for name, value in origin.items()))
