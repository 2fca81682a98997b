"""Runners for tests: one that runs at once, one that holds results until told."""

from collections import deque
from collections.abc import Callable

from stormops_desktop.tasks.task import Closure, Failed, Result, Task


def _settle(task: Task, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
    try:
        result = work()
    except Exception as error:  # the double of the runner's own catch
        caught = error
        task.deliver(lambda: failed(caught))
    else:
        task.deliver(lambda: done(result))


class InlineRunner:
    """Runs work where it is called and calls back before returning."""

    def db(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        task = Task(_call)
        _settle(task, work, done, failed)
        return task

    def save(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        return self.db(work, done, failed)

    def io(
        self,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Failed,
        progress: Callable[[object], None] | None = None,
    ) -> Task:
        task = Task(_call, progress)
        _settle(task, lambda: work(task), done, failed)
        return task


class HeldRunner:
    """Holds every piece of work until `release()`, so that races become ordinary tests."""

    def __init__(self) -> None:
        self._held: deque[tuple[Task, Closure]] = deque()

    def db(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        task = Task(_call)
        self._held.append((task, lambda: _settle(task, work, done, failed)))
        return task

    def save(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        task = Task(_call, saves=True)
        self._held.append((task, lambda: _settle(task, work, done, failed)))
        return task

    def io(
        self,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Failed,
        progress: Callable[[object], None] | None = None,
    ) -> Task:
        task = Task(_call, progress)
        self._held.append((task, lambda: _settle(task, lambda: work(task), done, failed)))
        return task

    @property
    def held(self) -> int:
        return len(self._held)

    def release(self, index: int = 0) -> None:
        """Runs one held piece and delivers its result; a cancelled one that saves nothing is dropped."""
        task, settle = self._held[index]
        del self._held[index]
        if task.wanted():
            settle()

    def release_all(self) -> None:
        while self._held:
            self.release()


def _call(closure: Closure) -> None:
    closure()
