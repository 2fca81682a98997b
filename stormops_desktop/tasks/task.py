"""One piece of work under way, and what a screen may do with it."""

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

Result = TypeVar("Result")
Closure = Callable[[], None]
Failed = Callable[[Exception], None]


class Task:
    """A handle on work under way.

    A cancelled task never calls back, and is not begun unless it saves. Work that asks `cancelled()` now and
    then also stops early.

    Attributes:
        saves: it is somebody's work being kept: cancelling silences it but never undoes the keeping.
    """

    def __init__(
        self,
        post: Callable[[Closure], None],
        progress: Callable[[object], None] | None = None,
        *,
        saves: bool = False,
    ) -> None:
        self.saves = saves
        self._post = post
        self._progress = progress
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def wanted(self) -> bool:
        """Whether to begin."""
        return self.saves or not self.cancelled()

    def report(self, news: object) -> None:
        """Called by the work, on its own thread: hands progress to the GUI thread."""
        progress = self._progress
        if progress is not None:
            self.deliver(lambda: progress(news))

    def deliver(self, closure: Closure) -> None:
        """Runs the closure on the GUI thread, unless the task is cancelled by then."""
        self._post(lambda: None if self.cancelled() else closure())


class Runner(Protocol):
    """Where viewmodels send their work. Callbacks come on the GUI thread, in the order the work ended."""

    def db(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        """Runs in the one database lane: after everything sent there before."""

    def save(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        """As `db`, for writes: runs even when it is cancelled or the app closes before its turn."""

    def io(
        self,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Failed,
        progress: Callable[[object], None] | None = None,
    ) -> Task:
        """Runs beside other network work; the work gets its task, to report and to ask whether to stop."""
