"""What a version of a route tells its crew is asked of the visits."""

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.execute("ALTER TABLE route_versions ADD COLUMN asked TEXT")
