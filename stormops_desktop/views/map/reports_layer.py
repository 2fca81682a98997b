"""Storm reports: a mark by who says so, as large as the hail, filled when it was measured, in figures too."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from stormops_desktop.domain.maps.swath import hail_class
from stormops_desktop.viewmodels.map.model import ReportMark
from stormops_desktop.views.map.glyphs import Shape, draw_glyph
from stormops_desktop.views.map.mark_sizes import report_radius
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.map.place_names import Named
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on
from stormops_desktop.views.map.words import draw_words
from stormops_desktop.views.style.fonts import font

MARGIN = 64  # pixels that a mark and its words may reach over an edge
WORDS_FROM = 8.5
PIXELS = 12
CREW = "crew"


def report_shape(report: ReportMark) -> Shape:
    """By source: people saw a circle, radar a square, our own crews a triangle; wind is a flag."""
    if report.hazard != "hail":
        return Shape.FLAG
    if report.radar:
        return Shape.SQUARE
    return Shape.TRIANGLE if report.source == CREW else Shape.CIRCLE


def paint_reports(scene: Scene, area: Area) -> QImage | None:
    """The marks of a tile's reports, the greatest on top; None where there is none."""
    west, north, east, south = area.box(MARGIN)
    some = [
        r for r in scene.model.reports if not r.ground and west <= r.x <= east and north <= r.y <= south
    ]  # fmt: skip
    if not some:
        return None
    image = blank()
    painter = painter_on(image, area)
    for report in some:
        at = QPointF(*area.at(report.x, report.y))
        draw_report(painter, scene.palette, report, at, report_radius(report, area.zoom))
    painter.end()
    return image


def paint_sizes(scene: Scene, area: Area) -> QImage | None:
    """The sizes of a tile's reports, where there is room: above the routes, which lie over the marks."""
    if area.zoom < WORDS_FROM:
        return None
    west, north, east, south = area.box(MARGIN)
    near = [
        r for r in scene.model.reports
        if not (r.ground or r.radar) and west <= r.x <= east and north <= r.y <= south
    ]  # fmt: skip
    if not near:
        return None
    sized = roomy_sizes(scene.model.reports, scene.names.at(area.zoom), area.scale, area.zoom)
    some = [report for report in near if report.report_id in sized]
    if not some:
        return None
    image = blank()
    painter = painter_on(image, area)
    for report in some:
        _draw_size(painter, scene.palette, report, area)
    painter.end()
    return image


def draw_report(painter: QPainter, palette: Palette, report: ReportMark, at: QPointF, radius: float) -> None:
    """One mark; an estimate is hollow, because nobody held a ruler to it."""
    colour = _colour(palette, report)
    shape = report_shape(report)
    draw_glyph(painter, shape, at, radius + 1.6, palette.halo, palette.halo, 0.0)
    fill = colour if report.measured or report.hazard != "hail" else palette.halo
    draw_glyph(
        painter, shape, at, radius, fill, colour, (3.0 if palette.bold else 2.4) * min(1.0, radius / 8)
    )
    if report.preliminary:
        painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius + 4, radius + 4)


@lru_cache(maxsize=16)
def roomy_sizes(
    reports: tuple[ReportMark, ...], named: tuple[Named, ...], scale: float, zoom: float
) -> frozenset[str]:
    """Reports whose size finds room beside them, the greatest first; names of towns have it before them."""
    metrics = QFontMetricsF(font(PIXELS, 600))
    taken = [name.box() for name in named]
    kept = []
    for report in reversed(reports):
        if report.radar:  # thousands, on a grid
            continue
        left, y = report.x * scale + report_radius(report, zoom), report.y * scale
        box = (left, y - PIXELS / 2, left + metrics.horizontalAdvance(_size(report)) + 8, y + PIXELS / 2)
        if all(box[0] > t[2] or t[0] > box[2] or box[1] > t[3] or t[1] > box[3] for t in taken):
            taken.append(box)
            kept.append(report.report_id)
    return frozenset(kept)


def _size(report: ReportMark) -> str:
    if report.magnitude is None:
        return ""
    return f"{report.magnitude:.2f}″" if report.hazard == "hail" else f"{report.magnitude:.0f} mph"


def _draw_size(painter: QPainter, palette: Palette, report: ReportMark, area: Area) -> None:
    x, y = area.at(report.x, report.y)
    words, beside = _size(report), QPointF(x + report_radius(report, area.zoom) + 4, y + 4)
    draw_words(painter, beside, words, ink=palette.ink, halo=palette.halo, pixels=PIXELS)


def _colour(palette: Palette, report: ReportMark) -> str:
    if report.hazard != "hail" or report.magnitude is None:
        return palette.wind
    reached = hail_class(report.magnitude)
    return palette.soft if reached is None else palette.hail[reached]
