"""What a version of a route takes off is told by its address."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    run_sql_folder("0022_taken_off")


def downgrade() -> None:
    refuse_downgrade()
