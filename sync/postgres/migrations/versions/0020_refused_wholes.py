"""Which runs, experiments and imports were refused is found at once, so that their parts need not wait."""

from sync.postgres.migrations.frozen_sql import refuse_downgrade, run_sql_folder

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    run_sql_folder("0020_refused_wholes")


def downgrade() -> None:
    refuse_downgrade()
