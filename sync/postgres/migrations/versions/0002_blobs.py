"""Photo files: uploads under way and files that were verified."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run_sql_folder("0002_blobs")


def downgrade() -> None:
    refuse_downgrade()
