"""What was done about an action of the guardrails, and what others said about an area."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run_sql_folder("0018_alerts")


def downgrade() -> None:
    refuse_downgrade()
