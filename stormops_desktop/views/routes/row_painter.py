"""How a route and a stop look in the list: the line of a route is the one that the map draws."""

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.viewmodels.map.model import RouteStop
from stormops_desktop.viewmodels.routes.rows import Role, RouteRow, StopRow
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.route_paths import Run
from stormops_desktop.views.map.routes_layer import draw_number, draw_run, route_look
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.cells import BETWEEN, shortened

Index = QModelIndex | QPersistentModelIndex
PAD, SWATCH, ICON = 12, 40, 16


class RowPainter(QStyledItemDelegate):
    """Rows as high as their lines, and never lower than a primary target."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        metrics, row = self._look.metrics, index.data(Role.ROW)
        lines = 2 + int(isinstance(row, RouteRow) and bool(row.news))
        height = metrics.body_px * 1.5 + (lines - 1) * metrics.small_px * 1.5 + 14
        return QSize(200, max(metrics.primary, round(height)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, row = self._look.tokens, index.data(Role.ROW)
        box, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_stop = isinstance(row, StopRow)
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.sunk if is_stop else tokens.surface))
        line = QRectF(box.left(), box.bottom() - tokens.border_px, box.width(), tokens.border_px)
        painter.fillRect(line, QColor(tokens.line))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 6, box.height()), QColor(tokens.accent))
        if isinstance(row, RouteRow):
            self._route(painter, box, row)
        elif isinstance(row, StopRow):
            self._stop(painter, box, row)
        painter.restore()

    def _route(self, painter: QPainter, box: QRectF, row: RouteRow) -> None:
        tokens, metrics = self._look.tokens, self._look.metrics
        middle = box.top() + 7 + metrics.body_px * 0.75
        arrow = QRectF(box.left() + PAD - 2, middle - ICON / 2, ICON, ICON)
        draw_icon(painter, "down" if row.opened else "next", arrow, tokens.soft)
        left = arrow.right() + 6
        corners = np.array([[left, middle], [left + SWATCH, middle]])
        draw_run(painter, palette_of(self._look), row.at, Run(corners, 0.0), draft=False)
        left += SWATCH + 10
        right = box.right() - PAD
        if row.locked:
            right -= ICON + 6
            draw_icon(painter, "lock", QRectF(right + 6, middle - ICON / 2, ICON, ICON), tokens.ink)
        painter.setFont(font(metrics.small_px, tokens.strong_weight))
        status = f"{row.status} *" if row.changed else row.status
        width = painter.fontMetrics().horizontalAdvance(status)
        painter.setPen(QColor(tokens.info if row.changed else tokens.soft))
        painter.drawText(QPointF(right - width, middle + metrics.small_px * 0.36), status)
        painter.setFont(font(metrics.body_px, tokens.strong_weight))
        painter.setPen(QColor(tokens.ink))
        top = QRectF(left, box.top() + 7, right - width - 10 - left, metrics.body_px * 1.5)
        title, facts = title_and_facts(row, painter.fontMetrics(), top.width())
        self._line(painter, top, title)
        painter.setFont(font(metrics.small_px, tokens.body_weight))
        painter.setPen(QColor(tokens.soft))
        left = arrow.right() + 6
        below = QRectF(left, top.bottom(), box.right() - PAD - left, metrics.small_px * 1.5)
        self._line(painter, below, facts)
        if row.news:
            painter.setPen(QColor(str(getattr(tokens, row.tone))))
            self._line(painter, below.translated(0, below.height()), row.news)

    def _stop(self, painter: QPainter, box: QRectF, row: StopRow) -> None:
        tokens, metrics, palette = self._look.tokens, self._look.metrics, palette_of(self._look)
        at = QPointF(box.left() + PAD + 32, box.center().y())
        colour, _ = route_look(palette, row.at)
        draw_number(painter, palette, colour, at, RouteStop(row.property_id, row.number, 0.0, 0.0, row.done))
        left, right = at.x() + 26 * palette.grown, box.right() - PAD
        for name, shown in (("lock", row.locked), ("completed", row.done), ("attention", row.late)):
            if shown:
                right -= ICON + 6
                mark = QRectF(right + 6, box.center().y() - ICON / 2, ICON, ICON)
                draw_icon(painter, name, mark, tokens.warn if name == "attention" else tokens.ink)
        painter.setOpacity(0.5 if row.cut else 1.0)
        painter.setFont(font(metrics.body_px, tokens.body_weight))
        painter.setPen(QColor(tokens.ink))
        half = metrics.body_px * 1.5
        start = box.center().y() - (half + metrics.small_px * 1.5) / 2
        upper = QRectF(left, start, right - left, half)
        self._line(painter, upper, row.address)
        painter.setFont(font(metrics.small_px, tokens.body_weight))
        painter.setPen(QColor(tokens.warn if row.late else tokens.soft))
        self._line(painter, QRectF(left, upper.bottom(), upper.width(), metrics.small_px * 1.5), row.facts)

    def _line(self, painter: QPainter, box: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def title_and_facts(row: RouteRow, metrics: QFontMetrics, wide: float) -> tuple[str, str]:
    """The first two lines: the day goes down where there is no room for it beside the crew."""
    title = BETWEEN.join(part for part in (row.name, row.crew, row.day) if part)
    if metrics.horizontalAdvance(title) <= wide:
        return title, row.facts
    facts = BETWEEN.join(part for part in (row.day, row.facts) if part)
    return shortened((row.name, row.crew), 1, metrics, wide), facts
