"""The registry of models, what they learn from, and the scores that they gave."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_DAY_MS = 86_400_000
_MODELS = """
SELECT m.*, u.display_name FROM models m LEFT JOIN users u ON u.user_id = m.author_id
WHERE m.kind = 'uplift' AND (:storm IS NULL OR m.storm_id = :storm)
ORDER BY m.trained_at DESC, m.action, m.model_id
"""
_MODEL = "SELECT * FROM models WHERE model_id = :model"
# The storm's own first; a model learnt in one storm scores the next.
_LIVE = """
SELECT * FROM models WHERE kind = 'uplift' AND status = 'live'
ORDER BY (storm_id = :storm) DESC, trained_at DESC, model_id
"""
_OUTCOME_FROM = "a.assigned_at AND min(a.assigned_at + e.window_days * {day}, coalesce(e.stopped_at, :now))"
_TRIAL = f"""
SELECT a.property_id, a.arm, a.experiment_id, e.arms, e.control, e.window_days, e.name,
  (EXISTS (SELECT 1 FROM policy_outcomes o WHERE o.property_id = a.property_id AND o.storm_id = a.storm_id
     AND o.actual_converted = 1
     AND coalesce(o.converted_at, a.assigned_at) BETWEEN {_OUTCOME_FROM.format(day=_DAY_MS)})
   OR EXISTS (SELECT 1 FROM customer_journeys t WHERE t.property_id = a.property_id
     AND t.storm_id = a.storm_id AND t.converted = 1
     AND t.timestamp BETWEEN {_OUTCOME_FROM.format(day=_DAY_MS)})) AS converted
FROM experiment_assignments a JOIN experiments e ON e.experiment_id = a.experiment_id
WHERE a.storm_id = :storm AND (e.status = 'completed'
  OR (e.status = 'running' AND a.assigned_at + e.window_days * {_DAY_MS} <= :now))
GROUP BY a.assignment_id ORDER BY a.experiment_id, a.property_id
"""
_FACTS = """
SELECT i.property_id, i.sii, p.risk_score, p.estimated_value_cents, p.owner_occupied, p.persona, f.age_years
FROM property_impacts i JOIN properties p ON p.property_id = i.property_id
LEFT JOIN roofs f ON f.property_id = i.property_id
WHERE i.storm_id = :storm GROUP BY i.property_id ORDER BY i.property_id
"""
_SCORED = (
    "SELECT property_id, uplift_id, feature_hash FROM lead_uplift "
    "WHERE storm_id = :storm AND model_version = :version"
)

Rows = Sequence[Row[Any]]


def models(connection: Connection, storm_id: str | None) -> Rows:
    """The registry, the newest first."""
    return connection.execute(text(_MODELS), {"storm": storm_id}).all()


def model(connection: Connection, model_id: str) -> Row[Any] | None:
    """One of it; None when it is not here."""
    return connection.execute(text(_MODEL), {"model": model_id}).first()


def live_models(connection: Connection, storm_id: str) -> Rows:
    """Live models, those of the storm first, then the newest."""
    return connection.execute(text(_LIVE), {"storm": storm_id}).all()


def trial_rows(connection: Connection, storm_id: str, now: int) -> Rows:
    """Houses of the storm's experiments that are over, or whose window is."""
    return connection.execute(text(_TRIAL), {"storm": storm_id, "now": now}).all()


def facts(connection: Connection, storm_id: str) -> Rows:
    """What is known of the storm's houses, in order of id."""
    return connection.execute(text(_FACTS), {"storm": storm_id}).all()


def scored(connection: Connection, storm_id: str, version: str) -> dict[str, tuple[str, str | None]]:
    """Score id and hash of the features by house, of the scores that a version gave."""
    rows = connection.execute(text(_SCORED), {"storm": storm_id, "version": version})
    return {row.property_id: (row.uplift_id, row.feature_hash) for row in rows}
