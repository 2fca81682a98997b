"""Who was erased; a record that goes marks the others of its house."""

from alembic import op

revision = "0019"
down_revision = "0018"

STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
