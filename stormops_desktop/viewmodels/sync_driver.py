"""When to sync: after a change, when the office has news, when asked, and again after a failure."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.services.models import SyncReport, SyncStatus
from stormops_desktop.services.ports import ChangeSet, SyncVerbs
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say

SETTLE_MS = 400  # a group of taps goes up in one round trip
RETRY_MS = 30_000
PAUSE_MS = 2_000  # between two waits for news that ended without any


class SyncDriver(ViewModel):
    """Keeps the replica and the office together while a window is open.

    Attributes:
        status: the newest known state, None before the first answer.
        running: an exchange is under way.

    Signals:
        status_changed: `status` or `running` is different now.
        finished: an exchange ended; carries its SyncReport.
        ended: the member was taken out, and the office has everything; carries the sentence for the person.
    """

    status_changed = Signal()
    finished = Signal(object)
    ended = Signal(str)

    def __init__(
        self,
        around: Surroundings,
        verbs: SyncVerbs,
        *,
        settle_ms: int = SETTLE_MS,
        retry_ms: int = RETRY_MS,
        pause_ms: int = PAUSE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self._retry_ms, self._pause_ms = retry_ms, pause_ms
        self.status: SyncStatus | None = None
        self.running = False
        self._again = False
        self._exchange: Task | None = None
        self._news: Task | None = None
        self._listening = False
        self._settling = self._timer(settle_ms, self.sync_now)
        self._retry = self._timer(retry_ms, self.sync_now)
        self._pause = self._timer(pause_ms, self._wait_for_news)

    def start(self) -> None:
        """The first exchange of a session; after a long absence not before the office's moment for it."""
        self.reload()
        self._db(self._verbs.hold_back_s, self._begin, lambda _error: self.sync_now())

    def reload(self) -> None:
        self._db(self._verbs.status, self._on_status, self._on_status_failed)

    def sync_now(self) -> None:
        """One exchange; a second request while one runs is kept and follows it."""
        if self.running:
            self._again = True
            return
        self._settling.stop()
        self._retry.stop()
        self._set_running(running=True)
        self._exchange = self._io(
            lambda task: self._verbs.run(task.report), self._on_finished, self._on_failed, self._on_progress
        )

    def work_offline(self, offline: bool) -> None:
        """The person's own switch: nothing leaves the machine until it is turned back."""
        self._stop_waiting()
        self._db(
            lambda: self._verbs.work_offline(offline), lambda _: self._switched(offline), self._on_refused
        )

    def dispose(self) -> None:
        for timer in (self._settling, self._retry, self._pause):
            timer.stop()
        if self._exchange is not None:
            self._exchange.cancel()
        self._stop_waiting()
        super().dispose()

    def _begin(self, hold_back_s: float) -> None:
        """Whoever presses "Sync now", or saves something, does not wait for it."""
        if hold_back_s > 0 and not self.running:
            self._retry.setInterval(round(hold_back_s * 1000))
            self._retry.start()
        else:
            self.sync_now()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.origin is self:
            return
        self.reload()
        if not self._offline():
            self._settling.start()

    def _on_status(self, status: SyncStatus) -> None:
        self.status = status
        self.status_changed.emit()

    def _on_status_failed(self, error: Exception) -> None:
        self.refused.emit(sentence(error))

    def _on_progress(self, news: object) -> None:
        if isinstance(news, SyncStatus):
            self._on_status(news)

    def _on_finished(self, report: SyncReport) -> None:
        self._set_running(running=False)
        self.reload()
        if report.sent or report.received or report.attention:
            self._around.bus.announce_arrival(self)
        if report.ended:
            self.ended.emit(say(report.problem))
            return
        self.finished.emit(report)
        if report.retry_after_s is not None:
            self._retry.setInterval(round(report.retry_after_s * 1000))
        self._plan_next(failed=bool(report.problem))

    def _on_failed(self, error: Exception) -> None:
        self._set_running(running=False)
        self.reload()
        self.refused.emit(sentence(error))
        self._plan_next(failed=True)

    def _plan_next(self, *, failed: bool) -> None:
        if self._again:
            self._again = False
            self.sync_now()
        elif self._offline():
            return
        elif failed:
            self._retry.start()
        else:
            self._wait_for_news()

    def _wait_for_news(self) -> None:
        if self._listening or self._offline():
            return
        self._listening = True
        self._news = self._io(
            lambda task: self._verbs.wait_for_news(task.cancelled), self._on_news, self._on_no_channel
        )

    def _on_news(self, there_is_some: bool) -> None:
        self._listening = False
        if there_is_some:
            self.sync_now()
        else:
            self._pause.start()

    def _on_no_channel(self, _error: Exception) -> None:
        """No live channel just now: the next exchange will say so properly."""
        self._listening = False
        self._retry.start()

    def _stop_waiting(self) -> None:
        if self._news is not None:
            self._news.cancel()
        self._listening = False

    def _switched(self, offline: bool) -> None:
        self.reload()
        if offline:
            self._settling.stop()
            self._retry.stop()
            self._pause.stop()
        else:
            self.sync_now()

    def _offline(self) -> bool:
        return self.status is not None and self.status.working_offline

    def _set_running(self, *, running: bool) -> None:
        self.running = running
        self.status_changed.emit()

    def _timer(self, after_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(then)
        return timer
