"""One suite for the replica's port: the simulator's memory and the encrypted file must behave alike."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage.opening import open_store
from sync.contracts.capture import capture
from sync.contracts.chain import START
from sync.contracts.messages import Digest, GoneBlock
from sync.contracts.ops import Op, Verdict, VerdictKind
from sync.contracts.replica import BaseRow, InboxItem, Replica, Staged, SyncState
from tests.helpers.replica_rows import NOW, block, job, key, note_draft, seeded, set_op, step_draft

DEVICE = key("device")


@pytest.fixture(params=["sqlcipher", "memory"])
def replica(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Replica]:
    if request.param == "memory":
        memory = pytest.importorskip("sync.engine.memory")
        yield memory.MemoryReplica(DEVICE)
        return
    store = open_store(tmp_path / "replica.db", bytes(32), DEVICE, lambda: NOW)
    yield store.replica
    store.close()


def base_of(replica: Replica, entity: str, name: str) -> BaseRow | None:
    with replica.begin() as tx:
        return tx.base(entity, [key(name)]).get(key(name))


def captured(replica: Replica, *drafts: Any) -> tuple[Op, ...]:
    with replica.begin(durable=True) as tx:
        ops, _ = capture(tx, RULES, drafts, now_ms=NOW, randomness=seeded())
    return ops


def confirmed_job(replica: Replica, **values: Any) -> None:
    with replica.begin() as tx:
        tx.load_rows(block("jobs", [(key("job"), job(**values))], ("s:1", "r:1")))


def test_a_new_replica_stands_at_the_start(replica: Replica) -> None:
    with replica.begin() as tx:
        assert tx.state() == SyncState(device=DEVICE)
        assert not tx.ops(10)
        assert not tx.staged()


def test_an_exception_undoes_the_whole_transaction(replica: Replica) -> None:
    with pytest.raises(ZeroDivisionError), replica.begin() as tx:
        tx.load_rows(block("jobs", [(key("job"), job())]))
        tx.append_op(1, set_op(1))
        tx.save_state(SyncState(DEVICE, cursor=9))
        raise ZeroDivisionError
    with replica.begin() as tx:
        assert tx.state().cursor == 0
        assert not tx.ops(10)
        assert not tx.base("jobs", [key("job")])


def test_loaded_rows_come_back_in_the_contracts_spelling(replica: Replica) -> None:
    stop = {
        "route_id": key("route"), "storm_id": key("storm"), "property_id": key("house"),
        "sequence_order": 3, "service_min": None, "window_start": None, "window_end": None, "locked": True,
        "windows": None, "arrive_at": None,
    }  # fmt: skip
    with replica.begin() as tx:
        tx.load_rows(block("route_properties", [(key("stop"), stop)], ("r:1", "s:1")))
    row = base_of(replica, "route_properties", "stop")
    assert row is not None
    assert row.values == stop
    assert row.values["locked"] is True
    assert (row.rev, set(row.buckets)) == (7, {"s:1", "r:1"})


def test_loading_again_replaces(replica: Replica) -> None:
    confirmed_job(replica)
    with replica.begin() as tx:
        tx.load_rows(block("jobs", [(key("job"), job(priority="high"))], ("t",), rev=9))
    row = base_of(replica, "jobs", "job")
    assert row is not None
    assert (row.values["priority"], row.rev, row.buckets) == ("high", 9, ("t",))


def test_the_base_stays_what_the_centre_said_while_ops_are_folded_on_it(replica: Replica) -> None:
    confirmed_job(replica)
    captured(replica, step_draft("completed"))
    row = base_of(replica, "jobs", "job")
    assert row is not None
    assert row.values["status"] == "assigned"
    with replica.begin() as tx:
        assert tx.shaped("jobs", [key("job"), key("other")]) == {key("job")}
        assert tx.revs("jobs", [key("job")])[key("job")][0] == 7


def test_a_transition_shapes_the_job_and_its_event(replica: Replica) -> None:
    confirmed_job(replica)
    (op,) = captured(replica, step_draft("completed"))
    event = op.fields["event_id"]
    with replica.begin() as tx:
        assert [item.op for item in tx.ops_on("job_events", [event])[event]] == [op]
        assert [item.n for item in tx.ops_on("jobs", [key("job")])[key("job")]] == [1]
        assert not tx.base("job_events", [event])


def test_news_under_a_pending_edit_reaches_the_base(replica: Replica) -> None:
    confirmed_job(replica)
    captured(replica, step_draft("completed"))
    with replica.begin() as tx:
        tx.put_base("jobs", {key("job"): BaseRow(job(priority="critical"), 8, ("t",))})
    row = base_of(replica, "jobs", "job")
    assert row is not None
    assert (row.values["priority"], row.rev, row.buckets) == ("critical", 8, ("t",))


def test_dropping_a_base_under_a_pending_edit_keeps_the_op(replica: Replica) -> None:
    confirmed_job(replica)
    captured(replica, step_draft("completed"))
    with replica.begin() as tx:
        tx.drop_base("jobs", [key("job")])
    assert base_of(replica, "jobs", "job") is None
    with replica.begin() as tx:
        assert len(tx.ops(10)) == 1
        assert not tx.revs("jobs", [key("job")])


def test_ops_wait_in_order_until_they_are_settled(replica: Replica) -> None:
    ops = captured(replica, note_draft("a"), note_draft("b"), note_draft("c"))
    with replica.begin() as tx:
        assert [(item.n, item.op) for item in tx.ops(2)] == [(1, ops[0]), (2, ops[1])]
        tx.settle(1, 11)
        tx.settle(2, 12)
    with replica.begin() as tx:
        assert [item.n for item in tx.ops(10)] == [3]
        assert [(item.n, item.rev) for item in tx.settled_upto(11)] == [(1, 11)]
        assert tx.shaped("notes", [key("a")]) == {key("a")}
        tx.remove_op(1)
        assert not tx.shaped("notes", [key("a")])
        assert [item.n for item in tx.settled_upto(99)] == [2]


def test_a_new_incarnation_numbers_what_waits_from_one(replica: Replica) -> None:
    ops = captured(replica, note_draft("a"), note_draft("b"), note_draft("c"))
    with replica.begin() as tx:
        tx.remove_op(1)
        tx.renumber(2)
    with replica.begin() as tx:
        state = tx.state()
        assert [(item.n, item.op.id) for item in tx.ops(10)] == [(1, ops[1].id), (2, ops[2].id)]
        assert (state.incarnation, state.next_n, state.acked_n, state.acked_chain) == (2, 3, 0, START)


def test_pages_are_staged_in_order_and_cleared(replica: Replica) -> None:
    pages = [
        Staged((block("jobs", [(key(str(n)), job())]),), (GoneBlock("notes", True, "", ()),))
        for n in range(3)
    ]
    with replica.begin() as tx:
        for page in pages:
            tx.stage(page)
    with replica.begin() as tx:
        assert list(tx.staged()) == pages
        tx.clear_stage()
        assert not tx.staged()


def test_rows_are_found_by_bucket_with_and_without_pending_work(replica: Replica) -> None:
    confirmed_job(replica)
    with replica.begin() as tx:
        tx.load_rows(block("routes", [(key("route"), {"route_name": "A"})], ("s:1",), rev=3))
    captured(replica, step_draft("completed"), note_draft())
    with replica.begin() as tx:
        assert set(tx.bucket_rows("s:1")) == {("jobs", key("job"), 7), ("routes", key("route"), 3)}
        assert list(tx.in_bucket("r:1", 10)) == [("jobs", key("job"))]
        assert len(tx.in_bucket("s:1", 1)) == 1
        assert not tx.in_bucket("r:2", 10)


def test_digests_hold_unsigned_64_bits(replica: Replica) -> None:
    digests = {"t": Digest(3, (1 << 64) - 1), "s:1": Digest(0, 0)}
    with replica.begin() as tx:
        tx.save_digests(digests)
    with replica.begin() as tx:
        assert dict(tx.digests()) == digests


def test_wiping_the_base_leaves_ops_inbox_and_device(replica: Replica) -> None:
    confirmed_job(replica)
    (op,) = captured(replica, note_draft())
    with replica.begin() as tx:
        tx.save_digests({"t": Digest(1, 1)})
        tx.add_inbox(InboxItem(op, Verdict(1, VerdictKind.REJECTED), NOW))
        tx.stage(Staged())
        tx.wipe_base()
    with replica.begin() as tx:
        assert not tx.base("jobs", [key("job")])
        assert not tx.digests()
        assert not tx.staged()
        assert [item.op for item in tx.ops(10)] == [op]
        assert tx.state().device == DEVICE


def test_the_last_op_gone_shows_the_base_again(replica: Replica) -> None:
    confirmed_job(replica)
    captured(replica, step_draft("completed"), note_draft())
    with replica.begin() as tx:
        for n in (1, 2):
            tx.remove_op(n)
        tx.clear_view("jobs", [key("job")])
        tx.clear_view("notes", [key("note")])
    row = base_of(replica, "jobs", "job")
    assert row is not None
    assert (row.values["status"], row.rev, set(row.buckets)) == ("assigned", 7, {"s:1", "r:1"})
    assert base_of(replica, "notes", "note") is None
