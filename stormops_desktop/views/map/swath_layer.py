"""The ground that hail reports speak for: colour for size, tint and hatching for how far it is believed."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from stormops_desktop.domain.maps.swath import Band
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on

OPACITY = (0.46, 0.26, 0.12)  # by ring, the nearest first
EDGE = (1.6, 1.0, 0.0)
HATCHED_FROM = 2  # the ring that is hatched: nobody saw anything within three miles
BOLD_PATTERNS = (
    Qt.BrushStyle.Dense7Pattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.Dense4Pattern,
)


def paint_swath(scene: Scene, area: Area) -> QImage | None:
    """The bands that reach into the tile, the surest on top; None where none does."""
    box = area.box(margin=4)
    bands = [band for band in scene.model.swath if _reach(band).meets_box(*box)]
    if not bands:
        return None
    image = blank()
    painter = painter_on(image, area)
    into_tile = QTransform.fromTranslate(-area.left, -area.top).scale(area.scale, area.scale)
    for band in bands:
        draw_band(painter, scene.palette, band.hail_class, band.ring, into_tile.map(_reach(band).path))
    painter.end()
    return image


def draw_band(painter: QPainter, palette: Palette, hail_class: int, ring: int, path: QPainterPath) -> None:
    """Replaces what lies under it, so that overlapping bands do not add up to a size nobody reported."""
    colour = QColor(palette.hail[hail_class])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    tint = QColor(colour)
    tint.setAlphaF(0.0 if palette.bold else OPACITY[ring])
    painter.fillPath(path, QBrush(tint))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if palette.bold or ring >= HATCHED_FROM:
        painter.fillPath(path, QBrush(_hatching(colour, ring), _pattern(palette, hail_class, ring)))
    if EDGE[ring] or palette.bold:
        width = max(1.0, EDGE[ring]) * (1.6 if palette.bold else 1.0)
        style = Qt.PenStyle.SolidLine if ring == 0 else Qt.PenStyle.DashLine
        painter.strokePath(path, QPen(colour, width, style))


def _hatching(colour: QColor, ring: int) -> QColor:
    hatch = QColor(colour)
    hatch.setAlphaF((0.9, 0.55, 0.30)[ring])
    return hatch


def _pattern(palette: Palette, hail_class: int, ring: int) -> Qt.BrushStyle:
    if ring >= HATCHED_FROM:
        return Qt.BrushStyle.Dense7Pattern if palette.bold else Qt.BrushStyle.BDiagPattern
    return BOLD_PATTERNS[hail_class]


class _Reach:
    """A band's path in the unit square, and its box."""

    def __init__(self, band: Band) -> None:
        self.path = QPainterPath()
        for outline in band.outlines:
            self.path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]))
            self.path.closeSubpath()
        self._box = self.path.boundingRect()

    def meets_box(self, west: float, north: float, east: float, south: float) -> bool:
        box = self._box
        return box.left() <= east and west <= box.right() and box.top() <= south and north <= box.bottom()


@lru_cache(maxsize=128)
def _reach(band: Band) -> _Reach:
    return _Reach(band)
