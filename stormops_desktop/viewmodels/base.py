"""What every screen's state shares: loading, failing, saving, and hearing of changes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Failed, Runner, Task
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.problems import sentence

Result = TypeVar("Result")


class Load(StrEnum):
    """What a screen shows in place of its content, or the content."""

    BUSY = "busy"
    READY = "ready"
    EMPTY = "empty"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What viewmodels are given: where work runs, who hears of changes, what time it is (UTC ms)."""

    runner: Runner
    bus: ChangeBus
    now: Callable[[], int]


class ViewModel(QObject):
    """State and commands of one screen.

    Attributes:
        load: busy until the first answer; afterwards old content stays up while new content loads.
        problem: why loading failed, as a sentence.
        saving: a verb is under way; commands that arrive meanwhile are dropped (repeat presses).

    Signals:
        load_changed: `load` or `problem` is different now.
        saving_changed: `saving` is different now.
        saved: a verb succeeded; carries its ChangeSet.
        refused: a verb failed; carries the sentence to show.
    """

    load_changed = Signal()
    saving_changed = Signal()
    saved = Signal(object)
    refused = Signal(str)

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.load = Load.BUSY
        self.problem = ""
        self.saving = False
        self._reading: Task | None = None
        self._tasks: WeakSet[Task] = WeakSet()
        around.bus.changed.connect(self._on_changes)

    def reload(self) -> None:
        """Reads again what the screen shows."""

    def dispose(self) -> None:
        """Stops listening and silences what is under way; the last call. What saves is still saved."""
        self._around.bus.changed.disconnect(self._on_changes)
        for task in tuple(self._tasks):
            task.cancel()

    def _on_changes(self, changes: ChangeSet) -> None:
        """Screens that show what changed override this."""

    def _read(self, work: Callable[[], Result], done: Callable[[Result], Load]) -> None:
        """Reads in the database lane. A newer read replaces an older one that has not come back."""
        if self._reading is not None:
            self._reading.cancel()
        if self.load is Load.FAILED:
            self._set_load(Load.BUSY)
        self._reading = self._db(work, lambda result: self._set_load(done(result)), self._read_failed)

    def _db(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        """A read of its own in the database lane."""
        return self._keep(self._around.runner.db(work, done, failed))

    def _io(
        self,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Failed,
        progress: Callable[[object], None] | None = None,
    ) -> Task:
        """Work that may touch the network."""
        return self._keep(self._around.runner.io(work, done, failed, progress))

    def _keep(self, task: Task) -> Task:
        self._tasks.add(task)
        return task

    def _read_failed(self, error: Exception) -> None:
        self._set_load(Load.FAILED, sentence(error))

    def _on_broke(self, error: Exception) -> None:
        """A read beside the main one failed: that is said, and what is shown or under way stays."""
        self.refused.emit(sentence(error))

    def _set_load(self, load: Load, problem: str = "") -> None:
        self.load, self.problem = load, problem
        self.load_changed.emit()

    def _save(self, verb: Callable[[], ChangeSet]) -> bool:
        """Runs a verb in the database lane and announces what it changed; False when one is under way."""
        if self.saving:
            return False
        self._set_saving(saving=True)
        self._keep(self._around.runner.save(verb, self._on_saved, self._on_refused))
        return True

    def _on_saved(self, changes: ChangeSet) -> None:
        self._set_saving(saving=False)
        self.saved.emit(changes)
        self._around.bus.announce(changes)

    def _on_refused(self, error: Exception) -> None:
        self._set_saving(saving=False)
        self.refused.emit(sentence(error))

    def _set_saving(self, *, saving: bool) -> None:
        self.saving = saving
        self.saving_changed.emit()
