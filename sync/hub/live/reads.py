"""What the live panels of a storm are made of, read in one snapshot of the database."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from typing import Any

from stormops_desktop.domain.scoring.counts import PlayCounts
from sync.contracts import buckets
from sync.contracts.live import Panel
from sync.contracts.live_panels import MARKS_KEPT, Batch, DecisionFact, JobFact, RouteFact
from sync.hub.core.errors import unknown_tenant
from sync.hub.live import score_tally
from sync.hub.live.latest_run import latest_run
from sync.hub.live.score_tally import MODELS, OF_HOUSES, Tallies, Tally
from sync.hub.play_scores import job_counts
from sync.hub.stores.pg_statements import ACTIVE_ROUTES, BY_KEYS_ONLY, CLOCK
from sync.postgres.context import Isolation, TenantContext, tenant_transaction
from sync.postgres.pool import Connection, Pool

_STORM = "SELECT 1 FROM storms WHERE storm_id = %s AND NOT deleted"
_MOVED = "SELECT DISTINCT entity FROM member WHERE bucket = ANY(%s) AND rev > %s"
_SINCE = """
    FROM (SELECT row_id, rev, gone FROM member WHERE bucket = %s AND entity = %s AND rev > %s
        ORDER BY rev DESC LIMIT %s) m
    CROSS JOIN LATERAL (SELECT * FROM {entity} r WHERE r.{key} = m.row_id OFFSET 0) t ORDER BY m.rev"""
_JOBS = """SELECT t.job_id::text, t.property_id::text, coalesce(t.route_id::text, ''), t.status, m.rev,
    m.gone OR t.deleted""" + _SINCE.format(entity="jobs", key="job_id")
_ROUTES = "SELECT t.route_id::text, t.route_name, t.crew_id::text, m.gone OR t.deleted" + _SINCE.format(
    entity="routes", key="route_id"
)
_DECISIONS = "SELECT t.decision_id::text, t.property_id::text, t.decision, m.rev" + _SINCE.format(
    entity="policy_decisions_log", key="decision_id"
)
# The score joins all houses of a storm. Until an import has statistics, the planner takes them for a few and
# goes through them by nested loops: 10 s for 5,000 houses in place of 0.05 s.
_JOIN_WHOLE = """
    SELECT set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true),
        set_config('enable_mergejoin', 'on', true), set_config('enable_nestloop', 'off', true),
        set_config('jit', 'off', true)"""
_JOBS_OF_SCORE = frozenset({"jobs"})
_HOUSES_OF_SCORE = frozenset({*OF_HOUSES, MODELS})
_CREDITED = frozenset({"attribution_runs", "channel_attribution"})
_CHECKS = frozenset({"checks_failed", "checks_run"})
_ALL = 1 << 40


class LiveReads:
    """Asks PostgreSQL for batches; blocking.

    Args:
        now_ms: the centre's clock, UTC milliseconds.
    """

    def __init__(self, pool: Pool, now_ms: Callable[[], int]) -> None:
        self._pool, self._now_ms = pool, now_ms
        self._tallies = Tallies()

    def batch(
        self, tenant_id: str, storm_id: str, since: int, panels: frozenset[Panel], whole: frozenset[Panel],
        score: Mapping[str, Any] | None = None,
    ) -> Batch | None:  # fmt: skip
        """What changed in the storm after revision `since`; everything for the panels in `whole`.

        Args:
            panels: those that somebody looks at, `whole` among them.
            score: the cells of the score at revision `since`, where they are known.

        Returns:
            None when the tenant has no such storm.
        """
        with self._snapshot(tenant_id) as connection:
            connection.execute(BY_KEYS_ONLY)
            if connection.execute(_STORM, (storm_id,)).fetchone() is None:
                return None
            tally = self._tallies.take(tenant_id, storm_id)
            reading = _Reading(connection, storm_id, self._now_ms(), score, tally)
            batch = reading.batch(since, panels, whole)
            self._tallies.keep(tenant_id, storm_id, reading.tally)
            return batch

    def routes_of(self, tenant_id: str, crew_id: str) -> frozenset[str]:
        """The routes that are the crew's just now."""
        with self._snapshot(tenant_id) as connection:
            return frozenset(route for (route,) in connection.execute(ACTIVE_ROUTES, (crew_id,)).fetchall())

    def _snapshot(self, tenant_id: str) -> AbstractContextManager[Connection]:
        context = TenantContext(tenant_id)
        return tenant_transaction(self._pool, context, isolation=Isolation.REPEATABLE_READ, read_only=True)


