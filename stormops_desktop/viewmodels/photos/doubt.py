"""Whether the photos of a job were taken at its house: asked calmly as soon as they are in."""

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.evidence.models import RoofView
from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.evidence.gate import VisitGate
from stormops_desktop.viewmodels.evidence.words import roof_doubt


class RoofDoubtViewModel(ViewModel):
    """Says that a job's newest photo, or this device, is far from the house; blocks nothing.

    Attributes:
        sentence: the doubt, "" for none. It goes with a reason, or with a photo of the house number.

    Signals:
        doubt_changed: `sentence` is different now.
    """

    doubt_changed = Signal()

    def __init__(
        self, around: Surroundings, evidence: Evidence | None, gate: VisitGate, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._evidence, self._gate = evidence, gate
        self._job_id = ""
        self.sentence = ""

    def work_on(self, job_id: str) -> None:
        """Another job's photos are shown."""
        if job_id != self._job_id:
            self._job_id = job_id
            self._say("")
        self.reload()

    def reload(self) -> None:
        job_id, evidence = self._job_id, self._evidence
        if job_id and evidence is not None:
            self._db(lambda: evidence.roof(job_id), self._on_roof, lambda _error: self._say(""))

    def answer(self) -> None:
        """Asks for the reason; without one the page stays as it is."""
        if self._job_id:
            self._gate.ask(self._job_id, completing=False, go=_nothing)

    def _on_roof(self, roof: RoofView) -> None:
        if roof.job_id == self._job_id:
            self._say(roof_doubt(roof) if roof.asks else "")

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "photos", "visit_checks"):
            self.reload()

    def _say(self, sentence: str) -> None:
        if sentence != self.sentence:
            self.sentence = sentence
            self.doubt_changed.emit()


def _nothing() -> None:
    """No step waits for the answer."""
