"""The command box (Ctrl+K): type what you want, Enter does it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from stormops_desktop.views.shell.commands import Command, matching
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import keys_here

WIDTH, HEIGHT = 560, 380


class CommandBox(QFrame):
    """An overlay, not a dialog: Escape or a click elsewhere puts it away and focus returns."""

    def __init__(
        self, look: Look, parent: QWidget, commands: Callable[[], list[Command]], find: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self._look, self._commands, self._find = look, commands, find
        self._shown: list[Command] = []
        self._came_from: QWidget | None = None
        self.setObjectName("commandBox")
        self.setProperty("card", "lead")
        self.setAccessibleName(self.tr("Search and commands"))
        self.field = QLineEdit()
        self.field.setObjectName("commandField")
        self.field.setAccessibleName(self.tr("What do you want to do?"))
        self.field.setPlaceholderText(self.tr("Type a command, an address or a ZIP"))
        self.results = QListView()
        self.results.setObjectName("commandResults")
        self.results.setAccessibleName(self.tr("Matching commands"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.results.setSpacing(2)
        self._lines = QStringListModel(self)
        self.results.setModel(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.field)
        column.addWidget(self.results, 1)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._match)
        self.field.returnPressed.connect(self._run_current)
        self.results.clicked.connect(self._run_at)
        self.hide()

    def open_box(self) -> None:
        parent = self._over
        self._came_from = parent.window().focusWidget()
        width = min(WIDTH, parent.width() - 48)
        self.setGeometry((parent.width() - width) // 2, 72, width, min(HEIGHT, parent.height() - 96))
        self.field.clear()
        self._match("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_box(self) -> None:
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.FocusOut
            and self.isVisible()
            and not self.isAncestorOf(self.window().focusWidget() or self)
        ):
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_box()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = max(0, min(self._lines.rowCount() - 1, self.results.currentIndex().row() + step))
            self.results.setCurrentIndex(self._lines.index(row))
            return True
        return False

    def _match(self, typed: str) -> None:
        self._shown = matching(self._commands(), typed)
        lines = [f"{c.words}   {keys_here(c.keys)}".rstrip() for c in self._shown]
        if typed.strip():
            lines.append(self.tr("Find jobs: “{text}”").format(text=typed.strip()))
        self._lines.setStringList(lines)
        self.results.setCurrentIndex(self._lines.index(0))

    def _run_current(self) -> None:
        self._run_at(self.results.currentIndex())

    def _run_at(self, index: QModelIndex) -> None:
        typed, row = self.field.text().strip(), index.row()
        self.close_box()
        if 0 <= row < len(self._shown):
            self._shown[row].run()
        elif typed:
            self._find(typed)
