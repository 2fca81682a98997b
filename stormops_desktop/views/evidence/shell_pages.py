"""Puts evidence, viewer and questions into the window, and carries the person between them and the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stormops_desktop.views.evidence.evidence_screen import EvidenceScreen
from stormops_desktop.views.evidence.question_panel import QuestionPanel
from stormops_desktop.views.viewer.viewer_screen import ViewerScreen
from stormops_desktop.views.widgets.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from stormops_desktop.views.shell.shell_view import ShellView

KEY, LETTER = "evidence", "E"


class EvidenceDoors:
    """The three pages in the stack, and the ways to and from each.

    Attributes:
        evidence, viewer, question: the pages.
    """

    def __init__(self, shell: ShellView, stack: QStackedWidget) -> None:
        pages = shell.session.evidence
        self._shell, self._stack = shell, stack
        self._viewed_from: QWidget | None = None
        self._asked_from: QWidget | None = None
        self.evidence = EvidenceScreen(shell.look, pages.page)
        self.viewer = ViewerScreen(shell.look, pages.viewer)
        self.question = QuestionPanel(shell.look, pages.gate)
        for page in (self.evidence, self.viewer, self.question):
            stack.addWidget(page)
        shell.job.add_page(
            KEY, shell.tr("Evidence"), shell.tr("Evidence of this job (E)"), LETTER, "checklist"
        )
        shell.job.page_wanted.connect(self._open_page)
        shell.photos.photo_opened.connect(self._open_from_gallery)
        self.evidence.left.connect(shell.back_to_job)
        self.evidence.photo_wanted.connect(self.open_photo)
        self.evidence.capture_wanted.connect(self.take_photos)
        self.question.photos_wanted.connect(lambda job_id, what: self.take_photos(job_id, category=what))
        self.viewer.left.connect(self.leave_photo)
        shell.map.here.told.connect(pages.page.stand_on_map)
        pages.gate.asked_changed.connect(self._show_question)

    def open_evidence(self, job_id: str) -> None:
        """The evidence of a job; Escape leads back to the job."""
        self._shell.session.evidence.page.open(job_id)
        self._stack.setCurrentWidget(self.evidence)
        self.evidence.take_focus()

    def open_photo(self, job_id: str, photo_id: str) -> None:
        """One photo; Escape leads back to the page from which it was opened."""
        came_from = self._stack.currentWidget()
        if came_from is not self.viewer:
            self._viewed_from = came_from
        self._shell.session.evidence.viewer.open(job_id, photo_id)
        self._stack.setCurrentWidget(self.viewer)
        self.viewer.take_focus()

    def leave_photo(self) -> None:
        """Back to the gallery, the evidence page or the job."""
        self._back_to(self._viewed_from)

    def take_photos(self, job_id: str, slope: str = "", shot: str = "", category: str = "") -> None:
        """The photo page, with what is to be photographed chosen already."""
        self._shell.open_photos(job_id)
        self._shell.session.labels.choose(slope=slope, shot=shot, category=category)

    def _show_question(self) -> None:
        """A question takes the place of the page that it came from, until it is answered or left."""
        asked = self._shell.session.evidence.gate.asked is not None
        in_front = self._stack.currentWidget() is self.question
        if asked and not in_front:
            self._asked_from = self._stack.currentWidget()
            self._stack.setCurrentWidget(self.question)
        elif in_front and not asked:
            self._back_to(self._asked_from)
        if asked:
            self.question.focus_first()

    def _back_to(self, page: QWidget | None) -> None:
        back = page if isinstance(page, Screen) else self._shell.job
        self._stack.setCurrentWidget(back)
        back.take_focus()

    def _open_from_gallery(self, photo_id: str) -> None:
        self.open_photo(self._shell.session.photos.photos.job_id, photo_id)

    def _open_page(self, key: str, job_id: str) -> None:
        if key == KEY:
            self.open_evidence(job_id)
