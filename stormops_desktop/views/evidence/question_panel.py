"""The question before a step: what is asked, why, and the answers; above the screen, not over it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.evidence.gate import NEEDS_WORDS, Asked, Kind, VisitGate
from stormops_desktop.viewmodels.evidence.words import position_words, reason_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label, restyle

SHOWN_GAPS = 6
ADDRESS = "address_front"


class QuestionPanel(QFrame):
    """One reason is one tap; digits do the same. Escape goes back and records nothing.

    Signals:
        photos_wanted: the person wants to take the photos instead; carries job and category.
    """

    photos_wanted = Signal(str, str)

    def __init__(self, look: Look, gate: VisitGate) -> None:
        super().__init__()
        self._look, self._gate = look, gate
        self._came_from: QWidget | None = None
        self.setObjectName("questionPanel")
        self.setProperty("card", "lead")
        self._title = label("questionTitle", role="heading", wrap=True)
        self._text = label("questionText", wrap=True)
        self._detail = label("questionDetail", role="soft", wrap=True)
        self._problem = label("questionProblem", wrap=True)
        restyle(self._problem, tone="danger")
        self._reasons = _Reasons(look, self._answer)
        self.words = QLineEdit()
        self.words.setObjectName("questionWords")
        self.words.setAccessibleName(self.tr("Reason in a few words"))
        self.words.setPlaceholderText(self.tr("Another reason, in a few words; Enter keeps it"))
        self.photos = Button(look, "questionPhotos", self.tr("Take the photos"), icon="photo", kind="primary")
        self.back = Button(look, "questionBack", self.tr("Go back"), kind="quiet")
        self._lay_out()
        self.words.returnPressed.connect(lambda: self._answer(NEEDS_WORDS))
        self.photos.clicked.connect(self._want_photos)
        self.back.clicked.connect(gate.cancel)
        gate.asked_changed.connect(self.show_question)
        gate.refused.connect(self._say)
        gate.saving_changed.connect(lambda: self.setEnabled(not gate.saving))
        self._listen()
        self.hide()

    def show_question(self) -> None:
        asked = self._gate.asked
        if asked is None:
            self._leave()
            return
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
        roof = asked.kind is Kind.ROOF
        self._title.setText(
            self.tr("Is this the right house?") if roof else self.tr("Some evidence is missing")
        )
        self._text.setText(asked.sentence)
        self._detail.setText(self._detail_of(asked))
        self.photos.show_text(self.tr("Photograph the house number") if roof else self.tr("Take the photos"))
        self._say("")
        self.words.clear()
        self._reasons.offer(asked.reasons)
        self.setAccessibleName(f"{self._title.text()} {asked.sentence}")
        self.show()
        self._reasons.focus_first()

    def _detail_of(self, asked: Asked) -> str:
        if asked.roof is not None:
            return position_words(asked.roof)
        shown = ", ".join(asked.gaps[:SHOWN_GAPS])
        left = len(asked.gaps) - SHOWN_GAPS
        if left > 0:
            return self.tr("{gaps} and {count} more").format(gaps=shown, count=left)
        return shown

    def _answer(self, reason: str) -> None:
        words = self.words.text().strip()
        if reason == NEEDS_WORDS and not words:
            self._say(self.tr("Write the reason in a few words, then press Enter."))
            self.words.setFocus()
            return
        self._gate.answer(reason, words)

    def _want_photos(self) -> None:
        asked = self._gate.asked
        if asked is not None:
            self._gate.cancel()
            self.photos_wanted.emit(asked.job_id, ADDRESS if asked.kind is Kind.ROOF else "")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _leave(self) -> None:
        had_keys = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if had_keys and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None

    def _lay_out(self) -> None:
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.words, 1)
        last.addWidget(self.photos)
        last.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        for widget in (self._title, self._text, self._detail, self._reasons, self._problem):
            column.addWidget(widget)
        column.addLayout(last)

    def _listen(self) -> None:
        for at in range(9):
            self._shortcut(str(at + 1), partial(self._reasons.press, at))
        self._shortcut("Escape", self._gate.cancel)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class _Reasons(QWidget):
    """The reasons as buttons, made afresh for each question."""

    def __init__(self, look: Look, answer: Callable[[str], None]) -> None:
        super().__init__()
        self._look, self._answer = look, answer
        self._buttons: list[Button] = []
        self._flow = FlowLayout(8)
        self.setLayout(self._flow)
        self.setObjectName("questionReasons")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, reasons: tuple[str, ...]) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for at, reason in enumerate(reasons, 1):
            words = reason_word(reason)
            button = Button(
                self._look, f"reason_{reason}", f"{at}  {words}" if at < 10 else words, spoken=words
            )
            button.clicked.connect(lambda _=False, reason=reason: self._answer(reason))
            self._flow.addWidget(button)
            button.show()
            self._buttons.append(button)
        self.updateGeometry()

    def focus_first(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus()

    def press(self, at: int) -> None:
        if at < len(self._buttons):
            self._buttons[at].click()
