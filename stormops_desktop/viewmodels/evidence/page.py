"""The evidence page of a job: what is there and missing, where one is, and what leaves the house."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.evidence.position import Fix, Source, read_place
from stormops_desktop.services.evidence.models import EvidenceView, Outgoing, OutStep, RoofView, Written
from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.moments import size
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.viewer.viewer import EVIDENCE

REPORT, PACKET = "report", "packet"


class EvidenceViewModel(ViewModel):
    """One job's evidence at a time.

    Attributes:
        job_id: "" while none is open. view, roof: None until the first answer about this job.
        place_problem: why what was typed is no place, "" while it is one.
        making: which paper is being made, "" for none; `made` says how far.
        outcome: what became of the last paper, as a sentence; `outcome_ok` whether it was written.

    Signals:
        opened: another job is being shown. view_changed: `view` or `roof` is different now.
        making_changed: `making`, `made` or `outcome` is different now.
    """

    opened = Signal()
    view_changed = Signal()
    making_changed = Signal()

    def __init__(
        self, around: Surroundings, evidence: Evidence | None, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._evidence = evidence
        self.job_id = ""
        self.view: EvidenceView | None = None
        self.roof: RoofView | None = None
        self.place_problem = ""
        self.making, self.made = "", OutStep(0, 0)
        self.outcome, self.outcome_ok = "", True
        self._maker: Task | None = None

    def open(self, job_id: str) -> None:
        """Shows the evidence of a job."""
        if job_id != self.job_id:
            self.job_id, self.view, self.roof, self.place_problem, self.outcome = job_id, None, None, "", ""
            self._set_load(Load.BUSY)
            self.opened.emit()
        self.reload()

    def reload(self) -> None:
        job_id, evidence = self.job_id, self._evidence
        if job_id and evidence is not None:
            self._read(lambda: (evidence.evidence(job_id), evidence.roof(job_id)), self._on_view)

    def excuse(self, slope: str, shot: str, reason: str, words: str = "") -> None:
        """Why one shot of a slope is missing."""
        job_id, evidence = self.job_id, self._evidence
        if evidence is not None:
            self._save(
                lambda: evidence.excuse(job_id, reason, slope=slope, shot=shot, words=words, origin=self)
            )

    def judge(self, slope: str, *, damaged: bool) -> None:
        """Whether a slope is damaged, in the person's own judgement."""
        job_id, evidence = self.job_id, self._evidence
        if evidence is not None:
            self._save(lambda: evidence.judge_slope(job_id, slope, damaged=damaged, origin=self))

    def withdraw(self, slope: str, shot: str) -> None:
        """The shot is wanted again."""
        job_id, evidence = self.job_id, self._evidence
        if evidence is not None:
            self._save(lambda: evidence.withdraw_excuse(job_id, slope=slope, shot=shot, origin=self))

    def type_place(self, text: str) -> None:
        """Where the device is, as "latitude, longitude"."""
        place, evidence = read_place(text), self._evidence
        self.place_problem = ""
        if place is None:
            self.place_problem = self.tr("Write it as 33.0712, -96.7512: latitude first, then longitude.")
            self.view_changed.emit()
        elif evidence is not None:
            self.stand_at(Fix(*place, Source.TYPED, self._around.now()))

    def stand_on_map(self, latitude: float, longitude: float) -> None:
        """The person pointed at the map: here I am."""
        self.stand_at(Fix(latitude, longitude, Source.MAP, self._around.now()))

    def stand_at(self, fix: Fix) -> None:
        """Where the device is, from a tap on the map or the like."""
        evidence = self._evidence
        if evidence is not None:
            evidence.told_position(fix)
            self.reload()

    def ask_receiver(self) -> None:
        """Waits some seconds for a satellite receiver at this computer."""
        evidence = self._evidence
        if evidence is not None:
            self._io(lambda _task: evidence.ask_receiver(), self._on_fix, lambda _error: self._on_fix(None))

    def make(self, what: str, target: Path, per_page: int) -> None:
        """Makes the report or the packet off the GUI thread; `cancel` ends it."""
        evidence, wanted = self._evidence, Outgoing(self.job_id, target, per_page)
        if evidence is None or self.making:
            return
        maker = evidence.out.report if what == REPORT else evidence.out.packet
        self._say_making(what, OutStep(0, 0), "")
        self._maker = self._io(
            lambda task: maker(wanted, task.report, task.cancelled), self._on_made, self._on_not_made,
            self._on_step,
        )  # fmt: skip

    def cancel(self) -> None:
        """Ends what is being made; nothing is written."""
        if self._maker is not None and self.making:
            self._maker.cancel()
            self._say_making("", OutStep(0, 0), self.tr("Stopped. Nothing was written."))

    def _on_view(self, found: tuple[EvidenceView, RoofView]) -> Load:
        self.view, self.roof = found
        self.view_changed.emit()
        return Load.READY

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *EVIDENCE):
            self.reload()

    def _on_fix(self, fix: Fix | None) -> None:
        if fix is None:
            self.place_problem = self.tr(
                "No satellite receiver answered. Plug one in and name its port in STORMOPS_GPS_PORT, or type "
                "the place."
            )
            self.view_changed.emit()
        else:
            self.place_problem = ""
            self.reload()

    def _on_step(self, step: object) -> None:
        if isinstance(step, OutStep) and self.making:
            self.made = step
            self.making_changed.emit()

    def _on_made(self, written: Written) -> None:
        said = self.tr("{name} is written: {photos} photos, {size}.").format(
            name=written.path.name, photos=written.photos, size=size(written.size_bytes)
        )
        if written.left_out:
            numbers = ", ".join(map(str, written.left_out))
            said += " " + self.tr("Not on this machine: photos {numbers}.").format(numbers=numbers)
        self.outcome_ok = True
        self._say_making("", self.made, said)

    def _on_not_made(self, error: Exception) -> None:
        self.outcome_ok = False
        self._say_making("", OutStep(0, 0), sentence(error))

    def _say_making(self, what: str, step: OutStep, outcome: str) -> None:
        self.making, self.made, self.outcome = what, step, outcome
        self.making_changed.emit()
