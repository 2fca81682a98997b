"""Trouble with real files: another holder, a wrong key, a full disk, flipped bytes, a killed process."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage import note
from stormops_desktop.storage.blob_queue import NewBlob
from stormops_desktop.storage.database import connect
from stormops_desktop.storage.errors import (
    StorageError,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    WrongKey,
    translated,
)
from stormops_desktop.storage.opening import OpenStore, mark_suspect
from sync.contracts.blobs import BlobKind
from sync.contracts.capture import capture
from sync.contracts.messages import Digest
from sync.contracts.ops import Op, Verdict, VerdictKind
from sync.contracts.replica import BaseRow, InboxItem, Staged, SyncState
from tests.helpers.replica_rows import NOW, block, job, key, note_draft, set_op
from tests.unit.storage.conftest import DEVICE, KEY, Opener


def captured(store: OpenStore, count: int = 3) -> list[Op]:
    with store.replica.begin(durable=True) as tx:
        drafts = [note_draft(f"n{n}", f"body {n}") for n in range(count)]
        return list(capture(tx, RULES, drafts, now_ms=NOW, randomness=os.urandom)[0])


def waiting(store: OpenStore) -> list[str]:
    with store.replica.begin() as tx:
        return [item.op.id for item in tx.ops(100_000)]


def test_a_second_opening_is_told_where_the_data_is(opener: Opener) -> None:
    opener()
    with pytest.raises(StoreBusy, match="already open"):
        opener()


def test_closing_lets_the_next_one_in(opener: Opener) -> None:
    first = opener()
    ops = captured(first)
    first.close()
    assert waiting(opener()) == [op.id for op in ops]


def test_a_wrong_key_touches_nothing(opener: Opener, path: Path) -> None:
    first = opener()
    ops = captured(first)
    first.close()
    before = path.read_bytes()
    with pytest.raises(WrongKey, match="Nothing has been changed"):
        opener(key=b"w" * 32)
    assert path.read_bytes() == before
    assert waiting(opener()) == [op.id for op in ops]


def test_a_wrong_key_without_a_note_is_not_taken_for_damage(opener: Opener, path: Path) -> None:
    opener().close()
    path.with_suffix(".note").unlink()
    with pytest.raises(WrongKey):
        opener(key=b"w" * 32)
    assert [p.name for p in path.parent.iterdir() if "damaged" in p.name] == []


def test_the_file_is_not_readable_without_the_key(opener: Opener, path: Path) -> None:
    store = opener()
    captured(store)
    store.close()
    raw = path.read_bytes()
    assert b"SQLite format 3" not in raw
    assert b"body 1" not in raw


METHODS = {
    "connection": lambda tx: tx.connection.exec_driver_sql("SELECT parcel_id FROM parcel").all(),
    "add_blobs": lambda tx: tx.add_blobs([NewBlob("a", BlobKind.THUMB, "d", 1, "p", "j", 1)]),
    "photo_with_hash": lambda tx: tx.photo_with_hash("j", "a"),
    "state": lambda tx: tx.state(),
    "save_state": lambda tx: tx.save_state(SyncState(DEVICE)),
    "append_op": lambda tx: tx.append_op(9, set_op(9)),
    "ops": lambda tx: tx.ops(1),
    "ops_on": lambda tx: tx.ops_on("jobs", ["x"]),
    "settle": lambda tx: tx.settle(1, 1),
    "remove_op": lambda tx: tx.remove_op(1),
    "settled_upto": lambda tx: tx.settled_upto(1),
    "renumber": lambda tx: tx.renumber(2),
    "add_inbox": lambda tx: tx.add_inbox(InboxItem(set_op(1), Verdict(1, VerdictKind.REJECTED), NOW)),
    "base": lambda tx: tx.base("jobs", ["x"]),
    "put_base": lambda tx: tx.put_base("jobs", {key("job"): BaseRow(job(), 1, ("t",))}),
    "drop_base": lambda tx: tx.drop_base("jobs", ["x"]),
    "put_view": lambda tx: tx.put_view("jobs", key("job"), job()),
    "clear_view": lambda tx: tx.clear_view("jobs", ["x"]),
    "load_rows": lambda tx: tx.load_rows(block("jobs", [(key("job"), job())])),
    "revs": lambda tx: tx.revs("jobs", ["x"]),
    "shaped": lambda tx: tx.shaped("jobs", ["x"]),
    "in_bucket": lambda tx: tx.in_bucket("t", 1),
    "wipe_base": lambda tx: tx.wipe_base(),
    "stage": lambda tx: tx.stage(Staged()),
    "staged": lambda tx: tx.staged(),
    "clear_stage": lambda tx: tx.clear_stage(),
    "digests": lambda tx: tx.digests(),
    "save_digests": lambda tx: tx.save_digests({"t": Digest(1, 1)}),
    "bucket_rows": lambda tx: list(tx.bucket_rows("t")),
}


def test_every_public_method_is_in_the_locked_test(store: OpenStore) -> None:
    with store.replica.begin() as tx:
        assert set(METHODS) == {name for name in dir(tx) if not name.startswith("_")}


@pytest.mark.parametrize("durable", [True, False])
@pytest.mark.parametrize("method", METHODS)
def test_a_locked_file_is_said_to_be_in_use(opener: Opener, path: Path, method: str, durable: bool) -> None:
    store = opener(busy_ms=1)
    other = connect(path, KEY)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="Nothing is lost"), store.replica.begin(durable=durable) as tx:
        METHODS[method](tx)  # type: ignore[no-untyped-call]
    other.execute("ROLLBACK")
    other.close()
    with store.replica.begin(durable=durable) as tx:
        METHODS[method](tx)  # type: ignore[no-untyped-call]


def test_a_full_disk_refuses_the_new_and_keeps_the_old(store: OpenStore) -> None:
    ops = captured(store)
    with store.database.write(durable=True) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreFull, match="Free some space"):
        captured(store, 2_000)
    assert waiting(store) == [op.id for op in ops]
    with store.database.write(durable=True) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with store.replica.begin(durable=True) as tx:
        capture(tx, RULES, [note_draft("later")], now_ms=NOW, randomness=os.urandom)
    assert len(waiting(store)) == len(ops) + 1


def flip(path: Path, start: int, length: int = 600) -> None:
    raw = bytearray(path.read_bytes())
    for i in range(start, min(start + length, len(raw))):
        raw[i] ^= 0xA5
    path.write_bytes(raw)


def test_a_destroyed_beginning_is_set_aside_and_never_deleted(opener: Opener, path: Path) -> None:
    first = opener()
    captured(first)
    first.close()
    flip(path, 0, 4096)
    broken = path.read_bytes()
    again = opener()
    assert again.rescued is not None
    assert again.rescued.kept_as.read_bytes() == broken
    assert "damaged" in str(again.rescued)
    with again.replica.begin() as tx:
        state = tx.state()
    assert (state.device, state.incarnation, state.cursor) == (DEVICE, 2, 0)


def filled(store: OpenStore, count: int) -> list[Op]:
    """Ops on many pages, and so many rows that some pages hold nothing but rows."""
    with store.replica.begin() as tx:
        tx.load_rows(block("jobs", [(key(f"j{n}"), job()) for n in range(2_000)]))
    ops = captured(store, count)
    with store.replica.begin() as tx:
        tx.add_inbox(InboxItem(ops[0], Verdict(1, VerdictKind.REJECTED), NOW))
    store.close()
    return ops


def readable(path: Path, question: str) -> bool:
    try:
        with closing(connect(path, KEY)) as raw:
            raw.execute(question).fetchall()
    except dbapi2.Error:
        return False
    return True


def page_of_op(path: Path, seq: int, others: tuple[int, ...]) -> int:
    """Offset of the page that holds this log row and none of the others, found by breaking one at a time."""
    whole = path.read_bytes()
    for at in range(4096, len(whole), 4096):
        flip(path, at)
        body = "SELECT length(hex(body)) FROM op_log WHERE seq = "
        if not readable(path, f"{body}{seq}") and all(readable(path, f"{body}{n}") for n in others):
            return at
        path.write_bytes(whole)
    raise AssertionError("no page holds it")


@pytest.mark.parametrize("pages", [(1,), (1, 3, 5), tuple(range(1, 20))])
def test_unsent_ops_come_out_of_a_file_without_its_first_pages(
    opener: Opener, path: Path, pages: tuple[int, ...]
) -> None:
    ops = filled(opener(), 200)
    for number in pages:
        flip(path, (number - 1) * 4096)
    again = opener()
    assert again.rescued is not None
    assert waiting(again) == [op.id for op in ops]
    assert not list(path.parent.glob("*.mended*"))


def test_unsent_ops_of_a_killed_program_come_out_of_the_log_beside_the_file(
    opener: Opener, path: Path
) -> None:
    store = opener()
    ops = captured(store, 50)
    kept = {part: path.with_name(path.name + part).read_bytes() for part in ("", "-wal")}
    store.close()
    for part, content in kept.items():
        path.with_name(path.name + part).write_bytes(content)
    flip(path, 0)
    again = opener()
    assert waiting(again) == [op.id for op in ops]


def test_unsent_ops_come_out_of_a_file_damaged_elsewhere(opener: Opener, path: Path) -> None:
    ops = filled(opener(), 200)
    whole = path.read_bytes()
    for at in range(4096, len(whole), 4096):
        flip(path, at)
        if not readable(path, "SELECT sum(length(status)) FROM jobs") and readable(
            path, "SELECT sum(length(body)) FROM op_log"
        ):
            break
        path.write_bytes(whole)
    mark_suspect(path)
    again = opener()
    assert again.rescued is not None
    saved = waiting(again)
    assert saved == [op.id for op in ops]
    assert again.rescued.ops == len(saved)
    with again.replica.begin() as tx:
        assert [item.n for item in tx.ops(1_000)] == list(range(1, len(saved) + 1))
        assert tx.state().next_n == len(saved) + 1


def test_a_damaged_log_page_costs_only_its_own_ops(opener: Opener, path: Path) -> None:
    ops = filled(opener(), 400)
    page_of_op(path, seq=200, others=(1, 400))
    mark_suspect(path)
    again = opener()
    assert again.rescued is not None
    saved = set(waiting(again))
    assert len(ops) * 0.9 < len(saved) < len(ops)
    assert again.rescued.lost >= len(ops) - len(saved) > 0
    assert "could not be read" in str(again.rescued)


def test_a_healthy_suspect_is_cleared(opener: Opener, path: Path) -> None:
    store = opener()
    ops = captured(store)
    store.close()
    mark_suspect(path)
    again = opener()
    assert again.rescued is None
    assert waiting(again) == [op.id for op in ops]
    known = note.read(path)
    assert known is not None
    assert not known.suspect


def test_a_rescue_cut_before_the_swap_is_finished_at_the_next_opening(opener: Opener, path: Path) -> None:
    store = opener()
    ops = captured(store)
    store.close()
    path.rename(
        path.with_suffix(".rescue")
    )  # built and named, the process died before the damaged file moved
    path.write_bytes(b"damaged" * 1000)
    again = opener()
    assert waiting(again) == [op.id for op in ops]
    assert [p.read_bytes()[:7] for p in path.parent.glob("*.damaged-*")] == [b"damaged"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("database is locked", StoreBusy),
        ("database or disk is full", StoreFull),
        ("database disk image is malformed", StoreDamaged),
        ("disk I/O error", StoreDamaged),
        ("something else", StorageError),
    ],
)
def test_errors_are_sentences(said: str, kind: type[StorageError]) -> None:
    error = translated(DBAPIError("x", None, Exception(said)).orig or Exception())
    assert type(error) is kind
    assert str(error).endswith((".", "again."))


WRITER = """
import os, sys
from pathlib import Path
from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage.opening import open_store
from sync.contracts.blobs import BlobKind
from sync.contracts.capture import capture
from tests.helpers.replica_rows import note_draft

