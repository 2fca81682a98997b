"""What a runner reads, and what it makes of it: the events themselves, or (`told`) what a Flink job found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sync.contracts.events.envelope import Event, read_event
from sync.contracts.events.topics import Topics
from sync.postgres.pool import Connection
from sync.streams.core.pipeline import Changes, process
from sync.streams.runner.kafka import Record
from sync.streams.runner.pg_states import PgStates

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Intake(Generic[Item]):
    """One way to fill the tables of windows; a database has one at a time.

    Attributes:
        job: names the consumer group.
        topic: what is read. instead_of: what the other way reads.
        read: a record as (tenant, item); raises EventError, which names no value.
        take: takes items of a tenant in, in their order, in a transaction with the tenant's context.
        partitions: with how many the topic is made when it is not there; 0: others make it.
    """

    job: str
    topic: Callable[[Topics], str]
    instead_of: Callable[[Topics], str]
    read: Callable[[Record], tuple[str, Item]]
    take: Callable[[Connection, str, Sequence[Item]], Changes]
    partitions: int = 0


def _read(record: Record) -> tuple[str, Event]:
    event = read_event(record.headers, record.value)
    return event.tenant_id, event


def _take(connection: Connection, tenant_id: str, events: Sequence[Event]) -> Changes:
    return process(tenant_id, events, PgStates(connection, tenant_id))


EVENTS: Intake[Event] = Intake(
    "streams", lambda topics: topics.events, lambda topics: topics.results, _read, _take
)
"""The embedded runner's: it reduces the events here."""
