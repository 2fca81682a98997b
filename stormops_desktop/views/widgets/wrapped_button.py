"""A button whose words may take two lines: big targets on narrow screens."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button

PAD = 14
DIGIT_WIDTH = 24


class WrappedButton(Button):
    """Shows an optional digit and wrapped words; is as wide as its place."""

    def __init__(self, look: Look, name: str, words: str, *, digit: str = "", target: str = "") -> None:
        super().__init__(look, name, target=target, spoken=words)
        self._words, self._digit = words, digit
        self.setToolTip("")

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(84, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        tokens = self._look.tokens
        painter.setFont(font(self._look.metrics.body_px, tokens.strong_weight))
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.soft))
        room = self.rect().adjusted(PAD if self._digit else 6, 2, -6, -2)
        if self._digit:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._digit)
            room = QRect(room.left() + DIGIT_WIDTH, room.top(), room.width() - DIGIT_WIDTH, room.height())
        side = Qt.AlignmentFlag.AlignLeft if self._digit else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(
            room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self._words
        )
        painter.end()