store = open_store(Path(sys.argv[1]), bytes(range(32)), sys.argv[2], lambda: 1_790_000_000_000)
for n in range(100_000):
    with store.replica.begin(durable=True) as tx:
        drafts = [note_draft(f"{n}-{i}") for i in range(3)]
        capture(tx, RULES, drafts, now_ms=1_790_000_000_000, randomness=os.urandom, grouped=True)
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def test_kill_in_the_middle_of_writing_keeps_every_finished_save(opener: Opener, path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), DEVICE], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    told = -1
    for line in child.stdout:
        told = int(line)
        if told >= 25:
            break
    os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    told = max([told, *(int(line) for line in child.stdout.read().split())])
    child.wait()
    child.stdout.close()
    store = opener()
    with store.replica.begin() as tx:
        logged = tx.ops(1_000_000)
    assert [item.n for item in logged] == list(range(1, len(logged) + 1))
    assert len(logged) % 3 == 0
    assert len(logged) >= (told + 1) * 3
    assert store.database.intact()


def test_numbering_anew_leaves_answered_ops_apart(store: OpenStore) -> None:
    ops = captured(store)
    with store.replica.begin() as tx:
        tx.settle(1, 11)
        tx.renumber(2)
    with store.replica.begin() as tx:
        assert [(item.n, item.op.id) for item in tx.ops(10)] == [(1, ops[1].id), (2, ops[2].id)]
        (settled,) = tx.settled_upto(11)
        assert settled.op.id == ops[0].id
        tx.remove_op(settled.n)
        assert len(tx.ops(10)) == 2
