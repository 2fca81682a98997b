"""Who is who: records of people, what they are known by, what the office decided of them."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run_sql_folder("0015_identity")


def downgrade() -> None:
    refuse_downgrade()
