"""Names of towns, as many as find room, the same ones on every tile."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QImage

from stormops_desktop.viewmodels.map.model import PlaceName
from stormops_desktop.views.map.reports_layer import draw_words
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on
from stormops_desktop.views.style.fonts import font

PIXELS, WEIGHT = 14, 600
GAP = 10.0
REACH = 140.0  # pixels that the widest name reaches from its middle


def paint_places(scene: Scene, area: Area) -> QImage | None:
    """The names of a tile; None where there is none."""
    west, north, east, south = area.box(REACH)
    named = [
        (place, width)
        for place, width in roomy_names(scene.model.places, area.scale)
        if west <= place.x <= east and north <= place.y <= south
    ]
    if not named:
        return None
    image = blank()
    painter = painter_on(image, area)
    for place, width in named:
        x, y = area.at(place.x, place.y)
        at = QPointF(x - width / 2, y + PIXELS / 3)
        draw_words(
            painter,
            at,
            place.name,
            ink=scene.palette.ink,
            halo=scene.palette.halo,
            pixels=PIXELS,
            weight=WEIGHT,
        )
    painter.end()
    return image


@lru_cache(maxsize=16)
def roomy_names(places: tuple[PlaceName, ...], scale: float) -> tuple[tuple[PlaceName, float], ...]:
    """Names that do not overlap one another at a scale, the weightiest first, with their width in pixels."""
    metrics = QFontMetricsF(font(PIXELS, WEIGHT))
    taken: list[tuple[float, float, float]] = []
    kept = []
    for place in places:
        x, y, width = place.x * scale, place.y * scale, metrics.horizontalAdvance(place.name)
        if all(abs(x - tx) > (width + tw) / 2 + GAP or abs(y - ty) > PIXELS + GAP for tx, ty, tw in taken):
            taken.append((x, y, width))
            kept.append((place, width))
    return tuple(kept)
