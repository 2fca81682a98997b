"""A centre in memory with a small tenant, laptops of it, and a line between them that can be told to fail."""

import itertools
import random
from collections.abc import Callable
from typing import Any

import msgspec

from stormops_desktop.domain.merge import RULES
from sync.contracts.capture import Draft, capture
from sync.contracts.messages import DigestRequest, SyncRequest
from sync.contracts.ops import Kind, Op
from sync.engine.core.calls import Call, Reply, RunReport, SnapshotCall
from sync.engine.errors import Refused, Unreachable
from sync.engine.memory import MemoryReplica
from sync.engine.session import Pace, run_sync
from sync.hub.core.errors import HubProblem
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal
from sync.hub.stores.memory import MemoryStore
from tests.convergence.world import START_MS, found

TENANT = "tenant-a"


class Centre:
    """The real core of the hub over the memory store."""

    def __init__(self, *, routes: int = 2, jobs_each: int = 2) -> None:
        self.rng = random.Random(7)
        self.now_ms = START_MS
        self.store = MemoryStore()
        self.store.add_tenant(TENANT, "epoch-0")
        self.hub = Hub(self.store, RULES, lambda: self.now_ms)
        self.world = found(self.hub, TENANT, self.rng, mark="A", routes=routes, jobs_each=jobs_each)

    @property
    def tenant(self) -> Any:
        return self.store.tenant(TENANT)

    def laptop(self, person: str, *, page_rows: int = 5_000) -> "Laptop":
        return Laptop(self, self.world.people[person], page_rows)


class Laptop:
    """A member's replica and line.

    Attributes:
        calls: every call made. before, after: called around each answer; they may raise.
    """

    def __init__(self, centre: Centre, principal: Principal, page_rows: int) -> None:
        self.centre, self.principal, self.page_rows = centre, principal, page_rows
        self.replica = MemoryReplica(centre.world.new_id())
        self.calls: list[Call] = []
        self.before: Callable[[Call], None] = lambda call: None
        self.after: Callable[[Call, Reply], None] = lambda call, reply: None
        self.pace = Pace()
        self.offset_ms = 0

    def carry(self, call: Call) -> Reply:
        self.calls.append(call)
        self.before(call)
        reply = self._answer(call)
        self.after(call, reply)
        return reply

    def sync(self, **options: Any) -> RunReport:
        self.calls = []
        wall = lambda: self.centre.now_ms + self.offset_ms  # noqa: E731
        return run_sync(self.replica, RULES, self, wall=wall, pace=self.pace, **options)

    def do(self, *drafts: Draft, grouped: bool = False) -> tuple[Op, ...]:
        with self.replica.begin(durable=True) as tx:
            ops, _ = capture(
                tx, RULES, drafts, now_ms=self.centre.now_ms + self.offset_ms,
                randomness=self.centre.rng.randbytes, grouped=grouped,
            )  # fmt: skip
        return ops

    def set(self, entity: str, key: str, **fields: Any) -> Op:
        return self.do(Draft(Kind.SET, entity, key, fields))[0]

    def note(self, job: str, body: str) -> Op:
        fields = {"job_id": job, "body": body, "author_id": self.principal.account_id, "written_at": 1}
        return self.do(Draft(Kind.ADD, "notes", self.centre.world.new_id(), fields))[0]

    def _answer(self, call: Call) -> Reply:
        try:
            if isinstance(call, SyncRequest):
                limited = msgspec.structs.replace(call, limit=self.page_rows)
                return self.centre.hub.sync(self.principal, limited)
            if isinstance(call, SnapshotCall):
                return self.centre.hub.snapshot(
                    self.principal, call.bucket, call.after, self.page_rows, call.suffix
                )
            assert isinstance(call, DigestRequest)
            return self.centre.hub.digest(self.principal, call.bucket)
        except HubProblem as problem:
            raise Refused(problem.problem) from problem


def lost(times: int = 1) -> Callable[..., None]:
    """Loses that many messages, then none."""
    left = itertools.chain([True] * times, itertools.repeat(False))

    def lose(*_message: object) -> None:
        if next(left):
            raise Unreachable

    return lose
