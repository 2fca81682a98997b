"""The office's order to keep everything of a job."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run_sql_folder("0008_legal_hold")


def downgrade() -> None:
    refuse_downgrade()
