"""Which of a company's houses, storms, plays and jobs reports speak of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sync.contracts.events.inbound import JOB_DONE, Reported
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Connection, Pool

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_HOUSES = """
SELECT p.property_id::text, coalesce(p.external_id, ''), (
    SELECT i.storm_id::text FROM property_impacts i JOIN storms s USING (tenant_id, storm_id)
    WHERE i.property_id = p.property_id AND NOT i.deleted AND NOT s.deleted
    ORDER BY s.begin_at DESC NULLS LAST, s.storm_id LIMIT 1)
FROM properties p WHERE NOT p.deleted AND (p.property_id = ANY(%s::uuid[]) OR p.external_id = ANY(%s))
"""
_STORMS = """
SELECT storm_id::text, event_id FROM storms
WHERE NOT deleted AND (storm_id = ANY(%s::uuid[]) OR event_id = ANY(%s))
"""
_PLAYS = "SELECT play_id::text, code FROM plays WHERE NOT deleted"
_JOBS = "SELECT job_id::text, status FROM jobs WHERE NOT deleted AND job_id = ANY(%s::uuid[])"
_HAS = "SELECT 1 FROM storms WHERE storm_id = %s AND NOT deleted"


@dataclass(frozen=True, slots=True)
class Known:
    """What the company has of what the reports name.

    Attributes:
        houses: {id or external id: (id, the newest storm that hit it or None)}.
        storms: {id or external id: id}. plays: {id or code: id}. jobs: {id: status}.
    """

    houses: Mapping[str, tuple[str, str | None]]
    storms: Mapping[str, str]
    plays: Mapping[str, str]
    jobs: Mapping[str, str]

    def touch_of(self, report: Reported) -> dict[str, object] | str:
        """The fields of the touch, or why there is none. An unknown play is no play."""
        if report.place not in self.houses:
            return "There is no such house."
        house, hit_by = self.houses[report.place]
        storm = self.storms.get(report.storm) if report.storm else hit_by
        if storm is None:
            return "There is no such storm." if report.storm else "No storm hit this house; name one."
        return {
            "storm_id": storm, "property_id": house, "channel": report.channel,
            "channel_original": report.channel_said or None, "timestamp": report.at,
            "play_id": self.plays.get(report.play), "persona": report.persona or None,
            "direction": report.direction or None, "outcome": report.outcome or None,
            "converted": report.converted, "conversion_value_cents": report.value_cents or None,
            "source_event_id": report.source_event_id,
        }  # fmt: skip


def look_up(pool: Pool, tenant_id: str, reports: Sequence[Reported]) -> Known:
    """What the reports name, read under the company's own context: nothing of another's is ever found."""
    touches = [report for report in reports if report.kind != JOB_DONE]
    places, storms = {one.place for one in touches} - {""}, {one.storm for one in reports} - {""}
    jobs = {one.place for one in reports if one.kind == JOB_DONE}
    with tenant_transaction(pool, TenantContext(tenant_id), read_only=True) as connection:
        houses = {}
        for key, external, storm in _asked(connection, _HOUSES, places):
            houses[key] = (key, storm)
            houses.setdefault(external, (key, storm))
        return Known(
            houses,
            _by_both(_asked(connection, _STORMS, storms)),
            _by_both(connection.execute(_PLAYS).fetchall()),
            dict(connection.execute(_JOBS, (_ids(jobs),)).fetchall()),
        )


def tenant_of_storm(pool: Pool, tenants: Iterable[str], storm_id: str) -> str:
    """The one tenant that has a live storm of that id; "" when none or several have."""
    if not _ID.match(storm_id):
        return ""
    found = []
    for tenant_id in tenants:
        with tenant_transaction(pool, TenantContext(tenant_id), read_only=True) as connection:
            if connection.execute(_HAS, (storm_id,)).fetchone():
                found.append(tenant_id)
    return found[0] if len(found) == 1 else ""


def _asked(connection: Connection, statement: str, names: Iterable[str]) -> list[tuple[str, ...]]:
    names = sorted(names)
    return connection.execute(statement.encode(), (_ids(names), names)).fetchall()


def _ids(names: Iterable[str]) -> list[str]:
    return [name for name in names if _ID.match(name)]


def _by_both(rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, name in rows:
        found[key] = key
        found.setdefault(name, key)
    return found
