"""A storm's attribution at the centre: the laptop's own engine over the centre's rows.

The stream jobs call `Attributions.refresh` when a conversion came or was taken back. The same touches give
the same run as on a manager's laptop, so whoever is second adds nothing.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.methods import hybrid_shares
from stormops_desktop.domain.attribution.priors import context_of
from stormops_desktop.domain.attribution.reconcile import ArmCount, reconciled
from stormops_desktop.domain.attribution.recorded import recorded
from stormops_desktop.domain.attribution.storm import RunConfig, StormTouch, storm_credit, storm_journeys
from stormops_desktop.domain.experiments.intervals import Rate
from sync.hub.core.facts import Fact
from sync.hub.core.model import RowId
from sync.postgres.context import Isolation, TenantContext, tenant_transaction
from sync.postgres.pool import Connection, Pool

log = logging.getLogger("sync.hub.attribution")
DAY_MS = 86_400_000
LIVE_CONFIG = RunConfig()

_TOUCHES = b"""
SELECT j.property_id::text, j.channel, (extract(epoch FROM j."timestamp") * 1000)::bigint, j.play_id::text,
  j.converted, j.conversion_value_cents, j.source_event_id, p.zip_code, j.channel_original, j.direction,
  j.outcome
FROM customer_journeys j
LEFT JOIN properties p ON p.property_id = j.property_id AND NOT p.deleted
WHERE j.storm_id = %(storm)s AND NOT j.deleted AND j."timestamp" <= to_timestamp(%(at)s / 1000.0)
"""
# By intention to treat, from the draw to the end of the window or of the experiment, as laptops count.
_ARMS = b"""
WITH drawn AS (
  SELECT e.experiment_id, e.name, e.arms, e.control, a.arm, a.property_id, a.assigned_at,
    least(a.assigned_at + make_interval(days => e.window_days::int), coalesce(e.stopped_at, 'infinity'),
      to_timestamp(%(at)s / 1000.0)) AS closes
  FROM experiments e JOIN experiment_assignments a ON a.experiment_id = e.experiment_id AND NOT a.deleted
  WHERE e.storm_id = %(storm)s AND NOT e.deleted AND e.status IN ('running', 'completed')),
counted AS (
  SELECT d.experiment_id::text AS experiment, d.name, d.arms::text AS arms, d.control, d.arm,
    (EXISTS (SELECT 1 FROM policy_outcomes o WHERE o.property_id = d.property_id
        AND o.storm_id = %(storm)s AND NOT o.deleted AND o.actual_converted
        AND coalesce(o.converted_at, d.assigned_at) BETWEEN d.assigned_at AND d.closes)
      OR EXISTS (SELECT 1 FROM customer_journeys t WHERE t.property_id = d.property_id
        AND t.storm_id = %(storm)s AND NOT t.deleted AND t.converted
        AND t."timestamp" BETWEEN d.assigned_at AND d.closes)) AS won
  FROM drawn d)
SELECT experiment, name, arms, control, arm, count(*), count(*) FILTER (WHERE won)
FROM counted GROUP BY experiment, name, arms, control, arm
"""
_SAMPLE_UNTIL = b"""
SELECT (extract(epoch FROM max(j."timestamp")) * 1000)::bigint FROM customer_journeys j
JOIN storms s ON s.storm_id = j.storm_id AND s.is_sample WHERE j.storm_id = %(storm)s AND NOT j.deleted
"""
_OF_TODAY = b"""
SELECT 'attribution_runs', attribution_run_id::text FROM attribution_runs WHERE storm_id = %(storm)s
  AND NOT deleted AND computed_by IS NULL AND computed_at >= to_timestamp(%(since)s / 1000.0)
