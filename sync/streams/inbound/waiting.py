"""How many reports from outside are not taken in yet: those that wait for what they speak of among them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from sync.contracts.events.topics import Topics
from sync.postgres.pool import Connection
from sync.streams.runner import offsets
from sync.streams.runner.kafka import BrokerSettings, matching_topics
from sync.streams.runner.source import Source


def waiting(
    settings: BrokerSettings,
    topics: Topics,
    transaction: Callable[[], AbstractContextManager[Connection]],
    broker: str,
) -> Mapping[str, int]:
    """{topic: records after the noted place}, of topics that have some.

    The place is not passed while a record waits, so what came after that one is counted, too.

    Args:
        broker: its identity.

    Raises:
        BrokerLost: nobody answers.
    """
    of_storms = matching_topics(settings, topics.inbound_of_storms)
    source, found = Source(settings, topics.group("inbound")), {}
    try:
        for topic in sorted({topics.inbound, *topics.of_areas, *of_storms}):
            with transaction() as connection:
                noted = offsets.positions(connection, topic, broker)
            ends = source.ends(topic)
            found[topic] = sum(max(0, end - max(begin, noted.get(n, 0))) for n, (begin, end) in ends.items())
    finally:
        source.close()
    return {topic: count for topic, count in found.items() if count}
