"""Contact preferences, nurture sequences, muted checks and the history of scores."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    run_sql_folder("0011_play")


def downgrade() -> None:
    refuse_downgrade()
