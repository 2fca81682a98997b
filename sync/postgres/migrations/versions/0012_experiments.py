"""Runs of the policy, experiments with who got which arm, and models that were learnt."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    run_sql_folder("0012_experiments")


def downgrade() -> None:
    refuse_downgrade()
