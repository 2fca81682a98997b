"""What this laptop's person chose for this laptop; nothing of it syncs."""

from sqlalchemy import Connection

PHOTO_HOLDS = "photo-holds"


def setting(connection: Connection, name: str) -> str | None:
    """The kept value."""
    found = connection.exec_driver_sql("SELECT value FROM local_setting WHERE name = ?", (name,)).scalar()
    return None if found is None else str(found)


def keep_setting(connection: Connection, name: str, value: str) -> None:
    """Keeps the value in place of an older one."""
    connection.exec_driver_sql(
        "INSERT INTO local_setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def photo_holds(connection: Connection) -> str:
    """Jobs whose originals stay on this laptop by order, as a JSON list of ids."""
    return setting(connection, PHOTO_HOLDS) or "[]"
