"""Which houses crews took in, found by house: they go where the crew's route goes."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    run_sql_folder("0017_taken_in")


def downgrade() -> None:
    refuse_downgrade()
