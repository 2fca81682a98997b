"""Dead letters on the real broker: whole where they fit, and what there was of those that do not."""

import hashlib

import pytest

from sync.contracts.events.envelope import LARGEST_EVENT
from sync.contracts.events.topics import Topics
from sync.serve.embedded_broker import EmbeddedBroker
from sync.streams.inbound.replay import letters
from sync.streams.runner import kafka
from sync.streams.runner.kafka import BrokerSettings, DeadLetters, Record, is_cut
from tests.helpers.broker import header, read_topic

pytestmark = [pytest.mark.broker, pytest.mark.logs_warnings]
TOPIC = Topics().dead_letters


def record(value: bytes | None, *, key: bytes | None = b"k", headers: kafka.Headers = ()) -> Record:
    return Record("stormops-events", 3, 7, key, value, headers, 1)


@pytest.fixture
def dead(embedded_broker: EmbeddedBroker):
    made = DeadLetters(BrokerSettings(embedded_broker.bootstrap), TOPIC)
    yield made
    made.close()


def test_poison_of_any_size_is_recorded_beside_what_fits(dead, embedded_broker) -> None:
    large = b"{" + b"x" * (LARGEST_EVENT + 1_000_000)
    dead.keep([
        (record(b"\xff", headers=(("ce_id", b"e1"),)), "not JSON"),
        (record(large, key=b"k" * 5_000, headers=(("ce_id", b"y" * 90_000),)), "too large"),
        (record(None), "nothing in it"),
    ])  # fmt: skip
    whole, cut, empty = sorted(
        read_topic(embedded_broker.bootstrap, TOPIC, at_least=3),
        key=lambda one: -len(header(one, "dl_reason")),
    )[::-1]
    assert (whole.value(), header(whole, "ce_id"), header(whole, "dl_reason")) == (b"\xff", "e1", "not JSON")
    assert (empty.value(), header(empty, "dl_reason")) == (None, "nothing in it")
    assert header(cut, "dl_size") == str(len(large))
    assert header(cut, "dl_sha256") == hashlib.sha256(large).hexdigest()
    assert (header(cut, "dl_topic"), header(cut, "dl_partition"), header(cut, "dl_offset")) == (
        "stormops-events", "3", "7",
    )  # fmt: skip
    assert large.startswith(cut.value()) and 1_000 < len(cut.value()) <= kafka.KEPT_OF_LARGE


@pytest.mark.parametrize(
    ("limit", "kept"), [(150_000, kafka.KEPT_OF_LARGE - kafka.KEPT_HEADERS), (20_000, 0)]
)
def test_where_less_is_taken_less_is_kept(dead, monkeypatch, embedded_broker, limit: int, kept: int) -> None:
    """Whoever set up the topic, or the client, had a limit of their own."""
    monkeypatch.setattr(kafka, "LARGEST_EVENT", limit - 65_536)
    dead.keep([(record(b"z" * 200_000), "odd"), (record(b"small"), "bad")])
    found = {
        header(one, "dl_reason"): one for one in read_topic(embedded_broker.bootstrap, TOPIC, at_least=2)
    }
    assert found["bad"].value() == b"small"
    assert header(found["odd"], "dl_size") == "200000"
    assert found["odd"].value() == b"z" * kept


def test_what_was_cut_is_listed_and_not_sent_back(dead, embedded_broker) -> None:
    dead.keep([(record(b"w" * (LARGEST_EVENT + 100_000)), "too large")])
    ((kept, letter),) = letters(BrokerSettings(embedded_broker.bootstrap), Topics(), {})
    assert is_cut(kept)
    assert letter.reason == "too large"
