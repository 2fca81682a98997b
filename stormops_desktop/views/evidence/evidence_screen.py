"""The evidence page of a job: the checklist on the left; gaps, position and papers on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from stormops_desktop.viewmodels.evidence.page import EvidenceViewModel
from stormops_desktop.views.evidence.cards import AnswersCard, MissingCard, OpenQuestionsCard, PositionCard
from stormops_desktop.views.evidence.matrix import MatrixCard
from stormops_desktop.views.evidence.out_card import OutCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

MATRIX_SHARE, SIDE_SHARE = 15, 9


class EvidenceScreen(Screen):
    """One job's evidence.

    Signals:
        left: back to the job. photo_wanted: a photo to look at; carries job and photo.
        capture_wanted: photos to take; carries job, slope and shot.
    """

    left = Signal()
    photo_wanted = Signal(str, str)
    capture_wanted = Signal(str, str, str)

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__(look, "evidenceScreen", page)
        self._page = page
        self.back = Button(
            look, "evidenceBack", icon="back", target="square", spoken=self.tr("Back (Escape)")
        )
        self.title = ElidedLabel("evidenceTitle", "title")
        self.place = ElidedLabel("evidencePlace", "soft")
        self.matrix = MatrixCard(look, page)
        self.questions = OpenQuestionsCard(look, page)
        self.out = OutCard(look, page)
        self.position = PositionCard(look, page)
        self._lay_out()
        self.back.clicked.connect(self.left)
        page.view_changed.connect(self.show_place)
        for card in (self.matrix, self.questions):
            card.photo_wanted.connect(lambda photo: self.photo_wanted.emit(page.job_id, photo))
        self.matrix.capture_wanted.connect(
            lambda slope, shot: self.capture_wanted.emit(page.job_id, slope, shot)
        )
        for keys in ("Escape", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._leave)

    def focus_first(self) -> None:
        self.back.setFocus()

    def show_place(self) -> None:
        view = self._page.view
        if view is not None:
            self.title.show_text(self.tr("Evidence at {address}").format(address=view.address))
            self.place.show_text(view.place)

    def _leave(self) -> None:
        """Escape puts away a reason that is being written first, then leads back to the job."""
        if self.matrix.own.isVisible():
            self.matrix.own.put_away()
        else:
            self.left.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.place)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.back)
        top.addLayout(words, 1)
        look, page = self.look, self._page
        left = scrolled_cards("evidenceLeft", self.matrix, self.questions)
        side = scrolled_cards(
            "evidenceSide", MissingCard(look, page), self.out, self.position, AnswersCard(look, page)
        )
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(left, MATRIX_SHARE)
        body.addWidget(side, SIDE_SHARE)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addLayout(body, 1)
