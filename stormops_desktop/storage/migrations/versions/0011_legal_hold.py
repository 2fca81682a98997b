"""The office's order to keep everything of a job."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute("ALTER TABLE jobs ADD COLUMN legal_hold INTEGER")
