"""The map's picture: a model seen by a camera, drawn from tiles, with scale, north and whom to thank."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stormops_desktop.domain.maps.mercator import WorldBox, world_box
from stormops_desktop.viewmodels.map.camera import Camera, Size
from stormops_desktop.viewmodels.map.classes import classes_of
from stormops_desktop.viewmodels.map.model import Colouring, Layer, MapModel, TileSource
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.views.map import furniture
from stormops_desktop.views.map.base_layer import PICTURES
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.place_names import NameBook, yards
from stormops_desktop.views.map.scene import Scene
from stormops_desktop.views.map.tile_board import CHOSEN, SIZES, TileBoard
from stormops_desktop.views.style.look import Look

SMALLEST = QSize(280, 220)
HEM, ROOMY = (36, 60, 84, 64), (600, 480)  # pixels under words, buttons and scale; less in a smaller map

OF_MODEL = {
    "houses": (Layer.HOUSES, CHOSEN),
    "swath": (Layer.SWATH,),
    "routes": (Layer.ROUTES,),
    "here": (Layer.ROUTES,),
    "reports": (Layer.ROUTES, Layer.REPORTS, SIZES, Layer.PLACES),
    "places": (Layer.ROUTES, SIZES, Layer.PLACES),
}
"""Which layers a part of the model is drawn on."""
MAKE_ROOM = frozenset((Layer.ROUTES, Layer.REPORTS, Layer.PLACES))
"""Layers that stand back for one another: when one comes or goes, the others are drawn anew."""
MAKING_ROOM = (Layer.ROUTES, Layer.REPORTS, SIZES, Layer.PLACES)


class MapCanvas(QWidget):
    """Shows; what is pointed at is drawn by who knows it.

    Attributes:
        camera: what part of the world is shown.

    Signals:
        moved: another part of the world is shown.
    """

    moved = Signal()

    def __init__(self, look: Look, tiles: TileQueue, name: str) -> None:
        super().__init__()
        self._look = look
        self.camera = Camera()
        self._model = MapModel()
        self._colouring = Colouring.DECISION
        self._layers = frozenset(Layer)
        self._chosen: npt.NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._sources: tuple[TileSource, ...] = ()
        self._as_of = ""
        self._fit_waits: WorldBox | None = None
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST)
        self.board = TileBoard(tiles, self)
        self.board.came.connect(self.update)
        look.changed.connect(self._on_look)
        self._palette = palette_of(look)
        self._restage(tuple(OF_MODEL["houses"]))

    @property
    def model(self) -> MapModel:
        return self._model

    @property
    def extent(self) -> Size:
        """Width and height in pixels."""
        return float(self.width()), float(self.height())

    def show_model(self, model: MapModel) -> None:
        """Another model, or the same with other parts; the view stays where it is."""
        before, self._model = self._model, model
        if len(self._chosen) != len(model.houses) or before.houses is not model.houses:
            self._chosen = np.zeros(len(model.houses), dtype=np.bool_)
        parts = [part for part in OF_MODEL if getattr(before, part) is not getattr(model, part)]
        changed: list[str] = [layer for part in parts for layer in OF_MODEL[part]]
        if "routes" in parts and yards(before.routes) != yards(model.routes):
            changed += MAKING_ROOM
        self._restage(changed)

    def show_selection(self, mask: npt.NDArray[np.bool_]) -> None:
        """Which houses are selected: a flag for each place of the model's columns."""
        self._chosen = mask
        self._restage([CHOSEN])

    def show_style(self, colouring: Colouring, layers: Iterable[Layer]) -> None:
        """What marks tell, and which layers are drawn."""
        changed: list[str] = [] if colouring is self._colouring else [Layer.HOUSES]
        before, self._layers = self._layers, frozenset(layers)
        if (before ^ self._layers) & MAKE_ROOM:
            changed += MAKING_ROOM
        self._colouring = colouring
        self._restage(changed)

    def show_sources(self, sources: Iterable[TileSource]) -> None:
        """The packs to take map pictures from, the lowest first."""
        self._sources = tuple(sources)
        PICTURES.forget()
        self._restage([Layer.BASE])

    def show_as_of(self, words: str) -> None:
        """How old what is shown is; stands on the map."""
        self._as_of = words
        self.update()

    def fit(self, box: WorldBox | None = None) -> None:
        """Shows a box whole, the model's bounds when none is given."""
        box = box or self._model.bounds
        if box is None:
            return
        if self.isVisible():
            self._look_at(box)
        else:
            self._fit_waits = box  # no size to fit into yet

    def look_from(self, camera: Camera) -> None:
        """Shows another part of the world."""
        if camera == self.camera:
            return
        if camera.zoom != self.camera.zoom and self.board.complete(self.camera, self.extent, self.painted):
            self._keep_ghost()
        self.camera = camera
        self._want()
        self.moved.emit()

    def zoom_by(self, levels: float, at: QPointF | None = None) -> None:
        """Nearer by levels, about a pixel, the middle by default; comes to rest on a quarter level."""
        spot = (at.x(), at.y()) if at is not None else (self.width() / 2, self.height() / 2)
        self.look_from(self.camera.zoomed(levels, spot, self.extent).rested(spot, self.extent))

    @property
    def painted(self) -> tuple[str, ...]:
        """The layers that are on, in the order of painting."""
        order: list[str] = []
        for layer in Layer:
            order += [layer] if layer in self._layers else []
            if layer is Layer.ROUTES:  # rings lie over the stops they are round, words over lines
                order += [CHOSEN, *([SIZES] if Layer.REPORTS in self._layers else [])]
        return tuple(order)

    @property
    def credit(self) -> str:
        """Whom to thank for the pictures in view, or that there are none."""
        view = self.camera.view(self.extent)
        shown = [s.info for s in self._sources if view.meets(world_box(*s.info.box))]
        if Layer.BASE not in self._layers or not shown:
            return furniture.no_picture()
        return " · ".join(dict.fromkeys(info.credit or info.name for info in shown))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_map(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_over(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want()
        self.moved.emit()

    def showEvent(self, _event: QEvent) -> None:
        waits, self._fit_waits = self._fit_waits, None
        if waits is not None:
            self._look_at(waits)
        self._restage([])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restage(tuple(self.painted))
        return super().event(event)

    def _look_at(self, box: WorldBox) -> None:
        share = min(1.0, self.extent[0] / ROOMY[0], self.extent[1] / ROOMY[1])
        left, top, right, bottom = (side * share for side in HEM)
        self.look_from(self.camera.fitted(box, self.extent, (left, top, right, bottom)))

    def _paint_map(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._palette.paper)
        furniture.draw_grid(painter, self._palette, self.camera, self.extent)
        self.board.paint(painter, self.camera, self.extent, self.painted)

    def _paint_over(self, painter: QPainter) -> None:
        palette, size = self._palette, self.extent
        self._paint_pointed(painter)
        furniture.draw_scale(painter, palette, self.camera, size)
        furniture.draw_north(painter, palette)
        top = QRectF(54, 12, max(60.0, size[0] - 54 - 80), 26)
        furniture.draw_line_of_words(painter, palette, self._as_of, top, right=False)
        left = 200.0
        bottom = QRectF(left, size[1] - 38, max(60.0, size[0] - left - 12), 26)
        furniture.draw_line_of_words(painter, palette, self.credit, bottom, right=True)
        if self.hasFocus():
            furniture.draw_frame(painter, palette, QRectF(self.rect()))

    def _paint_pointed(self, painter: QPainter) -> None:
        """Rings and outlines, above the map and below what is written on it."""

    def _keep_ghost(self) -> None:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(picture)
        self._paint_map(painter)
        painter.end()
        self.board.keep_ghost(picture, self.camera)

    def _restage(self, changed: Iterable[str]) -> None:
        """A new scene for the drawing thread; what has changed is drawn anew."""
        names = NameBook(self._model, self._layers, self._palette.grown)
        scene = Scene(
            self._model, self._colouring, classes_of(self._model.houses, self._colouring), self._chosen,
            self._sources, self._palette, self.devicePixelRatioF(), names,
        )  # fmt: skip
        self.board.show_scene(scene, tuple(dict.fromkeys(changed)))
        self._want()
        self.update()

    def _want(self) -> None:
        if self.isVisible():
            self.board.want(self.camera, self.extent, self.painted)
        self.update()

    def _on_look(self) -> None:
        self._palette = palette_of(self._look)
        self._restage(self.board.layers)
