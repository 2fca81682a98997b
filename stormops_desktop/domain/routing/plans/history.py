"""Undo and redo of hand edits: fifty plans back. Plans are values, so going back is taking the old one."""

from dataclasses import dataclass, field
from typing import NamedTuple

from stormops_desktop.domain.routing.plans.draft import PlanDraft

MOST_STEPS = 50


class _Step(NamedTuple):
    label: str
    plan: PlanDraft
    beside: object


@dataclass(slots=True)
class PlanHistory:
    """A plan with its way back and forth.

    Attributes:
        now: the plan as it stands.
    """

    now: PlanDraft
    _back: list[_Step] = field(default_factory=list)
    _forth: list[_Step] = field(default_factory=list)

    @property
    def undo_label(self) -> str:
        """What undo would take back, "" when there is nothing."""
        return self._back[-1].label if self._back else ""

    @property
    def undo_beside(self) -> object:
        """What the step did beside the plan; None for nothing. Who did it takes it back."""
        return self._back[-1].beside if self._back else None

    @property
    def redo_label(self) -> str:
        """What redo would do again, "" when there is nothing."""
        return self._forth[-1].label if self._forth else ""

    @property
    def redo_beside(self) -> object:
        """As `undo_beside`, of what redo would do again."""
        return self._forth[-1].beside if self._forth else None

    @property
    def edited(self) -> bool:
        """Whether an edit could be taken back."""
        return bool(self._back)

    def did(self, label: str, plan: PlanDraft, beside: object = None) -> None:
        """Notes an edit; an edit that changed nothing is none."""
        if plan == self.now:
            return
        self._back = [*self._back, _Step(label, self.now, beside)][-MOST_STEPS:]
        self._forth.clear()
        self.now = plan

    def undo(self) -> PlanDraft:
        """Takes the last edit back; the same plan when there is none."""
        if self._back:
            step = self._back.pop()
            self._forth.append(step._replace(plan=self.now))
            self.now = step.plan
        return self.now

    def redo(self) -> PlanDraft:
        """Does the edit again that was taken back last."""
        if self._forth:
            step = self._forth.pop()
            self._back.append(step._replace(plan=self.now))
            self.now = step.plan
        return self.now
