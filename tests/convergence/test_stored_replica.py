"""The simulation on encrypted files: the file must answer as the memory does, every time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from stormops_desktop.storage.opening import OpenStore, open_store
from stormops_desktop.storage.rows import SQL
from sync.contracts.entities import ALL
from sync.engine.memory import MemoryReplica
from tests.convergence.photo_part import PHOTO_WEIGHTS
from tests.convergence.simulation import Simulation

DISK_STEPS = (*PHOTO_WEIGHTS, "clone", "keep_backup", "restore_backup", "cut_power", "die_at_commit")
"""What a file is tested with elsewhere, by really doing it."""

UNORDERED = ("in_bucket", "bucket_rows")


class BothTx:
    """Asks both replicas the same, and hands back the memory's answer once they agree."""

    def __init__(self, memory: Any, file: Any) -> None:
        self._memory, self._file = memory, file

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def both(*arguments: Any) -> Any:
            ours, theirs = getattr(self._memory, name)(*arguments), getattr(self._file, name)(*arguments)
            if name in UNORDERED:
                ours, theirs = sorted(ours), sorted(theirs)
            if name == "staged":
                theirs = list(theirs)
            assert plain(ours) == plain(theirs), f"{name}{arguments}"
            return ours

        return both


class BothReplicas(MemoryReplica):
    """A memory replica with an encrypted file beside it."""

    def __init__(self, device: str, store: OpenStore) -> None:
        super().__init__(device)
        self.store = store

    @contextmanager
    def begin(self, *, durable: bool = False) -> Iterator[Any]:
        with super().begin(durable=durable) as memory, self.store.replica.begin(durable=durable) as file:
            yield BothTx(memory, file)

    def stored_view(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What a screen would read from the entity tables."""
        seen = {}
        with self.store.replica.begin() as tx:
            for entity in ALL:
                for key, *fields, _rev, _buckets in tx._run(SQL[entity.name].select("1")):
                    seen[entity.name, key] = SQL[entity.name].values(fields)
        return seen


def plain(answer: Any) -> Any:
    """Without the difference between a list and a tuple, or one mapping and another."""
    if isinstance(answer, set):
        return sorted(answer)
    return msgspec.json.decode(msgspec.json.encode(answer))


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], BothReplicas]]:
    stores: list[OpenStore] = []

    def open_one(device: str) -> BothReplicas:
        stores.append(open_store(tmp_path / f"{len(stores)}.db", bytes(32), device, lambda: 0))
        return BothReplicas(device, stores[-1])

    yield open_one
    for store in stores:
        store.close()


@pytest.mark.parametrize("seed", range(8))
def test_file_and_memory_live_through_the_same_history(make, seed):
    simulation = Simulation(seed, 120, make, without=DISK_STEPS)
    simulation.run()
    for client in simulation.clients:
        replica = client.replica
        assert isinstance(replica, BothReplicas)
        assert plain(sorted(replica.stored_view().items())) == plain(sorted(replica.all_seen().items()))
