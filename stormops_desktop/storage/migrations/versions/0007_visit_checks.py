"""What a visit was asked and what was answered; how much a photo shows and which lines it supports."""

from alembic import op

revision = "0007"
down_revision = "0006"

FIELDS = (("accessory", "TEXT"), ("extent", "TEXT"), ("claim_items", "TEXT"))
STATEMENTS = (
    """
    CREATE TABLE visit_checks ( check_id TEXT NOT NULL, job_id TEXT, kind TEXT, answer TEXT, words TEXT,
    photo_id TEXT, distance_m REAL, latitude REAL, longitude REAL, source TEXT, slope TEXT, shot TEXT,
    gaps TEXT, asked_at INTEGER, actor_id TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER
    DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (check_id) )
    """,
    """
    CREATE INDEX visit_checks_by_job_id ON visit_checks (job_id)
    """,
)


def upgrade() -> None:
    for name, kind in FIELDS:
        op.execute(f"ALTER TABLE photos ADD COLUMN {name} {kind}")
    for statement in STATEMENTS:
        op.execute(statement)
