"""The window: cold start, the Jobs table at 100,000 jobs, and the longest stall of the GUI thread.

`python -m benchmarks.window`. Beside start and stall stands the processor time in them, which is
the program's own on a machine that others keep busy.
"""

import os
import subprocess
import sys
import time
from functools import partial
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from benchmarks.replica_rig import big_replica
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.app.main import application
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.jobs import JobsViewModel
from stormops_desktop.views.jobs.jobs_screen import JobsScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme

JOBS = 100_000
STARTS = 7
ROUNDS = 40
BEAT_MS = 1
SIZE = (1280, 800)
_START = """
import sys, time
from stormops_desktop.app.main import application, open_window
from stormops_desktop.assembly.desktop import open_desktop
from stormops_desktop.tasks.runner import LaneRunner
app = application()
with open_desktop() as desktop:
    runner = LaneRunner(parent=app)
    window = open_window(app, desktop, runner)
    window.show()
    window.grab()
    print(time.monotonic() - float(sys.argv[1]), time.process_time())
    window.close()
    runner.close()
"""


def main() -> None:
    figures = cold_start()
    app = application()
    with big_replica(JOBS) as (work, job_ids):
        figures += screen(app, work, job_ids)
    print_table(f"The window, offscreen, {JOBS:,} jobs", figures)


def cold_start() -> list[Figure]:
    """Seconds from starting the process to the painted sign-in window."""
    spent, computed = [], []
    for _ in range(STARTS):
        with TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-c", _START, str(time.monotonic())],
                env={**os.environ, "STORMOPS_DATA_DIR": folder},
                check=True,
                capture_output=True,
                text=True,
            )
        seconds = [float(said) for said in done.stdout.split()]
        spent.append(seconds[0])
        computed.append(seconds[1])
    return [
        Figure("cold start to a usable window, p50", percentile(spent, 0.5), 1.5, "s", at_most=True),
        Figure("processor time of it, p50", percentile(computed, 0.5), 1.5, "s", at_most=True),
    ]


def screen(app: QApplication, work: Workplace, job_ids: tuple[str, ...]) -> list[Figure]:
    """The Jobs screen while jobs are completed in the database lane: repaint and longest stall."""
    runner = LaneRunner(parent=app)
    around = Surroundings(runner, ChangeBus(app), wall_ms)
    jobs = JobsViewModel(around, JobDesk(work), typing_ms=0)
    shown = JobsScreen(Look(app, Theme.LIGHT, Density.OFFICE), jobs)
    shown.resize(*SIZE)
    heart = Heart(app)
    shown.show()
    jobs.reload()
    wait_for(jobs.model.settled)
    worked_through(around, jobs, shown, JobActions(work), job_ids)
    stall, computed = heart.longest_ms, heart.busiest_ms
    repaint = [repainted(shown) for _ in range(ROUNDS)]
    jobs.dispose()
    runner.close()
    return [
        Figure("longest stall of the GUI thread at work", stall, 50, "ms", at_most=True),
        Figure("most processor time of it between two beats", computed, 50, "ms", at_most=True),
        Figure("full repaint of the Jobs screen, p50", percentile(repaint, 0.5), 50, "ms", at_most=True),
    ]


def worked_through(
    around: Surroundings, jobs: JobsViewModel, shown: JobsScreen, verbs: JobActions, job_ids: tuple[str, ...]
) -> None:
    """Saves a job, sorts by the next column, scrolls down the table; each round ends when rows have come."""
    for number in range(ROUNDS):
        around.runner.db(partial(verbs.complete, job_ids[number], "no_answer"), around.bus.announce, raise_it)
        jobs.sort_by(number % jobs.model.columnCount())
        wait_for(jobs.model.settled)
        shown.table.verticalScrollBar().setValue(number * JOBS // ROUNDS)
        wait_for(jobs.model.settled, at_most_ms=500)


class Heart(QObject):
    """Beats every millisecond on the GUI thread; notes the longest silence, and the most computed in one.

    Attributes:
        longest_ms: of the wall's clock; a busy machine's other work is in it.
        busiest_ms: processor time of the GUI thread. crowded_ms: that of all threads of the program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_ms = self.busiest_ms = self.crowded_ms = 0.0
        self._last = self._computed = self._together = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, computed, together = time.perf_counter(), time.thread_time(), time.process_time()
        if self._last:
            self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
            self.busiest_ms = max(self.busiest_ms, (computed - self._computed) * 1000)
            self.crowded_ms = max(self.crowded_ms, (together - self._together) * 1000)
        self._last, self._computed, self._together = now, computed, together


def repainted(shown: JobsScreen) -> float:
    started = time.perf_counter()
    shown.grab()
    return (time.perf_counter() - started) * 1000


def wait_for(signal: SignalInstance, *, at_most_ms: int = 20_000) -> None:
    """Lets the event loop run until the signal comes (or, for a scroll that needs no new page, a while)."""
    loop = QEventLoop()
    connection = signal.connect(loop.quit)
    QTimer.singleShot(at_most_ms, loop, loop.quit)
    loop.exec()
    signal.disconnect(connection)


def raise_it(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    main()
