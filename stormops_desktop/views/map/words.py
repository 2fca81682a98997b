"""Words on the map: their rim."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from stormops_desktop.views.style.fonts import font

RIM = 3.2  # pixels, half of them outside the letters


def draw_words(
    painter: QPainter, at: QPointF, words: str, *, ink: str, halo: str, pixels: int, weight: int = 600,
    rim: float = RIM,
) -> None:  # fmt: skip
    """Words with a rim that keeps them readable on any map; `at` is the left end of their base line."""
    path = QPainterPath()
    path.addText(at, font(pixels, weight), words)
    painter.strokePath(path, QPen(QColor(halo), rim, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                  Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.fillPath(path, QColor(ink))
