"""How many reports from outside wait, and for how long, is known to the hub."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    run_sql_folder("0024_reports_waiting")


def downgrade() -> None:
    refuse_downgrade()