class _Reading:
    def __init__(
        self, connection: Connection, storm_id: str, now_ms: int, score: Mapping[str, Any] | None,
        tally: Tally | None,
    ) -> None:  # fmt: skip
        self._connection, self._storm_id, self._now_ms = connection, storm_id, now_ms
        self.tally = tally
        self._score_before = score
        self._bucket = buckets.storm(storm_id)

    def batch(self, since: int, panels: frozenset[Panel], whole: frozenset[Panel]) -> Batch:
        clock = self._connection.execute(CLOCK).fetchone()
        if clock is None:
            raise unknown_tenant()
        moved = self._moved(since) if since >= 0 else frozenset()
        return Batch(
            epoch=clock[1], seq=clock[0], as_of=self._now_ms, whole=whole,
            jobs=self._jobs(since, panels, moved, whole),
            routes=self._routes(since, panels, moved, whole),
            decisions=self._decisions(since, panels, moved, whole),
            attribution=(
                latest_run(self._connection, self._storm_id)
                if _asked(Panel.ATTRIBUTION, panels, whole, moved & _CREDITED)
                else None
            ),
            scope_moved="assignments" in moved,
            score=self._score(clock, panels, moved, whole),  # last: it changes how joins are planned
        )  # fmt: skip

    def _moved(self, since: int) -> frozenset[str]:
        """Entities with rows that changed."""
        asked = ([self._bucket, buckets.TENANT], since)
        return frozenset(entity for (entity,) in self._connection.execute(_MOVED, asked).fetchall())

    def _jobs(
        self, since: int, panels: frozenset[Panel], moved: frozenset[str], whole: frozenset[Panel]
    ) -> tuple[JobFact, ...]:
        if not panels & {Panel.JOBS, Panel.MAP}:
            return ()
        if whole & {Panel.JOBS, Panel.MAP}:
            return tuple(JobFact(*row) for row in self._rows(_JOBS, "jobs", -1))
        return tuple(JobFact(*row) for row in self._rows(_JOBS, "jobs", since)) if "jobs" in moved else ()

    def _routes(
        self, since: int, panels: frozenset[Panel], moved: frozenset[str], whole: frozenset[Panel]
    ) -> tuple[RouteFact, ...]:
        if Panel.JOBS in whole:
            since = -1
        elif Panel.JOBS not in panels or "routes" not in moved:
            return ()
        return tuple(RouteFact(*row) for row in self._rows(_ROUTES, "routes", since))

    def _decisions(
        self, since: int, panels: frozenset[Panel], moved: frozenset[str], whole: frozenset[Panel]
    ) -> tuple[DecisionFact, ...]:
        if Panel.MAP in whole:
            since = -1
        elif Panel.MAP not in panels or "policy_decisions_log" not in moved:
            return ()
        rows = self._rows(_DECISIONS, "policy_decisions_log", since, MARKS_KEPT)
        return tuple(DecisionFact(*row) for row in rows)

    def _score(
        self,
        clock: Sequence[Any],
        panels: frozenset[Panel],
        moved: frozenset[str],
        whole: frozenset[Panel],
    ) -> dict[str, Any] | None:
        """Steps of jobs are counted anew beside what is known of the houses."""
        before = self._score_before
        if before is None or _asked(Panel.SCORE, panels, whole, moved & _HOUSES_OF_SCORE):
            return self._whole_score(*clock[:2]) if Panel.SCORE in panels else None
        if not _asked(Panel.SCORE, panels, whole, moved & _JOBS_OF_SCORE):
            return None
        self._connection.execute(_JOIN_WHOLE)
        return {"counts": {**before["counts"], **job_counts(self._connection, self._storm_id)}}

    def _whole_score(self, seq: int, epoch: str) -> dict[str, Any]:
        """Of houses that changed by their keys, and all of them only where that is not enough."""
        asked = (self._connection, self._storm_id)
        tally = score_tally.counted(*asked, self.tally, epoch, seq, self._now_ms)
        self._connection.execute(_JOIN_WHOLE)
        self.tally = tally or score_tally.whole(*asked, epoch, seq, self._now_ms)
        counts = replace(self.tally.counts(), **job_counts(*asked))
        told = {one.name: getattr(counts, one.name) for one in fields(PlayCounts) if one.name not in _CHECKS}
        return {"counts": told}

    def _rows(self, statement: str, entity: str, since: int, most: int = _ALL) -> Sequence[tuple[Any, ...]]:
        given = (self._bucket, entity, since, most)
        return self._connection.execute(statement.encode(), given).fetchall()


def _asked(panel: Panel, panels: frozenset[Panel], whole: frozenset[Panel], moved: frozenset[str]) -> bool:
    return panel in whole or (panel in panels and bool(moved))
