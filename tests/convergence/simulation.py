"""The whole system under a seeded scheduler: laptops, a network that fails, the centre, and time.

One `random.Random(seed)` decides everything, so a seed is a history. Odds of each fault differ from seed to
seed (swarm testing: some histories have no crash at all, some have little else).
"""

import hashlib
import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import msgspec

from stormops_desktop.domain.merge import RULES
from sync.contracts.errors import Problem, ProblemType
from sync.contracts.messages import DigestRequest, SyncRequest
from sync.engine.core.calls import Call, SnapshotCall
from sync.engine.errors import Refused, Unreachable
from sync.engine.memory import MemoryReplica
from sync.hub.core.errors import HubProblem
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal
from sync.hub.stores.memory import MemoryStore
from sync.hub.stores.memory_state import TenantState
from tests.convergence import actions, checks
from tests.convergence.client import Client, CrashError
from tests.convergence.oracle import History
from tests.convergence.person import Person
from tests.convergence.photo_centre import FileTables
from tests.convergence.photo_laptop import Camera
from tests.convergence.photo_part import DAY_MS, PHOTO_WEIGHTS, HubCrashError, PhotoPart
from tests.convergence.upgrade_part import UpgradePart, has_words_for
from tests.convergence.visit_checks import check_visits
from tests.convergence.world import START_MS, World, found

YEAR_MS = 31_557_600_000
MOST_CALLS = 300
QUIET_ROUNDS = 3
MOST_CLIENTS = 8


@dataclass
class Tenant:
    world: World
    history: History = field(default_factory=History)
    captured: set[str] = field(default_factory=set)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    backup: TenantState | None = None
    backed_up_files: FileTables | None = None


@dataclass
class Outcome:
    """How a history went. `digest` is equal for equal histories."""

    digest: str
    steps: int
    counts: dict[str, int]


WEIGHTS = {
    "act": 9.0, "begin": 5.0, "advance": 22.0, "whole": 5.0, "lose_request": 0.8, "lose_reply": 0.8,
    "repeat_request": 0.8, "late_request": 0.8, "die": 0.4, "cut_power": 0.4, "die_at_commit": 0.7,
    "hub_dies": 0.6, "clone": 0.12, "keep_backup": 0.3, "restore_backup": 0.2, "set_clock": 0.3,
    "move_crew": 0.2, "hub_backup": 0.5, "hub_restore": 0.25, "hub_refuses": 0.5, "wait": 1.0, "sweep": 0.1,
    "prune": 0.2, **PHOTO_WEIGHTS,
}  # fmt: skip
RETENTION_MS = 6 * 3_600_000
ALWAYS = ("act", "begin", "advance", "whole")


