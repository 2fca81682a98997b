"""Storm reports: a mark by who says so, as large as the hail, filled when it was measured, in figures too."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from stormops_desktop.domain.maps.swath import hail_class
from stormops_desktop.viewmodels.map.model import ReportMark
from stormops_desktop.views.map.glyphs import Shape, draw_glyph
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on
from stormops_desktop.views.style.fonts import font

MARGIN = 64  # pixels that a mark and its words may reach over an edge
WORDS_FROM = 8.5
LEAST, MOST, AN_INCH = 5.0, 15.0, 3.6
CREW = "crew"


def report_radius(report: ReportMark) -> float:
    """Pixels; hail grows by its size, everything else is small."""
    if report.hazard != "hail" or report.magnitude is None:
        return LEAST + 2
    return min(MOST, LEAST + AN_INCH * report.magnitude)


def report_shape(report: ReportMark) -> Shape:
    """By source: people saw a circle, radar a square, our own crews a triangle; wind is a flag."""
    if report.hazard != "hail":
        return Shape.FLAG
    if report.radar:
        return Shape.SQUARE
    return Shape.TRIANGLE if report.source == CREW else Shape.CIRCLE


def paint_reports(scene: Scene, area: Area) -> QImage | None:
    """The reports of a tile, the greatest on top; None where there is none."""
    west, north, east, south = area.box(MARGIN)
    some = [r for r in scene.model.reports if west <= r.x <= east and north <= r.y <= south]
    if not some:
        return None
    image = blank()
    painter = painter_on(image, area)
    for report in some:
        draw_report(painter, scene.palette, report, QPointF(*area.at(report.x, report.y)))
    if area.zoom >= WORDS_FROM:
        for report in some:
            _draw_size(painter, scene.palette, report, QPointF(*area.at(report.x, report.y)))
    painter.end()
    return image


def draw_report(painter: QPainter, palette: Palette, report: ReportMark, at: QPointF) -> None:
    """One mark; an estimate is hollow, because nobody held a ruler to it."""
    colour = _colour(palette, report)
    shape, radius = report_shape(report), report_radius(report)
    draw_glyph(painter, shape, at, radius + 1.6, palette.halo, palette.halo, 0.0)
    fill = colour if report.measured or report.hazard != "hail" else palette.halo
    draw_glyph(painter, shape, at, radius, fill, colour, 3.0 if palette.bold else 2.4)
    if report.preliminary:
        painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius + 4, radius + 4)


def draw_words(
    painter: QPainter, at: QPointF, words: str, *, ink: str, halo: str, pixels: int, weight: int = 600
) -> None:
    """Words with a rim that keeps them readable on any map; `at` is the left end of their base line."""
    path = QPainterPath()
    path.addText(at, font(pixels, weight), words)
    painter.strokePath(path, QPen(QColor(halo), 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                  Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.fillPath(path, QColor(ink))


def _draw_size(painter: QPainter, palette: Palette, report: ReportMark, at: QPointF) -> None:
    if report.magnitude is None:
        return
    hail = report.hazard == "hail"
    words = f"{report.magnitude:.2f}″" if hail else f"{report.magnitude:.0f} mph"
    beside = QPointF(at.x() + report_radius(report) + 4, at.y() + 4)
    draw_words(painter, beside, words, ink=palette.ink, halo=palette.halo, pixels=13 if palette.bold else 12)


def _colour(palette: Palette, report: ReportMark) -> str:
    if report.hazard != "hail" or report.magnitude is None:
        return palette.wind
    reached = hail_class(report.magnitude)
    return palette.soft if reached is None else palette.hail[reached]
