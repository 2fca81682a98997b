"""What planners ask of single houses; and why this laptop's last plan left houses out."""

from alembic import op

revision = "0021"
down_revision = "0020"

STATEMENTS = (
    """
    CREATE TABLE visit_wishes ( wish_id TEXT NOT NULL, storm_id TEXT, property_id TEXT, windows TEXT,
    service_min INTEGER, priority TEXT, needs TEXT, rule TEXT, by_action TEXT, match_skills INTEGER,
    _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (wish_id) )
    """,
    """
    CREATE INDEX visit_wishes_by_storm_id ON visit_wishes (storm_id)
    """,
    """
    CREATE TABLE left_out_reasons ( storm_id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (storm_id) )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
