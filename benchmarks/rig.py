"""A real centre and real laptops, as the benchmarks need them."""

import os
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts import clock
from sync.contracts.account import DeviceRequest, LoginRequest
from sync.contracts.chain import START, extend
from sync.contracts.identifiers import uuid7
from sync.contracts.messages import Push, SyncRequest, SyncResponse
from sync.contracts.ops import Kind, Op
from sync.engine.core.calls import RunReport
from sync.engine.session import run_sync
from sync.engine.tokens import MemoryTokens, TokenPair
from sync.engine.transport import HubClient, http_client
from sync.hub.accounts.passwords import Passwords
from sync.postgres.provision import NewUser, add_user, create_tenant
from sync.serve.centre import NONE, Centre, CentreOptions

PASSWORD = "a long benchmark password"
BATCH = 500


@dataclass(slots=True)
class Laptop:
    """A device with an encrypted replica, signed in as an admin."""

    store: OpenStore
    client: HubClient
    hub_url: str

    def sync(self) -> RunReport:
        return run_sync(self.store.replica, RULES, self.client, wall=wall_ms)


@dataclass(slots=True)
class Sender:
    """A device without a replica that sends prepared ops: what the hub alone can take."""

    client: HubClient
    device: str
    next_n: int = 1
    chain: str = START

    def send(self, ops: Sequence[Op]) -> SyncResponse:
        """One batch, one round trip; every op must be taken."""
        push = Push(self.next_n, self.chain, tuple(ops))
        answer = self.client.carry(SyncRequest(self.device, 1, push=push, cursor=0))
        assert isinstance(answer, SyncResponse)
        assert not answer.verdicts, answer.verdicts[:3]
        self.next_n += len(ops)
        self.chain = extend(self.chain, [op.id for op in ops])
        return answer


class Rig:
    """One tenant at a durable centre (fsync on), without a broker."""

    def __init__(self, folder: Path, centre: Centre) -> None:
        self.folder, self.centre = folder, centre
        owner = centre.urls.database.owner
        self.tenant_id = create_tenant(owner, "Benchmark Roofing")
        self.email = "admin@benchmark.example"
        hashed = Passwords(time_cost=1, memory_kib=8, lanes=1).hash(PASSWORD)
        self.account_id = add_user(owner, self.tenant_id, NewUser(self.email, "Admin", hashed, "admin"))

    def sender(self) -> Sender:
        device = str(uuid4())
        return Sender(self._signed_in(device), device)

    def laptop(self) -> Laptop:
        device = str(uuid4())
        store = open_store(self.folder / device / "replica.db", secrets.token_bytes(32), device, wall_ms)
        return Laptop(store, self._signed_in(device), self.centre.urls.hub)

    def _signed_in(self, device: str) -> HubClient:
        connection = http_client(self.centre.urls.hub)
        tokens = MemoryTokens()
        client = HubClient(connection, tokens)
        told = client.login(LoginRequest(self.email, PASSWORD, device))
        tokens.save(TokenPair(told.access_token, told.refresh_token))
        client.enrol(DeviceRequest(device, "benchmark", "linux"))
        return client


@contextmanager
def rig() -> Iterator[Rig]:
    """A centre that is gone afterwards."""
    with TemporaryDirectory(prefix="stormops-bench-") as folder:
        Path(folder).chmod(0o711)  # else the database of root lies elsewhere and outlives this
        options = CentreOptions(Path(folder) / "centre", broker=NONE)
        with Centre(options) as centre:
            yield Rig(Path(folder), centre)


def new_id() -> str:
    return uuid7(wall_ms(), os.urandom(10))


def add(entity: str, fields: dict[str, object], key: str | None = None) -> Op:
    return Op(new_id(), Kind.ADD, entity, key or new_id(), fields, 0, clock.pack(wall_ms()))


def change(entity: str, key: str, fields: dict[str, object], base: int) -> Op:
    return Op(new_id(), Kind.SET, entity, key, fields, base, clock.pack(wall_ms()))


def step(job_id: str, came_from: str, to: str, base: int, actor_id: str) -> Op:
    fields = {
        "event_id": new_id(),
        "from": came_from,
        "to": to,
        "happened_at": wall_ms(),
        "actor_id": actor_id,
    }
    return Op(new_id(), Kind.TRANSITION, "jobs", job_id, fields, base, clock.pack(wall_ms()))


def batches(ops: Sequence[Op]) -> Iterator[Sequence[Op]]:
    for start in range(0, len(ops), BATCH):
        yield ops[start : start + BATCH]


def send_all(sender: Sender, ops: Sequence[Op]) -> float:
    """Seconds it took."""
    started = time.perf_counter()
    for batch in batches(ops):
        sender.send(batch)
    return time.perf_counter() - started
