"""An encrypted replica with a hundred thousand jobs, filled without a hub."""

import gc
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from benchmarks.neighbourhood import neighbourhood
from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.models import Member
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import open_store
from sync.contracts import buckets
from sync.contracts.entities import BY_NAME
from sync.contracts.folding import added
from sync.contracts.identifiers import pack
from sync.contracts.messages import RowBlock
from sync.contracts.ops import Op

PAGE = 5_000


@contextmanager
def big_replica(houses: int) -> Iterator[tuple[Workplace, tuple[str, ...]]]:
    """A member's workplace on a fresh file, and the ids of its jobs."""
    place = neighbourhood(houses)
    job_ids = place.job_ids
    with TemporaryDirectory(prefix="stormops-bench-") as folder:
        device = str(uuid4())
        store = open_store(Path(folder) / "replica.db", secrets.token_bytes(32), device, wall_ms)
        for block in blocks(place.ops):
            with store.replica.begin() as tx:
                tx.load_rows(block)
        del place, block
        gc.collect()  # the half million ops made here are the benchmark's, not the app's, to collect
        member = Member(
            str(uuid4()), "Benchmark", str(uuid4()), "Admin", "admin", None, "admin@benchmark.example"
        )
        yield Workplace(member, store.database, store.replica, RULES, wall_ms, os.urandom), job_ids
        store.close()


def blocks(ops: tuple[Op, ...]) -> Iterator[RowBlock]:
    """The rows that these ops add, as the feed would bring them: whole, by entity, a page at a time."""
    by_entity: dict[str, list[Op]] = {}
    for op in ops:
        by_entity.setdefault(op.entity, []).append(op)
    for entity, group in by_entity.items():
        for start in range(0, len(group), PAGE):
            yield _block(entity, group[start : start + PAGE], first_rev=start + 1)


def _block(entity: str, ops: list[Op], first_rev: int) -> RowBlock:
    names = BY_NAME[entity].names
    rows = [added(entity, op.fields) for op in ops]
    columns = tuple(tuple(row[name] for row in rows) for name in names)
    revs = (first_rev, *([1] * (len(ops) - 1)))
    return RowBlock(
        entity=entity, whole=True, buckets=(buckets.TENANT,), fields=names, ids=pack(op.key for op in ops),
        revs=revs, columns=columns,
    )  # fmt: skip
