"""Cutting new routes: off the GUI thread, with the best so far, until it is done or stopped."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.routing.models import PlanProgress, Watch
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.tasks.task import Runner, Task
from stormops_desktop.viewmodels.problems import sentence

STEP = 0.01  # of the whole: how often the screen hears


class Cutting(QObject):
    """One search at a time.

    Attributes:
        running: a search is under way. share: 0..1. best: routes found first, None before that.
        stopping: it was asked to end with what it has.

    Signals:
        changed: any of these.
        made: the plan. failed: a sentence.
    """

    changed = Signal()
    made = Signal(object)
    failed = Signal(str)

    def __init__(self, runner: Runner, routes: RouteServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._routes = runner, routes
        self._stop = threading.Event()
        self._task: Task | None = None
        self._warmed = False
        self.running = self.stopping = False
        self.share = 0.0
        self.best: PlanDraft | None = None

    def warm(self) -> None:
        """Makes the fast engine ready while the planner still chooses; it is no matter if that fails."""
        if not self._warmed:
            self._warmed = True
            self._runner.io(lambda _: self._routes.warm(), lambda _: None, lambda _: None)

    def start(self, storm_id: str, wishes: RouteWishes) -> None:
        """Begins a search; dropped while one is under way."""
        if self.running:
            return
        self._stop = threading.Event()
        self.running, self.stopping, self.share, self.best = True, False, 0.0, None
        self.changed.emit()
        self._task = self._runner.io(
            lambda task: self._propose(task, storm_id, wishes), self._on_made, self._on_failed, self._on_news
        )

    def stop(self) -> None:
        """Ends the search with the best so far."""
        self._stop.set()
        self.stopping = self.running
        self.changed.emit()

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()

    def _propose(self, task: Task, storm_id: str, wishes: RouteWishes) -> PlanDraft:
        watch = Watch(_paced(task, self._stop), task.report)
        return self._routes.plans.propose(storm_id, wishes, watch=watch)

    def _on_news(self, news: object) -> None:
        if isinstance(news, PlanDraft):
            self.best = news
        elif isinstance(news, PlanProgress):
            self.share = news.share
        self.changed.emit()

    def _on_made(self, plan: PlanDraft) -> None:
        self.running, self.share = False, 1.0
        self.changed.emit()
        self.made.emit(plan)

    def _on_failed(self, error: Exception) -> None:
        self.running = False
        self.changed.emit()
        self.failed.emit(sentence(error))


def _paced(task: Task, stop: threading.Event) -> Callable[[PlanProgress], bool]:
    """Listens on the worker's thread; tells the screen a hundred times at most."""
    told = [-1.0]

    def listen(progress: PlanProgress) -> bool:
        if progress.share - told[0] >= STEP:
            told[0] = progress.share
            task.report(progress)
        return not (stop.is_set() or task.cancelled())

    return listen
