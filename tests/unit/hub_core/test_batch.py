"""What a batch locks and when, and that nothing a store refuses gets out of it."""

from collections.abc import Collection, Sequence

import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, VerdictKind
from sync.hub.core.errors import WriteRefused
from sync.hub.core.model import Changes, Row
from sync.hub.stores.memory import MemoryStore
from sync.hub.stores.memory_push import MemoryPushTx
from tests.helpers.centre import Centre

POISON = "what this store will not hold"


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The order in which transactions lock rows and take the counter."""
    told: list[str] = []
    read, refer, count = MemoryPushTx.rows, MemoryPushTx.referring, MemoryPushTx.next_rev

    def rows(tx: MemoryPushTx, entity: str, keys: Collection[str], *, lock: bool) -> Sequence[Row]:
        told.append(f"lock {entity}" if lock else "look")
        return read(tx, entity, keys, lock=lock)

    def referring(tx: MemoryPushTx, entity: str, field: str, keys: Collection[str]) -> Sequence[Row]:
        told.append(f"refer {entity}.{field}")
        return refer(tx, entity, field, keys)

    def next_rev(tx: MemoryPushTx) -> int:
        told.append("count")
        return count(tx)

    monkeypatch.setattr(MemoryPushTx, "rows", rows)
    monkeypatch.setattr(MemoryPushTx, "referring", referring)
    monkeypatch.setattr(MemoryPushTx, "next_rev", next_rev)
    return told


def _late_job(centre: Centre) -> tuple[str, dict[str, str]]:
    fields = {
        "storm_id": centre.ids["storm"], "route_id": centre.ids["route_a"], "status": "assigned",
        "property_id": centre.ids["house_a"],
    }  # fmt: skip
    return centre.uuid(), fields


@pytest.mark.parametrize("asks_again", [False, True])
def test_what_waited_is_locked_before_the_counter_is_taken(
    centre: Centre, steps: list[str], asks_again: bool
) -> None:
    planner = centre.laptop()
    job, fields = _late_job(centre)
    note = centre.note(planner, job)
    answer = planner.verdict(note)
    assert answer is not None
    assert answer.kind is VerdictKind.DEFERRED
    added = centre.add(planner, "jobs", job, **fields)
    steps.clear()
    told = planner.push(added, note) if asks_again else planner.push(added)
    counted = steps.index("count")
    assert "lock notes" in steps[:counted]
    assert not [step for step in steps[counted:] if step.startswith(("lock", "refer"))]
    assert len(told.verdicts) == asks_again
    planner.pull()
    assert planner.row("notes", note.key) is not None


def _refuse_poison(monkeypatch: pytest.MonkeyPatch) -> None:
    write = MemoryPushTx.write

    def refusing(tx: MemoryPushTx, changes: Changes) -> None:
        ops = [entry.op for entry in changes.log] + [entry.op for entry in changes.quarantine]
        write(tx, changes)
        if any(POISON in op.fields.values() for op in ops):
            raise WriteRefused(ProblemType.OP_INVALID)

    monkeypatch.setattr(MemoryPushTx, "write", refusing)


def test_an_op_that_even_the_quarantine_refuses_has_its_verdict(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the op nor the ones around it are lost, and the batch is answered."""
    _refuse_poison(monkeypatch)
    crew, job = centre.laptop("crew", centre.crew_a), centre.ids["job_a"]
    ops = [centre.note(crew, job, body) for body in ("one", POISON, "two")]
    lost = centre.note(crew, centre.uuid(), POISON)
    told = crew.push(*ops, lost)
    assert [(v.n, v.kind, v.problem) for v in told.verdicts] == [
        (2, VerdictKind.REJECTED, ProblemType.OP_INVALID), (4, VerdictKind.REJECTED, ProblemType.OP_INVALID),
    ]  # fmt: skip
    assert isinstance(centre.store, MemoryStore)
    kept = centre.store.tenant(centre.tenant_id).quarantine.values()
    assert {(q.entry.op.id, len(q.entry.op.fields)) for q in kept} == {(ops[1].id, 0), (lost.id, 0)}
    crew.pull()
    assert {crew.held["notes", ops[i].key]["body"] for i in (0, 2)} == {"one", "two"}
    crew.assert_whole()


def test_rows_looked_at_in_a_part_that_failed_are_read_again(
    centre: Centre, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing a part gives up the locks that were had in it, so what was read under them is stale."""
    _refuse_poison(monkeypatch)
    planner, route = centre.laptop(), centre.uuid()
    stop = centre.stop(planner, route, centre.ids["house_a"])
    planner.push(centre.route(planner, route), stop)
    planner.pull()
    removal = planner.op(Kind.DELETE, "routes", route)
    steps.clear()
    told = planner.push(removal, centre.note(planner, centre.ids["job_a"], POISON))
    assert [(v.n, v.kind) for v in told.verdicts] == [(planner.n, VerdictKind.REJECTED)]
    assert steps.count("refer route_properties.route_id") == 2
    planner.pull()
    assert planner.row("route_properties", stop.key) is None
    planner.assert_whole()
