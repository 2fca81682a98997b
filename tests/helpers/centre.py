"""A centre's core over any store, with laptops of people of one tenant that push ops and pull pages."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from stormops_desktop.domain.merge import RULES
from sync.contracts import identifiers
from sync.contracts.chain import START, extend
from sync.contracts.clock import pack
from sync.contracts.digest import add, row_hash
from sync.contracts.entities import BY_NAME
from sync.contracts.messages import Digest, Push, RowBlock, SyncRequest, SyncResponse
from sync.contracts.ops import Kind, Op, Verdict
from sync.hub.core import Hub, Principal
from sync.hub.core.store import Store

NOW = 1_790_000_000_000


@dataclass
class Clock:
    """Milliseconds that move when told."""

    now: int = NOW

    def __call__(self) -> int:
        return self.now


class Laptop:
    """One replica of one person: numbers and chains its ops, and holds what the pages say.

    Attributes:
        held: row values by (entity, key); places: the buckets that hold them; revs: their revisions.
    """

    def __init__(self, centre: "Centre", principal: Principal) -> None:
        self.centre = centre
        self.principal = principal
        self.device = centre.uuid()
        self.incarnation = 1
        self.n = 0
        self.chain = START
        self.cursor = 0
        self.epoch = ""
        self.scope: tuple[str, ...] = ()
        self.etag = ""
        self.held: dict[tuple[str, str], dict[str, Any]] = {}
        self.places: dict[tuple[str, str], tuple[str, ...]] = {}
        self.revs: dict[tuple[str, str], int] = {}
        self.digests: dict[str, Digest] = {}

    def op(self, kind: Kind, entity: str, key: str, *, base: int | None = None, **more: Any) -> Op:
        """An op as captured now, having seen what this laptop holds."""
        fields = more.pop("fields", {})
        hlc = more.pop("hlc", pack(self.centre.clock.now))
        base = self.cursor if base is None else base
        return Op(self.centre.uuid(), kind, entity, key, fields, base, hlc, **more)

    def push(self, *ops: Op) -> SyncResponse:
        """Sends ops; the answer's rows are not kept."""
        push = Push(self.n + 1, self.chain, ops)
        answer = self.centre.hub.sync(self.principal, self.request(push))
        self.n, self.chain = self.n + len(ops), extend(self.chain, [op.id for op in ops])
        assert answer.ack_n == self.n
        return answer

    def verdict(self, *ops: Op) -> Verdict | None:
        """Sends ops; returns the verdict of the last one, None when it was plainly applied."""
        answer = self.push(*ops)
        return next((v for v in answer.verdicts if v.n == self.n), None)

    def request(self, push: Push | None = None, *, limit: int = 5_000, staged: int = 0) -> SyncRequest:
        return SyncRequest(
            self.device, self.incarnation, cursor=self.cursor, staged=staged, epoch=self.epoch,
            scope=self.etag, push=push, limit=limit,
        )  # fmt: skip

    def pull(self, limit: int = 5_000) -> list[SyncResponse]:
        """Pulls until there is nothing more and keeps it; returns the pages with rows."""
        answer = self.centre.hub.sync(self.principal, self.request(limit=limit))
        if answer.scope is not None:
            self._rescope(answer)
            answer = self.centre.hub.sync(self.principal, self.request(limit=limit))
        pages = [answer]
        while answer.more:
            answer = self.centre.hub.sync(self.principal, self.request(limit=limit, staged=answer.cursor))
            pages.append(answer)
        for page in pages:
            self._keep(page)
        self.cursor, self.epoch, self.digests = answer.cursor, answer.epoch, answer.digests
        return pages

    def _rescope(self, answer: SyncResponse) -> None:
        assert answer.scope is not None
        lost = set(self.scope) - set(answer.scope.buckets)
        gained = set(answer.scope.buckets) - set(self.scope) if self.cursor else set()
        self.scope, self.etag, self.epoch = answer.scope.buckets, answer.scope.etag, answer.epoch
        for row_id, places in list(self.places.items()):
            self.places[row_id] = tuple(sorted(set(places) - lost))
            if not self.places[row_id]:
                self._drop(row_id)
        for bucket in sorted(gained):
            self.walk(bucket)

    def walk(self, bucket: str, limit: int = 5_000) -> None:
        """Keeps a bucket's snapshot."""
        after = ""
        while True:
            page = self.centre.hub.snapshot(self.principal, bucket, after, limit)
            for block in page.changes:
                self._keep_block(block)
            after = page.next
            if not after:
                return

    def _keep(self, page: SyncResponse) -> None:
        for gone in page.gone:
            for key in identifiers.unpack(gone.ids):
                self._drop((gone.entity, key))
        for block in page.changes:
            self._keep_block(block)

    def _keep_block(self, block: RowBlock) -> None:
        rev = 0
        for i, key in enumerate(identifiers.unpack(block.ids)):
            rev += block.revs[i]
            row_id = (block.entity, key)
            assert block.whole or row_id in self.held, f"fields of an unknown row {row_id}"
            values = {name: column[i] for name, column in zip(block.fields, block.columns, strict=True)}
            self.held[row_id] = {**({} if block.whole else self.held[row_id]), **values}
            assert set(self.held[row_id]) == set(BY_NAME[block.entity].names)
            self.places[row_id], self.revs[row_id] = block.buckets, rev

    def _drop(self, row_id: tuple[str, str]) -> None:
        for table in (self.held, self.places, self.revs):
            table.pop(row_id, None)

    def row(self, entity: str, key: str) -> dict[str, Any] | None:
        """The row as held, None when it is not."""
        return self.held.get((entity, key))

    def own_digests(self) -> dict[str, tuple[int, int]]:
        """Digests of what is held, to compare with the centre's."""
        sums = dict.fromkeys(self.scope, (0, 0))
        for (entity, key), places in self.places.items():
            for bucket in places:
                count, total = sums[bucket]
                sums[bucket] = (count + 1, add(total, plus=row_hash(key, self.revs[entity, key])))
        return sums

    def assert_whole(self) -> None:
        """What is held has the centre's digests, and is what a fresh replica would hold."""
        assert self.own_digests() == {b: (d.count, d.total) for b, d in self.digests.items()}
        fresh = Laptop(self.centre, self.principal)
        fresh.pull()
        assert (self.held, self.places, self.revs) == (fresh.held, fresh.places, fresh.revs)


