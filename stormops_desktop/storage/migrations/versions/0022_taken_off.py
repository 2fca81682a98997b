"""What a version of a route takes off is told by its address."""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.execute("ALTER TABLE route_versions ADD COLUMN taken_off TEXT")
