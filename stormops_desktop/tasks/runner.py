"""The threads of the app: one database lane, a few lanes for the network, one signal back."""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from PySide6.QtCore import QObject, Qt, Signal

from stormops_desktop.tasks.task import Closure, Failed, Result, Task

log = logging.getLogger("tasks")

IO_LANES = 6  # a sync run, the wait for news, live panels, a burst of photos, thumbnails, one to spare


class LaneRunner(QObject):
    """Runs work on threads and brings results home through one queued signal.

    Reads and writes of the local replica share one lane, so a screen that saves and then reloads
    always sees what it saved.
    """

    _closure_waits = Signal()

    def __init__(self, io_lanes: int = IO_LANES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db_lane = ThreadPoolExecutor(1, "stormops-db")
        self._io_lanes = ThreadPoolExecutor(io_lanes, "stormops-io")
        self._closures: deque[Closure] = deque()
        self._running: dict[Future[None], Task] = {}
        self._closure_waits.connect(self._run_closures, Qt.ConnectionType.QueuedConnection)

    def db(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        task = Task(self._post)
        return self._start(self._db_lane, task, work, done, failed)

    def save(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> Task:
        task = Task(self._post, saves=True)
        return self._start(self._db_lane, task, work, done, failed)

    def io(
        self,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Failed,
        progress: Callable[[object], None] | None = None,
    ) -> Task:
        task = Task(self._post, progress)
        return self._start(self._io_lanes, task, lambda: work(task), done, failed)

    def idle(self) -> bool:
        """Nothing under way and nothing waiting to be delivered."""
        return not self._running and not self._closures

    def drain(self, timeout_s: float) -> bool:
        """Waits for the work under way and delivers its results; False when time ran out.

        Only for leaving a session or the app: it blocks the caller.
        """
        late = wait(list(self._running), timeout=timeout_s).not_done
        self._run_closures()
        return not late

    def close(self, timeout_s: float = 5.0) -> bool:
        """Cancels what reads, waits for what saves, and lets the threads go; False when time ran out."""
        for task in list(self._running.values()):
            task.cancel()
        self._db_lane.shutdown(wait=False)
        self._io_lanes.shutdown(wait=False)
        return self.drain(timeout_s)

    def _start(
        self,
        lane: ThreadPoolExecutor,
        task: Task,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed,
    ) -> Task:
        future = lane.submit(_run, task, work, done, failed)
        self._running[future] = task
        future.add_done_callback(lambda ended: self._post(lambda: self._forget(ended)))
        return task

    def _forget(self, future: Future[None]) -> None:
        self._running.pop(future, None)

    def _post(self, closure: Closure) -> None:
        self._closures.append(closure)
        self._closure_waits.emit()

    def _run_closures(self) -> None:
        while self._closures:
            closure = self._closures.popleft()
            try:
                closure()
            finally:
                if self._closures:  # one that raises must not hold up the rest
                    self._closure_waits.emit()


def _run(task: Task, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
    if not task.wanted():
        return
    try:
        result = work()
    except Exception as error:  # one of the four places that catch: the screen says what it means
        caught = error
        log.info("work_failed kind=%s", type(caught).__name__)
        task.deliver(lambda: failed(caught))
    else:
        task.deliver(lambda: done(result))
