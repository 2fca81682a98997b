"""A signed-in crew's services over a real replica and vault, with photos of one house in it; no hub."""

from dataclasses import dataclass, field
from pathlib import Path

from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.assembly.evidence import evidence_desk
from stormops_desktop.assembly.papers import paper_services
from stormops_desktop.services.claim_reads import ClaimDesk
from stormops_desktop.services.claim_verbs import ClaimActions
from stormops_desktop.services.evidence.desk import EvidenceDesk
from stormops_desktop.services.evidence.models import EvidencePhoto
from stormops_desktop.services.job_reads import JobDesk, StormDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.papers.ports import PaperServices
from stormops_desktop.services.ports import Services
from sync.contracts.blobs import BlobKind
from tests.helpers.fakes import FakeDesk
from tests.helpers.photo_rig import CREW, PhotoRig
from tests.helpers.replica_rows import key

SAMPLES = Path(__file__).parents[1] / "data/photos"
WITH_PLACE, SIDEWAYS, PLAIN = "DSCN0010.jpg", "portrait_6.jpg", "image01137.jpg"
JOB, OTHER_JOB = key("job1"), key("job2")
AT_WALK = (43.4674, 11.8851)


@dataclass
class EvidenceRig:
    """Photos, evidence and jobs of one laptop.

    Attributes:
        port: the serial port of a satellite receiver.
    """

    folder: Path
    port: str = ""
    rig: PhotoRig = field(init=False)
    papers: PaperServices = field(init=False)
    evidence: EvidenceDesk = field(init=False)
    desk: FakeDesk = field(default_factory=FakeDesk)

    def __post_init__(self) -> None:
        self.rig = PhotoRig(self.folder, houses=(AT_WALK, (43.5, 11.9)))
        self.papers = paper_services(self.rig.work, self.rig.vault, _no_office, load_rule_packs())
        self.evidence = evidence_desk(
            self.rig.work, self.rig.desk, self.rig.shelf, self.port, self.papers.out
        )

    def services(self) -> Services:
        """Everything real but sync and accounts, which need a hub, and the map's packs."""
        work, shelf = self.rig.work, self.rig.shelf
        return Services(
            CREW, StormDesk(work), JobDesk(work), JobActions(work, shelf), self.desk,
            ClaimDesk(work, load_rule_packs()), ClaimActions(work, shelf), photos=self.rig.desk,
            evidence=self.evidence, papers=self.papers, maps=MapServices(self.desk.maps, self.desk.maps),
        )  # fmt: skip

    def add(self, name: str = WITH_PLACE, job_id: str = JOB, **labels: str) -> str:
        """Takes a sample in; its id. A second time it is another picture of the same content."""
        self.rig.now_ms += 1_000
        (photo,) = self.rig.desk.add_photos(job_id, [SAMPLES / name], labels=labels).added
        return photo

    def photo(self, photo_id: str, job_id: str = JOB) -> EvidencePhoto:
        """A photo as it is kept."""
        return self.evidence.evidence(job_id).by_id[photo_id]

    def tick(self) -> int:
        """The time, a millisecond later at each look: no two moments are one."""
        self.rig.now_ms += 1
        return self.rig.now_ms

    def close(self) -> None:
        self.rig.close()


def _no_office(sha256: str, kind: BlobKind) -> bytes:
    raise AssertionError(f"asked the office for the {kind} of {sha256}")
