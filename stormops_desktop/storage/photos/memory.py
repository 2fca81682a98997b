"""What this laptop remembers of photo folders and of bursts that were cut short; nothing of it syncs."""

from sqlalchemy import Connection


def recall(connection: Connection, name: str) -> str | None:
    """A remembered text; None when there is none of that name."""
    return connection.exec_driver_sql("SELECT value FROM local_setting WHERE name = ?", (name,)).scalar()


def remember(connection: Connection, name: str, value: str) -> None:
    """Keeps a text under a name, in place of what was there."""
    connection.exec_driver_sql(
        "INSERT INTO local_setting (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def forget(connection: Connection, name: str) -> None:
    """Drops what is kept under a name."""
    connection.exec_driver_sql("DELETE FROM local_setting WHERE name = ?", (name,))
