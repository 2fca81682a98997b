"""A child process that captures photos, file first and then row, and dies at a step."""

import os
import sqlite3
import sys
from io import BytesIO
from pathlib import Path

from stormops_desktop.adapters.photo_vault import PhotoVault

KEY = bytes(range(32))


def main(folder: str, dies_at: str, dies_in_photo: int) -> None:
    photo = 0

    def step(name: str) -> None:
        if (name, photo) == (dies_at, dies_in_photo):
            os._exit(9)  # no clean-up, no flushing, as when the process is killed

    vault = PhotoVault(Path(folder, "photos"), KEY, on_step=step)
    vault.clear_unfinished()
    rows = sqlite3.connect(Path(folder, "rows.db"), isolation_level=None)
    rows.execute("CREATE TABLE IF NOT EXISTS photos (sha256 TEXT PRIMARY KEY)")
    for photo in range(3):
        kept = vault.keep(BytesIO(bytes([photo]) * 150_000))
        rows.execute("BEGIN IMMEDIATE")
        rows.execute("INSERT OR IGNORE INTO photos VALUES (?)", (kept.sha256,))
        step("row written")
        rows.execute("COMMIT")
        step("row committed")
    rows.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