UNION ALL SELECT 'channel_attribution', credit_id::text FROM channel_attribution c WHERE {of}
UNION ALL SELECT 'play_attribution', credit_id::text FROM play_attribution c WHERE {of}
UNION ALL SELECT 'play_channel_attribution', credit_id::text FROM play_channel_attribution c WHERE {of}
""".replace(
    b"{of}",
    b"""NOT c.deleted AND c.attribution_run_id IN (
  SELECT attribution_run_id FROM attribution_runs WHERE storm_id = %(storm)s AND NOT deleted
    AND computed_by IS NULL AND computed_at >= to_timestamp(%(since)s / 1000.0))""",
)


class Core(Protocol):
    """Who writes what the centre found (`core.Hub`)."""

    def add_facts(self, tenant_id: str, facts: Sequence[Fact], outdated: Sequence[RowId] = ()) -> int: ...


@dataclass(frozen=True, slots=True)
class Credited:
    """What a run at the centre found.

    Attributes:
        rev: revision of its rows; 0 when the run was known. hybrid: {channel: share}; empty while nothing
            converted.
    """

    run_id: str
    rev: int
    n_journeys: int
    n_conversions: int
    hybrid: Mapping[str, float]


class Attributions:
    """Blocking; one short read of a snapshot, the sums outside any transaction, one write.

    Args:
        pool: of the application role; every read names its tenant.
    """

    def __init__(self, pool: Pool, core: Core) -> None:
        self._pool, self._core = pool, core

    def refresh(
        self, tenant_id: str, storm_id: str, now_ms: int, config: RunConfig = LIVE_CONFIG
    ) -> Credited | None:
        """Computes a storm's credit as of now and tells it to the office; None while it has no touches.

        A run of the centre's replaces the ones it made earlier that day, so a busy day leaves one.

        Raises:
            HubProblem: too many writers at once. DatabaseError.
        """
        read = self._read(tenant_id, storm_id, now_ms)
        try:
            credit = storm_credit(storm_journeys(read.touches, read.at_ms, config), config)
        except AttributionError as refusal:
            log.info("nothing attributed storm=%s reason=%s", storm_id, refusal)
            return None
        channels = credit.channels
        hybrid = hybrid_shares(channels)
        lifts = reconciled(hybrid, read.arms)
        rows = recorded(storm_id, credit, lifts, computed_at=now_ms, computed_by=None)
        keys = {(row.table, row.key) for row in rows}
        outdated = [row for row in read.earlier if row not in keys]
        rev = self._core.add_facts(tenant_id, [Fact(*row) for row in rows], outdated)
        return Credited(rows[0].key, rev, round(channels.n_journeys), round(channels.n_conversions), hybrid)

    def _read(self, tenant_id: str, storm_id: str, now_ms: int) -> "_Read":
        snapshot = tenant_transaction(
            self._pool, TenantContext(tenant_id), isolation=Isolation.REPEATABLE_READ, read_only=True
        )
        with snapshot as connection:
            at_ms = max(now_ms, _sample_until(connection, storm_id))
            return _Read(
                at_ms,
                storm_touches(connection, storm_id, at_ms),
                measured_arms(connection, storm_id, at_ms),
                _earlier_today(connection, storm_id, now_ms),
            )


@dataclass(frozen=True, slots=True)
class _Read:
    at_ms: int
    touches: list[StormTouch]
    arms: list[ArmCount]
    earlier: list[RowId]


def storm_touches(connection: Connection, storm_id: str, as_of_ms: int) -> list[StormTouch]:
    """Touches of a storm until then, inside the caller's tenant transaction."""
    rows = connection.execute(_TOUCHES, {"storm": storm_id, "at": as_of_ms}).fetchall()
    return [_touch(row) for row in rows]


def _touch(row: Sequence[Any]) -> StormTouch:
    house, channel, at_ms, play, converted, cents, source, zip_code, *told = row
    context = context_of(*told)
    return StormTouch(house, channel, at_ms, play, converted, cents, source, zip_code, context)


def measured_arms(connection: Connection, storm_id: str, as_of_ms: int) -> list[ArmCount]:
    """Arms of the storm's experiments that used one channel, each beside its control."""
    rows = connection.execute(_ARMS, {"storm": storm_id, "at": as_of_ms}).fetchall()
    sizes = {(row[0], row[4]): Rate(int(row[6]), int(row[5])) for row in rows}
    return [
        ArmCount(
            arm["channel"], name, arm["name"], sizes[key, arm["name"]], sizes.get((key, control), Rate(0, 0))
        )
        for key, name, arms, control, told, _, _ in rows
        for arm in json.loads(arms)
        if arm.get("channel") and arm["name"] == told and told != control
    ]


def _sample_until(connection: Connection, storm_id: str) -> int:
    """When a sample storm's last touch was, whatever the clock says; 0 for a storm that is none."""
    [until] = connection.execute(_SAMPLE_UNTIL, {"storm": storm_id}).fetchone() or (None,)
    return int(until or 0)


def _earlier_today(connection: Connection, storm_id: str, now_ms: int) -> list[RowId]:
    since = now_ms - now_ms % DAY_MS
    rows: list[Any] = connection.execute(_OF_TODAY, {"storm": storm_id, "since": since}).fetchall()
    return [(entity, key) for entity, key in rows]
