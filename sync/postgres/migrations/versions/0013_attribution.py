"""Runs of the attribution engine and the credit that they found."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    run_sql_folder("0013_attribution")


def downgrade() -> None:
    refuse_downgrade()
