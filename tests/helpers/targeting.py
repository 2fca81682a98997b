"""A storm of houses with scores, and the desks of the policy and of experiments on a real replica."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stormops_desktop.domain.merge import RULES
from stormops_desktop.domain.targeting.holdout import in_universal_control
from stormops_desktop.services.experiments.desk import ExperimentDesk
from stormops_desktop.services.models import Member
from stormops_desktop.services.targeting.models_desk import ModelDesk
from stormops_desktop.services.targeting.policy_desk import PolicyDesk
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind, Op
from tests.helpers.replica_rows import key, seeded

NOW = 1_553_500_000_000
DAY = 86_400_000
STORM, TENANT = key("storm"), key("tenant")
Rows = list[tuple[str, str, dict[str, Any]]]


def house_id(n: int) -> str:
    """The n-th house of the storm; none of them is in the standing control group."""
    return _FREE[n]


def _free_ids(many: int) -> list[str]:
    ids = (key(f"house{n}") for n in range(10 * many))
    return [one for one in ids if not in_universal_control(TENANT, one)][:many]


_FREE = _free_ids(1_000)
HELD_ALWAYS = next(key(f"held{n}") for n in range(1_000) if in_universal_control(TENANT, key(f"held{n}")))


def storm_rows(scores: Sequence[float | None], *, status: str = "planning") -> Rows:
    """A storm, two plays, and a house for each score."""
    rows: Rows = [
        ("storms", STORM, {"event_id": "E1", "name": "North Texas hail", "status": status,
                           "time_zone": "America/Chicago", "is_sample": False}),
        ("plays", key("standard"), {"code": "Standard_Outreach", "name": "Standard Outreach",
                                      "active": True}),
        ("plays", key("finance"), {"code": "Financing_Aggressive", "name": "Financing", "active": True}),
    ]  # fmt: skip
    for n, score in enumerate(scores):
        rows += house_rows(house_id(n), score, n)
    return rows


def house_rows(house: str, score: float | None, n: int = 0, **fields: Any) -> Rows:
    """A house in the storm with its score."""
    rows: Rows = [
        ("properties", house, {"address": f"{n} Oak St", "zip_code": "75002" if n % 2 else "75013",
                               "do_not_knock": False, "is_synthetic": True, **fields}),
        ("property_impacts", key(f"impact{house}"), {
            "storm_id": STORM, "property_id": house, "sii": 20.0 + n % 80, "tier": "A" if n % 3 else "B",
            "material_assumed": False, "sii_version": "1", "scored_at": 1}),
    ]  # fmt: skip
    if score is not None:
        rows.append(("lead_uplift", key(f"uplift{house}"), {
            "storm_id": STORM, "property_id": house, "expected_uplift": score, "model_version": "prior-v0",
            "scored_at": 1}))  # fmt: skip
    return rows


@dataclass
class TargetingBench:
    """A manager's replica with a storm in it, and a clock to move."""

    folder: Path
    rows: Rows
    role: str = "manager"
    now: int = NOW
    store: OpenStore = field(init=False)

    def __post_init__(self) -> None:
        self.store = open_store(self.folder / "replica.db", b"k" * 32, key("device"), lambda: self.now)
        member = Member(TENANT, "DFW Elite", key("me"), "Ana", self.role, None, "ana@x.example")
        self.work = Workplace(
            member, self.store.database, self.store.replica, RULES, lambda: self.now, seeded()
        )
        self.policy = PolicyDesk(self.work)
        self.models = ModelDesk(self.work)
        self.experiments = ExperimentDesk(self.work)
        self.add(*self.rows)
        self.seen = len(self.ops())

    def add(self, *rows: tuple[str, str, dict[str, Any]]) -> None:
        self.work.capture([Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows])

    def set(self, entity: str, row: str, **fields: Any) -> None:
        self.work.capture([Draft(Kind.SET, entity, row, fields)])

    def ops(self) -> list[Op]:
        with self.store.replica.begin() as tx:
            return [item.op for item in tx.ops(1_000_000)]

    def new_ops(self) -> list[Op]:
        """Ops captured since the last look."""
        every = self.ops()
        fresh, self.seen = every[self.seen :], len(every)
        return fresh

    def column(self, sql: str) -> list[Any]:
        with self.store.database.read() as connection:
            return list(connection.exec_driver_sql(sql).scalars())

    def close(self) -> None:
        self.store.close()
