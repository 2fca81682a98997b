"""A route's map for paper: what the map's painters draw, in the light palette, at twice the page's points."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from stormops_desktop.domain.maps.mercator import WorldBox, world_box
from stormops_desktop.viewmodels.map.camera import Camera
from stormops_desktop.viewmodels.map.classes import classes_of
from stormops_desktop.viewmodels.map.model import Colouring, MapModel, RouteLine, TileSource
from stormops_desktop.viewmodels.map.tile_queue import TileKey
from stormops_desktop.viewmodels.shown import MapPicture
from stormops_desktop.views.map.base_layer import paint_base
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.map.routes_layer import paint_routes
from stormops_desktop.views.map.scene import SIDE, Area, Scene

SIZE = QSize(532, 236)  # the page's points
RATIO = 2.0
MARGIN = 1.12  # of the route's extent, so that no number touches the edge


def route_picture(line: RouteLine, sources: Sequence[TileSource], palette: Palette) -> MapPicture:
    """A PNG of the whole route over the map packs that cover it; safe on any thread."""
    scene = _scene(line, sources, palette)
    extent = (float(SIZE.width()), float(SIZE.height()))
    camera = Camera().fitted(_box(line), extent)
    image = QImage(SIZE * RATIO, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.paper))
    painter = QPainter(image)
    left = camera.x * camera.scale * RATIO - image.width() / 2
    top = camera.y * camera.scale * RATIO - image.height() / 2
    for layer in (paint_base, paint_routes):
        for column in range(int(left // SIDE), int((left + image.width()) // SIDE) + 1):
            for row in range(int(top // SIDE), int((top + image.height()) // SIDE) + 1):
                area = Area.of(TileKey("print", 0, camera.step, column, row), RATIO)
                tile = layer(scene, area)
                if tile is not None:
                    painter.drawImage(round(column * SIDE - left), round(row * SIDE - top), tile)
    painter.end()
    return MapPicture(_png(image), _credit(sources, camera.view(extent)))


def _scene(line: RouteLine, sources: Sequence[TileSource], palette: Palette) -> Scene:
    model = MapModel(routes=(line,))
    houses = classes_of(model.houses, Colouring.DECISION)
    return Scene(model, Colouring.DECISION, houses, houses.astype(bool), tuple(sources), palette, RATIO)


def _box(line: RouteLine) -> WorldBox:
    xs, ys = [stop.x for stop in line.stops], [stop.y for stop in line.stops]
    wide, high = (max(xs) - min(xs)) * MARGIN, (max(ys) - min(ys)) * MARGIN
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return WorldBox(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _credit(sources: Sequence[TileSource], view: WorldBox) -> str:
    shown = [source.info for source in sources if view.meets(world_box(*source.info.box))]
    return " · ".join(dict.fromkeys(info.credit or info.name for info in shown))


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows paths only
    buffer.close()
    return bytes(content.data())
