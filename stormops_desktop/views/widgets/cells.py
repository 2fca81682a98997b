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
        painter.setPen(QColor(tokens.ink))
        self._write(painter, box.adjusted(PAD, 0, -PAD, 0), index)
        painter.restore()

    def _write(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """In a cell's own size where the words fit, in the small one where they take two lines."""
        metrics, tokens, text = self._look.metrics, self._look.tokens, str(index.data() or "")
        weight = tokens.body_weight if index.column() else tokens.strong_weight
        painter.setFont(font(metrics.body_px, weight))
        wide = int(room.width()) + 1
        if painter.fontMetrics().horizontalAdvance(text) > wide:
            small = font(metrics.small_px, weight)
            lines = two_lines(text, QFontMetrics(small), wide, room.height() - tokens.border_px)
            painter.setFont(small if lines else painter.font())
            text = lines or painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, int(side), text)


def two_lines(text: str, metrics: QFontMetrics, wide: int, high: float) -> str:
    """Broken between words, the second cut where it must be; "" where there is no room for two lines."""
    words, first = text.split(" "), 0
    while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= wide:
        first += 1
    if not first or 2 * metrics.lineSpacing() > high:
        return ""
    rest = metrics.elidedText(" ".join(words[first:]), Qt.TextElideMode.ElideRight, wide)
    return " ".join(words[:first]) + (f"\n{rest}" if rest else "")
