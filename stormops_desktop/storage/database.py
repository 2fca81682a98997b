"""One encrypted file: a durable writer, a quick writer behind the same lock, and a few readers."""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from stormops_desktop.storage.errors import as_storage_errors

BUSY_MS = 5_000
READERS = 3
CACHE_KIB = 32 * 1024
# A first sync is one transaction: what does not fit is encrypted and written twice.
BULK_CACHE_KIB = 128 * 1024
# A checkpoint inside a save would be felt; the durable writer leaves it to the quick one and to closing.
DURABLE_CHECKPOINT_PAGES = 8_000


def connect(path: Path, key: bytes, *, busy_ms: int = BUSY_MS, pragmas: tuple[str, ...] = ()) -> Any:
    """A driver connection in autocommit mode. The key is raw, so no key derivation slows the opening."""
    raw = dbapi2.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,
        timeout=busy_ms / 1000,
        cached_statements=256,
    )
    raw.execute("PRAGMA cipher_log_level = NONE")  # SQLCipher would print to stderr
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in (f"cache_size = -{CACHE_KIB}", "temp_store = MEMORY", "foreign_keys = OFF", *pragmas):
        raw.execute(f"PRAGMA {pragma}")
    return raw


class Database:
    """The open file. `write` and `read` hand out connections inside a transaction.

    Args:
        key: 32 random bytes.
        busy_ms: how long to wait for another holder of the file.
    """

    def __init__(self, path: Path, key: bytes, *, busy_ms: int = BUSY_MS) -> None:
        self.path = path
        self._key = key
        self._busy_ms = busy_ms
        self._writer = threading.RLock()
        full_sync = ("fullfsync = 1",) if sys.platform == "darwin" else ()
        self._durable = self._engine(
            1, "IMMEDIATE", "journal_mode = WAL", "synchronous = FULL",
            f"wal_autocheckpoint = {DURABLE_CHECKPOINT_PAGES}", *full_sync,
        )  # fmt: skip
        self._quick = self._engine(
            1, "IMMEDIATE", "journal_mode = WAL", "synchronous = NORMAL", f"cache_size = -{BULK_CACHE_KIB}"
        )
        self._readers = self._engine(READERS, "DEFERRED", "query_only = 1")

    def _engine(self, connections: int, begin: str, *pragmas: str) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: connect(self.path, self._key, busy_ms=self._busy_ms, pragmas=pragmas),
            poolclass=QueuePool,
            pool_size=connections,
            max_overflow=0,
            pool_reset_on_return="rollback",
        )

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"BEGIN {begin}")

        return engine

    @contextmanager
    def write(self, *, durable: bool) -> Iterator[Connection]:
        """One write transaction; an exception undoes it. Durable ones survive the loss of power.

        Raises:
            StorageError: busy, full or damaged.
        """
        with self._writer, as_storage_errors():
            engine = self._durable if durable else self._quick
            with engine.begin() as connection:
                yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the file; never waits for a writer.

        Raises:
            StorageError: busy or damaged.
        """
        with as_storage_errors(), self._readers.begin() as connection:
            yield connection

    def intact(self) -> bool:
        """Whether every page can be read and hangs together (slow: reads the whole file)."""
        with self.read() as connection:
            broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        return broken is None and bool(said == "ok")

    def close(self) -> None:
        """Closes every connection; the last one folds the write-ahead log into the file."""
        for engine in (self._readers, self._quick, self._durable):
            engine.dispose()

    def copy_to(self, copy: Path) -> None:
        """Copies the file, everything committed included; the copy has the same key.

        Raises:
            StorageError: no room for it.
        """
        partial = copy.with_name(copy.name + ".part")
        with as_storage_errors():
            source = connect(self.path, self._key, busy_ms=self._busy_ms)
            try:
                source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                shutil.copyfile(self.path, partial)
            finally:
                source.close()
        partial.replace(copy)
