"""The Kafka side of the stream jobs: how to reach the broker, its topics, and the dead letters."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from sync.contracts.events.envelope import LARGEST_EVENT
from sync.streams.errors import BrokerLost

log = logging.getLogger("sync.streams")
TIMEOUT_S = 10.0
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
        producer = self._opened()
        failures: list[KafkaError] = []
        for record, reason in records:
            log.warning(
                "dead letter topic=%s partition=%d offset=%d reason=%s",
                record.topic, record.partition, record.offset, reason,
            )  # fmt: skip
            producer.produce(
                self.topic, key=record.key, value=record.value, headers=_with_reason(record, reason),
                on_delivery=lambda error, _message: failures.append(error) if error else None,
            )  # fmt: skip
        left = producer.flush(TIMEOUT_S)
        if left or failures:
            self._producer = None
            raise BrokerLost("the broker takes no dead letters")

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
    """Makes the topic unless it is there.

    Raises:
        BrokerLost: nobody answers.
    """
    admin = AdminClient(settings.client())
    largest = {"max.message.bytes": str(LARGEST_EVENT + 65_536)}
    try:
        if topic not in admin.list_topics(timeout=TIMEOUT_S).topics:
            wanted = [NewTopic(topic, partitions, config=largest)]
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


def _with_reason(record: Record, reason: str) -> list[tuple[str, str | bytes | None]]:
    origin = {
        "dl_reason": reason, "dl_topic": record.topic, "dl_partition": str(record.partition),
        "dl_offset": str(record.offset),
    }  # fmt: skip
    kept = [(name, value) for name, value in record.headers if not name.startswith("dl_")]
    return [*kept, *((name, value.encode()) for name, value in origin.items())]
