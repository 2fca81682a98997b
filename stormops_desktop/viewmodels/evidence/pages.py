"""The viewmodels of evidence, made together and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.evidence.gate import VisitGate
from stormops_desktop.viewmodels.evidence.page import EvidenceViewModel
from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel


@dataclass(frozen=True, slots=True)
class EvidencePages:
    """The evidence page, the viewer, and the questions before a step."""

    page: EvidenceViewModel
    viewer: ViewerViewModel
    gate: VisitGate

    def dispose(self) -> None:
        """Before the window lets go of the session."""
        for viewmodel in (self.gate, self.viewer, self.page):
            viewmodel.dispose()
            viewmodel.deleteLater()


def evidence_pages(around: Surroundings, evidence: Evidence | None) -> EvidencePages:
    """Without the service there is nothing to show, and no question stands in the way."""
    return EvidencePages(
        EvidenceViewModel(around, evidence), ViewerViewModel(around, evidence), VisitGate(around, evidence)
    )
