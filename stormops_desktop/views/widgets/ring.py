"""A frame round a list or table that shows the focus ring without moving what is inside."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stormops_desktop.views.widgets.labels import restyle


class Ring(QFrame):
    """A view is not laid out again when a style sheet widens its border on focus; this frame need not be."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{inside.objectName()}Ring")
        self.setProperty("ring", "off")
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, ring="on" if event.type() is QEvent.Type.FocusIn else "off")
        return super().eventFilter(watched, event)
