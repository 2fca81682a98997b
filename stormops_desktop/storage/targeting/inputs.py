"""Everything that the policy looks at, of every house that a storm hit."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_LIVE = (
    "(SELECT m.version FROM models m WHERE m.storm_id = :storm AND m.kind = 'uplift' AND m.action = 'any' "
    "AND m.status = 'live' ORDER BY m.trained_at DESC, m.model_id LIMIT 1)"
)
# The live model's score; where there is none, the newest.
_HOUSES = """
SELECT i.property_id, i.tier, i.sii, p.address, p.zip_code, p.persona, p.risk_score, p.do_not_knock,
  p.customer_since, p.owner_occupied, f.age_years, u.expected_uplift, u.ci_low, u.model_version
FROM property_impacts i
JOIN properties p ON p.property_id = i.property_id
LEFT JOIN roofs f ON f.property_id = i.property_id
LEFT JOIN lead_uplift u ON u.rowid = (
  SELECT x.rowid FROM lead_uplift x WHERE x.property_id = i.property_id AND x.storm_id = i.storm_id
  ORDER BY (x.model_version = (SELECT version FROM live)) DESC, x.scored_at DESC, x.uplift_id DESC LIMIT 1)
WHERE i.storm_id = :storm
GROUP BY i.property_id ORDER BY i.property_id
"""
_WITH_LIVE = f"WITH live(version) AS (SELECT {_LIVE})"
_ARMS = """
SELECT a.property_id, a.arm, e.control, e.arms FROM experiment_assignments a
JOIN experiments e ON e.experiment_id = a.experiment_id
WHERE a.storm_id = :storm AND e.status = 'running'
ORDER BY e.started_at, e.experiment_id
"""
_REFUSED = """
SELECT property_id, reason FROM (
  SELECT *, row_number() OVER (
    PARTITION BY property_id, channel ORDER BY recorded_at DESC, preference_id DESC) AS place
  FROM contact_preferences WHERE channel IN ('all', 'door_knock'))
WHERE place = 1 AND allowed = 0 ORDER BY property_id, reason
"""
_CONTACTED = (
    "SELECT DISTINCT property_id FROM customer_journeys "
    "WHERE direction = 'outbound' AND timestamp BETWEEN :since AND :now AND storm_id <> :storm"
)
_SAID_AT_THE_DOOR = """
SELECT DISTINCT property_id, outcome FROM jobs
WHERE outcome = 'do_not_knock' OR (storm_id = :storm AND outcome IN ('vacant', 'wrong_address'))
"""
_CURRENT = """
SELECT * FROM (
  SELECT property_id, decision, reason, reason_codes, expected_uplift, policy_mode, threshold, model_version,
    row_number() OVER (PARTITION BY property_id ORDER BY decided_at DESC, decision_id DESC) AS place
  FROM policy_decisions_log WHERE storm_id = :storm)
WHERE place = 1
"""

Rows = Sequence[Row[Any]]


def houses(connection: Connection, storm_id: str) -> Rows:
    """Every house with an impact in the storm, in order of id."""
    return connection.execute(text(f"{_WITH_LIVE} {_HOUSES}"), {"storm": storm_id}).all()


def arms(connection: Connection, storm_id: str) -> Rows:
    """Houses in running experiments, with the experiment's arms and the name of its control."""
    return connection.execute(text(_ARMS), {"storm": storm_id}).all()


def refused(connection: Connection) -> Rows:
    """Houses whose last word on visits, or on any contact, was no."""
    return connection.execute(text(_REFUSED)).all()


def contacted(connection: Connection, storm_id: str, since: int, now: int) -> frozenset[str]:
    """Houses that were written to or visited for another storm between the two moments."""
    given = {"storm": storm_id, "since": since, "now": now}
    return frozenset(connection.execute(text(_CONTACTED), given).scalars())


def said_at_the_door(connection: Connection, storm_id: str) -> Rows:
    """Outcomes of visits after which nobody is to go there."""
    return connection.execute(text(_SAID_AT_THE_DOOR), {"storm": storm_id}).all()


def current_decisions(connection: Connection, storm_id: str) -> Rows:
    """The decision that holds for each house that has one."""
    return connection.execute(text(_CURRENT), {"storm": storm_id}).all()


def live_version(connection: Connection, storm_id: str) -> str | None:
    """The version of the storm's live model."""
    found: str | None = connection.execute(text(f"SELECT {_LIVE}"), {"storm": storm_id}).scalar()
    return found


def play_ids(connection: Connection) -> dict[str, str]:
    """Ids of the company's plays by code."""
    return {row.code: row.play_id for row in connection.execute(text("SELECT code, play_id FROM plays"))}
