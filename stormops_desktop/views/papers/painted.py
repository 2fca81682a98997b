"""Pages of papers by a painter: the same for the screen and for the printer."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen, QPolygonF

from stormops_desktop.domain.papers.pages import Drawn, Filled, Page, Words
from stormops_desktop.views.style.resources import resource

FAMILY = "DejaVu Sans"
SHARP = 64  # letters are laid out at this size and scaled, so that lines are as wide as in the PDF


def paint_page(painter: QPainter, page: Page, width: float) -> None:
    """Draws a page from the painter's origin, so many device-independent pixels wide."""
    painter.save()
    scale = width / page.width
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRectF(0, 0, page.width, page.height), QColor("#ffffff"))
    for item in page.items:
        match item:
            case Words():
                _words(painter, item, page.height)
            case Filled():
                top = page.height - item.y - item.height
                painter.fillRect(QRectF(item.x, top, item.width, item.height), QColor(item.colour))
            case Drawn():
                _drawn(painter, item, page.height)
    painter.restore()


def _words(painter: QPainter, item: Words, height: float) -> None:
    painter.save()
    painter.translate(item.x, height - item.y)
    painter.scale(item.size / SHARP, item.size / SHARP)
    painter.setFont(_typeface(item.bold))
    painter.setPen(QColor(item.colour))
    painter.drawText(QPointF(0, 0), item.text)
    painter.restore()


def _drawn(painter: QPainter, item: Drawn, height: float) -> None:
    pen = QPen(QColor(item.colour), item.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(x, height - y) for x, y in item.points]
    if len(points) == 1:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(QPolygonF(points))


@cache
def _typeface(bold: bool) -> QFont:
    """The typeface of the PDF, which lies beside that of the app."""
    for file in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}")))
    made = QFont(FAMILY)
    made.setPixelSize(SHARP)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
