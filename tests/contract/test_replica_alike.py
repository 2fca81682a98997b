"""The simulator's replica and the encrypted one, driven by the same random calls, are the same throughout."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage.opening import OpenStore, open_store
from stormops_desktop.storage.rows import SQL
from sync.contracts.capture import Draft, capture, refold
from sync.contracts.ops import Kind
from sync.contracts.replica import BaseRow, Replica, ReplicaTx
from sync.engine.memory import MemoryReplica
from tests.helpers.replica_rows import NOW, block, job, key, note_draft, seeded, step_draft

JOBS = [key(f"job{n}") for n in range(4)]
NOTES = [key(f"note{n}") for n in range(6)]
BUCKETS = [("t",), ("r:1", "s:1"), ("s:1",), ()]
STATUSES = ("assigned", "en_route", "on_site", "completed", "skipped", "pending")


class Script:
    """One random step at a time; the same seed does the same to both replicas."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.rev = 1

    def step(self, tx: ReplicaTx, bytes_of: Any) -> None:
        do = self.dice.choice(
            [
                self.load,
                self.put,
                self.drop,
                self.transit,
                self.edit,
                self.note,
                self.settle,
                self.prune,
                self.anew,
            ]
        )
        do(tx, bytes_of)

    def load(self, tx: ReplicaTx, _: Any) -> None:
        self.rev += 1
        target, status, bucket = self._job(), self.dice.choice(STATUSES), self.dice.choice(BUCKETS)
        if not tx.shaped("jobs", [target]):
            tx.load_rows(block("jobs", [(target, job(status=status))], bucket, self.rev))

    def put(self, tx: ReplicaTx, _: Any) -> None:
        self.rev += 1
        target, status, bucket = self._job(), self.dice.choice(STATUSES), self.dice.choice(BUCKETS)
        tx.put_base("jobs", {target: BaseRow(job(status=status, priority="low"), self.rev, bucket)})
        refold(tx, RULES, "jobs", [target])

    def drop(self, tx: ReplicaTx, _: Any) -> None:
        target = self._job()
        tx.drop_base("jobs", [target])
        refold(tx, RULES, "jobs", [target])

    def transit(self, tx: ReplicaTx, bytes_of: Any) -> None:
        came_from, to = self.dice.choice(STATUSES), self.dice.choice(STATUSES)
        draft = step_draft(to, came_from, f"job{self.dice.randrange(4)}")
        capture(tx, RULES, [draft], now_ms=NOW, randomness=bytes_of)

    def edit(self, tx: ReplicaTx, bytes_of: Any) -> None:
        fields = {"priority": self.dice.choice(["low", "high"])}
        draft = Draft(Kind.SET, "jobs", self._job(), fields)
        capture(tx, RULES, [draft], now_ms=NOW, randomness=bytes_of)

    def note(self, tx: ReplicaTx, bytes_of: Any) -> None:
        name, number = self.dice.randrange(6), self.dice.randrange(4)
        draft = note_draft(f"note{name}", f"body {number}", f"job{number}")
        capture(tx, RULES, [draft], now_ms=NOW, randomness=bytes_of)

    def settle(self, tx: ReplicaTx, _: Any) -> None:
        for item in tx.ops(2):
            self.rev += 1
            tx.settle(item.n, self.rev)

    def prune(self, tx: ReplicaTx, _: Any) -> None:
        for item in tx.settled_upto(self.rev):
            tx.remove_op(item.n)
        refold(tx, RULES, "jobs", JOBS)
        refold(tx, RULES, "notes", NOTES)

    def anew(self, tx: ReplicaTx, _: Any) -> None:
        if not tx.settled_upto(1 << 40):
            tx.renumber(tx.state().incarnation + 1)

    def _job(self) -> str:
        return self.dice.choice(JOBS)


def told(replica: Replica) -> dict[str, Any]:
    """Everything the port tells."""
    with replica.begin() as tx:
        return {
            "state": tx.state(), "ops": list(tx.ops(1_000)), "settled": list(tx.settled_upto(1 << 40)),
            "jobs": dict(tx.base("jobs", JOBS)), "notes": dict(tx.base("notes", NOTES)),
            "revs": {k: (rev, frozenset(b)) for k, (rev, b) in tx.revs("jobs", JOBS).items()},
            "shaped": tx.shaped("jobs", JOBS) | tx.shaped("notes", NOTES),
            "on": {k: [i.n for i in v] for k, v in tx.ops_on("jobs", JOBS).items()},
            "bucket": sorted(tx.bucket_rows("s:1")), "in": sorted(tx.in_bucket("r:1", 99)),
        }  # fmt: skip


def buckets_as_sets(said: dict[str, Any]) -> dict[str, Any]:
    for entity in ("jobs", "notes"):
        said[entity] = {k: (dict(r.values), r.rev, frozenset(r.buckets)) for k, r in said[entity].items()}
    return said


def seen(store: OpenStore, entity: str) -> dict[str, Any]:
    """The view, as the screens read it."""
    sql = SQL[entity]
    with store.database.read() as connection:
        rows = connection.exec_driver_sql(sql.select("1 = 1")).all()
    return {row[0]: sql.values(row[1:-2]) for row in rows}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = open_store(tmp_path / "replica.db", bytes(32), key("device"), lambda: NOW)
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(12))
def test_both_replicas_tell_and_show_the_same(store: OpenStore, seed: int) -> None:
    memory = MemoryReplica(key("device"))
    both: tuple[Replica, Replica] = (store.replica, memory)
    scripts, sources = (Script(seed), Script(seed)), (seeded(), seeded())
    for _ in range(60):
        for replica, script, source in zip(both, scripts, sources, strict=True):
            with replica.begin(durable=True) as tx:
                script.step(tx, source)
        assert buckets_as_sets(told(store.replica)) == buckets_as_sets(told(memory))
        for entity in ("jobs", "notes", "job_events"):
            shown = {k: dict(v) for (name, k), v in memory.all_seen().items() if name == entity}
            assert seen(store, entity) == shown
