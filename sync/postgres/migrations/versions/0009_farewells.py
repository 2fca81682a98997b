"""The last words of members who were taken out: who may still send, and what they sent."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run_sql_folder("0009_farewells")


def downgrade() -> None:
    refuse_downgrade()
