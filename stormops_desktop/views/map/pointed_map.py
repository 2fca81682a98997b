"""What on the map is pointed at: a house, a report, houses in an outline; and saying so."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from stormops_desktop.domain.maps.mercator import to_degrees
from stormops_desktop.viewmodels.map.model import Layer, MapModel, ReportMark
from stormops_desktop.viewmodels.map.spoken import house_sentence, map_sentence, report_sentence
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.views.map import furniture
from stormops_desktop.views.map.houses import house_radius
from stormops_desktop.views.map.map_canvas import MapCanvas
from stormops_desktop.views.map.mark_sizes import report_radius
from stormops_desktop.views.map.report_hits import ReportHits
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density

REACH, GLOVED_REACH = 16.0, 30.0  # pixels from a mark that still mean it


class PointedMap(MapCanvas):
    """A map that knows what a pixel means.

    Attributes:
        focused: place of the house with the ring, None for none.
        pointed: the storm report with the ring; a house and a report never have it at once.
        lassoing: a drag draws an outline instead of moving the map.

    Signals:
        property_opened: a house was opened (double click, Enter); carries its id.
        property_focused: a house was pointed at; carries its id, "" for none any more.
        report_pointed: a storm report was pointed at; carries its id, "" for none any more.
        stops_selected: houses were put into an outline; carries ids and whether to add to the selection.
        place_tapped: latitude and longitude of a tap that meant no house.
        lassoing_changed: by key, by button or because an outline was finished.
    """

    property_opened = Signal(str)
    property_focused = Signal(str)
    report_pointed = Signal(str)
    stops_selected = Signal(object, bool)
    place_tapped = Signal(float, float)
    lassoing_changed = Signal(bool)

    def __init__(self, look: Look, tiles: TileQueue, name: str) -> None:
        super().__init__(look, tiles, name)
        self.focused: int | None = None
        self.pointed: ReportMark | None = None
        self.lassoing = False
        self._reports = ReportHits()

    @property
    def reach(self) -> float:
        """Pixels from a mark that still mean it."""
        return GLOVED_REACH if self._look.density is Density.FIELD else REACH

    def show_model(self, model: MapModel) -> None:
        before = self._model
        if self.focused is not None and self.focused < len(before.houses):
            self.focused = model.houses.place_of.get(before.houses.ids[self.focused])
        if before.reports is not model.reports:
            self._reports = ReportHits(model.reports)
            known = {report.report_id: report for report in model.reports}
            self.pointed = known.get(self.pointed.report_id) if self.pointed else None
        super().show_model(model)
        self._describe()

    def show_selection(self, mask: npt.NDArray[np.bool_]) -> None:
        super().show_selection(mask)
        self._describe()

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

    def _paint_pointed(self, painter: QPainter) -> None:
        palette, size = self._palette, self.extent
        if self.focused is not None:
            x, y = (float(column[self.focused]) for column in self._model.houses.world)
            at = QPointF(*self.camera.to_screen(x, y, size))
            radius = house_radius(self.camera.zoom, grown=palette.grown, bold=palette.bold)
            furniture.draw_focus(painter, palette, at, max(12.0, radius + 6))
        if self.pointed is not None:
            at = QPointF(*self.camera.to_screen(self.pointed.x, self.pointed.y, size))
            furniture.draw_focus(painter, palette, at, report_radius(self.pointed, self.camera.zoom) + 7)

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
