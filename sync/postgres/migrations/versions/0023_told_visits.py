"""What a version of a route tells its crew is asked of the visits."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    run_sql_folder("0023_told_visits")


def downgrade() -> None:
    refuse_downgrade()
