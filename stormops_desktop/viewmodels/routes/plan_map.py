"""A plan that may not be stored yet, as the map draws it."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.maps.mercator import WorldBox, world_point
from stormops_desktop.domain.routing.plans.draft import Place, PlanDraft
from stormops_desktop.viewmodels.map.model import MapModel, RouteLine, RouteStop

Spot = tuple[float, float]
MARGIN = 0.06  # of a route's box, kept free round it


class PlanLines:
    """The plan's routes as lines; a route that nobody touched is not drawn up again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], RouteLine]] = {}

    def on(self, ground: MapModel, plan: PlanDraft) -> MapModel:
        """The storm's map with the plan's routes in place of the stored ones, in the plan's order."""
        known, self._known = self._known, {}
        for at, route in enumerate(plan.routes):
            seen = (route, plan.crews.get(route.crew_id or ""), plan.yard, plan.houses, ground.houses)
            kept = known.get(route.route_id)
            if kept is None or any(a is not b for a, b in zip(kept[0], seen, strict=True)):
                kept = (seen, _line(ground, plan, at))
            self._known[route.route_id] = kept
        return replace(ground, routes=tuple(line for _, line in self._known.values()))


def looking_at(model: MapModel, route_id: str) -> MapModel:
    """The map with one route to the fore and the others faint; all alike for "" or a route without stops."""
    known = any(line.route_id == route_id and line.stops for line in model.routes)
    if not known:
        return model
    return replace(
        model, routes=tuple(replace(line, faint=line.route_id != route_id) for line in model.routes)
    )


def mask_of(model: MapModel, ids: Collection[str]) -> npt.NDArray[np.bool_]:
    """Which houses of the map are among these."""
    made = np.zeros(len(model.houses), dtype=np.bool_)
    order = model.houses.place_of
    made[[order[key] for key in ids if key in order]] = True
    return made


def box_of(line: RouteLine) -> WorldBox | None:
    """The box that a route lies in; None without a stop."""
    if not line.stops:
        return None
    xs, ys = [stop.x for stop in line.stops], [stop.y for stop in line.stops]
    box = WorldBox(min(xs), min(ys), max(xs), max(ys))
    return box.grown(max(box.east - box.west, box.south - box.north) * MARGIN)


def _line(ground: MapModel, plan: PlanDraft, at: int) -> RouteLine:
    route = plan.routes[at]
    crew = plan.crews.get(route.crew_id or "")
    stops = []
    for number, stop in enumerate(route.stops, start=1):
        spot = _spot(ground, plan, stop.property_id)
        if spot is not None:
            stops.append(RouteStop(stop.property_id, number, *spot, stop.done))
    start = _at((crew.start if crew else None) or plan.yard)
    end = _at((crew.end if crew else None) or (crew.start if crew else None) or plan.yard)
    return RouteLine(
        route.route_id, route.name, crew.name if crew else "", tuple(stops), start if stops else None,
        end if stops else None, draft=route.status == "draft",
    )  # fmt: skip


def _spot(ground: MapModel, plan: PlanDraft, property_id: str) -> Spot | None:
    place = ground.houses.place_of.get(property_id)
    if place is not None:
        x, y = (float(column[place]) for column in ground.houses.world)
        return (x, y) if np.isfinite(x) else None
    house = plan.houses.get(property_id)
    return world_point(house.latitude, house.longitude) if house and house.placed else None


def _at(place: Place | None) -> Spot | None:
    return world_point(place.latitude, place.longitude) if place else None
