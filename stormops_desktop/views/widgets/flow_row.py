"""A row of controls that goes on in a second line on a narrow screen, and is no higher than it needs."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stormops_desktop.views.widgets.flow import FlowLayout


class FlowRow(QWidget):
    """As wide as its place.

    A layout asks a widget whose height follows its width how high it would be at its narrowest, and makes the
    window that high; this one says what it needs at the width it has.
    """

    def __init__(self, name: str, *inside: QWidget, gap: int = 6) -> None:
        super().__init__()
        self.setObjectName(name)
        self._flow = FlowLayout(gap)
        self.setLayout(self._flow)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in inside:
            self._flow.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Appends a control."""
        self._flow.addWidget(widget)
        widget.show()
        self.fit()

    def clear(self) -> None:
        """Takes everything out and lets go of it."""
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def fit(self) -> None:
        """Takes the height that the lines need now."""
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._flow.minimumSize().width(), self._flow.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)
