"""A chart as a PNG file that still says what it is when it stands alone in a mail."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from stormops_desktop.viewmodels.charts.figure import Figure
from stormops_desktop.views.charts.paint import paint_figure
from stormops_desktop.views.charts.tints import Tints
from stormops_desktop.views.style.fonts import font

WIDTH, HEIGHT, EDGE, SHARP = 960, 480, 28, 2.0


def picture(look: Tints, figure: Figure) -> QImage:
    """Title above, origin below, twice as sharp as a plain screen; in the theme's colours."""
    small, head = look.metrics.small_px * 1.5, look.metrics.title_px * 1.4
    height = HEIGHT + head + small * len(figure.origin.lines) + 2 * EDGE
    image = QImage(round(WIDTH * SHARP), round(height * SHARP), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    painter.setFont(font(look.metrics.title_px, 700))
    painter.setPen(look.colour("ink"))
    painter.drawText(QRectF(EDGE, EDGE, WIDTH - 2 * EDGE, head), Qt.AlignmentFlag.AlignTop, figure.title)
    paint_figure(painter, look, figure, QRectF(EDGE, EDGE + head, WIDTH - 2 * EDGE, HEIGHT))
    painter.setFont(font(look.metrics.small_px, look.tokens.body_weight))
    painter.setPen(look.colour("soft"))
    for at, line in enumerate(figure.origin.lines):
        box = QRectF(EDGE, EDGE + head + HEIGHT + small * at, WIDTH - 2 * EDGE, small)
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, line)
    painter.end()
    return image


def png(look: Tints, figure: Figure) -> bytes:
    """The picture's file; its origin is in the text fields too."""
    made = picture(look, figure)
    made.setText("Title", figure.title)
    made.setText("Description", "\n".join(figure.origin.lines))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(made)
    return bytes(content.data())
