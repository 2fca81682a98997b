"""Photos on their way in: one burst after the other, how far it has come, and what was not taken."""

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.services.photos.models import Burst, Found, IntakeStep, RefusedPhoto
from stormops_desktop.services.photos.ports import AddedPhotos, PhotoVerbs
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from sync.contracts.replica import Touched

ANNOUNCE_MS = 400  # the gallery is read anew at most so often while photos come in
SHOWN_FAILURES = 200


@dataclass(slots=True)
class Progress:
    """What the strip says of the burst under way, or of the last one.

    Attributes:
        saved: photos now safe on this machine. known: were here before. skipped: files of other kinds.
        failures: files that were not taken, with the reason. stopped: why it ended early.
    """

    job_id: str = ""
    done: int = 0
    total: int = 0
    saved: int = 0
    known: int = 0
    skipped: int = 0
    failures: list[RefusedPhoto] = field(default_factory=list)
    stopped: str = ""
    cancelled: bool = False


class IntakeViewModel(ViewModel):
    """Takes files into jobs, off the GUI thread.

    Attributes:
        running: a burst is under way. progress: of it, or of the last one.

    Signals:
        progressed: `progress` or `running` is different now.
        finished: a burst ended.
    """

    progressed = Signal()
    finished = Signal()

    def __init__(
        self, around: Surroundings, verbs: PhotoVerbs | None, *, announce_ms: int = ANNOUNCE_MS,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs = verbs
        self.running = False
        self.progress = Progress()
        self._queue: deque[tuple[str, Callable[[Task, PhotoVerbs], AddedPhotos]]] = deque()
        self._stop = threading.Event()
        self._fresh: set[str] = set()
        self._announcing = QTimer(self)
        self._announcing.setSingleShot(True)
        self._announcing.setInterval(announce_ms)
        self._announcing.timeout.connect(self._announce)

    def add(self, job_id: str, paths: Sequence[Path], labels: Mapping[str, str]) -> None:
        """Files and folders for a job; a second burst waits for the first."""
        told = dict(labels)

        def work(task: Task, verbs: PhotoVerbs) -> AddedPhotos:
            found = verbs.find_files(paths)
            task.report(found)
            return verbs.add_photos(
                job_id, found.files, labels=told, origin=self, each=task.report,
                cancelled=lambda: task.cancelled() or self._stop.is_set(),
            )  # fmt: skip

        self._send(job_id, work)

    def resume(self, job_id: str, bursts: Sequence[Burst]) -> None:
        """Takes up bursts that were cut short; what is in already is passed over."""
        for burst in bursts:
            self.add(job_id, burst.files, burst.labels)

    def paste(self, job_id: str, name: str, encode: Callable[[], bytes], labels: Mapping[str, str]) -> None:
        """A picture without a file; `encode` makes its bytes, off the GUI thread."""
        told = dict(labels)

        def work(task: Task, verbs: PhotoVerbs) -> AddedPhotos:
            task.report(Found((Path(name),)))
            return verbs.add_picture(job_id, name, encode(), labels=told, origin=self)

        self._send(job_id, work)

    def cancel(self) -> None:
        """No further file is begun, of this burst and of those that wait; what is in stays in."""
        self._queue.clear()
        if self.running:
            self._stop.set()
            self.progress.cancelled = True
            self.progressed.emit()

    def forget(self, job_id: str) -> None:
        """The rest of bursts that were cut short is not wanted."""
        verbs = self._verbs
        if verbs is not None:
            self._db(lambda: verbs.forget_interrupted(job_id), lambda _: self._say_photos(), self._on_refused)

    def dispose(self) -> None:
        self._announcing.stop()
        self._queue.clear()
        super().dispose()

    def _send(self, job_id: str, work: Callable[[Task, PhotoVerbs], AddedPhotos]) -> None:
        self._queue.append((job_id, work))
        self._next()

    def _next(self) -> None:
        verbs = self._verbs
        if self.running or not self._queue or verbs is None:
            return
        job_id, work = self._queue.popleft()
        self.running = True
        self._stop.clear()
        self.progress = Progress(job_id)
        self.progressed.emit()
        self._io(lambda task: work(task, verbs), self._on_done, self._on_failed, self._on_news)

    def _on_news(self, news: object) -> None:
        now = self.progress
        if isinstance(news, Found):
            now.total, now.skipped = len(news.files), news.skipped
        elif isinstance(news, IntakeStep):
            now.done, now.total, now.saved, now.known = news.done, news.total, news.saved, news.known
            now.stopped = say(news.stopped)
            if news.refused is not None and len(now.failures) < SHOWN_FAILURES:
                now.failures.append(news.refused)
            self._fresh.update(news.touched)
            if self._fresh and not self._announcing.isActive():
                self._announcing.start()
        self.progressed.emit()

    def _on_done(self, added: AddedPhotos) -> None:
        now = self.progress
        now.saved, now.known = len(added.added), len(added.known)
        now.done = now.saved + now.known + len(added.refused)
        now.total = max(now.total, now.done)
        now.failures = list(added.refused)
        self._ended()

    def _on_failed(self, error: Exception) -> None:
        self.progress.stopped = sentence(error)
        self.refused.emit(self.progress.stopped)
        self._ended()

    def _ended(self) -> None:
        self.running = False
        self._announcing.stop()
        self._say_photos()
        self.progressed.emit()
        self.finished.emit()
        self._next()

    def _announce(self) -> None:
        if self._fresh:
            self._say_photos()

    def _say_photos(self) -> None:
        """Quarantine and unfinished bursts are in the gallery, so it hears of an end without photos too."""
        fresh, self._fresh = self._fresh, set()
        self._around.bus.announce(ChangeSet("", Touched({"photos": fresh}), origin=self))
