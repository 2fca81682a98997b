"""Who is who: records of people, what they are known by, what the office decided of them."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    run_sql_folder("0016_identity")


def downgrade() -> None:
    refuse_downgrade()
