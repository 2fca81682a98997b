"""The question before a step: which house, what is asked, why, and the answers. A page, not a dialog."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.evidence.gate import NEEDS_WORDS, Asked, Kind, VisitGate
from stormops_desktop.viewmodels.evidence.words import position_words, reason_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import card, label, restyle
from stormops_desktop.views.widgets.scrolled import scrolled

SHOWN_GAPS = 6
ADDRESS = "address_front"


class QuestionPanel(QWidget):
    """One reason is one tap; digits do the same. Escape goes back and records nothing.

    Signals:
        photos_wanted: the person wants to take the photos instead; carries job and category.
    """

    photos_wanted = Signal(str, str)

    def __init__(self, look: Look, gate: VisitGate) -> None:
        super().__init__()
        self._look, self._gate = look, gate
        self.setObjectName("questionPanel")
        self._place = label("questionPlace", role="title", wrap=True)
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
        gate.saving_changed.connect(lambda: allow(self, on=not gate.saving))
        self._listen()

    def show_question(self) -> None:
        asked = self._gate.asked
        if asked is None:
            return
        self._place.setText(asked.address)
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

    def _detail_of(self, asked: Asked) -> str:
        if asked.roof is not None:
            return position_words(asked.roof)
        shown = "; ".join(asked.missing[:SHOWN_GAPS])
        left = len(asked.missing) - SHOWN_GAPS
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

    def focus_first(self) -> None:
        """The keyboard stands on the first answer."""
        self._reasons.focus_first()

    def _lay_out(self) -> None:
        lead = card("questionCard", "lead")
        inside = QVBoxLayout(lead)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(10)
        for widget in (self._title, self._text, self._detail, self._reasons, self._problem, self.words):
            inside.addWidget(widget)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._place)
        column.addWidget(lead)
        column.addWidget(FlowRow("questionLast", self.photos, self.back, gap=8))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addWidget(scrolled("questionScroll", inner))

    def _listen(self) -> None:
        for at in range(9):
            self._shortcut(str(at + 1), partial(self._reasons.press, at))
        self._shortcut("Escape", self._gate.cancel)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class _Reasons(FlowRow):
    """The reasons as buttons, made afresh for each question."""

    def __init__(self, look: Look, answer: Callable[[str], None]) -> None:
        super().__init__("questionReasons", gap=8)
        self._look, self._answer = look, answer
        self._buttons: list[Button] = []

    def offer(self, reasons: tuple[str, ...]) -> None:
        self.clear()
        self._buttons = []
        for at, reason in enumerate(reasons, 1):
            words = reason_word(reason)
            button = Button(
                self._look, f"reason_{reason}", f"{at}  {words}" if at < 10 else words, spoken=words
            )
            button.clicked.connect(lambda _=False, reason=reason: self._answer(reason))
            self.add(button)
            self._buttons.append(button)

    def focus_first(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus()

    def press(self, at: int) -> None:
        if at < len(self._buttons):
            self._buttons[at].click()
