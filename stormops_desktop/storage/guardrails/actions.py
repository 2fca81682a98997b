"""What the guardrails asked for in a storm, what is behind it, and what was done about it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

# Where an action stands: as its row says, over once a throttle has run out, seen once somebody said so.
_STANDS = """
CASE WHEN a.status = 'done' THEN 'done' WHEN a.status = 'dismissed' THEN 'lifted'
  WHEN a.until IS NOT NULL AND a.until <= :now THEN 'over'
  WHEN (SELECT s.step FROM guardrail_steps s WHERE s.action_id = a.action_id
    ORDER BY s.happened_at DESC, s.step_id DESC LIMIT 1) = 'acknowledged' THEN 'acknowledged'
  ELSE 'open' END
"""
_ROWS = f"""
SELECT a.*, {_STANDS} AS stands, p.address, p.city,
  (SELECT max(s.happened_at) FROM guardrail_steps s WHERE s.action_id = a.action_id) AS last_step_at,
  coalesce((SELECT r.place FROM storm_reports r WHERE r.report_id = a.because),
    (SELECT l.zip_code FROM area_alerts l WHERE l.alert_id = a.because), '') AS place,
  (SELECT j.job_id FROM jobs j WHERE j.property_id = a.property_id AND j.storm_id = a.storm_id
    ORDER BY (j.status IN ('pending', 'assigned', 'en_route', 'on_site')) DESC, j.job_id DESC
    LIMIT 1) AS job_id
FROM guardrail_actions a LEFT JOIN properties p ON p.property_id = a.property_id
"""
_OF_STORM = f"""
SELECT * FROM ({_ROWS} WHERE a.storm_id = :storm)
WHERE (:stands = '' OR stands = :stands) AND (:reason = '' OR reason = :reason)
"""
_PAGE = f"{_OF_STORM} ORDER BY since DESC, action_id LIMIT :limit OFFSET :offset"
_COUNTS = f"""
SELECT reason, stands, count(*) AS n FROM (
  SELECT a.reason, {_STANDS} AS stands FROM guardrail_actions a WHERE a.storm_id = :storm)
GROUP BY reason, stands ORDER BY reason, stands
"""
_ONE = f"{_ROWS} WHERE a.action_id = :action"
_TOUCHES = """
SELECT journey_id, timestamp AS at, channel, channel_original, coalesce(outcome, '') AS outcome,
  coalesce(direction, '') AS direction FROM customer_journeys
WHERE storm_id = :storm AND property_id = :house ORDER BY timestamp, journey_id
"""
_REPORT = "SELECT time_at, magnitude, place, source FROM storm_reports WHERE report_id = :because"
_ALERT = "SELECT * FROM area_alerts WHERE alert_id = :because"
_STEPS = """
SELECT s.*, u.display_name FROM guardrail_steps s LEFT JOIN users u ON u.user_id = s.actor_id
WHERE s.action_id = :action ORDER BY s.happened_at, s.step_id
"""
_LIFTED = """
SELECT because FROM guardrail_actions WHERE action = 'throttle' AND status <> 'open' AND because IS NOT NULL
"""


def counts(connection: Connection, storm_id: str, now: int) -> Sequence[Row[Any]]:
    """(reason, where it stands, how many) of a storm; `now` in UTC milliseconds."""
    return connection.execute(text(_COUNTS), {"storm": storm_id, "now": now}).all()


def page(
    connection: Connection, storm_id: str, stands: str, reason: str, now: int, offset: int, limit: int
) -> Sequence[Row[Any]]:
    """Actions of a storm, the newest first; "" for any reason, and wherever they stand."""
    asked = {
        "storm": storm_id, "stands": stands, "reason": reason, "now": now, "offset": offset, "limit": limit,
    }  # fmt: skip
    return connection.execute(text(_PAGE), asked).all()


def one(connection: Connection, action_id: str, now: int) -> Row[Any] | None:
    """The action, None when it is not here."""
    return connection.execute(text(_ONE), {"action": action_id, "now": now}).one_or_none()


def touches(connection: Connection, storm_id: str, property_id: str) -> Sequence[Row[Any]]:
    """Every contact with a house in a storm, in order of time."""
    return connection.execute(text(_TOUCHES), {"storm": storm_id, "house": property_id}).all()


def report(connection: Connection, because: str | None) -> Row[Any] | None:
    """The storm report behind an action, None when it is none."""
    return connection.execute(text(_REPORT), {"because": because}).one_or_none()


def alert(connection: Connection, because: str | None) -> Row[Any] | None:
    """The alert of an area behind an action, None when it is none."""
    return connection.execute(text(_ALERT), {"because": because}).one_or_none()


def steps(connection: Connection, action_id: str) -> Sequence[Row[Any]]:
    """Who did what about an action, in order of time."""
    return connection.execute(text(_STEPS), {"action": action_id}).all()


def lifted(connection: Connection) -> frozenset[str]:
    """The contacts whose throttle the office has lifted."""
    return frozenset(connection.execute(text(_LIFTED)).scalars())
