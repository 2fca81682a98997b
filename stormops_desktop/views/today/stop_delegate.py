"""Paints one stop of the list: number, address, what happened."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.viewmodels.shown import Stop
from stormops_desktop.viewmodels.stop_list import StopRole, stop_state
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE, badge_font, badge_width, paint_badge

Index = QModelIndex | QPersistentModelIndex
DISC = 36
PAD = 12


class StopDelegate(QStyledItemDelegate):
    """A row as high as a primary target."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, max(64, self._look.metrics.primary))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        stop = index.data(StopRole)
        if not isinstance(stop, Stop):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, box, chosen=chosen)
        self._number(painter, box, stop)
        right = self._state(painter, box, stop)
        self._words(
            painter,
            QRectF(box.left() + PAD * 2 + DISC, box.top(), right - box.left() - 72, box.height()),
            stop,
        )
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        tokens = self._look.tokens
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.surface))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 6, box.height()), QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.line), tokens.border_px))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _number(self, painter: QPainter, box: QRectF, stop: Stop) -> None:
        tokens = self._look.tokens
        disc = QRectF(box.left() + PAD, box.center().y() - DISC / 2, DISC, DISC)
        if stop.status == "completed":
            draw_icon(painter, "completed", disc.adjusted(2, 2, -2, -2), tokens.ok, tokens.surface)
            return
        painter.setPen(QPen(QColor(tokens.edge), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(2, 2, -2, -2))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(font(self._look.metrics.small_px, tokens.strong_weight))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(stop.sequence))

    def _state(self, painter: QPainter, box: QRectF, stop: Stop) -> float:
        """Returns the x where the badge begins."""
        face = badge_font(self._look)
        painter.setFont(face)
        text = stop_state(stop)
        width = min(badge_width(text, face) + 2, int(box.width() * 0.46))
        left = box.right() - PAD - width
        paint_badge(
            painter,
            QRectF(left, box.top(), width, box.height()),
            self._look,
            stop.status,
            text,
            STATUS_TONE[stop.status],
        )
        if not stop.pending:
            return left
        mark = QRectF(left - 28, box.center().y() - 10, 20, 20)
        draw_icon(painter, "waiting", mark, self._look.tokens.info)
        return mark.left()

    def _words(self, painter: QPainter, box: QRectF, stop: Stop) -> None:
        metrics, tokens = self._look.metrics, self._look.tokens
        middle = box.center().y()
        painter.setPen(QColor(tokens.ink))
        painter.setFont(font(metrics.body_px, tokens.strong_weight))
        self._line(
            painter,
            QRectF(box.left(), middle - metrics.body_px - 6, box.width(), metrics.body_px + 8),
            stop.address,
        )
        painter.setPen(QColor(tokens.soft))
        painter.setFont(font(metrics.small_px, tokens.body_weight))
        under = f"{stop.city} {stop.zip_code}" + (
            f" · {stop.tier} {stop.sii:.0f}" if stop.sii is not None else ""
        )
        self._line(painter, QRectF(box.left(), middle + 3, box.width(), metrics.small_px + 8), under)

    def _line(self, painter: QPainter, box: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
