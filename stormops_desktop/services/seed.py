"""Fills a tenant with the demo day, through the op log and the product's own use cases.

Step after step: the storm, its reports by import, houses with their scores, the experiment and the policy by
their desks, routes of who is treated, stock and nurture. A seeding that was killed goes on where it stopped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.domain.storms.errors import StormFileError
from stormops_desktop.domain.storms.ncei import NceiReport, read_details
from stormops_desktop.services.demo_data_homes import Place, read_places
from stormops_desktop.services.errors import NotAllowed, ServiceError, StoreTrouble
from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.models import ImportWish
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.seed_lead import decide_demo, lead_demo
from stormops_desktop.services.seed_roster import DemoPlan, Roster, known_rows, roster, yards
from stormops_desktop.services.seed_rows import Ids, play_rows
from stormops_desktop.services.seed_sample import sample_drafts
from stormops_desktop.services.seed_storm import (
    EVENT_ID,
    WorkedStorm,
    house_drafts,
    route_groups,
    routes_for,
    storm_draft,
    work_through,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.errors import StorageError
from stormops_desktop.storage.storm_rows import storm_has
from stormops_desktop.storage.sync_queries import tally
from sync.contracts.capture import Draft
from sync.contracts.replica import Touched
from sync.contracts.schema import ADMIN

DEMO_NOW_MS = 1_553_511_600_000  # 2019-03-25 06:00 in Dallas (CDT): the morning after
REPORTS_FILE = "ncei_episode_135504.csv"
PLACES_FILE = "synthetic_places.csv"


DFW_ELITE = DemoPlan(
    houses=2_000, sample=True, crews=(("Crew Allen", 33.10, -96.67), ("Crew Frisco", 33.15, -96.82))
)
LONE_STAR = DemoPlan(
    houses=240, sample=False, crews=(("Lone Star One", 33.02, -96.70), ("Lone Star Two", 32.98, -97.00))
)


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """What the demo is made from: contents of resources/storms, and where the reports lie for the import."""

    reports: bytes
    places: str
    reports_path: Path


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What was captured. `already` when the demo was there before and nothing was done."""

    ops: int
    houses: int
    treated: int
    routes: int
    jobs: int
    already: bool
    change: ChangeSet


def seed_demo(
    work: Workplace, files: DemoFiles, plan: DemoPlan, *, demo_now_ms: int = DEMO_NOW_MS
) -> SeedReport:
    """Captures the whole demo of one company; each step all of it or none, and none twice.

    Args:
        work: an admin's; only that role may write everything the demo holds. Its replica has synced, so that
            the company's own crews are known and get the routes.
        demo_now_ms: the moment at which the demo's scores are dated.

    Raises:
        NotAllowed: the member is no admin.
        StoreTrouble: the local file could not take it; whole steps stay, and the next seeding goes on.
        ServiceError: the demo's storm file can't be read.
    """
    if work.member.role != ADMIN:
        raise NotAllowed("Only an admin of the company can load the demo. Nothing was changed.")
    reports, places = _read(files)
    try:
        return _Seeding(work, files, plan, demo_now_ms).run(reports, places)
    except StorageError as error:
        raise StoreTrouble(str(error)) from error


def demo_files(folder: Path) -> DemoFiles:
    """The demo's files from the folder resources/storms.

    Raises:
        ServiceError: one is missing or can't be read.
    """
    path = folder / REPORTS_FILE
    try:
        return DemoFiles(path.read_bytes(), (folder / PLACES_FILE).read_text(encoding="utf-8"), path)
    except OSError as error:
        raise ServiceError(
            f"The demo's file {Path(error.filename or folder).name} is missing. Nothing was changed and "
            "everything else works; install the program again to load the demo."
        ) from error


def _read(files: DemoFiles) -> tuple[tuple[NceiReport, ...], tuple[Place, ...]]:
    try:
        return read_details(files.reports).reports, read_places(files.places)
    except StormFileError as error:
        raise ServiceError(
            f"The demo's storm file is damaged: {error} Nothing was changed; install the program again."
        ) from error


class _Seeding:
    """One seeding: its steps, and what they came to."""

    def __init__(self, work: Workplace, files: DemoFiles, plan: DemoPlan, at_ms: int) -> None:
        self._work, self._files, self._plan, self._at = work, files, plan, at_ms
        self._touched = Touched()
        ids = Ids(work.member.tenant_id)
        self._storm_id = ids.of("storms", EVENT_ID)
        with work.replica.begin() as tx:
            plays = {row.values["code"]: key for key, row in known_rows(tx, "plays").items()}
            known = known_rows(tx, "crews")
        hired = {key: row.values["crew_name"] for key, row in known.items()}
        self._ids, self._crews = Ids(ids.tenant_id, plays), roster(ids, plan, hired)
        self._yards = yards(self._crews, known)

    def run(self, reports: Sequence[NceiReport], places: Sequence[Place]) -> SeedReport:
        if self._has("score_history"):  # the last step
            return SeedReport(0, 0, 0, 0, 0, already=True, change=ChangeSet("Demo was loaded before"))
        worked = work_through(self._ids, reports, places, houses=self._plan.houses)
        before = self._waiting()
        if not self._has("storms"):
            self._capture(opening_drafts(self._ids, worked, self._crews))
        done = ImportDesk(self._work).run(
            self._files.reports_path, ImportWish(storm_id=self._storm_id, rescore=False)
        )
        self._touched.merge(done.change.touched)
        if not self._has("lead_uplift"):
            self._capture(people_drafts(self._ids, worked, self._plan, self._at))
        treated, touched = decide_demo(self._work, self._storm_id)
        self._touched.merge(touched)
        routes = routes_for(worked, treated)
        groups = route_groups(self._ids, routes, self._crews.crew_ids, self._at, self._yards)
        if not self._has("routes"):
            self._touched.merge(self._work.capture_groups(groups)[1])
        self._touched.merge(lead_demo(self._work, self._storm_id, _driven_to(groups)))
        jobs = sum(len(route.property_ids) for route in routes.routes)
        return SeedReport(
            ops=self._waiting() - before, houses=len(worked.homes), treated=len(treated),
            routes=len(routes.routes), jobs=jobs, already=False,
            change=ChangeSet("Loaded the demo", self._touched),
        )  # fmt: skip

    def _capture(self, drafts: Sequence[Draft]) -> None:
        self._touched.merge(self._work.capture(drafts)[1])

    def _has(self, table: str) -> bool:
        """Whether a step has left its rows, from the centre or still waiting here."""
        with self._work.reading() as connection:
            return storm_has(connection, table, self._storm_id)

    def _waiting(self) -> int:
        with self._work.reading() as connection:
            return tally(connection).waiting


def opening_drafts(ids: Ids, worked: WorkedStorm, crews: Roster) -> list[Draft]:
    """Crews, plays and the storm."""
    return [*crews.new, *play_rows(ids), storm_draft(ids, worked)]


def people_drafts(ids: Ids, worked: WorkedStorm, plan: DemoPlan, at_ms: int) -> list[Draft]:
    """Houses with what the storm did to them, and the sample storm."""
    sample = sample_drafts(ids, at_ms) if plan.sample else []
    return [*house_drafts(ids, worked, at_ms), *sample]


def _driven_to(groups: Iterable[Sequence[Draft]]) -> frozenset[str]:
    """Houses on routes that a crew drives."""
    driven = [group for group in groups if any(draft.entity == "assignments" for draft in group)]
    return frozenset(
        draft.fields["property_id"] for group in driven for draft in group if draft.entity == "jobs"
    )
