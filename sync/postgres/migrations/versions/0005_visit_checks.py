"""What a visit was asked and what was answered; how much a photo shows and which lines it supports."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    run_sql_folder("0005_visit_checks")


def downgrade() -> None:
    refuse_downgrade()
