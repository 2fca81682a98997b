"""What must be known of a house before its visit is reported as a conversion, or no longer as one."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

_FACTS = """
SELECT p.persona, c.rcv_cents, d.decision,
  (SELECT u.expected_uplift FROM lead_uplift u WHERE u.property_id = j.property_id
     AND u.storm_id = j.storm_id ORDER BY u.scored_at DESC LIMIT 1) AS expected_uplift
FROM jobs j
LEFT JOIN properties p ON p.property_id = j.property_id
LEFT JOIN claim_intel c ON c.job_id = j.job_id
LEFT JOIN policy_decisions_log d ON d.decision_id = (
  SELECT x.decision_id FROM policy_decisions_log x
  WHERE x.property_id = j.property_id AND x.storm_id = j.storm_id
  ORDER BY x.decided_at DESC, x.decision_id DESC LIMIT 1)
WHERE j.job_id = :job
"""
_OTHERS = text(
    "SELECT 1 FROM jobs o JOIN jobs j ON o.property_id = j.property_id AND o.storm_id = j.storm_id "
    "WHERE j.job_id = :job AND o.job_id <> j.job_id AND o.status = 'completed' "
    "AND o.outcome IN :converting LIMIT 1"
).bindparams(bindparam("converting", expanding=True))


def conversion_facts(connection: Connection, job_id: str) -> Row[Any] | None:
    """persona, rcv_cents, decision and expected_uplift, each NULL where this replica does not know."""
    return connection.execute(text(_FACTS), {"job": job_id}).first()


def converted_otherwise(connection: Connection, job_id: str, converting: Collection[str]) -> bool:
    """Whether another job of the same house in the same storm has converted."""
    asked = {"job": job_id, "converting": sorted(converting)}
    return connection.execute(_OTHERS, asked).first() is not None
