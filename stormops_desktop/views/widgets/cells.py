"""A plain cell of the manager's tables: text with room beside it and a line under it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look

Index = QModelIndex | QPersistentModelIndex
PAD = 12
DOT = "·"
BETWEEN = f" {DOT} "
LEAST_LEFT = "Mmm…"


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
        tokens = self._look.tokens
        weight = tokens.body_weight if index.column() else tokens.strong_weight
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or int(Qt.AlignmentFlag.AlignVCenter)
        write_cell(painter, room, self._look, str(index.data() or ""), weight=weight, side=int(side))


def write_cell(painter: QPainter, room: QRectF, look: Look, text: str, *, weight: int, side: int) -> None:
    """In a cell's own size where the words fit, in the small one where they take two lines."""
    metrics = look.metrics
    painter.setFont(font(metrics.body_px, weight))
    wide = int(room.width()) + 1
    if painter.fontMetrics().horizontalAdvance(text) > wide:
        small = font(metrics.small_px, weight)
        lines = two_lines(text, QFontMetrics(small), wide, room.height() - look.tokens.border_px)
        painter.setFont(small if lines else painter.font())
        text = lines or painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(room, side, text)


def two_lines(text: str, metrics: QFontMetrics, wide: int, high: float) -> str:
    """Broken between words, at a dot between two parts if it can be, the second line cut where it must be;
    "" where there is no room for two lines."""
    words, first = text.split(" "), 0
    while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= wide:
        first += 1
    if not first or 2 * metrics.lineSpacing() > high:
        return ""
    for at in range(first, 0, -1):  # at a dot between two parts, where what follows it fits
        if words[at - 1] == DOT and metrics.horizontalAdvance(" ".join(words[at:])) <= wide:
            return f"{' '.join(words[: at - 1])}\n{' '.join(words[at:])}" if at < len(words) else text
    rest = metrics.elidedText(" ".join(words[first:]), Qt.TextElideMode.ElideRight, wide)
    return " ".join(words[:first]) + (f"\n{rest}" if rest else "")


def shortened(parts: Sequence[str], gives_way: int, metrics: QFontMetrics, wide: float) -> str:
    """Parts in one line, of which one is cut first, and left out where next to nothing of it would stay.

    What tells rows apart (a day, the number of a stop) is so still there when the window is narrow.
    """
    whole = BETWEEN.join(part for part in parts if part)
    if metrics.horizontalAdvance(whole) <= wide:
        return whole
    others = BETWEEN.join(part for at, part in enumerate(parts) if part and at != gives_way)
    room = int(wide) - metrics.horizontalAdvance(BETWEEN + others)
    cut = metrics.elidedText(parts[gives_way], Qt.TextElideMode.ElideRight, room)
    if room < metrics.horizontalAdvance(LEAST_LEFT):
        cut = ""
    kept = [cut if at == gives_way else part for at, part in enumerate(parts)]
    line = BETWEEN.join(part for part in kept if part)
    return metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, max(0, int(wide)))
