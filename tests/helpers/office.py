"""The Office pages' use cases for the screens' tests: canned facts that a test may change."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from stormops_desktop.services.bundle.models import LEAST_PASSPHRASE, BroughtIn, BundleMade
from stormops_desktop.services.bundle.ports import Progress
from stormops_desktop.services.errors import NotAllowed, ServiceError
from stormops_desktop.services.office.models import (
    ApartFile,
    BundleNote,
    Check,
    CloseOut,
    DataView,
    Fix,
    Kind,
    Light,
    OpenItem,
    Readiness,
    ThriftChoice,
)
from stormops_desktop.services.office.ports import OfficeServices
from stormops_desktop.services.ports import ChangeSet
from sync.contracts.blobs import BlobKind

NOW = 1_553_522_700_000  # 25 March 2019, 14:05 UTC
DAY = 86_400_000

GOOD = (
    Check("routes", Light.OK, "stops", {"stops": 38, "routes": 2}),
    Check("houses", Light.OK, "houses", {"done": 38, "all": 38}),
    Check("clock", Light.OK, "right", {"off_ms": 400}),
)
BAD = (
    *GOOD,
    Check("map", Light.LOOK, "no_pack", fix=Fix.MAP_PACKS),
    Check(
        "disk",
        Light.STOP,
        "short",
        {"free": 1_200_000_000, "wanted": 10_500_000_000, "days": 1},
        Fix.FREE_SPACE,
    ),
    Check("unlock", Light.STOP, "no_pin", fix=Fix.SET_PIN),
    Check("fresh", Light.LOOK, "old", {"at_ms": NOW - 2 * DAY}, Fix.SYNC),
)


def open_items() -> tuple[OpenItem, ...]:
    """One or more of every kind."""
    return (
        OpenItem(Kind.JOBS, "Completed", "1232 Coit Rd, Plano", NOW - 7_200_000, "job-000002"),
        *(
            OpenItem(Kind.NOTES, "New note", f"{1200 + n} Oak Hollow Ln", NOW - n * 60_000, f"job-{n:06d}")
            for n in range(11)
        ),
        OpenItem(Kind.CLAIMS, "Changed claim: policy number", "1240 Coit Rd, Plano", NOW, "job-000003"),
        OpenItem(
            Kind.PHOTOS, "", "1240 Coit Rd, Plano", NOW - 60_000, "job-000003",
            "The office's server did not take this file.", 4_800_000,
        ),
        OpenItem(Kind.PAPERS, "", "1240 Coit Rd", NOW, "job-000003", "", 90_000),
        OpenItem(Kind.BROUGHT, "New note", "1216 Lavon Dr, Frisco", NOW, "job-000004", machine="truck-2"),
        OpenItem(Kind.REFUSED, "Changed job: priority", "1216 Lavon Dr, Frisco", NOW, "job-000004",
                 "Your role may not change this, or the job is no longer on your route."),
        OpenItem(Kind.CONFLICTS, "Outcome: no answer", "1208 Oak Hollow Ln, Plano", NOW, "job-000001",
                 "The office has a different value. Choose which one stands."),
    )  # fmt: skip


DATA = DataView(
    ThriftChoice(), system_says=True, costs=True, waits_for_wifi=12, unsafe=12, unsafe_bytes=57_600_000,
    spent_bytes=3_100_000, originals=412, original_bytes=1_980_000_000, free_to_go=230,
    free_bytes=1_104_000_000, held=31, disk_free=21_400_000_000, keep_days=14,
)  # fmt: skip


@dataclass
class FakeOffice:
    """Every port of the Office pages; `calls` says what was asked of it."""

    readiness: Readiness | None = None
    after_check: tuple[Check, ...] = GOOD
    items: tuple[OpenItem, ...] = ()
    bundle: BundleNote | None = None
    data: DataView = DATA
    problem: Exception | None = None
    calls: list[str] = field(default_factory=list)

    def services(self) -> OfficeServices:
        return OfficeServices(self, self, self, self)

    def check(self) -> Readiness:
        self.calls.append("check")
        self.fail()
        self.readiness = Readiness(NOW, NOW + 14 * DAY, self.after_check)
        return self.readiness

    def last(self) -> Readiness | None:
        return self.readiness

    def close_out(self) -> CloseOut:
        return CloseOut(NOW, self.items, self.bundle)

    def make(self, path: Path, passphrase: str, progress: Progress | None = None) -> BundleMade:
        self.calls.append(f"make {path} {passphrase}")
        self.fail()
        if len(passphrase) < LEAST_PASSPHRASE:
            raise NotAllowed("A passphrase has at least 10 characters.")
        if progress is not None:
            progress(1 << 20, 2 << 20)
        self.bundle = BundleNote(path.name, NOW, holds_all=True)
        return BundleMade(path, len(self.items), 1, 5_000_000, NOW)

    def bring_in(self, path: Path, passphrase: str, progress: Progress | None = None) -> BroughtIn:
        self.calls.append(f"bring {path} {passphrase}")
        self.fail()
        del progress
        return BroughtIn("truck-2", NOW - DAY, 6, 2, 0)

    def suggested_name(self) -> str:
        return "StormOps Dana Ortiz 2019-03-25 1405 UTC.stormops"

    def holds_all(self) -> bool:
        return self.bundle is not None

    def view(self) -> DataView:
        return self.data

    def choose(self, choice: ThriftChoice) -> None:
        self.calls.append(f"choose {choice}")
        waits = self.data.unsafe if choice.wifi_only and self.data.costs else 0
        self.data = replace(self.data, choice=choice, waits_for_wifi=waits)

    def send_anyway(self, anyway: bool) -> None:
        self.calls.append(f"anyway {anyway}")
        self.data = replace(
            self.data, sending_anyway=anyway, waits_for_wifi=0 if anyway else self.data.unsafe
        )

    def hold(self, job_id: str, *, held: bool) -> None:
        self.calls.append(f"hold {job_id} {held}")

    def legal_hold(self, job_id: str, *, held: bool) -> ChangeSet:
        self.calls.append(f"legal hold {job_id} {held}")
        self.fail()
        return ChangeSet("Legal hold")

    def discard(self, file: ApartFile, why: str, *, origin: object = None) -> ChangeSet:
        self.calls.append(f"discard {file.name} {why}")
        self.fail()
        self.data = replace(self.data, apart=tuple(one for one in self.data.apart if one != file))
        return ChangeSet(f"Discarded {file.name}", origin=origin)

    def free(self, keep_days: int = 14) -> int:
        self.calls.append(f"free {keep_days}")
        self.fail()
        freed, self.data = self.data.free_bytes, replace(self.data, free_to_go=0, free_bytes=0)
        return freed

    def relieve(self) -> int:
        return 0

    def fetch(self, sha256: str, kind: BlobKind = BlobKind.ORIGINAL) -> None:
        self.calls.append(f"fetch {sha256} {kind}")

    def fail(self) -> None:
        problem, self.problem = self.problem, None
        if problem is not None:
            raise problem


def no_stick() -> ServiceError:
    """What a stick that is not there says."""
    return ServiceError("The bundle could not be written to /media/stick. Is the stick plugged in?")
