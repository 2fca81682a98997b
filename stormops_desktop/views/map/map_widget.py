"""The map: shows a model, moves by hand, wheel, finger and key, and says what was pointed at."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stormops_desktop.domain.maps.mercator import WorldBox, to_degrees, world_box
from stormops_desktop.viewmodels.map.camera import Camera, Size
from stormops_desktop.viewmodels.map.classes import classes_of
from stormops_desktop.viewmodels.map.model import Colouring, Layer, MapModel, ReportMark, TileSource
from stormops_desktop.viewmodels.map.spoken import house_sentence, map_sentence, report_sentence
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.views.map import furniture
from stormops_desktop.views.map.base_layer import PICTURES
from stormops_desktop.views.map.hands import Hands
from stormops_desktop.views.map.houses import house_radius
from stormops_desktop.views.map.keys import MapKeys
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.report_hits import ReportHits
from stormops_desktop.views.map.reports_layer import report_radius
from stormops_desktop.views.map.scene import Scene
from stormops_desktop.views.map.tile_board import CHOSEN, TileBoard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density

SMALLEST = QSize(280, 220)
HEM, ROOMY = (36, 60, 84, 64), (600, 480)  # pixels under words, buttons and scale; less in a smaller map
REACH, GLOVED_REACH = 16.0, 30.0  # pixels from a mark that still mean it

OF_MODEL = {
    "houses": (Layer.HOUSES, CHOSEN),
    "swath": (Layer.SWATH,),
    "routes": (Layer.ROUTES,),
    "here": (Layer.ROUTES,),
    "reports": (Layer.REPORTS,),
    "places": (Layer.PLACES,),
}
"""Which layers a part of the model is drawn on."""


class MapWidget(QWidget):
    """Give it a model; everything else has a default. One map may be shown by several widgets.

    Attributes:
        camera: what part of the world is shown. focused: place of the house with the ring, None for none.
        pointed: the storm report with the ring; a house and a report never have it at once.
        lassoing: a drag draws an outline instead of moving the map.

    Signals:
        property_opened: a house was opened (double click, Enter); carries its id.
        property_focused: a house was pointed at; carries its id, "" for none any more.
        stops_selected: houses were put into an outline; carries ids and whether to add to the selection.
        report_pointed: a storm report was pointed at; carries its id, "" for none any more.
        place_tapped: latitude and longitude of a tap that meant no house.
        moved: another part of the world is shown.
        lassoing_changed: by key, by button or because an outline was finished.
    """

    property_opened = Signal(str)
    property_focused = Signal(str)
    report_pointed = Signal(str)
    stops_selected = Signal(object, bool)
    place_tapped = Signal(float, float)
    moved = Signal()
    lassoing_changed = Signal(bool)

    def __init__(self, look: Look, tiles: TileQueue, name: str = "map") -> None:
        super().__init__()
        self.hands, self.keys = Hands(self), MapKeys(self)  # Qt sends events before this method ends
        self._look = look
        self.camera = Camera()
        self.focused: int | None = None
        self.pointed: ReportMark | None = None
        self._reports = ReportHits()
        self.lassoing = False
        self._model = MapModel()
        self._colouring = Colouring.DECISION
        self._layers = frozenset(Layer)
        self._chosen: npt.NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._sources: tuple[TileSource, ...] = ()
        self._as_of = ""
        self._fit_waits: WorldBox | None = None
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST)
        self.setMouseTracking(False)
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

    @property
    def reach(self) -> float:
        """Pixels from a mark that still mean it."""
        return GLOVED_REACH if self._look.density is Density.FIELD else REACH

    def show_model(self, model: MapModel) -> None:
        """Another model, or the same with other parts; the view stays where it is."""
        before, self._model = self._model, model
        if self.focused is not None and self.focused < len(before.houses):
            self.focused = model.houses.place_of.get(before.houses.ids[self.focused])
        if len(self._chosen) != len(model.houses) or before.houses is not model.houses:
            self._chosen = np.zeros(len(model.houses), dtype=np.bool_)
        changed = [part for part in OF_MODEL if getattr(before, part) is not getattr(model, part)]
        if "reports" in changed:
            self._reports = ReportHits(model.reports)
            known = {report.report_id: report for report in model.reports}
            self.pointed = known.get(self.pointed.report_id) if self.pointed else None
        self._restage([layer for part in changed for layer in OF_MODEL[part]])
        self._describe()

    def show_selection(self, mask: npt.NDArray[np.bool_]) -> None:
        """Which houses are selected: a flag for each place of the model's columns."""
        self._chosen = mask
        self._restage([CHOSEN])
        self._describe()

    def show_style(self, colouring: Colouring, layers: Iterable[Layer]) -> None:
        """What marks tell, and which layers are drawn."""
        recoloured = colouring is not self._colouring
        self._colouring, self._layers = colouring, frozenset(layers)
        self._restage([Layer.HOUSES] if recoloured else [])

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

    def _look_at(self, box: WorldBox) -> None:
        share = min(1.0, self.extent[0] / ROOMY[0], self.extent[1] / ROOMY[1])
        left, top, right, bottom = (side * share for side in HEM)
        self.look_from(self.camera.fitted(box, self.extent, (left, top, right, bottom)))

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

    def show_place(self, place: int) -> None:
        """Puts the ring on a house, and the house into view when it is not."""
        x, y = (float(column[place]) for column in self._model.houses.world)
        if not np.isfinite(x):
            return
        px, py = self.camera.to_screen(x, y, self.extent)
        if not self.rect().adjusted(24, 24, -24, -24).contains(QPointF(px, py).toPoint()):
            self.look_from(self.camera.panned(self.width() / 2 - px, self.height() / 2 - py))
        self.focus_house(place)

    def focus_house(self, place: int | None) -> None:
        """Puts the ring on a house, or takes it away."""
        if place is not None:
            self.point_at_report(None)
        if place == self.focused:
            return
        self.focused = place
        self._describe()
        self.property_focused.emit("" if place is None else self._model.houses.ids[place])
        self.update()

    def point_at_report(self, report: ReportMark | None) -> None:
        """Puts the ring on a storm report, or takes it away."""
        if report == self.pointed:
            return
        if report is not None:
            self.focus_house(None)
        self.pointed = report
        self._describe()
        self.report_pointed.emit(report.report_id if report else "")
        self.update()

    def next_report(self) -> bool:
        """The ring to the next report in view, from the middle outwards; False where there is none."""
        if Layer.REPORTS not in self._layers:
            return False
        report = self._reports.after(self.camera, self.extent, self.pointed)
        self.point_at_report(report)
        return report is not None

    def open_focused(self) -> None:
        if self.focused is not None:
            self.property_opened.emit(self._model.houses.ids[self.focused])

    def set_lassoing(self, lassoing: bool) -> None:
        """Whether a drag draws an outline."""
        if lassoing != self.lassoing:
            self.lassoing = lassoing
            self.setCursor(Qt.CursorShape.CrossCursor if lassoing else Qt.CursorShape.ArrowCursor)
            self.lassoing_changed.emit(lassoing)
            self.update()

    def house_at(self, at: QPointF) -> int | None:
        """Place of the house under a pixel, None for none within reach."""
        if Layer.HOUSES not in self._layers and Layer.ROUTES not in self._layers:
            return None
        x, y = self.camera.to_world(at.x(), at.y(), self.extent)
        return self._model.houses.index.nearest(x, y, self.reach / self.camera.scale)

    def in_view(self) -> npt.NDArray[np.intp]:
        """Places of the houses in the window."""
        return self._model.houses.index.in_box(self.camera.view(self.extent))

    def nearby(self, most: int) -> list[int]:
        """Places of the houses nearest to the middle of the window, as far as they are in it."""
        half = max(self.width(), self.height()) / 2 / self.camera.scale
        found = self._model.houses.index.nearby(self.camera.x, self.camera.y, half, most * 4)
        seen = set(self.in_view().tolist()) if len(found) else set()
        return [int(place) for place in found if int(place) in seen][:most]

    def select_in(self, outline: list[QPointF], *, adding: bool) -> None:
        """Houses within an outline of pixels; the lasso is put away afterwards."""
        world = [self.camera.to_world(spot.x(), spot.y(), self.extent) for spot in outline]
        corners = np.array(world, dtype=np.float64).reshape(-1, 2)
        places = self._model.houses.index.in_outline(corners[:, 0], corners[:, 1])
        ids = self._model.houses.ids
        self.set_lassoing(lassoing=False)
        self.stops_selected.emit(tuple(ids[place] for place in places), adding)

    def select_place(self, place: int) -> None:
        """Adds one house to the selection."""
        adding = True
        self.stops_selected.emit((self._model.houses.ids[place],), adding)

    def tap(self, at: QPointF) -> None:
        """A click or a short touch: on a house, on a report that is nearer than any house, or on a place."""
        place, report = self.house_at(at), self._report_at(at)
        if report is not None:
            place = None
        self.focus_house(place)
        self.point_at_report(report)
        if place is None:
            self.place_tapped.emit(*to_degrees(*self.camera.to_world(at.x(), at.y(), self.extent)))

    def _report_at(self, at: QPointF) -> ReportMark | None:
        found = self._reports.at(self.camera, self.extent, at, self.reach)
        if found is None or Layer.REPORTS not in self._layers:
            return None
        place = self.house_at(at)
        if place is None:
            return found[0]
        x, y = (float(column[place]) for column in self._model.houses.world)
        gap = QPointF(*self.camera.to_screen(x, y, self.extent)) - at
        return found[0] if found[1] < float(np.hypot(gap.x(), gap.y())) else None

    @property
    def painted(self) -> tuple[str, ...]:
        """The layers that are on, in the order of painting."""
        order: list[str] = []
        for layer in Layer:
            order += [layer] if layer in self._layers else []
            order += [CHOSEN] if layer is Layer.ROUTES else []  # rings lie over the stops they are round
        return tuple(order)

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
        if self.hands.touch(event):
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restage(tuple(self.painted))
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hands.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hands.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes from house to house near the middle, then on to the next control."""
        return self.keys.tab(forwards=forwards) or super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keys.leave()
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _paint_map(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._palette.paper)
        furniture.draw_grid(painter, self._palette, self.camera, self.extent)
        self.board.paint(painter, self.camera, self.extent, self.painted)

    def _paint_over(self, painter: QPainter) -> None:
        palette, size = self._palette, self.extent
        if self.focused is not None:
            x, y = (float(column[self.focused]) for column in self._model.houses.world)
            at = QPointF(*self.camera.to_screen(x, y, size))
            radius = house_radius(self.camera.zoom, grown=palette.grown, bold=palette.bold)
            furniture.draw_focus(painter, palette, at, max(12.0, radius + 6))
        if self.pointed is not None:
            at = QPointF(*self.camera.to_screen(self.pointed.x, self.pointed.y, size))
            furniture.draw_focus(painter, palette, at, report_radius(self.pointed, self.camera.zoom) + 7)
        for outline in (self.hands.outline, self.keys.outline):
            if outline:
                furniture.draw_outline(painter, palette, outline)
        furniture.draw_scale(painter, palette, self.camera, size)
        furniture.draw_north(painter, palette)
        top = QRectF(54, 12, max(60.0, size[0] - 54 - 80), 26)
        furniture.draw_line_of_words(painter, palette, self._as_of, top, right=False)
        left = 200.0
        bottom = QRectF(left, size[1] - 38, max(60.0, size[0] - left - 12), 26)
        furniture.draw_line_of_words(painter, palette, self.credit, bottom, right=True)
        if self.hasFocus():
            furniture.draw_frame(painter, palette, QRectF(self.rect()))

    @property
    def credit(self) -> str:
        """Whom to thank for the pictures in view, or that there are none."""
        view = self.camera.view(self.extent)
        shown = [s.info for s in self._sources if view.meets(world_box(*s.info.box))]
        if Layer.BASE not in self._layers or not shown:
            return furniture.no_picture()
        return " · ".join(dict.fromkeys(info.credit or info.name for info in shown))

    def _keep_ghost(self) -> None:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(picture)
        self._paint_map(painter)
        painter.end()
        self.board.keep_ghost(picture, self.camera)

    def _restage(self, changed: Iterable[str]) -> None:
        """A new scene for the drawing thread; what has changed is drawn anew."""
        scene = Scene(
            self._model, self._colouring, classes_of(self._model.houses, self._colouring), self._chosen,
            self._sources, self._palette, self.devicePixelRatioF(),
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

    def _describe(self) -> None:
        """For those who hear the map: what is on it, and what the ring is on."""
        houses = self._model.houses
        if self.focused is not None:
            spoken = house_sentence(houses, self.focused)
        elif self.pointed is not None:
            spoken = report_sentence(self.pointed, self._model.zone)
        else:
            spoken = map_sentence(self._model, int(self._chosen.sum()))
        self.setAccessibleDescription(spoken)
