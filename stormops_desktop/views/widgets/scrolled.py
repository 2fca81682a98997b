"""A column that scrolls up and down where the window is too low for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QVBoxLayout, QWidget


class _Column(QScrollArea):
    """Never narrower than what is inside: sideways it does not scroll, so a button would be cut."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        gap = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollView_ScrollBarSpacing, None, self)
        wide = self._inner.minimumSizeHint().width() + gap + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # Qt tells only the scroll bars of it
        return super().eventFilter(watched, event)


def scrolled(name: str, inner: QWidget) -> QScrollArea:
    """The widget in a scroll area without a frame; the keyboard passes through to what is inside."""
    area = _Column(inner)
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def scrolled_cards(name: str, *cards: QWidget) -> QScrollArea:
    """Cards under each other, scrolled together."""
    inner = QWidget()
    inner.setObjectName("scrolled")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return scrolled(name, inner)
