"""The questions before a step: is this the right roof, and why is evidence missing. Each takes two taps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.evidence.checklist import GapReason, gap_in_words
from stormops_desktop.domain.evidence.position import RoofReason
from stormops_desktop.services.evidence.models import EvidenceView, RoofView
from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.evidence.words import gap_word, missing_words, roof_question

Go = Callable[[], None]


class Kind(StrEnum):
    """What is asked."""

    ROOF = "roof"
    EVIDENCE = "evidence"


ROOF_REASONS = tuple(reason.value for reason in RoofReason if reason is not RoofReason.ADDRESS_PHOTO)
GAP_REASONS = tuple(reason.value for reason in GapReason)
NEEDS_WORDS = "other"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under way.

    Attributes:
        gaps: what is missing, as it is kept; `missing` has it in the person's words.
        completing: the step that waits ends the visit.
    """

    kind: Kind
    job_id: str
    sentence: str
    reasons: tuple[str, ...]
    completing: bool
    gaps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    roof: RoofView | None = None
    address: str = ""


class VisitGate(ViewModel):
    """Stands before a step until its questions are answered; a fault of ours never stands in the way.

    Attributes:
        asked: the question on screen, None for none.

    Signals:
        asked_changed: `asked` is different now.
    """

    asked_changed = Signal()

    def __init__(
        self, around: Surroundings, evidence: Evidence | None, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._evidence = evidence
        self._go: Go | None = None
        self._answered: set[Kind] = set()
        self.asked: Asked | None = None

    def ask(self, job_id: str, *, completing: bool, go: Go) -> None:
        """Does the step, after its questions. Another step before that takes the place of this one."""
        self._show(None)  # one that the person walked away from
        self._go, self._answered = go, set()
        self._look(job_id, completing=completing)

    def answer(self, reason: str, words: str = "") -> None:
        """The second tap. A reason without the words that it needs is refused with a sentence."""
        asked, evidence = self.asked, self._evidence
        if asked is None or evidence is None:
            return
        roof = asked.roof
        if asked.kind is Kind.ROOF and roof is not None:
            self._save(lambda: evidence.answer_roof(roof, reason, words=words, origin=self))
            return
        gaps = asked.gaps
        self._save(lambda: evidence.excuse(asked.job_id, reason, words=words, gaps=gaps, origin=self))

    def cancel(self) -> None:
        """The step is not done; nothing is recorded."""
        self._go = None
        self._show(None)

    def _look(self, job_id: str, *, completing: bool) -> None:
        evidence = self._evidence
        if evidence is None:
            self._pass()
            return

        def work() -> tuple[RoofView, EvidenceView | None]:
            return evidence.roof(job_id), evidence.evidence(job_id) if completing else None

        self._db(work, lambda found: self._decide(*found, completing=completing), lambda _error: self._pass())

    def _decide(self, roof: RoofView, view: EvidenceView | None, *, completing: bool) -> None:
        if self._go is None:
            return
        if roof.asks and Kind.ROOF not in self._answered:
            said = roof_question(roof)
            asked = Asked(
                Kind.ROOF, roof.job_id, said, ROOF_REASONS, completing, roof=roof, address=roof.address
            )
            self._show(asked)
        elif view is not None and view.checklist.gaps and not _reason_given(view, self._answered):
            gaps, missing = tuple(_words(view)), tuple(gap_word(gap) for gap in view.checklist.gaps)
            sentence = missing_words(len(gaps))
            self._show(
                Asked(
                    Kind.EVIDENCE,
                    view.job_id,
                    sentence,
                    GAP_REASONS,
                    completing,
                    gaps,
                    missing,
                    address=view.address,
                )
            )
        else:
            self._pass()

    def _pass(self) -> None:
        go, self._go = self._go, None
        self._show(None)
        if go is not None:
            go()

    def _show(self, asked: Asked | None) -> None:
        if asked != self.asked:
            self.asked = asked
            self.asked_changed.emit()

    def _on_saved(self, changes: ChangeSet) -> None:
        super()._on_saved(changes)
        asked = self.asked
        if asked is not None:
            self._answered.add(asked.kind)
            self._look(asked.job_id, completing=asked.completing)


def _reason_given(view: EvidenceView, answered: set[Kind]) -> bool:
    """One reason for everything that is missing is enough, as long as nothing else is missing since."""
    if Kind.EVIDENCE in answered:
        return True
    given = [check for check in view.checks if check.kind == "evidence" and not check.slope]
    return bool(given) and set(_words(view)) <= set(given[-1].gaps)


def _words(view: EvidenceView) -> Sequence[str]:
    return [gap_in_words(gap) for gap in view.checklist.gaps]
