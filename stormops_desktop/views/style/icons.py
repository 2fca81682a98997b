"""The product's own icons, tinted by the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stormops_desktop.views.style.resources import resource_folder


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: str, behind: str = "#FFFFFF") -> None:
    """Paints an icon; `behind` shows through where a filled icon is cut open."""
    _renderer(name, colour, behind).render(painter, box)


def icon(name: str, colour: str, behind: str = "#FFFFFF", *, chosen: str | None = None) -> QIcon:
    """A QIcon for buttons; `chosen` is its colour while the button is checked."""
    made = QIcon()
    made.addPixmap(_pixmap(name, colour, behind), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(_pixmap(name, chosen or colour, behind), QIcon.Mode.Normal, QIcon.State.On)
    return made


@cache
def _source(name: str) -> str:
    return (resource_folder() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str, behind: str) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour).replace("knock", behind)
    return QSvgRenderer(QByteArray(text.encode()))


@cache
def _pixmap(name: str, colour: str, behind: str, pixels: int = 64) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, name, QRectF(0, 0, pixels, pixels), colour, behind)
    painter.end()
    return pixmap
