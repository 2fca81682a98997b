"""A storm of decided houses on a grid around Allen, Texas, with crews, and a desk of routes on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stormops_desktop.assembly.routing import routing_tools
from stormops_desktop.domain.merge import RULES
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.models import Member
from stormops_desktop.services.routing.crew import CrewDesk
from stormops_desktop.services.routing.desk import RouteDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind, Op
from tests.helpers.replica_rows import key, seeded

NOW = 1_553_500_000_000
STORM = key("storm")
QUICK = RouteWishes(iterations=400, seconds=None, max_per_route=8)
SIDE = 8  # houses in a row


def house_id(n: int) -> str:
    """The n-th house of the storm."""
    return key(f"house{n}")


def storm_rows(houses: int = 24, crews: Sequence[str] = ("A", "B")) -> list[tuple[str, str, dict[str, Any]]]:
    """A storm, crews and houses; every house is treated unless a test says otherwise."""
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("storms", STORM, {"event_id": "E1", "name": "North Texas hail", "status": "active",
                           "time_zone": "America/Chicago", "is_sample": False}),
    ]  # fmt: skip
    rows += [_crew_row(name) for name in crews]
    for n in range(1, houses + 1):
        rows += house_rows(n)
    return rows


def _crew_row(name: str) -> tuple[str, str, dict[str, Any]]:
    return ("crews", key(f"crew{name}"), {
        "crew_name": f"Crew {name}", "skills": "inspection", "max_stops": 50, "active": True,
        "shift_start_min": 420, "shift_end_min": 1140,
        "start_latitude": 33.10, "start_longitude": -96.70 if name == "A" else -96.50,
    })  # fmt: skip


def house_rows(n: int, *, decision: str = "treat", **fields: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """A house with its score and its decision."""
    east, north = n % SIDE, n // SIDE
    place = {"latitude": 33.05 + north * 0.012, "longitude": -96.66 + east * 0.012}
    return [
        ("properties", house_id(n), {"external_id": f"SYN-{n}", "address": f"{n} Oak St", "city": "Allen",
                                     "zip_code": "75002" if east < SIDE / 2 else "75013", **place,
                                     "do_not_knock": False, "is_synthetic": True, **fields}),
        ("property_impacts", key(f"impact{n}"), {
            "storm_id": STORM, "property_id": house_id(n), "sii": 80.0, "tier": "A",
            "material_assumed": False, "sii_version": "1", "scored_at": 1}),
        ("lead_uplift", key(f"uplift{n}"), {
            "storm_id": STORM, "property_id": house_id(n), "expected_uplift": 0.1 + (n % 10) / 100,
            "model_version": "prior", "scored_at": 1}),
        decision_row(n, decision, at=1),
    ]  # fmt: skip


def decision_row(n: int, decision: str, *, at: int) -> tuple[str, str, dict[str, Any]]:
    """A decision on a house; the newest counts."""
    return ("policy_decisions_log", key(f"decision{n}-{at}"), {
        "storm_id": STORM, "property_id": house_id(n), "decision": decision, "reason": "high_uplift",
        "reason_codes": "[]", "policy_mode": "moderate", "threshold": 0.1, "run_id": f"run{at}",
        "decided_at": at,
    })  # fmt: skip


def drafts(rows: Sequence[tuple[str, str, dict[str, Any]]]) -> list[Draft]:
    """The rows as what an office would capture."""
    return [Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows]


@dataclass
class RouteBench:
    """A planner's replica with a storm in it, and a clock to move."""

    folder: Path
    rows: Sequence[tuple[str, str, dict[str, Any]]]
    role: str = "planner"
    now: int = NOW
    store: OpenStore = field(init=False)

    def __post_init__(self) -> None:
        self.store = open_store(self.folder / "replica.db", b"k" * 32, key("device"), lambda: self.now)
        member = Member(
            key("tenant"), "DFW Elite", key("me"), "Ana", self.role, key("crewA"), "ana@x.example"
        )
        self.work = Workplace(
            member, self.store.database, self.store.replica, RULES, lambda: self.now, seeded()
        )
        shelf = UndoShelf(self.work.now_ms)
        self.desk = RouteDesk(self.work, routing_tools(), shelf)
        self.crew = CrewDesk(self.work)
        self.jobs = JobActions(self.work, shelf)
        self.add(*self.rows)
        self.seen = len(self.ops())

    def add(self, *rows: tuple[str, str, dict[str, Any]]) -> None:
        self.work.capture(drafts(rows))

    def ops(self) -> list[Op]:
        with self.store.replica.begin() as tx:
            return [item.op for item in tx.ops(100_000)]

    def new_ops(self) -> list[Op]:
        """Ops captured since the last look."""
        every = self.ops()
        fresh, self.seen = every[self.seen :], len(every)
        return fresh

    def column(self, sql: str) -> list[Any]:
        with self.store.database.read() as connection:
            return list(connection.exec_driver_sql(sql).scalars())

    def complete(self, n: int) -> None:
        """The crew finishes the visit at a house."""
        self.now += 60_000
        job = self.column(f"SELECT job_id FROM jobs WHERE property_id = '{house_id(n)}'")[0]
        self.jobs.complete(job, "inspected_damage")

    def close(self) -> None:
        self.store.close()
