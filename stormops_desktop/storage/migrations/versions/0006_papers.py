"""Papers that were signed."""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    """
    CREATE TABLE papers ( paper_id TEXT NOT NULL, job_id TEXT, kind TEXT, title TEXT, template TEXT,
    sha256 TEXT, bytes INTEGER, mime TEXT, pages_sha256 TEXT, signer TEXT, signed_by TEXT,
    signature_sha256 TEXT, signed_at INTEGER, zone TEXT, latitude REAL, longitude REAL, place TEXT,
    parents TEXT, chain_hash TEXT, cancel_by TEXT, author_id TEXT, state TEXT, voided_at INTEGER,
    void_reason TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (paper_id) )
    """,
    """
    CREATE INDEX papers_by_job_id ON papers (job_id)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
