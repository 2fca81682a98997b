"""What the stream jobs keep: offsets, rows, houses, windows, chain counts; what the guardrails ask for."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run_sql_folder("0015_streams")


def downgrade() -> None:
    refuse_downgrade()
