"""The shapes of marks on the map, the same on a tile and in the legend."""

import math
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF


class Shape(StrEnum):
    DOT = "dot"
    CIRCLE = "circle"
    RING = "ring"
    HALF = "half"
    DIAMOND = "diamond"
    SQUARE = "square"
    TRIANGLE = "triangle"
    CROSS = "cross"
    STAR = "star"
    FLAG = "flag"
    HOUSE = "house"


CORNERS = {
    Shape.DIAMOND: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    Shape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Shape.TRIANGLE: ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    Shape.CROSS: (
        (-0.34, -1), (0.34, -1), (0.34, -0.34), (1, -0.34), (1, 0.34), (0.34, 0.34),
        (0.34, 1), (-0.34, 1), (-0.34, 0.34), (-1, 0.34), (-1, -0.34), (-0.34, -0.34),
    ),
    Shape.FLAG: ((-0.8, 1.1), (-0.8, -1.1), (1.1, -0.45), (-0.45, 0.15), (-0.45, 1.1)),
    Shape.HOUSE: ((-1, -0.05), (0, -1.1), (1, -0.05), (0.75, -0.05), (0.75, 1), (-0.75, 1), (-0.75, -0.05)),
}  # fmt: skip
STAR_POINTS, STAR_WAIST = 5, 0.48


def outline(shape: Shape, centre: QPointF, radius: float) -> QPainterPath:
    """The shape as a closed path about a centre."""
    path = QPainterPath()
    if shape is Shape.STAR:
        path.addPolygon(_star(centre, radius))
    elif shape in CORNERS:
        path.addPolygon(
            QPolygonF([QPointF(centre.x() + x * radius, centre.y() + y * radius) for x, y in CORNERS[shape]])
        )
    else:
        path.addEllipse(centre, radius, radius)
    path.closeSubpath()
    return path


def draw_glyph(
    painter: QPainter, shape: Shape, centre: QPointF, radius: float, fill: str, edge: str, width: float
) -> None:
    """Paints the shape; hollow ones are filled with what they stand on, so that lines do not run through."""
    path = outline(shape, centre, radius)
    painter.setPen(QPen(QColor(edge), width) if width else QPen(Qt.PenStyle.NoPen))
    if shape is Shape.HALF:
        _draw_half(painter, path, centre, radius, fill, edge, width)
        return
    painter.setBrush(QBrush(QColor(fill)))
    painter.drawPath(path)


def _draw_half(
    painter: QPainter, path: QPainterPath, centre: QPointF, radius: float, fill: str, edge: str, width: float
) -> None:
    """The right half filled: a mark between hollow and full."""
    painter.setPen(QPen(QColor(fill), max(width, 1.0)))
    painter.setBrush(QBrush(QColor(edge)))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(fill)))
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawPie(box, -90 * 16, 180 * 16)


def _star(centre: QPointF, radius: float) -> QPolygonF:
    corners = []
    for at in range(2 * STAR_POINTS):
        away = 1.2 * radius * (STAR_WAIST if at % 2 else 1.0)
        turn = math.pi * at / STAR_POINTS
        corners.append(QPointF(centre.x() + away * math.sin(turn), centre.y() - away * math.cos(turn)))
    return QPolygonF(corners)
