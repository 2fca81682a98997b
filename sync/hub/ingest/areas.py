"""Which storm of a company an alert is about, and the row that it becomes."""

from dataclasses import dataclass

from sync.contracts.events.areas import AreaSaid
from sync.contracts.events.inbound import Reported
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Connection, Pool

NO_STORM = "There is no such storm."
NOBODY_THERE = "No house of a storm under way lies in its area."
_NAMED = """
SELECT storm_id::text FROM storms WHERE NOT deleted AND (storm_id::text = %(storm)s OR event_id = %(storm)s)
"""
# The newest storm under way with a house in the area; a sample only where there is no real one. A border is
# read once, not for each house, and only houses within its box are held against its thousands of corners.
_THERE = """
WITH areas AS MATERIALIZED (SELECT ring::polygon AS area FROM unnest(%(rings)s::text[]) ring)
SELECT s.storm_id::text, count(*)
FROM storms s
JOIN property_impacts i ON i.tenant_id = s.tenant_id AND i.storm_id = s.storm_id AND NOT i.deleted
JOIN properties p ON p.tenant_id = i.tenant_id AND p.property_id = i.property_id AND NOT p.deleted
WHERE NOT s.deleted
  AND (s.storm_id::text = %(storm)s OR (%(storm)s = '' AND s.status IN ('planning', 'active')))
  AND ((%(zip)s <> '' AND left(p.zip_code, 5) = %(zip)s)
    OR lower(p.county || ', ' || p.state) = ANY(%(counties)s)
    OR EXISTS (SELECT 1 FROM areas
               WHERE box(area) @> point(p.longitude, p.latitude)
                 AND area @> point(p.longitude, p.latitude)))
GROUP BY s.storm_id, s.is_sample, s.begin_at
ORDER BY s.is_sample, s.begin_at DESC NULLS LAST, s.storm_id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an alert belongs. storm_id: "" with the reason why nowhere."""

    storm_id: str = ""
    houses: int = 0
    reason: str = ""


LONGEST_LOOK_S = 15
"""How long the database may look for the houses of one area: the next report waits for it."""


def place_of(pool: Pool, tenant_id: str, report: Reported, area: AreaSaid) -> Place:
    """The storm, looked up under the company's own context: nothing of another's is ever found.

    Raises:
        Cancelled: it took longer than `LONGEST_LOOK_S`.
    """
    with tenant_transaction(pool, TenantContext(tenant_id), read_only=True) as connection:
        connection.execute(f"SET LOCAL statement_timeout = '{LONGEST_LOOK_S}s'")
        storm = ""
        if report.storm:
            found = connection.execute(_NAMED, {"storm": report.storm}).fetchone()
            if found is None:
                return Place(reason=NO_STORM)
            storm = found[0]
        return _looked_up(connection, storm, area)


def fields_of(report: Reported, area: AreaSaid, place: Place) -> dict[str, object]:
    """The row that the alert becomes."""
    return {
        "storm_id": place.storm_id, "kind": area.kind, "source_event_id": report.source_event_id,
        "heard_at": report.at, "headline": area.headline or None, "zip_code": area.zip_code or None,
        "hazard": area.hazard or None, "severity": area.severity or None, "hail_in": area.hail_in,
        "wind_mph": area.wind_mph, "ends_at": area.ends_at, "competitor": area.competitor or None,
        "move": area.move or None, "houses": place.houses,
    }  # fmt: skip


def _looked_up(connection: Connection, storm: str, area: AreaSaid) -> Place:
    rings = [f"({','.join(f'({x!r},{y!r})' for x, y in ring)})" for ring in area.rings]
    asked = {"storm": storm, "zip": area.zip_code, "counties": list(area.counties), "rings": rings}
    found = connection.execute(_THERE, asked).fetchone()
    if found is not None:
        return Place(found[0], found[1])
    return Place(storm) if storm else Place(reason=NOBODY_THERE)
