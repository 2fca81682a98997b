"""Tenants, accounts, the synced entities, the op log, roles' grants and the tenants' isolation."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0001"
down_revision = None


def upgrade() -> None:
    run_sql_folder("0001_core")


def downgrade() -> None:
    refuse_downgrade()
