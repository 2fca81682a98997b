"""Who changed what on a job besides its status; appointments and all pending work in the job list."""

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = (
    """
    CREATE TABLE job_changes ( change_id TEXT NOT NULL, job_id TEXT, actor_id TEXT, happened_at INTEGER,
    topic TEXT, item TEXT, did TEXT, before TEXT, after TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (change_id) )
    """,
    """
    CREATE INDEX job_changes_by_job_id ON job_changes (job_id)
    """,
    """
    ALTER TABLE job_list ADD COLUMN scheduled_at INTEGER
    """,
    """
    CREATE INDEX job_list_by_appointment ON job_list (storm_id, scheduled_at)
    """,
)
SOURCES = (
    "photos", "claim_intel", "supplements", "claim_payments", "test_squares", "papers", "visit_checks",
    "job_changes",
)  # fmt: skip
EVENTS = {"INSERT": "new", "UPDATE": "new", "DELETE": "old"}


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    for source in SOURCES:
        for event, row in EVENTS.items():
            op.execute(
                f"CREATE TRIGGER {source}_{event.lower()}_stales AFTER {event} ON {source} BEGIN INSERT INTO "
                f"job_stale SELECT {row}.job_id WHERE {row}.job_id IS NOT NULL ON CONFLICT DO NOTHING; END"
            )
    op.execute("INSERT INTO job_stale SELECT job_id FROM jobs WHERE true ON CONFLICT DO NOTHING")
