"""What each import changed in a storm: its reports, and the houses whose tier moved."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    run_sql_folder("0014_import_changes")


def downgrade() -> None:
    refuse_downgrade()
