"""Words on the map: their rim, and which names of towns find room."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from stormops_desktop.viewmodels.map.model import PlaceName
from stormops_desktop.views.style.fonts import font

NAME_PX, NAME_WEIGHT = 14, 600
RIM, NAME_RIM = 3.2, 5.5  # pixels, half of them outside the letters; names lie over lines that are as dark
GAP = 10.0


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


@lru_cache(maxsize=16)
def roomy_names(places: tuple[PlaceName, ...], scale: float) -> tuple[tuple[PlaceName, float], ...]:
    """Names that do not overlap one another at a scale, the weightiest first, with their width in pixels."""
    metrics = QFontMetricsF(font(NAME_PX, NAME_WEIGHT))
    taken: list[tuple[float, float, float]] = []
    kept = []
    for place in places:
        x, y, width = place.x * scale, place.y * scale, metrics.horizontalAdvance(place.name)
        if all(abs(x - tx) > (width + tw) / 2 + GAP or abs(y - ty) > NAME_PX + GAP for tx, ty, tw in taken):
            taken.append((x, y, width))
            kept.append((place, width))
    return tuple(kept)


def under_a_name(
    x: float, y: float, radius: float, named: tuple[tuple[PlaceName, float], ...], scale: float
) -> bool:
    """Whether a mark at a point of the unit square would lie under a name, at least in part."""
    half = NAME_PX / 2 + radius
    return any(
        abs(y - place.y) * scale < half and abs(x - place.x) * scale < width / 2 + radius
        for place, width in named
    )
