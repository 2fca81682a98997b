"""A small tenant to storm over: crews, houses, routes and jobs, made through the hub like anybody's work."""

import random
from dataclasses import dataclass, field

from sync.contracts import chain, clock
from sync.contracts.identifiers import uuid7
from sync.contracts.messages import Push, SyncRequest
from sync.contracts.ops import Kind, Op
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal

START_MS = 1_774_000_000_000
OTHER_MARK = "OTHER-TENANT"


@dataclass
class World:
    """Ids of what exists from the start; actions pick from these and from what clients see."""

    tenant: str
    rng: random.Random
    crews: list[str] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    properties: list[str] = field(default_factory=list)
    storms: list[str] = field(default_factory=list)
    people: dict[str, Principal] = field(default_factory=dict)

    def new_id(self, now_ms: int = START_MS) -> str:
        return uuid7(now_ms, self.rng.randbytes(10))


def found(hub: Hub, tenant: str, rng: random.Random, *, mark: str, routes: int, jobs_each: int) -> World:
    """Fills an empty tenant: two storms, a crew and an account for each of three crews, routes with jobs."""
    world = World(tenant, rng)
    admin = Principal(tenant, world.new_id(), "admin")
    world.people["admin"] = admin
    ops: list[Op] = []

    def add(entity: str, key: str, **fields: object) -> str:
        hlc = clock.pack(START_MS, len(ops))
        ops.append(Op(world.new_id(), Kind.ADD, entity, key, fields, 0, hlc))
        return key

    for number in range(2):
        world.storms.append(
            add("storms", world.new_id(), event_id=f"{mark}-{number}", name=f"{mark} storm {number}",
                status="active", is_sample=False)
        )  # fmt: skip
    for number in range(3):
        crew = add("crews", world.new_id(), crew_name=f"{mark} crew {number}", active=True)
        world.crews.append(crew)
        world.people[f"crew{number}"] = Principal(tenant, world.new_id(), "crew", crew)
    for role in ("planner", "manager"):
        world.people[role] = Principal(tenant, world.new_id(), role)
    for number in range(routes):
        _route(world, add, number, jobs_each, mark)
    _push(hub, admin, world, ops)
    return world


def _route(world: World, add: object, number: int, jobs: int, mark: str) -> None:
    storm, crew = world.storms[number % 2], world.crews[number % 3]
    route = add("routes", world.new_id(), storm_id=storm, route_name=f"{mark} route {number}",  # type: ignore[operator]
                status="published", crew_id=crew, plan_version=1, property_count=jobs)  # fmt: skip
    world.routes.append(route)
    add("assignments", world.new_id(), storm_id=storm, route_id=route, crew_id=crew, epoch=1, active=True,  # type: ignore[operator]
        assigned_at=START_MS)  # fmt: skip
    for order in range(jobs):
        house = add("properties", world.new_id(), address=f"{mark} {number}-{order}", do_not_knock=False,  # type: ignore[operator]
                    is_synthetic=True)  # fmt: skip
        world.properties.append(house)
        add("property_impacts", world.new_id(), storm_id=storm, property_id=house, material_assumed=True,  # type: ignore[operator]
            sii_version="1", scored_at=START_MS)  # fmt: skip
        add("route_properties", world.new_id(), route_id=route, storm_id=storm, property_id=house,  # type: ignore[operator]
            sequence_order=order, locked=False)  # fmt: skip
        world.jobs.append(
            add("jobs", world.new_id(), storm_id=storm, route_id=route, property_id=house, status="assigned")  # type: ignore[operator]
        )


def _push(hub: Hub, admin: Principal, world: World, ops: list[Op]) -> None:
    push = Push(1, chain.START, tuple(ops))
    reply = hub.sync(admin, SyncRequest(world.new_id(), 1, push=push))
    assert reply.ack_n == len(ops), reply.ack_n
    assert not reply.verdicts, reply.verdicts
