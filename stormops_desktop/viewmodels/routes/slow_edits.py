"""Edits that take their time: worked out off the GUI thread, and put on the plan if it is still the same."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.services.routing.ports import RoutePlans
from stormops_desktop.tasks.task import Runner, Task
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.routes.editor import PlanEditor
from stormops_desktop.viewmodels.routes.picking import Picking

Edit = Callable[[PlanDraft], PlanDraft]


class SlowEdits(QObject):
    """One at a time, on the plan in `editor`.

    Attributes:
        busy: an edit is under way.

    Signals:
        busy_changed: as it says. refused: an edit can't be made; carries the sentence.
    """

    busy_changed = Signal()
    refused = Signal(str)

    def __init__(self, runner: Runner, plans: RoutePlans, editor: PlanEditor, picking: Picking) -> None:
        super().__init__(editor)
        self._runner, self._plans, self._editor, self._picking = runner, plans, editor, picking
        self._task: Task | None = None
        self.busy = False

    def take_in(self, property_id: str, route_id: str | None = None) -> None:
        """A hot lead to the best place of a route, of any route when none is named."""
        self._begin(
            self.tr("Took in a lead"), lambda plan: self._plans.take_in(plan, property_id, route_id),
            lambda plan: self._picking.pick_stop(plan, property_id),
        )  # fmt: skip

    def drop_crew(self, crew_id: str) -> None:
        """A crew that fell out: the others take over what they can."""
        plan = self._editor.plan
        crew = plan.crews.get(crew_id) if plan else None
        label = self.tr("{crew} out today").format(crew=crew.name if crew else "")
        self._begin(label, lambda plan: self._plans.drop_crew(plan, crew_id))

    def best_order(self) -> None:
        """What is not done of the picked route, in the best order."""
        route_id = self._picking.route_id
        self._begin(self.tr("Best order"), lambda plan: self._plans.reorder_rest(plan, route_id))

    def assign_crews(self) -> None:
        """Crews for the routes without one."""
        self._begin(self.tr("Crews assigned"), self._plans.assign_crews)

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        if self._task is not None:
            self._task.cancel()

    def _begin(
        self, label: str, edit: Edit, then: Callable[[PlanDraft], object] = lambda _plan: None
    ) -> None:
        """What was edited meanwhile wins."""
        base = self._editor.plan
        if base is None or self.busy:
            return
        self._set_busy(busy=True)

        def done(plan: PlanDraft) -> None:
            self._set_busy(busy=False)
            if self._editor.plan is not base:
                self.refused.emit(self.tr("The plan changed meanwhile, so nothing was done. Try again."))
                return
            self._editor.put(label, plan)
            then(plan)

        self._task = self._runner.io(lambda _: edit(base), done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.refused.emit(sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()
