"""Runs of the attribution engine and the credit that they found."""

from alembic import op

revision = "0015"
down_revision = "0014"

STATEMENTS: tuple[str, ...] = ("SELECT 1",)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
