"""Opening a member's file: lock, key, health, schema. A damaged file is kept, what was unsent is rescued."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage import migrations, note, rescue, skeleton
from stormops_desktop.storage.database import BUSY_MS, Database
from stormops_desktop.storage.errors import UNREADABLE, StorageError, StoreDamaged, StoreTooNew, WrongKey
from stormops_desktop.storage.owner import Owner
from stormops_desktop.storage.replica import SqlReplica
from sync.contracts.capture import refold_ops

PARTS = ("", "-wal", "-shm")  # what SQLite keeps of one database
TOO_NEW = (
    "This computer's data was written by a later version of StormOps. Nothing has been changed; "
    "install the current version to open it."
)


@dataclass(frozen=True, slots=True)
class Rescued:
    """What happened to a damaged file. `kept_as` is never deleted by us."""

    kept_as: Path
    ops: int
    lost: int

    def __str__(self) -> str:
        saved = f"{self.ops} unsent changes were rescued" if self.ops else "No unsent change was found in it"
        gap = f"; up to {self.lost} log entries could not be read" if self.lost else ""
        return (
            f"The local data file was damaged. {saved}{gap}. The rest loads again from the office; "
            f"the damaged file is kept as {self.kept_as.name}."
        )


@dataclass(frozen=True, slots=True)
class OpenStore:
    """An open replica and what holds it."""

    database: Database
    replica: SqlReplica
    owner: Owner
    rescued: Rescued | None = None

    def close(self) -> None:
        """Folds the log into the file, notes who we are, lets others in."""
        with suppress(StorageError):
            _keep_note(self.database.path, self.replica)
        self.database.close()
        self.owner.release()


def open_store(
    path: Path, key: bytes, device: str, now_ms: Callable[[], int], *, busy_ms: int = BUSY_MS
) -> OpenStore:
    """Opens or creates the replica at `path`.

    Raises:
        StoreBusy: open elsewhere. WrongKey: nothing was touched. StoreTooNew: needs a later version.
        StorageError: the disk is full or can't be read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    owner = Owner(path)
    try:
        return _opened(path, key, device, now_ms, busy_ms, owner)
    except BaseException:
        owner.release()
        raise


def mark_suspect(path: Path) -> None:
    """A page failed to read: the next opening checks the whole file."""
    known = note.read(path)
    if known is not None:
        note.write(path, note.Note(known.key, known.device, known.incarnation, suspect=True))


def _opened(
    path: Path, key: bytes, device: str, now_ms: Callable[[], int], busy_ms: int, owner: Owner
) -> OpenStore:
    known = note.read(path)
    if known is not None and known.key != note.fingerprint(key):
        raise WrongKey(UNREADABLE)
    _finish_swap(path, now_ms())
    rescued = None
    try:
        database = _healthy(path, key, busy_ms, thorough=known is not None and known.suspect)
    except StoreDamaged:
        if known is None:  # never opened with this key: more likely the key is wrong than the file
            raise WrongKey(UNREADABLE) from None
        rescued = _rebuild(path, key, device, known, now_ms())
        database = _healthy(path, key, busy_ms, thorough=False)
    replica = SqlReplica(database, device)
    _keep_note(path, replica, key)
    return OpenStore(database, replica, owner, rescued)


def _healthy(path: Path, key: bytes, busy_ms: int, *, thorough: bool) -> Database:
    database = Database(path, key, busy_ms=busy_ms)
    try:
        _migrate(database)
        with database.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM op_log").scalar_one()
            connection.exec_driver_sql("SELECT body FROM sync_state").first()
        if thorough and not database.intact():
            raise StoreDamaged
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: Database) -> None:
    with database.write(durable=True) as connection:
        found = migrations.version(connection)
    if found > migrations.HEAD:
        raise StoreTooNew(TOO_NEW)
    if found == migrations.HEAD:
        return
    if found:
        _copy_before(database, found)
    with database.write(durable=True) as connection:
        migrations.upgrade(connection)
    if not found:
        skeleton.keep(database)


def _copy_before(database: Database, found: int) -> None:
    """The file as it was before its schema changes, in case the new version has to be taken back."""
    copy = database.path.with_suffix(f".before-{migrations.HEAD:04}-from-{found:04}")
    if not copy.exists():
        database.copy_to(copy)


def _rebuild(path: Path, key: bytes, device: str, known: note.Note, now_ms: int) -> Rescued:
    found = rescue.salvage(path, key)
    fresh = path.with_suffix(".rescue-part")
    _remove(fresh)
    database = _healthy(fresh, key, BUSY_MS, thorough=False)
    with SqlReplica(database, device).begin(durable=True) as tx:
        tx.save_state(rescue.new_state(found, known, device))
        for n, op in enumerate(found.ops, start=1):
            tx.append_op(n, op)
        for item in found.inbox:
            tx.add_inbox(item)
        refold_ops(tx, RULES, found.ops)
    database.close()
    fresh.rename(path.with_suffix(".rescue"))  # from here on a crash is finished by the next opening
    return Rescued(_finish_swap(path, now_ms), len(found.ops), found.lost)


def _set_aside(path: Path, now_ms: int) -> Path:
    at = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.damaged-{at}")
    for part in reversed(PARTS):
        source = path.with_name(path.name + part)
        if source.exists():
            source.rename(aside.with_name(aside.name + part))
    return aside


def _finish_swap(path: Path, now_ms: int) -> Path:
    """Puts a finished rescue, if there is one, in the place of the damaged file; says where that went."""
    fresh, aside = path.with_suffix(".rescue"), path
    if fresh.exists():
        aside = _set_aside(path, now_ms)
        fresh.rename(path)
    return aside


def _remove(path: Path) -> None:
    for part in PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


def _keep_note(path: Path, replica: SqlReplica, key: bytes | None = None) -> None:
    with replica.begin() as tx:
        state = tx.state()
    known = note.read(path)
    if key is None and known is None:
        return
    print_of = note.fingerprint(key) if key is not None else known.key if known else ""
    suspect = known.suspect if known is not None and key is None else False
    wanted = note.Note(print_of, state.device, state.incarnation, suspect)
    if wanted != known:
        note.write(path, wanted)
