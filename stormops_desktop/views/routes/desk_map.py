"""The desk's map: the plan's routes, the picked one to the fore, a place to let go of a stop."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QPointF

from stormops_desktop.viewmodels.map.model import Colouring, Layer
from stormops_desktop.viewmodels.map.spoken import as_of
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.handwork import Spot
from stormops_desktop.viewmodels.routes.plan_map import box_of, looking_at, mask_of
from stormops_desktop.views.map.map_pane import MapPane
from stormops_desktop.views.map.route_paths import paths_of
from stormops_desktop.views.style.look import Look

LAYERS = (Layer.BASE, Layer.PLACES, Layer.HOUSES, Layer.ROUTES)


class DeskMap(MapPane):
    """A map pane that follows the desk."""

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__(look, desk.tiles, "routesMap")
        self._desk = desk
        self._held: Spot | None = None
        self._ahead = ""
        self.map.setAccessibleName(self.tr("Map of the routes"))
        self.map.show_style(Colouring.DECISION, LAYERS)
        desk.plan_changed.connect(self.show_plan)
        desk.picked.connect(self.show_picked)
        desk.storm_shown.connect(self.map.fit)
        desk.sources_changed.connect(lambda: self.map.show_sources(desk.sources))
        self.map.property_focused.connect(self._on_focused)
        self.map.stops_selected.connect(self._on_outlined)
        self.map.property_opened.connect(desk.open_job)

    def show_plan(self) -> None:
        """The plan as it stands."""
        self._ahead = ""
        self.map.show_model(self._desk.model)
        self.map.show_as_of(as_of(self._desk.model))
        self.show_picked()

    def show_picked(self) -> None:
        """The route in hand, or the one a stop is held over, to the fore; rings round what is outlined."""
        picking = self._desk.picking
        route_id = self._held.route_id if self._held else picking.route_id
        if route_id != self._ahead:
            self._ahead = route_id
            self.map.show_model(looking_at(self._desk.model, route_id))
        self.map.show_selection(mask_of(self._desk.model, picking.outlined))
        place = self._desk.model.houses.place_of.get(picking.property_id)
        if place is not None and place != self.map.focused:
            self.map.show_place(place)

    def show_held(self, spot: Spot | None) -> None:
        """A stop is held over a route: that one comes to the fore."""
        if spot != self._held:
            self._held = spot
            self.show_picked()

    def fit_route(self, route_id: str) -> None:
        """Shows a route whole."""
        line = next((one for one in self._desk.model.routes if one.route_id == route_id), None)
        box = box_of(line) if line else None
        if box is not None:
            self.map.fit(box)

    def spot_at(self, at: QPoint) -> Spot | None:
        """The route under a pixel: of the stop there, else the nearest line within reach."""
        inside = QPointF(self.map.mapFrom(self, at))
        place = self.map.house_at(inside)
        plan = self._desk.plan
        if place is not None and plan is not None:
            route = plan.route_of(self._desk.model.houses.ids[place])
            if route is not None:
                return Spot(route.route_id)
        return self._line_at(inside)

    def _line_at(self, at: QPointF) -> Spot | None:
        x, y = self.map.camera.to_world(at.x(), at.y(), self.map.extent)
        reach = self.map.reach / self.map.camera.scale
        nearest: tuple[float, str] | None = None
        routes = self.map.model.routes
        for line, path in zip(routes, paths_of(routes), strict=True):
            if path.box is None or len(path.corners) < 2:
                continue
            gap = _gap(path.corners, x, y)
            if gap <= reach and (nearest is None or gap < nearest[0]):
                nearest = (gap, line.route_id)
        return Spot(nearest[1]) if nearest else None

    def _on_focused(self, property_id: str) -> None:
        plan = self._desk.plan
        if property_id and plan is not None:
            self._desk.picking.pick_stop(plan, property_id)

    def _on_outlined(self, ids: tuple[str, ...], adding: bool) -> None:
        self._desk.picking.outline(ids, adding=adding)


def _gap(corners: npt.NDArray[np.float64], x: float, y: float) -> float:
    """From a point to a line of several pieces."""
    start, step = corners[:-1], np.diff(corners, axis=0)
    square = np.maximum((step**2).sum(axis=1), 1e-30)
    along = np.clip(((x - start[:, 0]) * step[:, 0] + (y - start[:, 1]) * step[:, 1]) / square, 0.0, 1.0)
    near = start + step * along[:, None]
    return float(np.hypot(near[:, 0] - x, near[:, 1] - y).min())
