"""A storm of scored and decided houses in a real replica, with a clock to move."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.models import Member
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import key, seeded

BEGIN = 1_553_457_600_000  # 24 March 2019, 20:00 UTC
NOW = BEGIN + 86_400_000
STORM = key("storm")
Line = tuple[str, str, dict[str, Any]]


def house(n: int) -> str:
    """The n-th house."""
    return key(f"house{n}")


def storm_line(name: str = "storm", **fields: Any) -> Line:
    given = {"event_id": name, "name": "North Texas hail", "status": "active", "begin_at": BEGIN,
             "end_at": BEGIN + 3_600_000, "time_zone": "America/Chicago", "is_sample": False}  # fmt: skip
    return ("storms", key(name), {**given, **fields})


def house_lines(n: int, **fields: Any) -> list[Line]:
    """A house under the storm."""
    given = {"external_id": f"SYN-{n}", "address": f"{n} Oak St", "city": "Allen", "state": "TX",
             "zip_code": "75002", "latitude": 33.1, "longitude": -96.6, "do_not_knock": False,
             "is_synthetic": True}  # fmt: skip
    impact = {"storm_id": STORM, "property_id": house(n), "sii": 80.0, "tier": "A",
              "material_assumed": False, "sii_version": "1", "scored_at": 1}  # fmt: skip
    return [("properties", house(n), {**given, **fields}), ("property_impacts", key(f"impact{n}"), impact)]


def uplift_line(
    n: int, value: float, *, version: str = "prior-v0", at: int = BEGIN, storm: str = STORM
) -> Line:
    return ("lead_uplift", key(f"uplift{n}{version}{storm}"), {
        "storm_id": storm, "property_id": house(n), "expected_uplift": value, "model_version": version,
        "scored_at": at, "next_best_action": "door_knock",
    })  # fmt: skip


def decision_line(
    n: int, decision: str, reason: str = "high_uplift", *, at: int = BEGIN, codes: Sequence[str] = ()
) -> Line:
    return ("policy_decisions_log", key(f"decision{n}-{at}-{decision}"), {
        "storm_id": STORM, "property_id": house(n), "decision": decision, "reason": reason,
        "reason_codes": json.dumps([reason, *codes]), "policy_mode": "moderate", "threshold": 0.15,
        "run_id": f"run{at}", "decided_at": at, "model_version": "prior-v0",
    })  # fmt: skip


def outcome_line(n: int, converted: bool | None, *, at: int | None = None, storm: str = STORM) -> Line:
    given = {"storm_id": storm, "property_id": house(n), "actual_converted": converted, "converted_at": at}
    return ("policy_outcomes", key(f"outcome{n}{storm}"), {k: v for k, v in given.items() if v is not None})


def job_line(n: int, status: str = "assigned", *, name: str = "", **fields: Any) -> Line:
    given = {"storm_id": STORM, "property_id": house(n), "status": status}
    return ("jobs", key(f"job{n}{name}"), {**given, **fields})


def preference_line(
    n: int, reason: str, *, channel: str = "all", allowed: bool = False, at: int = BEGIN
) -> Line:
    return ("contact_preferences", key(f"said{n}{reason}{channel}{at}"), {
        "property_id": house(n), "channel": channel, "allowed": allowed, "reason": reason, "recorded_at": at,
        "actor_id": key("me"),
    })  # fmt: skip


@dataclass
class PlayBench:
    """A manager's replica with these rows in it."""

    folder: Path
    rows: Sequence[Line] = ()
    role: str = "manager"
    now: int = NOW
    store: OpenStore = field(init=False)

    def __post_init__(self) -> None:
        self.store = open_store(self.folder / "replica.db", b"k" * 32, key("device"), lambda: self.now)
        member = Member(key("tenant"), "DFW Elite", key("me"), "Ana", self.role, None, "ana@x.example")
        self.work = Workplace(
            member, self.store.database, self.store.replica, RULES, lambda: self.now, seeded()
        )
        self.shelf = UndoShelf(self.work.now_ms)
        self.add(storm_line(), *self.rows)

    def add(self, *rows: Line) -> None:
        self.work.capture([Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows])

    def set(self, entity: str, row: str, **fields: Any) -> None:
        self.work.capture([Draft(Kind.SET, entity, row, fields)])

    def column(self, sql: str) -> list[Any]:
        with self.store.database.read() as connection:
            return list(connection.exec_driver_sql(sql).scalars())

    def close(self) -> None:
        self.store.close()
