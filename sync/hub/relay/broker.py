"""The Kafka side of the relay: which broker this is, and publishing that ends with delivery reports."""

import uuid
from collections.abc import Mapping, Sequence

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, Producer, TopicPartition
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from sync.contracts.events.topics import Topics, keeping
from sync.hub.relay.errors import BrokerUnavailable, Misconfigured, Undeliverable
from sync.hub.relay.events import Event

PARTITIONS = 6
LARGEST_EVENT = 4 << 20
TIMEOUT_S = 10.0


class Broker:
    """One connection to a broker. After `BrokerUnavailable` throw it away and open another.

    A producer must not outlive its broker: after a restart the broker no longer knows its producer id, and
    librdkafka would wait for ever.

    Args:
        extra: settings of the Kafka client, such as TLS and SASL.
        topics: of the environment. Its marker says which broker this is: a broker that lost its data lost it
            too, while the cluster's id alone does not tell (Tansu's is a constant).

    Raises:
        Misconfigured: one of them is not a setting.
    """

    def __init__(
        self,
        bootstrap: str,
        *,
        extra: Mapping[str, str | int] | None = None,
        timeout_s: float = TIMEOUT_S,
        topics: Topics | None = None,
    ) -> None:
        self._topics = topics or Topics()
        self._client: dict[str, str | int | float | bool] = {
            "bootstrap.servers": bootstrap,
            "log_level": 0,
            **(extra or {}),
        }
        self._timeout_s = timeout_s
        self._lost: KafkaError | None = None
        self._producer = self._open_producer()

    def _open_producer(self) -> Producer:
        settings = {
            **self._client,
            "enable.idempotence": True,
            "acks": "all",
            "linger.ms": 5,
            "compression.type": "lz4",
            "message.max.bytes": LARGEST_EVENT,
            "delivery.timeout.ms": int(self._timeout_s * 1000),
            "error_cb": self._on_error,
        }
        try:
            return Producer(settings)
        except KafkaException as error:
            raise Misconfigured(f"The broker's settings are refused: {error.args[0].str()}") from None

    @property
    def topic(self) -> str:
        """Where events go."""
        return self._topics.events

    def identity(self) -> str:
        """A name that a broker keeps as long as it keeps its data; made on first sight.

        Raises:
            BrokerUnavailable: nobody answers.
        """
        self._ensure_topics()
        return self._first_marker() or self._made_marker()

    def publish(self, events: Sequence[Event]) -> dict[int, int]:
        """Returns when every event is acknowledged by all in-sync replicas.

        Returns:
            The offset after the last of them, by partition.

        Raises:
            BrokerUnavailable: try again on a new connection; some of the events may have arrived.
            Undeliverable: the broker refuses an event for what it is.
        """
        self.check()
        failures: list[KafkaError] = []
        delivered: dict[int, int] = {}

        def reported(error: KafkaError | None, message: Message) -> None:
            if error is not None:
                failures.append(error)
                return
            partition, offset = message.partition(), message.offset()
            if partition is not None and offset is not None:
                delivered[partition] = max(delivered.get(partition, 0), offset + 1)

        for event in events:
            self._enqueue(event, reported)
        left = self._producer.flush(self._timeout_s)
        if failures:
            raise _as_ours(failures[0])
        if left:
            raise BrokerUnavailable(f"{left} events without a delivery report")
        return delivered

    def check(self) -> None:
        """Raises:
        BrokerUnavailable: the connection was lost since the last call; the broker may be another one now.
        """
        self._producer.poll(0)
        if self._lost is not None:
            raise BrokerUnavailable(self._lost.str())

    def close(self) -> None:
        """Drops what is not delivered; the cursor has not passed it."""
        self._producer.purge()
        self._producer.flush(1.0)

    def _enqueue(self, event: Event, reported: object) -> None:
        while True:
            try:
                self._producer.produce(
                    self._topics.events, key=event.key, value=event.value, headers=list(event.headers),
                    timestamp=event.timestamp_ms, on_delivery=reported,  # type: ignore[arg-type]
                )  # fmt: skip
            except BufferError:
                self._producer.poll(0.1)
                self.check()
            except KafkaException as error:
                raise _as_ours(error.args[0]) from None
            else:
                return

    def _on_error(self, error: KafkaError) -> None:
        # Any lost connection makes this one suspect: an in-memory broker that was restarted answers on the
        # same address and is empty.
        if error.fatal() or error.code() in (KafkaError._ALL_BROKERS_DOWN, KafkaError._TRANSPORT):
            self._lost = error

    def _ensure_topics(self) -> None:
        admin = AdminClient(dict(self._client))
        try:
            known = admin.list_topics(timeout=self._timeout_s).topics
            wanted = [topic for topic in _wanted(self._topics) if topic.topic not in known]
            if wanted:
                for future in admin.create_topics(wanted, request_timeout=self._timeout_s).values():
                    future.result()
        except KafkaException as error:
            if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                raise _as_ours(error.args[0]) from None

    def _first_marker(self) -> str:
        """The record at the start of the marker topic: the first of two relays that wrote at once wins."""
        consumer = Consumer(
            {
                "fetch.wait.max.ms": 50,
                **self._client,
                "group.id": self._topics.group("relay"),
                "enable.auto.commit": False,
                "enable.partition.eof": True,
            }
        )
        try:
            consumer.assign([TopicPartition(self._topics.marker, 0, 0)])
            message = consumer.poll(self._timeout_s)
        finally:
            consumer.close()
        if message is None:
            raise BrokerUnavailable("the broker does not answer")
        error = message.error()
        if error is None:
            return (message.value() or b"").decode()
        if error.code() == KafkaError._PARTITION_EOF:
            return ""
        raise _as_ours(error)

    def _made_marker(self) -> str:
        mine = str(uuid.uuid4())
        failures: list[KafkaError] = []
        self._producer.produce(
            self._topics.marker, key=mine.encode(), value=mine.encode(), partition=0,
            on_delivery=lambda error, _message: failures.append(error) if error else None,
        )  # fmt: skip
        if self._producer.flush(self._timeout_s) or failures:
            raise BrokerUnavailable("the broker takes no records")
        return self._first_marker() or mine


def _wanted(topics: Topics) -> list[NewTopic]:
    largest = {"max.message.bytes": str(LARGEST_EVENT)}
    events = NewTopic(topics.events, PARTITIONS, config={**largest, **keeping(topics.events)})
    return [events, NewTopic(topics.marker, 1, config=dict(keeping(topics.marker)))]


def _as_ours(error: KafkaError) -> BrokerUnavailable | Undeliverable:
    refused = (KafkaError.MSG_SIZE_TOO_LARGE, KafkaError.RECORD_LIST_TOO_LARGE, KafkaError.INVALID_RECORD)
    if error.code() in refused:
        return Undeliverable(error.str())
    return BrokerUnavailable(error.str())
