"""Photo files that wait to be sent, those that are no pictures, and what was spent on metered links."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE blob_local ( sha256 TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL,
    bytes INTEGER NOT NULL, photo_id TEXT NOT NULL, job_id TEXT NOT NULL, state TEXT NOT NULL,
    "offset" INTEGER DEFAULT '0' NOT NULL, attempts INTEGER DEFAULT '0' NOT NULL,
    due_ms INTEGER DEFAULT '0' NOT NULL, last_error TEXT, captured_ms INTEGER NOT NULL,
    stored_ms INTEGER, here INTEGER DEFAULT '1' NOT NULL, PRIMARY KEY (sha256, kind) ) WITHOUT ROWID
    """,
    """
    CREATE INDEX blob_local_by_state ON blob_local (state, kind)
    """,
    """
    CREATE INDEX blob_local_by_job ON blob_local (job_id)
    """,
    """
    CREATE TABLE photo_quarantine ( item_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, sentence TEXT NOT NULL,
    sha256 TEXT, added_ms INTEGER NOT NULL )
    """,
    """
    CREATE TABLE metered_day ( day INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (day) )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
