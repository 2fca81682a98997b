"""A card of the job page whose content is made afresh when the job changes."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.shown import JobDetail
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class JobCard(QFrame):
    """The frame; `fill` puts the content there. A job has a handful of notes and steps, not thousands."""

    def __init__(self, look: Look, job: JobViewModel, name: str) -> None:
        super().__init__()
        self.look, self.job = look, job
        self.setObjectName(f"{name}Card")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        self._body.setObjectName(f"{name}Body")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self._body)
        job.detail_changed.connect(self.show_job)

    def show_job(self) -> None:
        detail = self.job.detail
        if detail is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.fill(column, detail)
        self._body.put(fresh)

    def fill(self, column: QVBoxLayout, detail: JobDetail) -> None:
        """Puts the content there."""
        raise NotImplementedError

    def only_here(self, name: str) -> Badge:
        """The mark of what the office does not have yet."""
        badge = Badge(self.look, name)
        badge.show_badge("waiting", self.tr("Only here"), "info")
        return badge
