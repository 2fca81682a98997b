"""The relay's round: look who is behind, publish in order, advance after the delivery reports."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from threading import Event as Flag
from typing import Protocol

from sync.hub.relay import oplog
from sync.hub.relay.errors import BrokerUnavailable, Undeliverable
from sync.hub.relay.events import Event, event_of
from sync.postgres.errors import DatabaseError
from sync.postgres.pool import Connection

log = logging.getLogger("sync.relay")
SLICE_OPS = 1000
IDLE_S = 0.1
FIRST_DELAY_S = 0.25
LONGEST_DELAY_S = 15.0
IDENTITY_AGE_S = 30.0


class BrokerConnection(Protocol):
    """What the relay needs of Kafka (`broker.Broker`)."""

    def identity(self) -> str: ...
    @property
    def topic(self) -> str: ...
    def publish(self, events: Sequence[Event]) -> Mapping[int, int]: ...
    def check(self) -> None: ...
    def close(self) -> None: ...


class Relay:
    """At least once, in order per tenant. Several relays share the tenants by leases.

    Args:
        transaction: opens a transaction as the relay's role.
        connect: opens a connection to the broker.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Connection]],
        connect: Callable[[], BrokerConnection],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._transaction, self._connect, self._clock = transaction, connect, clock
        self._broker: BrokerConnection | None = None
        self._identity, self._identified_at = "", 0.0
        self._refused: dict[str, tuple[float, float]] = {}

    def run(self, stop: Flag) -> None:
        """Rounds until `stop` is set; a lost broker or database is waited for, ever less eagerly."""
        delay_s = FIRST_DELAY_S
        while not stop.is_set():
            try:
                moved = self.round()
            except (BrokerUnavailable, DatabaseError) as error:
                log.warning("relay waits delay_s=%.2f reason=%s", delay_s, error)
                self.disconnect()
                stop.wait(delay_s)
                delay_s = min(LONGEST_DELAY_S, delay_s * 2)
            else:
                delay_s = FIRST_DELAY_S
                if not moved:
                    stop.wait(IDLE_S)
        self.disconnect()

    def round(self) -> int:
        """One slice of every tenant that is behind.

        Returns:
            How many events were published and acknowledged.

        Raises:
            BrokerUnavailable: the broker is gone, or may be another one now; `disconnect` and try again.
        """
        broker = self._connected()
        with self._transaction() as connection:
            tenants = oplog.behind(connection, self._identity)
        return sum(self._carry(broker, tenant_id) for tenant_id in tenants if self._due(tenant_id))

    def disconnect(self) -> None:
        """Drops the connection to the broker; what it had not acknowledged is sent again later."""
        if self._broker is not None:
            self._broker.close()
        self._broker, self._identity = None, ""

    def _connected(self) -> BrokerConnection:
        if self._broker is None:
            self._broker = self._connect()
        self._broker.check()
        if not self._identity or self._clock() - self._identified_at > IDENTITY_AGE_S:
            self._identity = self._broker.identity()
            self._identified_at = self._clock()
        return self._broker

    def _carry(self, broker: BrokerConnection, tenant_id: str) -> int:
        """One slice of one tenant. The lease, the cursor and its advance are one transaction."""
        with self._transaction() as connection:
            if not oplog.lease(connection, tenant_id):
                return 0
            after = oplog.cursor(connection, tenant_id, self._identity)
            part = oplog.following(connection, tenant_id, after, SLICE_OPS)
            try:
                delivered = broker.publish([event_of(op) for op in part.ops])
            except Undeliverable as error:
                self._postpone(tenant_id, error)
                return 0
            with connection.pipeline():
                if part.upto != after:
                    oplog.advance(connection, tenant_id, self._identity, part.upto)
                if delivered:
                    oplog.note_delivered(connection, broker.topic, self._identity, delivered)
        self._refused.pop(tenant_id, None)
        return len(part.ops)

    def _due(self, tenant_id: str) -> bool:
        return self._clock() >= self._refused.get(tenant_id, (0.0, 0.0))[0]

    def _postpone(self, tenant_id: str, error: Undeliverable) -> None:
        """Nothing is skipped: this tenant's events wait behind the refused one, and the log says so."""
        last = self._refused.get(tenant_id, (0.0, FIRST_DELAY_S))[1]
        delay_s = min(LONGEST_DELAY_S, last * 2)
        self._refused[tenant_id] = (self._clock() + delay_s, delay_s)
        log.error("event refused tenant=%s reason=%s; its later events wait", tenant_id, error)
