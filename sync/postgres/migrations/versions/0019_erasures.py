"""Who was erased, and the words of erased and redacted rows leave the op log."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    run_sql_folder("0019_erasures")


def downgrade() -> None:
    refuse_downgrade()
