"""The frozen steps and the contract-derived tables say the same; a file cut anywhere between survives."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from stormops_desktop.storage import job_list, migrations, note
from stormops_desktop.storage.database import Database
from stormops_desktop.storage.errors import StoreTooNew
from stormops_desktop.storage.identity import derived as who
from stormops_desktop.storage.schema import METADATA
from stormops_desktop.storage.scoring import house_state
from tests.helpers.replica_rows import key, set_op
from tests.unit.storage.conftest import DEVICE, KEY, Opener

_FILES = (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py")
STEPS = (0, *sorted(int(file.name[:4]) for file in _FILES))


def shape(connection: Connection) -> dict[str, Any]:
    """Tables with their columns, indexes with theirs, triggers by their text."""
    run = connection.exec_driver_sql
    found: dict[str, Any] = {}
    for kind, name, sql in run("SELECT type, name, sql FROM sqlite_master").all():
        if name.startswith(("sqlite_", "alembic_", "job_search_")):
            continue
        if kind == "table":
            # Columns that a later step added stand last in the file; nothing asks for them by place.
            found[name] = sorted(tuple(row)[1:] for row in run(f"PRAGMA table_xinfo('{name}')").all())
            found[f"{name} uniques"] = sorted(
                str(run(f"PRAGMA index_info('{row[1]}')").all())
                for row in run(f"PRAGMA index_list('{name}')").all()
                if row[2]
            )
        elif kind == "index":
            found[name] = [row[2] for row in run(f"PRAGMA index_info('{name}')").all()]
        else:
            found[name] = " ".join(sql.split())
    return found


def at_version(path: Path, version: int) -> None:
    """A file of that version with an op in its log, if it has one."""
    database = Database(path, KEY)
    with database.write(durable=True) as connection:
        if version:
            migrations.upgrade(connection, version)
            connection.exec_driver_sql(
                "INSERT INTO op_log (n, op_id, body, entity, row_id) VALUES (1, 'x', ?, 'jobs', 'j')",
                (b"kept",),
            )
            connection.exec_driver_sql(
                "INSERT INTO jobs (job_id, storm_id, status) VALUES (?, 's', 'pending')", (key("job"),)
            )
    database.close()
    note.write(path, note.Note(note.fingerprint(KEY), DEVICE))


def test_the_steps_make_what_the_contract_describes(tmp_path: Path) -> None:
    migrated, derived = Database(tmp_path / "a", KEY), Database(tmp_path / "b", KEY)
    with migrated.write(durable=True) as connection:
        migrations.upgrade(connection)
        found = shape(connection)
    with derived.write(durable=True) as connection:
        METADATA.create_all(connection)
        connection.exec_driver_sql(job_list.SEARCH_DDL)
        for part in (job_list, house_state, who):
            for statement in part.trigger_ddl():
                connection.exec_driver_sql(statement)
        wanted = shape(connection)
    migrated.close()
    derived.close()
    assert found == wanted


def test_head_is_the_last_step() -> None:
    assert max(STEPS) == migrations.HEAD


@pytest.mark.parametrize("version", STEPS)
def test_every_version_opens(opener: Opener, path: Path, version: int) -> None:
    path.parent.mkdir(parents=True)
    at_version(path, version)
    store = opener()
    with store.database.read() as connection:
        assert migrations.version(connection) == migrations.HEAD
        if version:
            assert connection.exec_driver_sql("SELECT body FROM op_log").scalar_one() == b"kept"
    with store.replica.begin() as tx:
        tx.append_op(2, set_op(2))
    if version:
        with store.database.read() as connection:
            assert connection.exec_driver_sql("SELECT job_id FROM job_list").scalar_one() == key("job")


def test_a_copy_is_kept_before_the_schema_changes(opener: Opener, path: Path) -> None:
    path.parent.mkdir(parents=True)
    at_version(path, 1)
    opener().close()
    (copy,) = path.parent.glob("*.before-*")
    old = Database(copy, KEY)
    with old.read() as connection:
        assert migrations.version(connection) == 1
        assert connection.exec_driver_sql("SELECT body FROM op_log").scalar_one() == b"kept"
    old.close()


def test_a_later_version_is_left_alone(opener: Opener, path: Path) -> None:
    opener().close()
    database = Database(path, KEY)
    with database.write(durable=True) as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {migrations.HEAD + 1}")
    database.close()
    with pytest.raises(StoreTooNew, match="later version"):
        opener()


CUT = """
import os, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from stormops_desktop.storage.opening import open_store

left = [int(sys.argv[3])]

@event.listens_for(Engine, "before_cursor_execute")
def cut(*_):
    left[0] -= 1
    if left[0] < 0:
        os._exit(9)

open_store(Path(sys.argv[1]), bytes(range(32)), sys.argv[2], lambda: 1).close()
"""


def test_cut_before_any_statement_the_next_opening_finishes(opener: Opener, path: Path) -> None:
    path.parent.mkdir(parents=True)
    for statement in (0, 3, 6, 9, 12, 20, 33, 50, 60):
        for part in path.parent.iterdir():
            part.unlink()
        at_version(path, 1)
        child = subprocess.run([sys.executable, "-c", CUT, str(path), DEVICE, str(statement)], check=False)
        assert child.returncode in (0, 9)
        store = opener()
        with store.database.read() as connection:
            assert migrations.version(connection) == migrations.HEAD
            assert connection.exec_driver_sql("SELECT body FROM op_log").scalar_one() == b"kept"
        assert store.rescued is None
        store.close()
