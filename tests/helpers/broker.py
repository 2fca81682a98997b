"""Brokers for tests: librdkafka's own mock for units, and the real embedded one.

Fixtures: `mock_broker` (a bootstrap address), `embedded_broker` (an `EmbeddedBroker`, started).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from confluent_kafka import Consumer, Message, Producer, TopicPartition
from confluent_kafka.admin import AdminClient

from sync.contracts.events.topics import Topics
from sync.hub.relay.events import TOPIC
from sync.serve.embedded_broker import EmbeddedBroker


@pytest.fixture
def mock_broker() -> Iterator[str]:
    """librdkafka's mock cluster, which lives as long as a client object; no process."""
    owner = Producer({"test.mock.num.brokers": 1, "log_level": 0})
    for topic in (TOPIC, Topics().marker):  # it makes topics when asked for, and knows no other way
        owner.list_topics(topic, timeout=60)
    metadata = owner.list_topics(timeout=60)
    yield ",".join(f"{broker.host}:{broker.port}" for broker in metadata.brokers.values())
    del owner


@pytest.fixture
def embedded_broker(tmp_path: Path) -> Iterator[EmbeddedBroker]:
    """The real embedded broker, empty."""
    broker = EmbeddedBroker(tmp_path / "broker.log")
    broker.start()
    yield broker
    broker.stop()


def read_topic(
    bootstrap: str, topic: str, *, at_least: int = 0, within_s: float = 60.0, fetch_ms: int = 50
) -> list[Message]:
    """Every record of a topic, partition by partition, once each partition has said that it ends.

    Args:
        at_least: goes on reading until there are so many.
        fetch_ms: how long the broker may look for records at once.
    """
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": "tests",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "fetch.wait.max.ms": fetch_ms,
            "auto.offset.reset": "earliest",
            "log_level": 0,
        }
    )
    partitions = _partitions(bootstrap, topic)
    consumer.assign([TopicPartition(topic, number, 0) for number in partitions])
    records: list[Message] = []
    ended: set[int] = set()
    try:
        while len(ended) < len(partitions) or len(records) < at_least:
            message = consumer.poll(within_s)
            if message is None:
                break
            if message.error() is None:
                records.append(message)
            else:
                ended.add(message.partition())
    finally:
        consumer.close()
    return records


def header(message: Message, name: str) -> str:
    """The text of a header."""
    return dict(message.headers() or [])[name].decode()


def _partitions(bootstrap: str, topic: str) -> list[int]:
    metadata = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0}).list_topics(topic, timeout=60)
    return list(metadata.topics[topic].partitions)
