"""What each import changed in a storm: its reports, and the houses whose tier moved."""

from alembic import op

revision = "0016"
down_revision = "0015"

STATEMENTS = (
    """
    CREATE TABLE import_changes ( change_id TEXT NOT NULL, import_id TEXT, storm_id TEXT, part INTEGER,
    document TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (change_id) )
    """,
    """
    CREATE INDEX import_changes_by_storm_id_import_id ON import_changes (storm_id, import_id)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
