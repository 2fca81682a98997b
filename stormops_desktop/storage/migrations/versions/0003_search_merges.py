"""The search index is merged when we say so (`job_list.tidy_search`), never in the middle of a save."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("INSERT INTO job_search (job_search, rank) VALUES ('automerge', 0)")
