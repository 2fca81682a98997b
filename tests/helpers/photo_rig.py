"""A real replica, vault and photo desk of one crew with a few houses, without a hub."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.models import Member
from stormops_desktop.services.photos.desk import PhotoDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.entities import BY_NAME
from sync.contracts.messages import RowBlock
from tests.helpers.replica_rows import NOW, block, key, seeded

KEY = bytes(range(32))
WALK = (43.4674, 11.8851)  # where the sample photos with GPS were taken
CREW = Member(key("tenant"), "DFW Elite", key("me"), "Dana Ortiz", "crew", key("crew"), "crew@dfw.example")
Place = tuple[float, float]


@dataclass
class PhotoRig:
    """One laptop's photos; `restart` is what a new start of the program does."""

    folder: Path
    houses: Sequence[Place] = (WALK, (43.5, 11.9))
    now_ms: int = NOW
    fill: bool = True
    store: OpenStore = field(init=False)
    vault: PhotoVault = field(init=False)
    work: Workplace = field(init=False)
    desk: PhotoDesk = field(init=False)
    shelf: UndoShelf = field(init=False)

    def __post_init__(self) -> None:
        self._bytes = seeded() if self.fill else os.urandom
        self._open()
        if self.fill:
            with self.store.replica.begin() as tx:
                for each in rows_of(self.houses):
                    tx.load_rows(each)

    def restart(self) -> None:
        self.store.close()
        self._open()

    def close(self) -> None:
        self.store.close()

    def _open(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.store = open_store(self.folder / "replica.db", KEY, key("device"), lambda: self.now_ms)
        self.vault = PhotoVault(self.folder / "photos", KEY)
        self.vault.clear_unfinished()
        self.work = Workplace(
            CREW, self.store.database, self.store.replica, RULES, lambda: self.now_ms, self._bytes
        )
        self.shelf = UndoShelf(self.work.now_ms)
        self.desk = PhotoDesk(self.work, self.vault, self.shelf)
        self.desk.recover()


def rows_of(houses: Sequence[Place]) -> list[RowBlock]:
    """A storm, a route of these houses for the crew, and a job `job1`, `job2` … for each."""
    storm, route = key("storm"), key("route")
    rows: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "storms": [(storm, {"event_id": "E1", "name": "Hail", "status": "active", "is_sample": False,
                            "time_zone": "America/Chicago"})],
        "routes": [(route, {"storm_id": storm, "route_name": "75002 A", "status": "published",
                            "crew_id": key("crew"), "plan_version": 1, "property_count": len(houses)})],
        "assignments": [(key("assignment"), {"storm_id": storm, "route_id": route, "crew_id": key("crew"),
                                             "epoch": 1, "active": True, "assigned_at": 1})],
        "users": [(key("me"), {"display_name": "Dana Ortiz", "role": "crew", "crew_id": key("crew")})],
        "properties": [], "route_properties": [], "jobs": [],
    }  # fmt: skip
    for n, (latitude, longitude) in enumerate(houses, 1):
        house = key(f"house{n}")
        rows["properties"].append((house, {
            "external_id": f"H{n}", "address": f"{n} Oak St", "city": "Allen", "zip_code": "75002",
            "latitude": latitude, "longitude": longitude, "do_not_knock": False, "is_synthetic": True,
        }))  # fmt: skip
        rows["route_properties"].append((key(f"stop{n}"), {
            "route_id": route, "storm_id": storm, "property_id": house, "sequence_order": n, "locked": False,
        }))  # fmt: skip
        rows["jobs"].append((key(f"job{n}"), {
            "storm_id": storm, "route_id": route, "property_id": house, "status": "assigned",
        }))  # fmt: skip
    return [block(entity, found) for entity, found in rows.items() if entity in BY_NAME and found]