@dataclass
class Centre:
    """A hub for one tenant with a planner, a manager and two crews.

    Attributes:
        ids: keys of the rows that `furnish` makes, by short names.
    """

    store: Store
    tenant_id: str
    clock: Clock = field(default_factory=Clock)
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hub = Hub(self.store, RULES, self.clock)
        self.crew_a, self.crew_b = self.uuid(), self.uuid()

    def uuid(self) -> str:
        return identifiers.uuid7(self.clock.now, self.dice.randbytes(10))

    def laptop(self, role: str = "planner", crew_id: str | None = None) -> Laptop:
        """A new laptop of a new person."""
        return Laptop(self, Principal(self.tenant_id, self.uuid(), role, crew_id))

    def add(self, laptop: Laptop, entity: str, key: str | None = None, **fields: Any) -> Op:
        return laptop.op(Kind.ADD, entity, key or self.uuid(), fields=fields)

    def set(self, laptop: Laptop, entity: str, key: str, *, base: int | None = None, **fields: Any) -> Op:
        return laptop.op(Kind.SET, entity, key, fields=fields, base=base)

    def step(self, laptop: Laptop, job: str, came_from: str, to: str, **more: Any) -> Op:
        fields = {"event_id": self.uuid(), "from": came_from, "to": to, "reason": None,
                  "happened_at": self.clock.now}  # fmt: skip
        return laptop.op(Kind.TRANSITION, "jobs", job, fields=fields, **more)

    def note(self, laptop: Laptop, job: str, body: str = "Soft metal hits on the vents.", **more: Any) -> Op:
        fields = {"job_id": job, "body": body, "written_at": self.clock.now}
        return laptop.op(Kind.ADD, "notes", self.uuid(), fields=fields, **more)

    def high(self) -> int:
        """The tenant's revision now."""
        asker = self.laptop()
        return self.hub.sync(asker.principal, asker.request()).high

    def named(self, name: str) -> str:
        """The key of that name, made at first use."""
        return self.ids.setdefault(name, self.uuid())

    def furnish(self, laptop: Laptop) -> None:
        """One storm, two crews with a route each, two houses, a job on each route."""
        ops = [
            self.add(laptop, "storms", self.named("storm"), event_id="E1", name="Hail", status="active",
                     is_sample=False),
            self.add(laptop, "crews", self.crew_a, crew_name="A", active=True),
            self.add(laptop, "crews", self.crew_b, crew_name="B", active=True),
        ]  # fmt: skip
        for side, crew in (("a", self.crew_a), ("b", self.crew_b)):
            ops.extend(self._side(laptop, side, crew))
        answer = laptop.push(*ops)
        assert answer.verdicts == (), answer.verdicts

    def _side(self, laptop: Laptop, side: str, crew: str) -> Iterable[Op]:
        storm, house, route = self.named("storm"), self.named(f"house_{side}"), self.named(f"route_{side}")
        yield self.house(laptop, house)
        yield self.add(laptop, "roofs", self.named(f"roof_{side}"), property_id=house, material="slate")
        yield self.impact(laptop, house, self.named(f"impact_{side}"))
        yield self.route(laptop, route)
        yield self.stop(laptop, route, house, self.named(f"stop_{side}"))
        yield self.assign(laptop, route, crew, self.named(f"assignment_{side}"))
        yield self.add(
            laptop, "jobs", self.named(f"job_{side}"), storm_id=storm, route_id=route, property_id=house,
            status="assigned",
        )  # fmt: skip

    def house(self, laptop: Laptop, key: str | None = None) -> Op:
        return self.add(laptop, "properties", key, address="1 Elm St", do_not_knock=False, is_synthetic=True)

    def impact(self, laptop: Laptop, house: str, key: str | None = None) -> Op:
        return self.add(
            laptop, "property_impacts", key, storm_id=self.named("storm"), property_id=house, sii=61.5,
            material_assumed=False, sii_version="1", scored_at=self.clock.now,
        )  # fmt: skip

    def experiment(self, laptop: Laptop, key: str | None = None, **fields: Any) -> Op:
        """An experiment of two equal arms, "control" and "x"."""
        arms = '[{"name": "control", "part": 0.5}, {"name": "x", "part": 0.5}]'
        given = {
            "storm_id": self.named("storm"), "name": "Knock", "status": "running", "arms": arms,
            "control": "control", "salt": "s", "window_days": 90, "exploratory": False, "designed_at": 5,
        }  # fmt: skip
        return self.add(laptop, "experiments", key or self.named("experiment"), **{**given, **fields})

    def route(self, laptop: Laptop, key: str | None = None) -> Op:
        return self.add(
            laptop, "routes", key, storm_id=self.named("storm"), route_name="North", status="draft",
            plan_version=1, property_count=1,
        )  # fmt: skip

    def stop(self, laptop: Laptop, route: str, house: str, key: str | None = None) -> Op:
        return self.add(
            laptop, "route_properties", key, route_id=route, storm_id=self.named("storm"), property_id=house,
            sequence_order=1, locked=False,
        )  # fmt: skip

    def assign(self, laptop: Laptop, route: str, crew: str, key: str | None = None) -> Op:
        return self.add(
            laptop, "assignments", key, storm_id=self.named("storm"), route_id=route, crew_id=crew, epoch=1,
            active=True, assigned_at=self.clock.now,
        )  # fmt: skip
