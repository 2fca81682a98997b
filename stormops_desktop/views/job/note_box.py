"""Where a note is written: it goes along with the outcome, or by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from stormops_desktop.domain.jobs.note_templates import NOT_KNOWN
from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.labels import label


class NoteField(QPlainTextEdit):
    """Tab leaves the field; Ctrl+Enter adds the note; Escape gives the keys back to the screen."""

    def __init__(self, job: JobViewModel) -> None:
        super().__init__()
        self._job = job
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._job.add_note()
        elif event.key() == Qt.Key.Key_Escape:
            self.window().setFocus()
        else:
            super().keyPressEvent(event)


class NoteBox(QFrame):
    """The note being written.

    Signals:
        keys_free: the button that had the keyboard has nothing to add any more.
    """

    keys_free = Signal()

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__()
        self._job = job
        self.setObjectName("noteBox")
        self.setProperty("card", "true")
        self.field = NoteField(job)
        self.field.setObjectName("noteField")
        self.field.setAccessibleName(self.tr("Note"))
        self.field.setPlaceholderText(self.tr("Gate code, who you met, what you saw"))
        self.field.setFixedHeight(84)
        self.hint = label(
            "noteHint", self.tr("Saved together with the outcome you press."), "small", wrap=True
        )
        self.add = Button(look, "addNote", self.tr("Add note only"), icon="note")
        self.texts = Selector(look, "noteTexts", self.tr("Text to begin with (T)"), icon="plus")
        self.texts.choices.triggered.connect(lambda action: self._insert(str(action.data() or "")))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("noteTitle", self.tr("Note"), "heading"))
        column.addWidget(self.texts)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        column.addWidget(self.add)
        self.field.textChanged.connect(self._on_typed)
        self.add.clicked.connect(job.add_note)
        job.draft_changed.connect(self._show_draft)
        job.detail_changed.connect(self._show_state)
        job.detail_changed.connect(self._show_texts)
        job.saving_changed.connect(self._show_state)
        self._show_state()

    def _on_typed(self) -> None:
        self._job.write(self.field.toPlainText())
        self._show_state()

    def _show_draft(self) -> None:
        if self.field.toPlainText() != self._job.draft:
            self.field.setPlainText(self._job.draft)

    def _insert(self, template_id: str) -> None:
        """The text goes into the note, and the keyboard to its first blank."""
        if not template_id:
            return
        written = len(self.field.toPlainText().rstrip())
        self._job.insert(template_id)
        self.field.setFocus()
        blank = self.field.toPlainText().find(NOT_KNOWN, written)
        cursor = self.field.textCursor()
        if blank >= 0:
            cursor.setPosition(blank)
            cursor.setPosition(blank + len(NOT_KNOWN), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def _show_texts(self) -> None:
        known = self._job.templates
        self.texts.offer([("", self.tr("Begin with a text")), *((t.template_id, t.title) for t in known)], "")
        self.texts.setVisible(bool(known))

    def _show_state(self) -> None:
        ready = bool(self._job.draft.strip()) and not self._job.saving
        if not ready and self.add.hasFocus():
            self.keys_free.emit()  # Qt would go on to the appointment's field, where digits are text
        self.add.setEnabled(ready)
        self.hint.setVisible(self._job.is_open and bool(self._job.draft.strip()))
