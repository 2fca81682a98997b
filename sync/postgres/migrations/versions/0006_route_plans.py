"""Plan versions, and what crews answer to them and change on the way."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run_sql_folder("0006_route_plans")


def downgrade() -> None:
    refuse_downgrade()
