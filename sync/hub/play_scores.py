"""The play score of a storm at the centre: the same rule as the laptop's, over the centre's rows."""

from collections.abc import Collection, Sequence
from typing import Any

from stormops_desktop.domain.jobs.status import JobStatus
from stormops_desktop.domain.scoring.houses import HouseFacts, HouseState, state_of
from sync.postgres.pool import Connection

_HOUSES = """
WITH decided AS (
  SELECT DISTINCT ON (property_id) property_id, decision, reason, reason_codes,
    min(decided_at) OVER (PARTITION BY property_id) AS opened
  FROM policy_decisions_log WHERE storm_id = %(storm)s AND NOT deleted AND decided_at <= %(at)s {of_them}
  ORDER BY property_id, decided_at DESC, decision_id DESC),
live AS (
  SELECT version FROM models WHERE storm_id = %(storm)s AND kind = 'uplift' AND action = 'any'
    AND status = 'live' AND NOT deleted ORDER BY trained_at DESC LIMIT 1),
scored AS (
  SELECT DISTINCT ON (property_id) property_id, expected_uplift FROM lead_uplift
  WHERE storm_id = %(storm)s AND NOT deleted AND scored_at <= %(at)s AND expected_uplift BETWEEN -1 AND 1
    {of_them}
  ORDER BY property_id, coalesce(model_version = (SELECT version FROM live), false) DESC, scored_at DESC,
    uplift_id DESC),
said AS (
  SELECT DISTINCT ON (property_id) property_id, allowed, reason FROM contact_preferences
  WHERE channel = 'all' AND NOT deleted AND recorded_at <= %(at)s {of_them}
  ORDER BY property_id, recorded_at DESC, preference_id DESC),
won AS (
  SELECT property_id, actual_converted, converted_at, window_days FROM policy_outcomes
  WHERE storm_id = %(storm)s AND NOT deleted {of_them})
SELECT coalesce(s.property_id, d.property_id, o.property_id)::text,
  s.expected_uplift, d.decision, d.reason, d.reason_codes,
  (extract(epoch FROM d.opened) * 1000)::bigint, coalesce(p.do_not_knock, false),
  CASE WHEN c.allowed = false THEN c.reason ELSE '' END, o.actual_converted,
  (extract(epoch FROM o.converted_at) * 1000)::bigint, o.window_days
FROM scored s FULL JOIN decided d USING (property_id) FULL JOIN won o USING (property_id)
LEFT JOIN said c USING (property_id)
LEFT JOIN properties p ON p.property_id = coalesce(s.property_id, d.property_id, o.property_id)
  AND NOT p.deleted
"""
# Houses that anybody ever called a duplicate are few: only their last words are looked for.
_JOBS = """
WITH called AS (
  SELECT DISTINCT property_id FROM contact_preferences
  WHERE channel = 'all' AND reason = 'duplicate' AND NOT deleted),
last AS (
  SELECT DISTINCT ON (property_id) property_id, allowed, reason FROM contact_preferences
  WHERE channel = 'all' AND NOT deleted AND property_id IN (SELECT property_id FROM called)
  ORDER BY property_id, recorded_at DESC, preference_id DESC)
SELECT j.status, count(*) FROM jobs j
LEFT JOIN last d ON d.property_id = j.property_id AND d.reason = 'duplicate' AND NOT d.allowed
WHERE j.storm_id = %(storm)s AND NOT j.deleted AND d.property_id IS NULL GROUP BY j.status
"""
_AT = "to_timestamp(%(ms)s / 1000.0)"
_OF_THEM = "AND property_id = ANY(%(houses)s::uuid[])"


def house_states(
    connection: Connection, storm_id: str, at: int, houses: Collection[str] | None = None
) -> dict[str, HouseState]:
    """What each house of the storm counts as, by id; only of these houses where some are given.

    Args:
        at: the centre's time, UTC milliseconds; rows of a later time do not count yet.
    """
    statement = _HOUSES.replace("%(at)s", _AT).replace("{of_them}", "" if houses is None else _OF_THEM)
    asked = {"storm": storm_id, "ms": at, "houses": list(houses or ())}
    found = connection.execute(statement.encode(), asked).fetchall()
    return {house: state_of(_facts(facts), at) for house, *facts in found}


def job_counts(connection: Connection, storm_id: str) -> dict[str, int]:
    """The part of the counts that a step of a job moves; a small part of what all of them cost."""
    many: dict[str, int] = dict(connection.execute(_JOBS, {"storm": storm_id}).fetchall())
    total = sum(many.values()) - many.get(JobStatus.CANCELLED, 0)
    return {"jobs_completed": many.get(JobStatus.COMPLETED, 0), "jobs_total": total}


def _facts(row: Sequence[Any]) -> HouseFacts:
    uplift, decision, reason, codes, opened, barred, refused, converted, converted_at, days = row
    return HouseFacts(
        uplift, decision, reason, tuple(codes or ()), opened, barred, refused, converted, converted_at, days
    )
