"""Names of towns above houses and routes, as many as find room, the same ones on every tile."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from stormops_desktop.views.map.place_names import NAME_PX, NAME_RIM, NAME_WEIGHT, draw_words, roomy_names
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on

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
        at = QPointF(x - width / 2, y + NAME_PX / 3)
        draw_words(
            painter,
            at,
            place.name,
            ink=scene.palette.ink,
            halo=scene.palette.halo,
            pixels=NAME_PX,
            weight=NAME_WEIGHT,
            rim=NAME_RIM,
        )
    painter.end()
    return image
