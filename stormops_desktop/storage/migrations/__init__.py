"""Forward-only steps of the replica's schema; each is frozen once released, and adds without changing.

`PRAGMA user_version` mirrors the number of the last step, so that opening a current file imports nothing.
"""

from pathlib import Path

from sqlalchemy import Connection

HEAD = 23


def version(connection: Connection) -> int:
    """The number of the last step this file has had."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def upgrade(connection: Connection, upto: int = HEAD) -> None:
    """Takes the file to `upto` inside the caller's transaction: all steps or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, f"{upto:04}")
    connection.exec_driver_sql(f"PRAGMA user_version = {upto}")
