"""The way from a job's page to its photos: a button with their number, the key P, and drops."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.views.photos.arrivals import paths_in
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button


class PhotosDoor(Button):
    """Stands on the job's page.

    Signals:
        wanted: the person wants the photos of this job; carries its id.
        files_came: files were dropped on the page; carries the job's id and a list of Path.
    """

    wanted = Signal(str)
    files_came = Signal(str, object)

    def __init__(self, look: Look, job: JobViewModel, page: QWidget) -> None:
        super().__init__(look, "jobPhotos", self.tr("Photos"), icon="photo")
        self._job = job
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        shortcut = QShortcut(QKeySequence("P"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.want)
        self.clicked.connect(self.want)
        job.detail_changed.connect(self.show_job)
        self.show_job()

    def want(self) -> None:
        if self._job.job_id:
            self.wanted.emit(self._job.job_id)

    def show_job(self) -> None:
        count = self._job.detail.photo_count if self._job.detail else 0
        words = self.tr("Photos: {count}").format(count=count) if count else self.tr("Photos")
        self.show_text(words, spoken=self.tr("{words} of this job (P)").format(words=words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and paths_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and self._job.job_id:
            event.acceptProposedAction()
            self.files_came.emit(self._job.job_id, paths_in(event.mimeData()))
            return True
        return super().eventFilter(watched, event)
