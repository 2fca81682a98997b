"""Room around something that comes and goes: none while it is hidden."""

from PySide6.QtCore import QEvent, QMargins, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Hem(QWidget):
    """Shows and hides itself with the widget inside, so that no empty margin is left behind."""

    def __init__(self, inner: QWidget, margins: QMargins) -> None:
        super().__init__()
        self._inner = inner
        self.setObjectName("scrolled")
        column = QVBoxLayout(self)
        column.setContentsMargins(margins)
        column.addWidget(inner)
        inner.installEventFilter(self)
        self.setVisible(not inner.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._inner.isHidden())
        return super().eventFilter(watched, event)
