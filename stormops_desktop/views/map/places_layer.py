"""Names of towns above everything else, as many as find room, the same ones on every tile."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from stormops_desktop.views.map.place_names import NAME_PX, NAME_WEIGHT
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on
from stormops_desktop.views.map.words import draw_words

RIM = 5.5  # pixels, half of them outside the letters: names lie over lines that are as dark


def paint_places(scene: Scene, area: Area) -> QImage | None:
    """The names of a tile; None where there is none."""
    left, top, side = area.left, area.top, area.side
    named = []
    for name in scene.names.at(area.zoom):
        west, north, east, south = name.box(RIM)
        if west <= left + side and left <= east and north <= top + side and top <= south:
            named.append(name)
    if not named:
        return None
    image = blank()
    painter = painter_on(image, area)
    ink, halo = scene.palette.ink, scene.palette.halo
    for name in named:
        at = QPointF(name.x - left - name.width / 2, name.y - top + NAME_PX / 3)
        draw_words(painter, at, name.name, ink=ink, halo=halo, pixels=NAME_PX, weight=NAME_WEIGHT, rim=RIM)
    painter.end()
    return image
