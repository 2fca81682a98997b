"""The tour's photos: a hailed roof painted here, dropped onto the photo page as from a camera's folder."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1600, 1200)
COURSE, TAB = 75, 160
BRUISES = 9


def paint_roofs(folder: Path, count: int = 3) -> list[Path]:
    """Pictures of shingles with bruises and a chalked square, each a little different."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(1, count + 1):
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        _paint(image, Random(number))
        made.append(folder / f"roof-{number}.jpg")
        image.save(str(made[-1]), quality=90)
    return made


def drop_files(onto: QWidget, files: Sequence[Path]) -> None:
    """What the system does when files are dragged onto a widget and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    at, copy = QPoint(onto.rect().center()), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(onto, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(onto, QDropEvent(QPointF(at), copy, data, left, none))


def _paint(image: QImage, dice: Random) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in range(SIZE[1] // COURSE + 1):
        for column in range(-1, SIZE[0] // TAB + 1):
            shade = dice.randint(72, 112)
            left = column * TAB + (row % 2) * TAB // 2
            painter.fillRect(left, row * COURSE, TAB - 3, COURSE - 4, QColor(shade, shade, shade + 6))
    painter.setPen(QPen(QColor("#F4F4F4"), 7))
    painter.drawRect(QRectF(240, 160, 1100, 880))
    for _ in range(BRUISES):
        middle = QPointF(dice.uniform(300, 1280), dice.uniform(220, 980))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(34, 34, 38))
        painter.drawEllipse(middle, 17, 15)
        painter.setPen(QPen(QColor("#F4F4F4"), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 44, 44)
    painter.end()
