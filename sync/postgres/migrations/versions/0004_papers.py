"""Papers that were signed, and the hash chain that leads from one to the next."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run_sql_folder("0004_papers")


def downgrade() -> None:
    refuse_downgrade()
