"""Undo and redo of hand edits: fifty plans back. Plans are values, so going back is taking the old one."""

from dataclasses import dataclass, field

from stormops_desktop.domain.routing.plans.draft import PlanDraft

MOST_STEPS = 50


@dataclass(slots=True)
class PlanHistory:
    """A plan with its way back and forth.

    Attributes:
        now: the plan as it stands.
    """

    now: PlanDraft
    _back: list[tuple[str, PlanDraft]] = field(default_factory=list)
    _forth: list[tuple[str, PlanDraft]] = field(default_factory=list)

    @property
    def undo_label(self) -> str:
        """What undo would take back, "" when there is nothing."""
        return self._back[-1][0] if self._back else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, "" when there is nothing."""
        return self._forth[-1][0] if self._forth else ""

    @property
    def edited(self) -> bool:
        """Whether an edit could be taken back."""
        return bool(self._back)

    def did(self, label: str, plan: PlanDraft) -> None:
        """Notes an edit; an edit that changed nothing is none."""
        if plan == self.now:
            return
        self._back = [*self._back, (label, self.now)][-MOST_STEPS:]
        self._forth.clear()
        self.now = plan

    def undo(self) -> PlanDraft:
        """Takes the last edit back; the same plan when there is none."""
        if self._back:
            label, plan = self._back.pop()
            self._forth.append((label, self.now))
            self.now = plan
        return self.now

    def redo(self) -> PlanDraft:
        """Does the edit again that was taken back last."""
        if self._forth:
            label, plan = self._forth.pop()
            self._back.append((label, self.now))
            self.now = plan
        return self.now
