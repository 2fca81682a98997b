"""The embedded broker in its form that outlives it: what it acknowledged before a kill is there after it."""

import os
import signal

import pytest

from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.hub.relay.events import Event
from sync.serve.embedded_broker import EmbeddedBroker
from tests.helpers.broker import read_topic
from tests.streams.season_rig import durable_broker

pytestmark = [pytest.mark.broker, pytest.mark.e2e]
COUNT, SLICE = 120, 40
FETCH_MS = 2_000  # to find records in an object store takes a while


def published(broker: EmbeddedBroker, begin: int) -> str:
    """Slices of numbered events, each acknowledged; returns the broker's identity."""
    relay = Broker(broker.bootstrap, extra={"fetch.wait.max.ms": FETCH_MS}, timeout_s=60)
    identity = relay.identity()
    for start in range(begin, begin + COUNT, SLICE):
        numbers = range(start, start + SLICE)
        relay.publish([Event(b"key %d" % (n % 7), b"%d" % n, (), 1_772_000_000_000 + n) for n in numbers])
    relay.close()
    return identity


def test_what_was_acknowledged_before_a_kill_is_there_once_and_in_order(tmp_path) -> None:
    with durable_broker(tmp_path) as broker:
        broker.start()
        before = published(broker, 0)
        os.kill(broker.pid, signal.SIGKILL)
        broker.stop()
        broker.start()
        after = published(broker, COUNT)
        records = read_topic(broker.bootstrap, Topics().events, at_least=2 * COUNT, fetch_ms=FETCH_MS)
        broker.stop()
    assert before == after
    assert sorted(int(record.value()) for record in records) == list(range(2 * COUNT))
    for key in {record.key() for record in records}:
        told = [int(record.value()) for record in records if record.key() == key]
        assert told == sorted(told)
