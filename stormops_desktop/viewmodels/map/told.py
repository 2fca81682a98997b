"""What is told live, on a map that was read before."""

from dataclasses import replace

from stormops_desktop.domain.jobs.status import CLOSED
from stormops_desktop.domain.targeting.vocabulary import Decision
from stormops_desktop.services.live.models import LiveMarks
from stormops_desktop.services.maps.models import HOLD, TREAT, Houses, MapModel, RouteLine, RouteStop

_CODES = {Decision.TREAT.value: TREAT, Decision.HOLD.value: HOLD}


def with_marks(model: MapModel, marks: LiveMarks) -> MapModel:
    """The map as it is now; the very same one when the marks change nothing on it."""
    houses, routes = _decided(model.houses, marks), tuple(_driven(line, marks) for line in model.routes)
    unmoved = all(now is before for now, before in zip(routes, model.routes, strict=True))
    if houses is model.houses and unmoved:
        return model
    return replace(model, houses=houses, routes=model.routes if unmoved else routes)


def _decided(houses: Houses, marks: LiveMarks) -> Houses:
    found = {
        houses.place_of[house]: _CODES[word]
        for house, word in marks.decisions.items()
        if house in houses.place_of and word in _CODES
    }
    if all(houses.decision[place] == code for place, code in found.items()):
        return houses
    decision = houses.decision.copy()
    decision[list(found)] = list(found.values())
    return houses.decided(decision)


def _driven(line: RouteLine, marks: LiveMarks) -> RouteLine:
    if not any(stop.property_id in marks.jobs for stop in line.stops):  # nearly all, of thousands of routes
        return line
    stops = tuple(_stop(stop, marks) for stop in line.stops)
    return line if stops == line.stops else replace(line, stops=stops)


def _stop(stop: RouteStop, marks: LiveMarks) -> RouteStop:
    status = marks.jobs.get(stop.property_id)
    done = stop.done if status is None else status in CLOSED
    return stop if done == stop.done else replace(stop, done=done)
