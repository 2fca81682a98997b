"""What the guardrails ask for: houses to be left alone, people to be asked, plays to be begun."""

from alembic import op

revision = "0017"
down_revision = "0016"

STATEMENTS = (
    """
    CREATE TABLE guardrail_actions ( action_id TEXT NOT NULL, storm_id TEXT, property_id TEXT, action TEXT,
    reason TEXT, since INTEGER, until INTEGER, because TEXT, status TEXT, settled_at INTEGER, note TEXT,
    _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0'
    NOT NULL, PRIMARY KEY (action_id) )
    """,
    """
    CREATE INDEX guardrail_actions_by_property_id_action ON guardrail_actions (property_id, action)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
