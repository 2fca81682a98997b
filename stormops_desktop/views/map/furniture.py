"""What lies over the map: grid, scale in miles and kilometres, north, whom to thank, as of when, outlines."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from stormops_desktop.domain.maps.mercator import to_degrees, world_per_metre, world_point
from stormops_desktop.viewmodels.map.camera import Camera, Size
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.style.fonts import font

EDGE = 12.0
METRES = {"mi": 1_609.344, "km": 1_000.0}
NICE = (1.0, 2.0, 5.0)
BAR_MOST = 110.0  # pixels
GRID_STEPS = (30.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)  # degrees
GRID_LEAST = 90.0  # pixels between two lines


def draw_grid(painter: QPainter, palette: Palette, camera: Camera, size: Size) -> None:
    """A calm net of whole degrees and parts of them, where there is no map picture."""
    painter.setPen(QPen(QColor(palette.grid), 1.0))
    step = next((s for s in reversed(GRID_STEPS) if s / 360.0 * camera.scale >= GRID_LEAST), GRID_STEPS[0])
    box = camera.view(size)
    north, west = to_degrees(max(0.0, box.west), max(0.0, box.north))
    south, east = to_degrees(min(1.0, box.east), min(1.0, box.south))
    for longitude in _multiples(west, east, step):
        x, _ = camera.to_screen(world_point(0.0, longitude)[0], 0.0, size)
        painter.drawLine(QPointF(x, 0), QPointF(x, size[1]))
    for latitude in _multiples(south, north, step):
        _, y = camera.to_screen(0.0, world_point(latitude, 0.0)[1], size)
        painter.drawLine(QPointF(0, y), QPointF(size[0], y))


def draw_scale(painter: QPainter, palette: Palette, camera: Camera, size: Size) -> None:
    """A bar of whole miles above one of whole kilometres, true for the middle of the window."""
    a_metre = world_per_metre(camera.latitude) * camera.scale
    face = font(12, 600)
    bars = [(unit, *_bar(a_metre * metres)) for unit, metres in METRES.items()]
    wide = max(length for _, _, length in bars)
    box = QRectF(EDGE, size[1] - EDGE - 44, wide + 62, 44)
    _plate(painter, palette, box)
    painter.setFont(face)
    for row, (unit, amount, length) in enumerate(bars):
        y = box.top() + 14 + row * 18
        painter.setPen(QPen(QColor(palette.ink), 2.0))
        painter.drawPolyline(
            QPolygonF(
                [QPointF(x, h) for x, h in ((22, y - 4), (22, y), (22 + length, y), (22 + length, y - 4))]
            )
        )
        painter.drawText(QPointF(30 + length, y + 3), f"{amount:g} {unit}")


def draw_north(painter: QPainter, palette: Palette) -> None:
    """An arrow; the map never turns."""
    _plate(painter, palette, QRectF(EDGE, EDGE, 30, 40))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.ink))
    middle = EDGE + 15
    painter.drawPolygon(
        QPolygonF([QPointF(middle + x, EDGE + y) for x, y in ((0, 4), (7, 20), (0, 16), (-7, 20))])
    )
    painter.setPen(QColor(palette.ink))
    painter.setFont(font(12, 700))
    painter.drawText(QRectF(EDGE, EDGE + 20, 30, 18), int(Qt.AlignmentFlag.AlignCenter), "N")


def draw_line_of_words(painter: QPainter, palette: Palette, words: str, box: QRectF, *, right: bool) -> None:
    """One line on a plate in a corner of the box, cut with … where it is too narrow."""
    if not words:
        return
    face = font(12, 500)
    metrics = QFontMetricsF(face)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 16)
    wide = metrics.horizontalAdvance(shown) + 16
    plate = QRectF(box.right() - wide if right else box.left(), box.top(), wide, box.height())
    _plate(painter, palette, plate)
    painter.setFont(face)
    painter.setPen(QColor(palette.ink))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), shown)


def draw_focus(painter: QPainter, palette: Palette, at: QPointF, radius: float) -> None:
    """The ring round what the keyboard is on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((palette.halo, 6.0), (palette.focus, 3.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, radius, radius)


def draw_outline(painter: QPainter, palette: Palette, points: Sequence[QPointF]) -> None:
    """The lasso, or the box, as it is being drawn."""
    inside = QColor(palette.accent)
    inside.setAlphaF(0.14)
    painter.setBrush(inside)
    painter.setPen(QPen(QColor(palette.halo), 5.0))
    painter.drawPolygon(QPolygonF(list(points)))
    painter.setPen(QPen(QColor(palette.accent), 2.4, Qt.PenStyle.DashLine))
    painter.drawPolygon(QPolygonF(list(points)))


def no_picture() -> str:
    """Said where no pack covers what is shown."""
    return QCoreApplication.translate("map", "No map picture here: grid lines only")


def _plate(painter: QPainter, palette: Palette, box: QRectF) -> None:
    ground = QColor(palette.halo)
    ground.setAlphaF(1.0 if palette.bold else 0.86)
    painter.setPen(QPen(QColor(palette.ink), 2.0) if palette.bold else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 6, 6)


def _bar(pixels_a_unit: float) -> tuple[float, float]:
    """The longest nice amount that fits, and its length."""
    most = BAR_MOST / pixels_a_unit
    power = 10.0 ** math.floor(math.log10(most))
    amount = max(nice * power for nice in NICE if nice * power <= most)
    return amount, amount * pixels_a_unit


def _multiples(start: float, end: float, step: float) -> Iterator[float]:
    first = math.ceil(start / step)
    yield from (number * step for number in range(first, math.floor(end / step) + 1))


def draw_frame(painter: QPainter, palette: Palette, box: QRectF) -> None:
    """The focus ring of the map as a whole."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.focus), 3.0))
    painter.drawRect(box.adjusted(1.5, 1.5, -1.5, -1.5))