class Simulation(PhotoPart, UpgradePart):
    """One history.

    Args:
        steps: how many scheduled steps before the faults stop.
        replica: makes a laptop's replica, given its device. without: kinds of step that never come.
    """

    def __init__(
        self, seed: int, steps: int, replica: Callable[[str], MemoryReplica] = MemoryReplica,
        without: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.rng = random.Random(seed)
        self.steps, self.step = steps, 0
        self.now_ms = START_MS
        self.store = MemoryStore(self._fault)
        self.hub = Hub(self.store, RULES, lambda: self.now_ms, retention_ms=RETENTION_MS)
        self.hub_dies: str = ""
        self.hub_refuses: ProblemType | None = None
        self.trace = hashlib.blake2b(digest_size=16)
        self.counts: dict[str, int] = {}
        self.late: list[tuple[Client, Call]] = []
        self.tenants: dict[str, Tenant] = {}
        self.clients: list[Client] = []
        self.page_rows = self.rng.choice((2, 5, 20, 5_000))
        self.on_wire = self.rng.random() < 0.25
        self.poison = self.rng.choice((0.0, 0.03, 0.2))
        self.odds = {
            name: weight if name in ALWAYS else weight * self.rng.choice((0, 0.3, 1, 3))
            for name, weight in WEIGHTS.items()
        }
        self.odds.update(dict.fromkeys(without, 0.0))
        self.make_replica = replica
        self._found_photos()
        self._found_versions(seed)
        self._found()

    def run(self) -> Outcome:
        """Plays the history.

        Raises:
            BrokenInvariantError: with the step in `self.step`.
        """
        names, weights = list(self.odds), list(self.odds.values())
        while self.step < self.steps:
            self.step += 1
            self.now_ms += self.rng.randrange(30_000)
            name = self.rng.choices(names, weights)[0]
            client = self.rng.choice(self.clients)
            self._may_upgrade()
            self.counts[name] = self.counts.get(name, 0) + 1
            getattr(self, f"_{name}")(client)
            self._look(client, name)
            if self.step % 20 == 0:
                self._look_at_all()
        self._come_to_rest()
        return Outcome(self.trace.hexdigest(), self.step, self.counts)

    # --- the world ---------------------------------------------------------------------------------------

    def _found(self) -> None:
        for name, mark, routes in (("a", "A", self.rng.randrange(2, 5)), ("b", "OTHER", 1)):
            tenant_id = f"tenant-{name}"
            self.store.add_tenant(tenant_id, f"epoch-{name}-0")
            world = found(self.hub, tenant_id, self.rng, mark=mark, routes=routes, jobs_each=2)
            self.tenants[tenant_id] = Tenant(world)
            self._observe(tenant_id)
        people = self.tenants["tenant-a"].world.people
        roles = [
            "crew0",
            "planner",
            *self.rng.choices(["crew0", "crew1", "crew2", "planner", "manager"], k=3),
        ]
        for number in range(self.rng.randrange(2, 6)):
            self._add_client(f"{roles[number]}-{number}", people[roles[number]])
        if self.rng.random() < 0.3:
            self._add_client("stranger", self.tenants["tenant-b"].world.people["planner"])

    def _add_client(self, name: str, principal: Principal) -> Client:
        device = self.tenants[principal.tenant_id].world.new_id(self.now_ms)
        client = Client(name, principal, self.make_replica(device), random.Random(self.rng.getrandbits(64)))
        client.offset_ms = self.rng.choice((0, 0, 5_000, -3_600_000))
        client.watch()
        self._get_older(client)
        self.clients.append(client)
        return client

    def _tenant(self, client: Client) -> Tenant:
        return self.tenants[client.principal.tenant_id]

    def _wall(self, client: Client) -> Callable[[], int]:
        return lambda: self.now_ms + client.offset_ms

    # --- people ------------------------------------------------------------------------------------------

    def _act(self, client: Client) -> None:
        tenant = self._tenant(client)
        person = Person(client, tenant.world, self.now_ms)
        _name, drafts, grouped = actions.choose(person, self.poison)
        if not drafts or not has_words_for(client.known, drafts):
            return
        try:
            ops = client.capture(drafts, self.now_ms, grouped=grouped, jumped=client.rng.random() < 0.05)
        except CrashError:
            client.die(0)
            logged = {item.op.id for item in client.replica.log}
            tenant.captured |= logged - client.known_ops
            client.known_ops = logged
            return
        tenant.captured.update(op.id for op in ops)
        client.known_ops.update(op.id for op in ops)
        if grouped and len(ops) > 1:
            tenant.groups.append(tuple(op.id for op in ops))

    def _begin(self, client: Client) -> None:
        if client.run is None:
            client.begin_run(self._wall(client), client.rng.choice((1, 3, 10, 250)))

    # --- the network -------------------------------------------------------------------------------------

    def _advance(self, client: Client) -> None:
        """The request arrives, or the reply does."""
        if client.call is None:
            self._begin(client)
        elif not client.sent:
            client.reply, client.sent = self._serve(client, client.call), True
        else:
            client.take(client.reply)

    def _lose_request(self, client: Client) -> None:
        if client.call is not None and not client.sent:
            if self.rng.random() < 0.5:
                self.late.append((client, client.call))
            client.take(Unreachable())

    def _lose_reply(self, client: Client) -> None:
        if client.call is not None and client.sent:
            client.take(Unreachable())

    def _repeat_request(self, client: Client) -> None:
        if client.call is not None:
            self._serve(client, client.call)

    def _late_request(self, _client: Client) -> None:
        if self.late:
            self._serve(*self.late.pop(self.rng.randrange(len(self.late))))

    def _whole(self, client: Client) -> None:
        """A run without a mishap, but for commits that are set to fail."""
        client.die(0)
        self._begin(client)
        for _ in range(MOST_CALLS):
            if client.call is None:
                return
            client.take(self._serve(client, client.call))
        checks.require(holds=False, text=f"I11: {client.name} made {MOST_CALLS} calls without coming to rest")

    def _serve(self, client: Client, call: Call) -> Any:
        """What the centre answers, or the failure the laptop will see."""
        if self.on_wire and isinstance(call, SyncRequest):
            call = msgspec.json.decode(msgspec.json.encode(call), type=SyncRequest)
        try:
            reply = self._answer(client.principal, call)
        except HubProblem as problem:
            reply = Refused(problem.problem)
        except HubCrashError:
            reply = Unreachable("the hub died")
        self._observe(client.principal.tenant_id)
        self._mark("served", client.name, repr(type(reply)), self._state(client).rev)
        if self.on_wire and not isinstance(reply, Exception):
            reply = msgspec.json.decode(msgspec.json.encode(reply), type=type(reply))
        return reply

    def _answer(self, principal: Principal, call: Call) -> Any:
        if isinstance(call, SyncRequest):
            self._turn_away(call)
            return self.hub.sync(principal, msgspec.structs.replace(call, limit=self.page_rows))
        if isinstance(call, SnapshotCall):
            return self.hub.snapshot(principal, call.bucket, call.after, self.page_rows, call.suffix)
        assert isinstance(call, DigestRequest)
        # The repair is for damage; in a history without any, sums that differ are a defect.
        checks.require(holds=False, text=f"digest: {call.bucket} differs without damage")
        return self.hub.digest(principal, call.bucket)

    # --- mishaps -----------------------------------------------------------------------------------------

    def _die(self, client: Client) -> None:
        client.die(0)

    def _cut_power(self, client: Client) -> None:
        client.die(client.rng.randrange(1, 6))

    def _die_at_commit(self, client: Client) -> None:
        client.crash_in = client.rng.randrange(1, 12)

    def _hub_dies(self, _client: Client) -> None:
        self.hub_dies = self.rng.choice(("before-commit", "after-commit"))

    def _hub_refuses(self, _client: Client) -> None:
        """The next sync is turned away: too busy, too large a batch, or a cursor beyond the horizon."""
        kinds = (ProblemType.RATE_LIMITED, ProblemType.PAYLOAD_TOO_LARGE, ProblemType.CURSOR_EXPIRED)
        self.hub_refuses = self.rng.choice(kinds)

    def _turn_away(self, call: SyncRequest) -> None:
        kind = self.hub_refuses
        several = call.push is not None and len({op.group or op.id for op in call.push.ops}) > 1
        if kind is None or (kind is ProblemType.PAYLOAD_TOO_LARGE and not several):
            return
        self.hub_refuses = None
        raise HubProblem(Problem(kind, "turned away", 429))

    def _fault(self, point: str) -> None:
        if self.hub_dies == point:
            self.hub_dies = ""
            raise HubCrashError

    def _clone(self, client: Client) -> None:
        """The laptop's disk is copied to a second one; both go on."""
        if len(self.clients) >= MOST_CLIENTS:
            return
        twin = Client(
            f"{client.name}'",
            client.principal,
            client.replica.copy(),
            random.Random(self.rng.getrandbits(64)),
        )
        twin.known_ops, twin.highest = set(client.known_ops), client.highest
        twin.offset_ms, twin.known = client.offset_ms, client.known
        twin.camera = Camera(twin, dict(self.camera(client).vault))
        twin.watch()
        self.clients.append(twin)

    def _keep_backup(self, client: Client) -> None:
        client.backup = client.replica.copy()
        self.camera(client).backup = dict(self.camera(client).vault)

    def _restore_backup(self, client: Client) -> None:
        if client.backup is None:
            return
        client.die(0)
        client.replica.restore(client.backup)
        self.camera(client).vault = dict(self.camera(client).backup)
        client.highest, client.published = ("", 0), ()
        client.known_ops = {item.op.id for item in client.replica.log}
        self._forgive(self._tenant(client))

    def _set_clock(self, client: Client) -> None:
        client.offset_ms = client.rng.choice((0, 10 * YEAR_MS, -10 * YEAR_MS, 86_400_000, -90_000))

    def _move_crew(self, client: Client) -> None:
        """A crew member joins another crew; their token stays, their reach changes."""
        principal = client.principal
        if principal.role != "crew":
            return
        crew = self.rng.choice(self._tenant(client).world.crews)
        moved = Principal(principal.tenant_id, principal.account_id, "crew", crew)
        for other in self.clients:
            if other.principal.account_id == principal.account_id:
                other.principal = moved

    def _hub_backup(self, client: Client) -> None:
        tenant, tenant_id = self._tenant(client), client.principal.tenant_id
        tenant.backup = self.store.backup(tenant_id)
        tenant.backed_up_files = self.desk.tables.get(tenant_id, FileTables()).copy()

    def _hub_restore(self, client: Client) -> None:
        """The centre's database comes back from a backup: an earlier point, another epoch. Photo files lie
        elsewhere and stay as they are."""
        tenant, tenant_id = self._tenant(client), client.principal.tenant_id
        if tenant.backup is None:
            return
        before = self.store.tenant(tenant_id)
        kept = tenant.backup
        epoch = f"{before.epoch.rsplit('-', 1)[0]}-{int(before.epoch.rsplit('-', 1)[1]) + 1}"
        backed_up_in = kept.epoch
        self.store.restore(tenant_id, kept, epoch)
        assert tenant.backed_up_files is not None
        self.desk.tables[tenant_id] = tenant.backed_up_files.copy()
        tenant.history.restored(self.store.tenant(tenant_id), backed_up_in)
        for other in self.clients:  # no connection lives through that
            if other.principal.tenant_id == tenant_id and other.sent:
                other.take(Unreachable("the hub was restored"))
            if other.principal.tenant_id == tenant_id and other.camera is not None:
                other.camera.stop()
        self._forgive(tenant)

    def _forgive(self, tenant: Tenant) -> None:
        """What only existed on the disk that was replaced is gone; no protocol can bring it back."""
        state = next(self.store.tenant(t) for t, known in self.tenants.items() if known is tenant)
        there = set(state.by_op)
        for client in self.clients:
            there.update(item.op.id for item in client.replica.log)
            there.update(item.op.id for item in client.replica.inbox)
        tenant.captured &= there
        self._forgive_photos()

    def _wait(self, _client: Client) -> None:
        self.now_ms += self.rng.randrange(86_400_000)

    def _sweep(self, client: Client) -> None:
        self.hub_dies = ""
        self.hub.sweep(self._tenant(client).world.people["admin"])
        self.desk_dies_in = 0
        self.desk.settle(self._tenant(client).world.people["admin"])
        self._observe(client.principal.tenant_id)

    def _prune(self, client: Client) -> None:
        """Tombstones get old; who was away longer than they are kept begins anew."""
        self.hub_dies = ""
        self.hub.prune(self._tenant(client).world.people["admin"])
        self._observe(client.principal.tenant_id)

    # --- looking -----------------------------------------------------------------------------------------

    def _state(self, client: Client) -> TenantState:
        return self.store.tenant(client.principal.tenant_id)

    def _observe(self, tenant_id: str) -> None:
        self.tenants[tenant_id].history.observe(self.store.tenant(tenant_id))

    def _mark(self, *what: object) -> None:
        self.trace.update(repr(what).encode())

    def _look(self, client: Client, name: str) -> None:
        checks.check_client(client, self._tenant(client).history)
        self._look_at_photos(client)
        state = client.replica.state
        self._mark(name, client.name, state.cursor, state.next_n, state.incarnation, len(client.replica.log))

    def _look_at_all(self) -> None:
        for tenant_id, tenant in self.tenants.items():
            mine = [client for client in self.clients if client.principal.tenant_id == tenant_id]
            checks.check_nothing_lost(tenant.captured, mine, self.store.tenant(tenant_id))
            epoch = self.store.tenant(tenant_id).epoch
            checks.check_groups(tenant.groups, tenant.history, epoch)
            if epoch.endswith("-0"):  # a restored centre may take what an earlier one refused
                checks.check_one_fate(mine, tenant.history, epoch)
            checks.check_clocks(self.store.tenant(tenant_id), self.now_ms)
            checks.check_places(self.store.tenant(tenant_id))
            check_visits(self.store.tenant(tenant_id), mine)
        self._look_at_all_photos()

    def _come_to_rest(self) -> None:
        """Faults stop, everybody is online: I9 within a few rounds."""
        self.hub_dies, self.hub_refuses, self.files.flips, self.calm = "", None, 0.0, True
        self.desk_dies_in = 0
        for client in self.clients:
            client.die(0)
            self._upgrade(client)
        for _ in range(QUIET_ROUNDS):
            for client in self.clients:
                self._whole(client)
                self._send_all(client)
                self._look(client, "rest")
            self.now_ms += DAY_MS  # files that were refused wait no longer
            for tenant_id, tenant in self.tenants.items():
                self.desk.settle(tenant.world.people["admin"])
                self._observe(tenant_id)
        for client in self.clients:
            self._whole(client)
            self._look(client, "rest")
        self._look_at_all()
        self._rest_of_photos()
        for client in self.clients:
            checks.check_rest(client, self._state(client))
            checks.base_is_history(client, self._tenant(client).history)
            self._mark(client.name, sorted(client.replica.digests.items()), len(client.replica.inbox))
