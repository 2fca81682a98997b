"""The claim form column by column, and its supplements, payments and test squares."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run_sql_folder("0003_claims")


def downgrade() -> None:
    refuse_downgrade()
