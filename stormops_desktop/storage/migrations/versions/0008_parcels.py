"""Work that was brought from another laptop on a stick, and what this laptop was told to do by its person."""

from alembic import op

revision = "0008"
down_revision = "0007"

STATEMENTS = (
    """
    CREATE TABLE parcel ( parcel_id TEXT NOT NULL, device TEXT NOT NULL, incarnation INTEGER NOT NULL,
    epoch TEXT NOT NULL, next_n INTEGER NOT NULL, chain TEXT NOT NULL, machine TEXT NOT NULL,
    made_ms INTEGER NOT NULL, brought_ms INTEGER NOT NULL, delivered_ms INTEGER, PRIMARY KEY (parcel_id) )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE parcel_op ( parcel_id TEXT NOT NULL, n INTEGER NOT NULL, op_id TEXT NOT NULL,
    body BLOB NOT NULL, PRIMARY KEY (parcel_id, n) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE local_setting ( name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name) )
    WITHOUT ROWID
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
