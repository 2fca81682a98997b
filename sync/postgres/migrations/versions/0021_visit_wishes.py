"""What planners ask of single houses: windows, minutes, priority, skills, must and avoid."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run_sql_folder("0021_visit_wishes")


def downgrade() -> None:
    refuse_downgrade()
