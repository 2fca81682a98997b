"""What was imported, saved field mappings, a company's own thresholds; editions and areas of reports."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run_sql_folder("0010_intake")


def downgrade() -> None:
    refuse_downgrade()
