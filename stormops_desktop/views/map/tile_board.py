"""The tiles of what is in view: which are wanted, which are there, and putting them on the window."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QRegion

from stormops_desktop.viewmodels.map.camera import STEPS_A_LEVEL, Camera, Size
from stormops_desktop.viewmodels.map.model import Layer
from stormops_desktop.viewmodels.map.tile_queue import TileKey, TileQueue
from stormops_desktop.views.map.base_layer import paint_base
from stormops_desktop.views.map.composites import Composites
from stormops_desktop.views.map.houses import paint_chosen, paint_houses
from stormops_desktop.views.map.places_layer import paint_places
from stormops_desktop.views.map.reports_layer import paint_reports, paint_sizes
from stormops_desktop.views.map.routes_layer import paint_routes
from stormops_desktop.views.map.scene import SIDE, Area, Scene
from stormops_desktop.views.map.swath_layer import paint_swath
from stormops_desktop.views.map.tile_cache import TileCache

CHOSEN, SIZES = "chosen", "sizes"
PAINTERS: dict[str, Callable[[Scene, Area], QImage | None]] = {
    Layer.BASE: paint_base,
    Layer.SWATH: paint_swath,
    Layer.HOUSES: paint_houses,
    Layer.REPORTS: paint_reports,
    Layer.ROUTES: paint_routes,
    CHOSEN: paint_chosen,
    SIZES: paint_sizes,
    Layer.PLACES: paint_places,
}
AROUND = (
    0.6  # of a tile beyond the window's edges is drawn ahead, so that a hand does not outrun the pictures
)

Cell = tuple[int, int]


class TileBoard(QObject):
    """Keeps tiles ready for a camera. While a new zoom is being drawn, the old picture stands in, stretched.

    Signals:
        came: another tile is there; the window may want to paint.
    """

    came = Signal()

    def __init__(self, queue: TileQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._cache = TileCache()
        self._composites = Composites(self._cache.get)
        self._versions = dict.fromkeys(PAINTERS, 0)
        self._scene: Scene | None = None
        self._ghost: tuple[QPixmap, Camera] | None = None
        queue.drawn.connect(self._on_drawn)

    @property
    def cache(self) -> TileCache:
        return self._cache

    @property
    def layers(self) -> tuple[str, ...]:
        """Every layer there is."""
        return tuple(PAINTERS)

    def show_scene(self, scene: Scene, changed: Sequence[str]) -> None:
        """Draws from another scene; of the layers that changed old tiles stay up until new ones come."""
        self._scene = scene
        for layer in changed:
            self._versions[layer] += 1

    def want(self, camera: Camera, size: Size, layers: Sequence[str]) -> None:
        """Has what is missing drawn: what is in view first, from the middle outwards."""
        scene = self._scene
        if scene is None:
            return
        seen = _cells(camera, size, scene.ratio, 0.0)
        ahead = [cell for cell in _cells(camera, size, scene.ratio, AROUND) if cell not in set(seen)]
        keys = [self._key(layer, camera.step, cell) for cell in (*seen, *ahead) for layer in layers]
        missing = [key for key in keys if key not in self._cache]
        self._queue.want(missing, self._draw)

    def complete(self, camera: Camera, size: Size, layers: Sequence[str]) -> bool:
        """Whether everything in view is there in its newest version."""
        ratio = self._scene.ratio if self._scene else 1.0
        cells = _cells(camera, size, ratio, 0.0)
        return all(self._key(layer, camera.step, cell) in self._cache for cell in cells for layer in layers)

    def keep_ghost(self, picture: QPixmap, camera: Camera) -> None:
        """What was on the window, to stand in where nothing better is there yet."""
        self._ghost = (picture, camera)

    def paint(self, painter: QPainter, camera: Camera, size: Size, layers: Sequence[str]) -> None:
        """Puts the tiles on the window; only pictures are copied here, nothing is drawn."""
        scene = self._scene
        if scene is None:
            return
        cells = _cells(camera, size, scene.ratio, 0.0)
        bare = [cell for cell in cells if not self._has_all(camera.step, cell, layers)]
        if bare:
            self._paint_ghost(painter, camera, size, bare)
        elif self._ghost is not None:
            self._ghost = None
        covered = set(bare) if self._ghost is not None else set()
        for cell in cells:
            if cell not in covered:
                self._paint_cell(
                    painter, camera, size, [self._key(layer, camera.step, cell) for layer in layers]
                )

    def _has_all(self, step: int, cell: Cell, layers: Sequence[str]) -> bool:
        keys = [self._key(layer, step, cell) for layer in layers]
        return all(key in self._cache or self._cache.older(key) is not None for key in keys)

    def _paint_cell(self, painter: QPainter, camera: Camera, size: Size, keys: list[TileKey]) -> None:
        """One picture once every layer is there; until then layer by layer, older versions standing in."""
        if not keys:
            return
        box = self._box(camera, size, (keys[0].column, keys[0].row))
        if all(key in self._cache for key in keys):
            ratio = self._scene.ratio if self._scene else 1.0
            self._put(painter, camera, box, self._composites.get(keys, ratio))
            return
        for key in keys:
            there = key if key in self._cache else self._cache.older(key)
            self._put(painter, camera, box, self._cache.get(there) if there is not None else None)

    def _put(self, painter: QPainter, camera: Camera, box: QRectF, picture: QPixmap | None) -> None:
        if picture is None:
            return
        if camera.zoom * STEPS_A_LEVEL == camera.step:
            painter.drawPixmap(box.topLeft(), picture)
        else:
            painter.drawPixmap(box, picture, QRectF(picture.rect()))

    def _paint_ghost(self, painter: QPainter, camera: Camera, size: Size, bare: Sequence[Cell]) -> None:
        if self._ghost is None:
            return
        picture, taken = self._ghost
        region = QRegion()
        for cell in bare:
            region += self._box(camera, size, cell).toAlignedRect()
        left, top = camera.to_screen(*taken.to_world(0, 0, size), size)
        right, bottom = camera.to_screen(*taken.to_world(*size, size), size)
        painter.save()
        painter.setClipRegion(region)
        painter.drawPixmap(QRectF(left, top, right - left, bottom - top), picture, QRectF(picture.rect()))
        painter.restore()

    def _box(self, camera: Camera, size: Size, cell: Cell) -> QRectF:
        ratio = self._scene.ratio if self._scene else 1.0
        stretch = 2.0 ** (camera.zoom - camera.step / STEPS_A_LEVEL)
        scale = camera.scale / stretch * ratio
        left, top = (
            camera.x * scale - size[0] * ratio / 2 / stretch,
            camera.y * scale - size[1] * ratio / 2 / stretch,
        )
        side = SIDE * stretch / ratio
        if stretch == 1.0:  # whole device pixels, so that copies need no smoothing
            left, top = math.floor(left), math.floor(top)
        corner = QPointF((cell[0] * SIDE - left) * stretch / ratio, (cell[1] * SIDE - top) * stretch / ratio)
        return QRectF(corner.x(), corner.y(), side, side)

    def _key(self, layer: str, step: int, cell: Cell) -> TileKey:
        return TileKey(layer, self._versions[layer], step, *cell)

    def _draw(self, key: TileKey) -> QImage | None:
        """On another thread."""
        scene = self._scene
        return None if scene is None else PAINTERS[key.layer](scene, Area.of(key, scene.ratio))

    def _on_drawn(self, key: TileKey, image: QImage | None) -> None:
        picture = None
        if image is not None:
            picture = QPixmap.fromImage(image, Qt.ImageConversionFlag.NoOpaqueDetection)
            picture.setDevicePixelRatio(self._scene.ratio if self._scene else 1.0)
        self._cache.put(key, picture)
        self.came.emit()


def _cells(camera: Camera, size: Size, ratio: float, around: float) -> list[Cell]:
    """The cells in view, and so much of a tile beyond, the middle ones first."""
    stretch = 2.0 ** (camera.zoom - camera.step / STEPS_A_LEVEL)
    scale = camera.scale / stretch * ratio / SIDE  # cells the world is wide
    half_x, half_y = size[0] * ratio / stretch / SIDE / 2, size[1] * ratio / stretch / SIDE / 2
    x, y = camera.x * scale, camera.y * scale
    last = max(0, math.ceil(scale) - 1)
    columns = range(max(0, math.floor(x - half_x - around)), min(last, math.floor(x + half_x + around)) + 1)
    rows = range(max(0, math.floor(y - half_y - around)), min(last, math.floor(y + half_y + around)) + 1)
    cells = [(column, row) for column in columns for row in rows]
    return sorted(cells, key=lambda cell: abs(cell[0] + 0.5 - x) + abs(cell[1] + 0.5 - y))
