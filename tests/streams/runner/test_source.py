"""Reading from a broker that holds records back, and from several topics at once."""

import time
from collections.abc import Iterator

import pytest
from confluent_kafka import Producer

from sync.serve.embedded_broker import EmbeddedBroker
from sync.streams.runner.kafka import BrokerSettings, ensure_topic
from sync.streams.runner.source import Source

pytestmark = pytest.mark.broker
BATCHES = 6_000


@pytest.fixture
def settings(embedded_broker: EmbeddedBroker) -> BrokerSettings:
    return BrokerSettings(embedded_broker.bootstrap)


def tell(settings: BrokerSettings, topic: str, count: int) -> None:
    """So many records in one partition, each in a batch of its own."""
    ensure_topic(settings, topic, partitions=1)
    producer = Producer({**settings.client(), "batch.num.messages": 1, "linger.ms": 0})
    for number in range(count):
        producer.produce(topic, value=b"%d" % number, partition=0)
    assert producer.flush(60) == 0


def values(source: Source, count: int) -> Iterator[tuple[str, bytes | None]]:
    while count > 0:
        for record in source.read(count, 0.1):
            count -= 1
            yield record.topic, record.value


@pytest.mark.logs_warnings
def test_what_a_broker_holds_back_is_asked_for_with_more_time(settings) -> None:
    tell(settings, "long", BATCHES)
    source = Source(settings, "tests", fetch_ms=1, clock=lambda: time.monotonic() * 10)
    source.begin("long", {0: BATCHES - 100})
    found = [value for _, value in values(source, 100)]
    source.close()
    assert found == [b"%d" % number for number in range(BATCHES - 100, BATCHES)]


def test_a_topic_that_comes_later_is_read_by_the_same_client(settings) -> None:
    tell(settings, "first", 3)
    source = Source(settings, "tests")
    source.begin("first", {0: 1})
    before = list(values(source, 2))
    tell(settings, "second", 2)
    source.begin("second", dict.fromkeys(source.partitions("second"), 0))
    tell(settings, "first", 1)
    after = sorted(values(source, 3))
    source.close()
    assert before == [("first", b"1"), ("first", b"2")]
    assert after == [("first", b"0"), ("second", b"0"), ("second", b"1")]


def test_the_end_of_a_topic_is_after_the_last_record_of_the_last_batch(settings) -> None:
    ensure_topic(settings, "whole", partitions=3)
    tell(settings, "other", 2)
    producer = Producer({**settings.client(), "linger.ms": 1_000})
    for number in range(5):
        producer.produce("whole", value=b"%d" % number, partition=number // 3)
    assert producer.flush(60) == 0
    source = Source(settings, "tests")
    source.begin("other", {0: 1})
    assert source.ends("whole") == {0: (0, 3), 1: (0, 2), 2: (0, 0)}
    assert source.ends("nobody-made-this") == {}
    assert list(values(source, 1)) == [("other", b"1")]  # it goes on where it was
    source.close()
