"""A replica with reports and houses under them, scored, and the desks of the storm screens on it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stormops_desktop.assembly.storms import storm_services
from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.scoring import Scoring
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.storms.ports import StormServices
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.intake import DAILY_HAIL, NOW, new_store, workplace

HAIL_NAME = "180615_rpts_hail.csv"
ADDRESSES = (
    "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID\n"
    "-89.69,44.781,12,Oak St,,Mosinee,Marathon,WI,54455,\n"
    "-89.69,44.81,14,Oak St,,Mosinee,Marathon,WI,54455,\n"
    "-92.77,46.45,1,Elm St,,Moose Lake,Carlton,MN,55767,\n"
    "-120.0,40.0,1,Far St,,Nowhere,,CA,96000,\n"
)


def newer_edition() -> str:
    """The first report grew, the second is gone, another is new."""
    lines = DAILY_HAIL.splitlines()
    grown = lines[1].replace("1335,100", "1335,225")
    return "\n".join([lines[0], grown, lines[3], "1600,100,A,B,WI,44.9,-89.6,x"]) + "\n"


@dataclass
class StormBench:
    """An office member's replica; `now` is its clock."""

    folder: Path
    role: str = "manager"
    now: int = NOW
    store: OpenStore = field(init=False)
    work: Workplace = field(init=False)
    desks: StormServices = field(init=False)
    verbs: JobActions = field(init=False)

    def __post_init__(self) -> None:
        self.store = new_store(self.folder)
        self.become(self.role)

    def become(self, role: str) -> None:
        """The same replica in another member's hands."""
        self.work = workplace(self.store, role, lambda: self.now)
        shelf = UndoShelf(self.work.now_ms)
        self.desks = storm_services(self.work, shelf)
        self.verbs = JobActions(self.work, shelf)

    def bring_in(self, text: str = DAILY_HAIL, name: str = HAIL_NAME) -> None:
        """Imports a file of this content."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        ImportDesk(self.work).run(path)
        self.now += 60_000

    def furnish(self) -> str:
        """Reports and houses; the storm's id."""
        self.bring_in()
        self.bring_in(ADDRESSES, "homes.csv")
        return self.storm_id

    @property
    def storm_id(self) -> str:
        return str(self.column("SELECT storm_id FROM storms ORDER BY storm_id")[0])

    def house(self, address: str) -> str:
        return str(self.column(f"SELECT property_id FROM properties WHERE address = '{address}'")[0])

    def rescore(self) -> None:
        Scoring(self.work).rescore(self.storm_id)

    def add(self, entity: str, key: str, **fields: Any) -> None:
        self.work.capture([Draft(Kind.ADD, entity, key, fields)])

    def set(self, entity: str, key: str, **fields: Any) -> None:
        self.work.capture([Draft(Kind.SET, entity, key, fields)])

    def decide(self) -> None:
        """The policy has run in the storm."""
        self.add(
            "policy_runs", "0190b6d0-0000-7000-8000-00000000e001", storm_id=self.storm_id, run_id="m-1",
            policy_mode="moderate", threshold=0.15, treated=1, held=0, changed=1, reasons="{}",
            decided_at=self.now, author_id="0190b6d0-0000-7000-8000-00000000b001",
        )  # fmt: skip

    def column(self, sql: str) -> list[Any]:
        with self.store.database.read() as connection:
            return list(connection.exec_driver_sql(sql).scalars())

    def close(self) -> None:
        self.store.close()
