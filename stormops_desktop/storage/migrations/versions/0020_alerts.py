"""What was done about an action of the guardrails, and what others said about an area."""

from alembic import op

revision = "0020"
down_revision = "0019"

STATEMENTS = (
    """
    CREATE TABLE guardrail_steps ( step_id TEXT NOT NULL, action_id TEXT, storm_id TEXT, step TEXT,
    reason TEXT, happened_at INTEGER, actor_id TEXT, _rev INTEGER DEFAULT '0' NOT NULL,
    _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (step_id) )
    """,
    """
    CREATE INDEX guardrail_steps_by_action_id ON guardrail_steps (action_id)
    """,
    """
    CREATE TABLE area_alerts ( alert_id TEXT NOT NULL, storm_id TEXT, kind TEXT, source_event_id TEXT,
    heard_at INTEGER, headline TEXT, zip_code TEXT, hazard TEXT, severity TEXT, hail_in REAL, wind_mph REAL,
    ends_at INTEGER, competitor TEXT, move TEXT, houses INTEGER, _rev INTEGER DEFAULT '0' NOT NULL,
    _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (alert_id) )
    """,
    """
    CREATE INDEX area_alerts_by_storm_id ON area_alerts (storm_id)
    """,
    """
    CREATE INDEX guardrail_actions_by_storm_id_since ON guardrail_actions (storm_id, since)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
