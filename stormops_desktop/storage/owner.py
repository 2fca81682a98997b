"""One process owns a replica. The lock is SQLite's own, on a small file beside it.

The operating system lets go of it when the process dies, however it dies, on every platform; a file with a
process number in it would have to guess whether that number still means us.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from stormops_desktop.storage.errors import StoreBusy

TAKEN = (
    "StormOps is already open with this member's data on this computer. Nothing is lost: use that window, "
    "or close it and try again."
)


class Owner:
    """Held from construction to `release`.

    Raises:
        StoreBusy: another process (or this one) holds it.
    """

    def __init__(self, database: Path) -> None:
        self._held = sqlite3.connect(
            database.with_suffix(".owner"), isolation_level=None, timeout=0, check_same_thread=False
        )
        try:
            self._held.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._held.close()
            raise StoreBusy(TAKEN) from error

    def release(self) -> None:
        with suppress(sqlite3.Error):
            self._held.rollback()
        self._held.close()
