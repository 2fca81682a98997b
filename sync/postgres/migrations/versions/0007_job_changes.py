"""Who changed what on a job besides its status."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run_sql_folder("0007_job_changes")


def downgrade() -> None:
    refuse_downgrade()
