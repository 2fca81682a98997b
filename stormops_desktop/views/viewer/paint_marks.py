"""Painting marks over a photo: a bright line with a white halo, seen on every shingle and in the sun."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from stormops_desktop.domain.evidence.marks import Mark, MarkKind, Point, label_of

# The same two on paper and in copies; not tokens, since they lie on a photo and not on a theme.
MARK, HALO = QColor("#e4007c"), QColor("#ffffff")
LINE_PX, HALO_PX, HEAD_PX = 3.0, 7.0, 18.0
HANDLE_PX = 9.0

Place = Callable[[Point], QPointF]


def paint_marks(painter: QPainter, marks: Sequence[Mark], place: Place, words: QFont) -> None:
    """All marks; `place` tells where a fraction of the picture lies on the widget."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((HALO, HALO_PX), (MARK, LINE_PX)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark in marks:
            painter.drawPath(outline(mark, place))
    for mark in marks:
        _write(painter, mark, place, words)


def paint_handles(painter: QPainter, mark: Mark, place: Place, colour: QColor) -> None:
    """Shows which mark is chosen, and where it can be pulled."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    points = [place(point) for point in mark.points]
    edge = QPolygonF(points).boundingRect().adjusted(-14, -14, 14, 14)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(HALO, 4), QPen(colour, 2, Qt.PenStyle.DashLine)):
        painter.setPen(pen)
        painter.drawRect(edge)
    painter.setPen(QPen(colour, 3))
    painter.setBrush(QBrush(HALO))
    for point in points:
        painter.drawEllipse(point, HANDLE_PX, HANDLE_PX)


def outline(mark: Mark, place: Place) -> QPainterPath:
    """The lines of a mark on the widget; words have none."""
    path = QPainterPath()
    points = [place(point) for point in mark.points]
    match mark.kind:
        case MarkKind.ARROW:
            _arrow(path, *points)
        case MarkKind.CIRCLE:
            radius = math.hypot(points[1].x() - points[0].x(), points[1].y() - points[0].y())
            path.addEllipse(points[0], radius, radius)
        case MarkKind.TEST_SQUARE:
            path.addPolygon(QPolygonF([*points, points[0]]))
    return path


def _arrow(path: QPainterPath, tail: QPointF, head: QPointF) -> None:
    path.moveTo(tail)
    path.lineTo(head)
    angle = math.atan2(head.y() - tail.y(), head.x() - tail.x())
    for turn in (0.45, -0.45):
        path.moveTo(head)
        path.lineTo(head - QPointF(HEAD_PX * math.cos(angle + turn), HEAD_PX * math.sin(angle + turn)))


def _write(painter: QPainter, mark: Mark, place: Place, words: QFont) -> None:
    text, point = label_of(mark)
    if not text:
        return
    path = QPainterPath()
    path.addText(place(point), words, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(HALO, HALO_PX - LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.drawPath(path)
    painter.fillPath(path, MARK)
