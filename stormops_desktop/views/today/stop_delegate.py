"""Paints one stop of the list: number, address, what happened."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.viewmodels.shown import Stop
from stormops_desktop.viewmodels.stop_list import StopListModel, StopRole, stop_state
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import (
    HEIGHT,
    STATUS_TONE,
    badge_font,
    badge_width,
    draw_mark,
    paint_badge,
)

Index = QModelIndex | QPersistentModelIndex
DISC = 36
PAD = 12


class StopDelegate(QStyledItemDelegate):
    """A row as high as a primary target."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, max(68, self._look.metrics.primary))

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
        room = QRectF(
            box.left() + PAD * 2 + DISC, box.top() + 8, box.width() - PAD * 3 - DISC, box.height() - 16
        )
        self._address(painter, room, stop)
        left = self._state(painter, room, stop)
        self._place(painter, room, left - room.left() - 8, self._under(index, stop), self._tone(index, stop))
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

    def _state(self, painter: QPainter, room: QRectF, stop: Stop) -> float:
        """The badge at the right of the lower line; returns the x where it begins."""
        face = badge_font(self._look)
        painter.setFont(face)
        text = stop_state(stop)
        width = min(badge_width(text, face) + 2, int(room.width() * 0.62))
        low = QRectF(room.right() - width, room.bottom() - HEIGHT, width, HEIGHT)
        paint_badge(painter, low, self._look, stop.status, text, STATUS_TONE[stop.status])
        if not (stop.pending or stop.needs_you):
            return low.left()
        mark = QRectF(low.left() - 28, low.center().y() - 10, 20, 20)
        draw_mark(painter, mark, self._look, needs_you=stop.needs_you)
        return mark.left()

    def _address(self, painter: QPainter, room: QRectF, stop: Stop) -> None:
        """The whole upper line: the wrong house is the costliest mistake."""
        metrics, tokens = self._look.metrics, self._look.tokens
        painter.setPen(QColor(tokens.ink))
        painter.setFont(font(metrics.body_px, tokens.strong_weight))
        height = room.height() - HEIGHT
        self._line(painter, QRectF(room.left(), room.top() - 1, room.width(), height), stop.address)

    def _place(self, painter: QPainter, room: QRectF, width: float, text: str, tone: str) -> None:
        metrics, tokens = self._look.metrics, self._look.tokens
        painter.setPen(QColor(tone))
        painter.setFont(font(metrics.small_px, tokens.body_weight))
        self._line(painter, QRectF(room.left(), room.bottom() - HEIGHT, width, HEIGHT), text)

    def _under(self, index: Index, stop: Stop) -> str:
        """Hours asked for or agreed on, city, ZIP, impact; the route where several share their numbers."""
        parts = [f"{stop.city} {stop.zip_code}"]
        if stop.sii is not None:
            parts.append(f"{stop.tier} {stop.sii:.0f}")
        model = index.model()
        if isinstance(model, StopListModel) and model.several_routes:
            parts.append(stop.route_name)
            parts = [*filter(None, [model.mark(stop)]), *parts]
        if isinstance(model, StopListModel) and model.asked(stop).short:
            parts.insert(0, model.asked(stop).short)
        if isinstance(model, StopListModel) and stop.scheduled_at is not None:
            parts.insert(0, model.appointment(stop))  # first: what was promised must not be cut
        return " · ".join(parts)

    def _tone(self, index: Index, stop: Stop) -> str:
        """The colour of the line below: who is late stands out, and who will be."""
        model, tokens = index.model(), self._look.tokens
        if not isinstance(model, StopListModel) or not model.asked(stop).late:
            return tokens.soft
        return tokens.danger if model.asked(stop).over else tokens.warn

    def _line(self, painter: QPainter, box: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
