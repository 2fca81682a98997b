"""Fills a tenant with the demo day, through the op log: what is seeded syncs as any other work does."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.domain.storms.errors import StormFileError
from stormops_desktop.domain.storms.ncei import NceiReport, read_details
from stormops_desktop.services.demo_data_homes import Place, read_places
from stormops_desktop.services.errors import NotAllowed, ServiceError, StoreTrouble
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.seed_roster import DemoPlan, Roster, known_rows, roster
from stormops_desktop.services.seed_rows import Ids, play_rows
from stormops_desktop.services.seed_sample import sample_drafts
from stormops_desktop.services.seed_storm import (
    EVENT_ID,
    WorkedStorm,
    evidence_drafts,
    house_drafts,
    route_groups,
    work_through,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.errors import StorageError
from sync.contracts.capture import Draft, capture
from sync.contracts.replica import ReplicaTx, Touched
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
    """What the demo is made from: the contents of resources/storms."""

    reports: bytes
    places: str


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
    """Captures the whole demo of one company in one transaction: all of it or none.

    Args:
        work: an admin's; only that role may write everything the demo holds. Its replica has synced, so that
            the company's own crews are known and get the routes.
        demo_now_ms: the moment at which the demo's scores and decisions are dated.

    Raises:
        NotAllowed: the member is no admin.
        StoreTrouble: the local file could not take it; nothing was kept.
        ServiceError: the demo's storm file can't be read.
    """
    if work.member.role != ADMIN:
        raise NotAllowed("Only an admin of the company can load the demo. Nothing was changed.")
    reports, places = _read(files)
    ids = Ids(work.member.tenant_id)
    worked = work_through(ids, reports, places, houses=plan.houses)
    try:
        with work.replica.begin(durable=True) as tx:
            if _seeded(tx, ids):
                return SeedReport(0, 0, 0, 0, 0, already=True, change=ChangeSet("Demo was loaded before"))
            return _capture_all(tx, work, ids, worked, plan, demo_now_ms)
    except StorageError as error:
        raise StoreTrouble(str(error)) from error


def demo_files(folder: Path) -> DemoFiles:
    """The demo's files from the folder resources/storms.

    Raises:
        ServiceError: one is missing or can't be read.
    """
    try:
        return DemoFiles(
            (folder / REPORTS_FILE).read_bytes(), (folder / PLACES_FILE).read_text(encoding="utf-8")
        )
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


def _seeded(tx: ReplicaTx, ids: Ids) -> bool:
    """Whether the storm is there, from the centre or still waiting here."""
    key = ids.of("storms", EVENT_ID)
    return bool(tx.base("storms", [key])) or bool(tx.shaped("storms", [key]))


def _capture_all(
    tx: ReplicaTx, work: Workplace, ids: Ids, worked: WorkedStorm, plan: DemoPlan, at_ms: int
) -> SeedReport:
    ids = Ids(ids.tenant_id, {row.values["code"]: key for key, row in known_rows(tx, "plays").items()})
    crews = roster(ids, plan, {key: row.values["crew_name"] for key, row in known_rows(tx, "crews").items()})
    touched, ops = Touched(), 0
    for drafts, grouped in demo_drafts(ids, worked, plan, crews, at_ms):
        captured, rows = capture(
            tx, work.rules, drafts, now_ms=work.now_ms(), randomness=work.randomness, grouped=grouped
        )
        ops += len(captured)
        touched.merge(rows)
    jobs = sum(len(route.property_ids) for route in worked.plan.routes)
    return SeedReport(
        ops=ops, houses=len(worked.homes), treated=len(worked.run.treated),
        routes=len(worked.plan.routes), jobs=jobs, already=False,
        change=ChangeSet("Loaded the demo", touched),
    )  # fmt: skip


def demo_drafts(
    ids: Ids, worked: WorkedStorm, plan: DemoPlan, crews: Roster, at_ms: int
) -> Iterator[tuple[list[Draft], bool]]:
    """Every row of the demo, parents first: (drafts, whether the centre takes all of them or none)."""
    yield [*crews.new, *play_rows(ids), *evidence_drafts(ids, worked)], False
    yield house_drafts(ids, worked, at_ms), False
    if plan.sample:
        yield sample_drafts(ids, at_ms), False
    for group in route_groups(ids, worked, crews.crew_ids, at_ms):
        yield group, True
