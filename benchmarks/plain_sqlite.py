"""What the same rows cost without us: plain SQLite, one file, no key, no index but the primary.

One executemany a table. It is the limit that a first sync is read against.
"""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from stormops_desktop.storage.database import Database
from stormops_desktop.storage.schema import ENTITY_TABLES
from sync.contracts.entities import BY_NAME


def rows_a_second(database: Database) -> float:
    """Rows of the replica's synced tables a second, committed to a new file."""
    tables = {name: rows_of(database, name) for name in ENTITY_TABLES}
    with TemporaryDirectory(prefix="stormops-bench-") as folder:
        return sum(map(len, tables.values())) / seconds(Path(folder) / "plain.db", tables)


def rows_of(database: Database, name: str) -> list[tuple[object, ...]]:
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(select(ENTITY_TABLES[name]))]


def seconds(path: Path, tables: dict[str, list[tuple[object, ...]]]) -> float:
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("PRAGMA synchronous = NORMAL")
        for name, table in ENTITY_TABLES.items():
            names = ", ".join(column.name for column in table.columns)
            plain.execute(f"CREATE TABLE {name} ({names}, PRIMARY KEY ({BY_NAME[name].key}))")
        started = time.perf_counter()
        plain.execute("BEGIN")
        for name, rows in tables.items():
            marks = ", ".join("?" * len(ENTITY_TABLES[name].columns))
            plain.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        plain.execute("COMMIT")
        return time.perf_counter() - started
