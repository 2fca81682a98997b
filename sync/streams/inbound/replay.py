"""Takes dead letters up again: each goes back to the topic that it came from, once."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from confluent_kafka import KafkaError, KafkaException, Producer

from sync.contracts.events.envelope import LARGEST_EVENT
from sync.contracts.events.topics import Topics
from sync.postgres.pool import Connection
from sync.streams.errors import BrokerLost
from sync.streams.runner import offsets
from sync.streams.runner.kafka import TIMEOUT_S, BrokerSettings, Record, is_cut
from sync.streams.runner.source import Source

BATCH = 500
POLL_S = 0.2
QUIET_S = 2.0
REPLAYED = "dl_replayed"


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter as listed: where it was, and why it was not taken."""

    topic: str
    partition: int
    offset: int
    reason: str


def letters(settings: BrokerSettings, topics: Topics, places: dict[int, int]) -> list[tuple[Record, Letter]]:
    """Every dead letter from these places on.

    Raises:
        BrokerLost: the broker does not answer.
    """
    source = Source(settings, topics.group("dead-letters"))
    try:
        partitions = source.partitions(topics.dead_letters)
        source.begin(topics.dead_letters, {number: places.get(number, 0) for number in partitions})
        found: list[Record] = []
        heard_at = time.monotonic()
        # A broker may forget to say that a partition ends, or say it too early.
        while time.monotonic() - heard_at < QUIET_S and partitions:
            records = source.read(BATCH, POLL_S)
            found += records
            if records:
                heard_at = time.monotonic()
    finally:
        source.close()
    return [(record, _letter(record)) for record in found]


def replay(
    settings: BrokerSettings,
    topics: Topics,
    transaction: Callable[[], AbstractContextManager[Connection]],
    broker: str,
    *,
    reason: str = "",
) -> int:
    """Sends what was not replayed yet back to its topic; returns how many.

    A letter that is only the beginning of a record stays where it is.

    Args:
        broker: its identity. reason: only letters whose reason contains this; the others are passed over
            for good.

    Raises:
        BrokerLost: the broker does not answer; nothing is noted. Overtaken: somebody else replays.
    """
    with transaction() as connection:
        places = offsets.positions(connection, topics.dead_letters, broker)
    waiting = letters(settings, topics, places)
    if not waiting:
        return 0
    wanted = [
        (record, letter) for record, letter in waiting if reason in letter.reason and not is_cut(record)
    ]
    _send(settings, wanted)
    upto = {record.partition: record.offset + 1 for record, _ in waiting}
    read = {number: places.get(number, 0) for number in upto}
    with transaction() as connection:
        offsets.advance(connection, topics.dead_letters, broker, read, upto)
    return len(wanted)


def _send(settings: BrokerSettings, wanted: list[tuple[Record, Letter]]) -> None:
    producer = Producer(
        {**settings.client(), "acks": "all", "enable.idempotence": True, "linger.ms": 5,
         "message.max.bytes": LARGEST_EVENT + 65_536}
    )  # fmt: skip
    for begin in range(0, len(wanted), BATCH):
        _send_some(producer, wanted[begin : begin + BATCH])


def _send_some(producer: Producer, wanted: list[tuple[Record, Letter]]) -> None:
    failures: list[KafkaError] = []
    for record, letter in wanted:
        kept: list[tuple[str, str | bytes | None]] = [
            (name, value) for name, value in record.headers if not name.startswith("dl_")
        ]
        try:
            producer.produce(
                letter.topic, key=record.key, value=record.value, headers=[*kept, (REPLAYED, b"1")],
                on_delivery=lambda error, _message: failures.append(error) if error else None,
            )  # fmt: skip
        except KafkaException as error:
            raise BrokerLost(f"a letter can't be sent: {error.args[0].str()}") from None
    if producer.flush(TIMEOUT_S) or failures:
        raise BrokerLost("the broker took some of the letters only; replay again")


def _letter(record: Record) -> Letter:
    said = {name: (value or b"").decode(errors="replace") for name, value in record.headers}
    return Letter(
        said.get("dl_topic", ""), int(said.get("dl_partition", "-1")), int(said.get("dl_offset", "-1")),
        said.get("dl_reason", ""),
    )  # fmt: skip
