"""What every migration does: run the SQL files of its folder, and never go back."""

from importlib import resources
from typing import Never, cast

import psycopg
from alembic import op

from sync.postgres.errors import DatabaseError


def run_sql_folder(name: str) -> None:
    """Runs `sql/<name>/*.sql` in the order of the files' names."""
    # The driver's own connection takes several statements at once, and no percent sign for a parameter.
    connection = cast("psycopg.Connection", op.get_bind().connection.driver_connection)
    folder = resources.files("sync.postgres.migrations") / "sql" / name
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        connection.execute(file.read_text(encoding="utf-8").encode())


def refuse_downgrade() -> Never:
    """Always raises: a centre goes back by restoring a backup, which also changes the counter's epoch."""
    raise DatabaseError("The centre's schema only goes forward. To go back, restore a backup.")
