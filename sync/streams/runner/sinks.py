"""What follows from the stream jobs' findings: actions are told to the hub, credit is worked out anew.

Both are noted in the transaction of the batch and removed once the hub has them, so a process that dies in
between does it again; the hub takes each once.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event as Flag
from typing import Protocol

from stormops_desktop.domain.nurture.guardrails import CAPS, DAY_MS, Reason
from stormops_desktop.domain.nurture.guardrails import Action as Asked
from sync.postgres.context import TenantContext, set_context
from sync.postgres.pool import Connection
from sync.streams.core.houses import Action
from sync.streams.runner.pg_states import save_actions

log = logging.getLogger("sync.streams")
LOOK_EVERY_S = 1.0
REST_S = 5.0
STALE_MS = 14 * DAY_MS
MOST_ACTIONS = 500
FIRST_DELAY_S, LONGEST_DELAY_S = 1.0, 60.0

_ACTIONS = """
SELECT tenant_id::text, action_id::text, storm_id::text, coalesce(property_id::text, ''), action, reason,
       since_ms, until_ms, because::text
FROM stream_actions ORDER BY tenant_id, since_ms, action_id LIMIT %s
"""
_FORGET = "DELETE FROM stream_actions WHERE tenant_id = %s AND action_id = ANY(%s::uuid[])"
_OVERDUE = """
SELECT tenant_id::text, storm_id::text, property_id::text, since_ms, touch_id::text FROM stream_waiting
WHERE since_ms < %s ORDER BY tenant_id, since_ms LIMIT %s
"""
_NOTED = "DELETE FROM stream_waiting WHERE tenant_id = %s AND touch_id = ANY(%s::uuid[])"
_OUTDATED = "SELECT tenant_id::text, storm_id::text, changes FROM stream_credit WHERE changes > credited"
_CREDITED = "UPDATE stream_credit SET credited = %s WHERE tenant_id = %s AND storm_id = %s AND credited < %s"


class HubDesk(Protocol):
    """What the hub does with findings; blocking."""

    def raise_actions(self, tenant_id: str, actions: Sequence[tuple[str, Action]]) -> int:
        """Tells laptops of actions, by id; those that are known change nothing."""

    def refresh_credit(self, tenant_id: str, storm_id: str) -> None:
        """Works the storm's credit out anew from what is stored now."""


@dataclass(frozen=True, slots=True)
class Sinks:
    """Empties what the runner noted.

    Attributes:
        transaction: of the role stormops_streams.
        later: exceptions of the desk that mean "try again later".
        now_ms: UTC milliseconds. clock: monotonic seconds.
    """

    transaction: Callable[[], AbstractContextManager[Connection]]
    desk: HubDesk
    later: tuple[type[Exception], ...]
    now_ms: Callable[[], int]
    clock: Callable[[], float] = time.monotonic

    def run(self, stop: Flag, wake: Flag) -> None:
        """Until `stop`; looks when woken and once a second."""
        delay_s, rested = FIRST_DELAY_S, dict[tuple[str, str], float]()
        while not stop.is_set():
            wake.wait(LOOK_EVERY_S)
            wake.clear()
            try:
                self.escalate()
                self.tell_actions()
                self.refresh(rested)
                delay_s = FIRST_DELAY_S
            except self.later as error:
                log.warning("findings wait delay_s=%.1f reason=%s", delay_s, error)
                stop.wait(delay_s)
                delay_s = min(LONGEST_DELAY_S, delay_s * 2)

    def escalate(self) -> int:
        """Notes an action for every house that has waited too long for an answer; returns how many."""
        with self.transaction() as connection:
            asked = (self.now_ms() - CAPS.answer_ms, MOST_ACTIONS)
            rows = connection.execute(_OVERDUE, asked).fetchall()
        for tenant_id in sorted({row[0] for row in rows}):
            late = [row for row in rows if row[0] == tenant_id]
            with self.transaction() as connection:
                set_context(connection, TenantContext(tenant_id))
                news = [_escalation(row) for row in late if row[3] >= self.now_ms() - STALE_MS]
                save_actions(connection, tenant_id, news)
                connection.execute(_NOTED, (tenant_id, [row[4] for row in late]))
        return len(rows)

    def tell_actions(self) -> int:
        """Hands over what was found, but for what is over by now; returns how many in all."""
        with self.transaction() as connection:
            rows = connection.execute(_ACTIONS, (MOST_ACTIONS,)).fetchall()
        for tenant_id in sorted({row[0] for row in rows}):
            told = [(row[1], Action(tenant_id, *row[2:])) for row in rows if row[0] == tenant_id]
            news = [one for one in told if self._is_news(one[1])]
            if news:
                self.desk.raise_actions(tenant_id, news)
            with self.transaction() as connection:
                set_context(connection, TenantContext(tenant_id))
                connection.execute(_FORGET, (tenant_id, [action_id for action_id, _ in told]))
        return len(rows)

    def _is_news(self, action: Action) -> bool:
        if action.action == Asked.THROTTLE:
            return action.until > self.now_ms()
        return action.since > self.now_ms() - STALE_MS

    def refresh(self, rested: dict[tuple[str, str], float]) -> int:
        """Refreshes the credit of storms whose paths changed, but for those that rest; returns how many.

        Args:
            rested: until when each storm rests, by the clock; kept up to date here.
        """
        with self.transaction() as connection:
            outdated = connection.execute(_OUTDATED).fetchall()
        done = 0
        for tenant_id, storm_id, changes in outdated:
            if self.clock() < rested.get((tenant_id, storm_id), 0.0):
                continue
            self.desk.refresh_credit(tenant_id, storm_id)
            rested[tenant_id, storm_id] = self.clock() + REST_S
            with self.transaction() as connection:
                set_context(connection, TenantContext(tenant_id))
                connection.execute(_CREDITED, (changes, tenant_id, storm_id, changes))
            done += 1
        return done


def _escalation(overdue: tuple[str, str, str, int, str]) -> Action:
    tenant_id, storm_id, house, since, touch = overdue
    return Action(tenant_id, storm_id, house, Asked.ESCALATE, Reason.RESPONSE_SLA, since, since, touch)
