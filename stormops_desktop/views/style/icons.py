"""The product's own icons, tinted by the theme."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stormops_desktop.views.style.resources import resource


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: str, behind: str = "#FFFFFF") -> None:
    """Paints an icon; `behind` shows through where a filled icon is cut open.

    Drawn once a size and kept: a table paints dozens of them in every frame.
    """
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(box.topLeft(), _drawn(name, colour, behind, round(box.width()), ratio))


def icon(
    name: str,
    colour: str,
    behind: str,
    *,
    chosen: tuple[str, str] | None = None,
    disabled: str = "",
    gap: float = 0.0,
) -> QIcon:
    """A QIcon for buttons.

    `chosen` is (colour, behind) while the button is checked; `gap` is the room kept free between the icon
    and the words, as a part of the icon's width.
    """
    made = QIcon()
    checked = chosen or (colour, behind)
    made.addPixmap(_pixmap(name, colour, behind, gap), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(_pixmap(name, *checked, gap), QIcon.Mode.Normal, QIcon.State.On)
    made.addPixmap(_pixmap(name, disabled or colour, behind, gap), QIcon.Mode.Disabled)
    return made


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str, behind: str) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour).replace("knock", behind)
    return QSvgRenderer(QByteArray(text.encode()))


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, behind: str, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour, behind).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _pixmap(name: str, colour: str, behind: str, gap: float, pixels: int = 64) -> QPixmap:
    pixmap = QPixmap(round(pixels * (1 + gap)), pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour, behind).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
