"""The keyboard help (?): every key, in one place, over the screen one is on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, keys_here
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

COLUMNS = 2


class HelpPanel(QFrame):
    """Made afresh each time it opens, from the command table."""

    def __init__(self, look: Look, parent: QWidget, commands: Callable[[], list[Command]]) -> None:
        super().__init__(parent)
        self._over = parent
        self._look, self._commands = look, commands
        self._came_from: QWidget | None = None
        self.setObjectName("helpPanel")
        self.setProperty("card", "lead")
        self.setAccessibleName(self.tr("Keyboard help"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addWidget(label("helpTitle", self.tr("Keyboard"), "heading"))
        self._body = Rebuilt()
        self._body.setObjectName("helpBody")
        self._column.addWidget(self._body)
        self._close = Button(look, "helpClose", self.tr("Close"))
        self._close.clicked.connect(self.close_panel)
        self._column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def open_panel(self) -> None:
        parent = self._over
        self._came_from = parent.window().focusWidget()
        self._fill()
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, max(16, (parent.height() - self.height()) // 2))
        self.show()
        self.raise_()
        self._close.setFocus()

    def close_panel(self) -> None:
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        keyed = [command for command in self._commands() if command.keys]
        half = -(-len(keyed) // COLUMNS)
        for at, command in enumerate(keyed):
            keys = keys_here(command.keys)
            grid.addWidget(label(f"helpKeys{at}", keys, "strong"), at % half, at // half * 2)
            grid.addWidget(label(f"helpWords{at}", command.words), at % half, at // half * 2 + 1)
        self._body.put(fresh)
