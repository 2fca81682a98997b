"""Findings of the stream jobs as rows that laptops receive, and a storm's credit on their word."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from sync.hub.attribution import Attributions
from sync.hub.core.facts import Fact, Holds
from sync.hub.core.model import RowId
from sync.hub.core.working import WorkingSet
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool

log = logging.getLogger("sync.hub.guardrails")
THROTTLE = "throttle"
_KNOWN = """
SELECT s.storm_id::text, NULL FROM storms s WHERE s.storm_id = ANY(%s::uuid[]) AND NOT s.deleted
UNION ALL
SELECT NULL, p.property_id::text FROM properties p WHERE p.property_id = ANY(%s::uuid[]) AND NOT p.deleted
"""
_ALERTS, _OF_ALERTS = "area_alerts", "hail_alert"


class Core(Protocol):
    """Who writes what the centre found (`core.Hub`)."""

    def add_facts(
        self,
        tenant_id: str,
        facts: Sequence[Fact],
        outdated: Sequence[RowId] = (),
        holds: Holds | None = None,
    ) -> int: ...


class Asked(Protocol):
    """What the guardrails ask for. since, until: UTC milliseconds; property_id: "" for the whole storm."""

    @property
    def storm_id(self) -> str: ...
    @property
    def property_id(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def since(self) -> int: ...
    @property
    def until(self) -> int: ...
    @property
    def because(self) -> str: ...


class GuardrailDesk:
    """Blocking. Args: pool: of the application role."""

    def __init__(self, pool: Pool, core: Core, attributions: Attributions, clock: Callable[[], int]) -> None:
        self._pool, self._core = pool, core
        self._attributions, self._clock = attributions, clock

    def raise_actions(self, tenant_id: str, actions: Sequence[tuple[str, Asked]]) -> int:
        """Adds the actions by id and returns the revision, 0 for no news.

        What is asked about a storm or a house that has been deleted meanwhile is dropped, and what was asked
        because of an alert that has been taken back.

        Raises:
            HubProblem: too many writers at once. DatabaseError.
        """
        known = self._still_there(tenant_id, [asked for _, asked in actions])
        wanted = [
            Fact("guardrail_actions", action_id, _fields(asked))
            for action_id, asked in actions
            if {asked.storm_id, asked.property_id or asked.storm_id} <= known
        ]
        if len(wanted) < len(actions):
            log.info("findings about what is gone dropped count=%d", len(actions) - len(wanted))
        return self._core.add_facts(tenant_id, wanted, holds=_not_taken_back) if wanted else 0

    def refresh_credit(self, tenant_id: str, storm_id: str) -> None:
        """Works the storm's credit out anew.

        Raises:
            HubProblem: too many writers at once. DatabaseError.
        """
        self._attributions.refresh(tenant_id, storm_id, self._clock())

    def _still_there(self, tenant_id: str, asked: Sequence[Asked]) -> set[str]:
        """Storms and houses that are there."""
        storms, houses = {one.storm_id for one in asked}, {one.property_id for one in asked} - {""}
        with tenant_transaction(self._pool, TenantContext(tenant_id), read_only=True) as connection:
            rows = connection.execute(_KNOWN, (sorted(storms), sorted(houses))).fetchall()
        return {storm or house for storm, house in rows}


def _not_taken_back(working: WorkingSet, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Without those of alerts that their service took back. The alerts stay locked, so one that is taken back
    a moment later finds the action, and lifts it."""
    alerts = {str(fact.fields["because"]) for fact in facts if fact.fields["reason"] == _OF_ALERTS}
    working.load(_ALERTS, alerts, lock=True)
    held = {alert: working.live(_ALERTS, alert) for alert in alerts}
    gone = {alert for alert, row in held.items() if row and row.values["ends_at"] == row.values["heard_at"]}
    return [fact for fact in facts if fact.fields["because"] not in gone]


def _fields(asked: Asked) -> dict[str, object]:
    return {
        "storm_id": asked.storm_id,
        "property_id": asked.property_id or None,
        "action": asked.action,
        "reason": asked.reason,
        "since": asked.since,
        "until": asked.until if asked.action == THROTTLE else None,
        "because": asked.because,
        "status": "open",
    }
