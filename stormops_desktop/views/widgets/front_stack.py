"""Pages of which one is in front."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class FrontStack(QStackedWidget):
    """Asks for the room of its front page only: one large page makes no window too high for the others.

    Signals:
        turning: a page is about to come to the front. What goes with the page before makes room now: while
            both are there, a small window would grow, and stay so.
    """

    turning = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def setCurrentWidget(self, widget: QWidget) -> None:
        self.turning.emit(widget)
        super().setCurrentWidget(widget)

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        if front is None:
            return super().minimumSizeHint()
        return front.minimumSizeHint().expandedTo(front.minimumSize())
