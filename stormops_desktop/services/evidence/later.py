"""The papers of evidence, loaded with the first one that is made: a cold start need not load a PDF maker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stormops_desktop.services.evidence.models import Outgoing, OutStep, Written
from stormops_desktop.services.papers.ports import HandingOut
from stormops_desktop.services.workplace import Workplace
from sync.contracts.blobs import BlobKind

if TYPE_CHECKING:
    from stormops_desktop.services.evidence.out import EvidenceFiles


@dataclass(frozen=True, slots=True)
class EvidenceFilesLater:
    """`ports.EvidenceOut`; attributes as `out.EvidenceFiles`."""

    work: Workplace
    picture: Callable[[str, BlobKind], bytes | None]
    fonts: Path
    claims: HandingOut

    def report(
        self, wanted: Outgoing, progress: Callable[[OutStep], None], cancelled: Callable[[], bool]
    ) -> Written:
        """See `out.EvidenceFiles.report`."""
        return self._files().report(wanted, progress, cancelled)

    def packet(
        self, wanted: Outgoing, progress: Callable[[OutStep], None], cancelled: Callable[[], bool]
    ) -> Written:
        """See `out.EvidenceFiles.packet`."""
        return self._files().packet(wanted, progress, cancelled)

    def _files(self) -> "EvidenceFiles":
        from stormops_desktop.services.evidence.out import EvidenceFiles

        return EvidenceFiles(self.work, self.picture, self.fonts, self.claims)
