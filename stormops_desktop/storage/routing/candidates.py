"""The decided houses of a storm with all that decides whether and how they are visited."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

# The newest decision of a house is the one that holds; ids break a tie the same way everywhere.
_DECIDED = """
WITH newest AS (
  SELECT property_id, decision, reason, expected_uplift, row_number() OVER (
    PARTITION BY property_id ORDER BY decided_at DESC, decision_id DESC) AS place
  FROM policy_decisions_log WHERE storm_id = :storm)
SELECT d.property_id, d.decision, d.reason, p.address, p.city, p.zip_code, p.latitude, p.longitude,
  p.do_not_knock, f.material, f.pitch_rise,
  coalesce((SELECT u.expected_uplift FROM lead_uplift u WHERE u.property_id = d.property_id
    AND u.storm_id = :storm ORDER BY u.scored_at DESC LIMIT 1), d.expected_uplift) AS uplift,
  (SELECT u.next_best_action FROM lead_uplift u WHERE u.property_id = d.property_id
    AND u.storm_id = :storm ORDER BY u.scored_at DESC LIMIT 1) AS next_best_action
FROM newest d
JOIN properties p ON p.property_id = d.property_id
LEFT JOIN roofs f ON f.property_id = d.property_id
WHERE d.place = 1
ORDER BY d.property_id
"""
_STORM = "SELECT storm_id, name, time_zone FROM storms WHERE storm_id = :storm"
_CREWS = "SELECT * FROM crews WHERE active = 1 ORDER BY crew_name, crew_id"


def decided_houses(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Every house of the storm with a decision, by id."""
    return connection.execute(text(_DECIDED), {"storm": storm_id}).all()


def storm_brief(connection: Connection, storm_id: str) -> Row[Any] | None:
    """Name and time zone of a storm."""
    return connection.execute(text(_STORM), {"storm": storm_id}).first()


def active_crews(connection: Connection) -> Sequence[Row[Any]]:
    """The company's crews, by name."""
    return connection.execute(text(_CREWS)).all()
