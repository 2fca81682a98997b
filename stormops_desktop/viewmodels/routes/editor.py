"""The plan on the desk: edits by hand, what each one costs, and fifty steps back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, Place, PlanDraft
from stormops_desktop.domain.routing.plans.errors import PlanError
from stormops_desktop.domain.routing.plans.figures import Delta, RouteFigures, delta, route_figures
from stormops_desktop.domain.routing.plans.history import PlanHistory
from stormops_desktop.viewmodels.problems import sentence

Edit = Callable[[PlanDraft], PlanDraft]
Seen = tuple[DraftRoute, Crew | None, Pace, Place | None]


class FigureBook:
    """What routes take and promise; a route that nobody touched is not driven again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Seen, RouteFigures]] = {}

    def of(self, plan: PlanDraft, route: DraftRoute) -> RouteFigures:
        """The figures of a route of the plan."""
        seen = (route, plan.crews.get(route.crew_id or ""), plan.pace, plan.yard)
        known = self._known.get(route.route_id)
        if known is not None and all(a is b for a, b in zip(known[0], seen, strict=True)):
            return known[1]
        figures = route_figures(plan, route)
        self._known[route.route_id] = (seen, figures)
        return figures

    def forget(self) -> None:
        """Houses may stand elsewhere now."""
        self._known.clear()


class PlanEditor(QObject):
    """Keeps one plan and its history.

    Attributes:
        stored: the plan as it was opened; what differs from it is not stored yet.
        label, change: the last edit, undo or redo, and what it changed; None before the first.
        figures: of its routes.

    Signals:
        changed: the plan is another one now.
        taken_back, done_again: what a step did beside the plan goes back, or is done again; carries it.
        refused: an edit can't be made; carries the sentence.
    """

    changed = Signal()
    taken_back = Signal(object)
    done_again = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: PlanHistory | None = None
        self.stored: PlanDraft | None = None
        self.label, self.change = "", None
        self.figures = FigureBook()

    change: Delta | None

    @property
    def plan(self) -> PlanDraft | None:
        """The plan as it stands."""
        return self._history.now if self._history else None

    @property
    def unsaved(self) -> bool:
        """Whether it differs from what is stored."""
        plan, stored = self.plan, self.stored
        if plan is None or stored is None:
            return False
        if plan.routes != stored.routes or plan.replaces != stored.replaces:
            return True
        return plan.visits != stored.visits or plan.everywhere != stored.everywhere

    @property
    def undo_label(self) -> str:
        return self._history.undo_label if self._history else ""

    @property
    def redo_label(self) -> str:
        return self._history.redo_label if self._history else ""

    def open(self, plan: PlanDraft) -> None:
        """Begins with a stored plan; what was edited before is gone."""
        self._history, self.stored = PlanHistory(plan), plan
        self.label, self.change = "", None
        self.figures.forget()
        self.changed.emit()

    def close(self) -> None:
        """No plan on the desk."""
        self._history, self.stored, self.label, self.change = None, None, "", None
        self.changed.emit()

    def do(self, label: str, edit: Edit, beside: object = None) -> bool:
        """Makes an edit; False when it can't be made, which `refused` says.

        Args:
            beside: what is done with it elsewhere; undo hands it back by `taken_back`.
        """
        if self.plan is None:
            return False
        try:
            after = edit(self.plan)
        except PlanError as error:
            self.refused.emit(sentence(error))
            return False
        self.put(label, after, beside)
        return True

    def put(self, label: str, after: PlanDraft, beside: object = None) -> None:
        """A plan that was made elsewhere, as one step."""
        if self._history is None or after == self._history.now:
            return
        before = self._history.now
        self._history.did(label, after, beside)
        self._tell(label, before, after)

    def preview(self, edit: Edit) -> Delta | None:
        """What an edit would change; None when it can't be made."""
        if self.plan is None:
            return None
        try:
            return delta(self.plan, edit(self.plan))
        except PlanError:
            return None

    def undo(self) -> bool:
        """Takes the last edit back; False when there is none."""
        beside = self._history.undo_beside if self._history else None
        done = self._step(self.undo_label, PlanHistory.undo, self.tr("Taken back: {what}"))
        if beside is not None:
            self.taken_back.emit(beside)
        return done

    def redo(self) -> bool:
        """Makes the edit again that was taken back last."""
        beside = self._history.redo_beside if self._history else None
        done = self._step(self.redo_label, PlanHistory.redo, self.tr("Done again: {what}"))
        if beside is not None:
            self.done_again.emit(beside)
        return done

    def _step(self, label: str, step: Callable[[PlanHistory], PlanDraft], words: str) -> bool:
        if self._history is None or not label:
            return False
        before = self._history.now
        self._tell(words.format(what=label), before, step(self._history))
        return True

    def _tell(self, label: str, before: PlanDraft, after: PlanDraft) -> None:
        self.label, self.change = label, delta(before, after)
        if before.houses is not after.houses:
            self.figures.forget()
        self.changed.emit()
