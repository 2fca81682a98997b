"""Says what really reached the centre: the row in PostgreSQL, the event on the broker."""

import time
import uuid
from dataclasses import dataclass
from typing import cast

from confluent_kafka import OFFSET_BEGINNING, Consumer, Message, TopicPartition

from sync.hub.relay.events import TOPIC
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import open_pool

POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class JobAtCentre:
    """A job and its notes as PostgreSQL has them."""

    status: str
    outcome: str | None
    rev: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventOnBroker:
    """An event as a consumer of the topic reads it."""

    id: str
    type: str
    time: str
    partition: int
    offset: int


def job_at_centre(app_url: str, tenant_id: str, job_id: str) -> JobAtCentre | None:
    """The job as a member of `tenant_id` sees it through row-level security, None when there is no such row.

    Raises:
        DatabaseError: the database does not answer.
    """
    pool = open_pool(app_url, size=1, name="stormops-witness")
    try:
        with tenant_transaction(pool, TenantContext(tenant_id), read_only=True) as connection:
            job = connection.execute(
                "SELECT status, outcome, rev FROM jobs WHERE job_id = %s", (job_id,)
            ).fetchone()
            notes = connection.execute(
                "SELECT body FROM notes WHERE job_id = %s AND body IS NOT NULL ORDER BY written_at", (job_id,)
            ).fetchall()
    finally:
        pool.close()
    return JobAtCentre(job[0], job[1], job[2], tuple(note[0] for note in notes)) if job else None


def event_on_broker(
    bootstrap: str, tenant_id: str, row_id: str, event_type: str, *, within_s: float = 30.0
) -> EventOnBroker | None:
    """The first event of that type about that row, from the start of the topic; None if none comes."""
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": f"witness-{uuid.uuid4()}",
            "enable.auto.commit": False,
            "log_level": 0,
        }
    )
    try:
        partitions = consumer.list_topics(TOPIC, timeout=within_s).topics[TOPIC].partitions
        consumer.assign([TopicPartition(TOPIC, number, OFFSET_BEGINNING) for number in partitions])
        return _search(consumer, f"{tenant_id}:{row_id}".encode(), event_type, time.monotonic() + within_s)
    finally:
        consumer.close()


def _search(consumer: Consumer, key: bytes, event_type: str, deadline: float) -> EventOnBroker | None:
    while time.monotonic() < deadline:
        message = consumer.poll(POLL_S)
        if message is None or message.error() or message.key() != key:
            continue
        headers = _headers(message)
        if headers.get("ce_type") == event_type:
            return EventOnBroker(
                headers["ce_id"],
                event_type,
                headers["ce_time"],
                message.partition() or 0,
                message.offset() or 0,
            )
    return None


def _headers(message: Message) -> dict[str, str]:
    pairs = cast(list[tuple[str, bytes | None]], message.headers() or [])
    return {name: value.decode() for name, value in pairs if value is not None}
