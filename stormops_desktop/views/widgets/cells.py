"""A plain cell of the manager's tables: text with room beside it and a line under it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look

Index = QModelIndex | QPersistentModelIndex
PAD = 12


class CellPainter(QStyledItemDelegate):
    """Text that does not fit goes on in a second line, and ends there in …; its tool tip has it all."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        metrics = QFontMetrics(font(self._look.metrics.body_px, self._look.tokens.strong_weight))
        wide = metrics.horizontalAdvance(str(index.data() or "")) + 2 * PAD + 2
        return QSize(wide, self._look.metrics.target)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, box = self._look.tokens, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.surface))
        line = QRectF(box.left(), box.bottom() - tokens.border_px, box.width(), tokens.border_px)
        painter.fillRect(line, QColor(tokens.line))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(box.left(), box.top(), 6, box.height()), QColor(tokens.accent))
        first = index.column() == 0
        painter.setFont(
            font(self._look.metrics.body_px, tokens.strong_weight if first else tokens.body_weight)
        )
        painter.setPen(QColor(tokens.ink))
        room = box.adjusted(PAD, 0, -PAD, 0)
        high = box.height() - tokens.border_px
        lines = lines_of(str(index.data() or ""), painter.fontMetrics(), int(room.width()) + 1, high)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, int(side), "\n".join(lines))
        painter.restore()


def lines_of(text: str, metrics: QFontMetrics, wide: int, high: float) -> list[str]:
    """One line, or two between words where the text is too wide and the cell high enough for them."""
    if metrics.horizontalAdvance(text) <= wide:
        return [text]
    words, first = text.split(" "), 0
    while metrics.horizontalAdvance(" ".join(words[: first + 1])) <= wide:
        first += 1
    if not first or 2 * metrics.lineSpacing() > high:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)]
    rest = metrics.elidedText(" ".join(words[first:]), Qt.TextElideMode.ElideRight, wide)
    return [" ".join(words[:first]), rest]
