"""What a planner does to a plan by hand. Every verb gives a new plan or says in a sentence why it can't."""

from collections.abc import Sequence
from dataclasses import replace

from stormops_desktop.domain.routing.plans.days import dated
from stormops_desktop.domain.routing.plans.draft import DraftRoute, House, LeftOutHouse, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.figures import detours_s, route_figures
from stormops_desktop.domain.routing.plans.left_out import TAKEN_OUT
from stormops_desktop.domain.routing.plans.places import with_fixed
from stormops_desktop.domain.said import Said

THIS_HOUSE = Said("This house")
LIKELY = 6  # places on a route that are driven to the end, to see which is the best


def move_stop(plan: PlanDraft, property_id: str, to_route: str, position: int) -> PlanDraft:
    """Takes a house to a place (1-based) on a route, its own or another; locked stops keep their places.

    A place among the visits that are over becomes the first one after them.

    Raises:
        FixedStop: the stop or a route is locked, the visit is over, or it is not on the plan.
    """
    source, target = _open_route_of(plan, property_id), _open_route(plan, to_route)
    stop = _movable(plan, source, property_id)
    if source.route_id == target.route_id:
        return plan.with_routes(_moved_within(source, stop, position))
    return plan.with_routes(_without(source, property_id), _put(target, stop, position))


def insert_stop(
    plan: PlanDraft, property_id: str, to_route: str | None = None, position: int | None = None
) -> PlanDraft:
    """Takes a house in that no route has: where said, else where it costs the fewest minutes.

    Raises:
        FixedStop: it is on a route already, unknown here, or no route is open.
    """
    if plan.route_of(property_id) is not None:
        raise FixedStop(
            "{house} is on a route already. Move it there instead.", house=place_of(plan, property_id)
        )
    if property_id not in plan.houses:
        raise FixedStop("This house is not part of the storm's plan, so it can't be taken in.")
    if is_avoided(plan, property_id):
        raise FixedStop(
            "{house} is to be left out. Take that back first, under Visit.", house=place_of(plan, property_id)
        )
    stop = Stop(property_id)
    targets = [_open_route(plan, to_route)] if to_route else [r for r in plan.routes if not r.locked]
    if not targets:
        raise FixedStop("Every route is locked. Unlock one to take a house in.")
    tried = [one for route in targets for one in trials(plan, route, stop, position)]
    best = min(tried, key=lambda one: one[:3])[3]
    left = tuple(out for out in plan.left_out if out.property_id != property_id)
    return replace(plan.with_routes(best), left_out=left)


def take_out(plan: PlanDraft, property_id: str, reason: str = TAKEN_OUT) -> PlanDraft:
    """Leaves a house out; it is listed with the reason.

    Raises:
        FixedStop: as `move_stop`.
    """
    source = _open_route_of(plan, property_id)
    _movable(plan, source, property_id)
    out = LeftOutHouse(property_id, reason, place_of(plan, property_id))
    return replace(plan.with_routes(_without(source, property_id)), left_out=(*plan.left_out, out))


def lock_stop(plan: PlanDraft, property_id: str, *, locked: bool) -> PlanDraft:
    """Holds a stop in its place, or lets it go.

    Raises:
        FixedStop: it is on no route, or its route is locked.
    """
    route = _open_route_of(plan, property_id)
    stops = tuple(replace(s, locked=locked) if s.property_id == property_id else s for s in route.stops)
    return plan.with_routes(replace(route, stops=stops))


def lock_route(plan: PlanDraft, route_id: str, *, locked: bool) -> PlanDraft:
    """Holds a whole route as it is, or lets it go."""
    return plan.with_routes(replace(_route(plan, route_id), locked=locked))


def set_crew(plan: PlanDraft, route_id: str, crew_id: str | None) -> PlanDraft:
    """Gives a route to a crew, or takes it away; a route without a day gets the crew's next free one.

    Raises:
        FixedStop: no such route or crew.
    """
    if crew_id is not None and crew_id not in plan.crews:
        raise FixedStop("This crew is not on the company's list of crews.")
    return dated(plan.with_routes(replace(_route(plan, route_id), crew_id=crew_id)), {route_id})


def rename(plan: PlanDraft, route_id: str, name: str) -> PlanDraft:
    """Gives a route another name."""
    if not name.strip():
        raise FixedStop("A route needs a name.")
    return plan.with_routes(replace(_route(plan, route_id), name=name.strip()))


def split_route(plan: PlanDraft, route_id: str, at: int, new_id: str) -> PlanDraft:
    """Cuts a route before its stop number `at` (1-based); the rest becomes a route of its own without a crew.

    Raises:
        FixedStop: the cut leaves a side empty, or lies among visits that are over.
    """
    route = _open_route(plan, route_id)
    if plan.route(new_id) is not None:
        raise FixedStop("There is a route of that id already.")
    if not 2 <= at <= len(route.stops) or at <= route.frozen:
        raise FixedStop("A route is cut between two of its stops, after those that are done.")
    first, rest = route.stops[: at - 1], route.stops[at - 1 :]
    halves = (replace(route, stops=first), DraftRoute(new_id, f"{route.name} B", rest))
    kept = [halves if one is route else (one,) for one in plan.routes]
    return replace(plan, routes=tuple(one for several in kept for one in several))


def merge_routes(plan: PlanDraft, into: str, other: str) -> PlanDraft:
    """Puts all stops of one route behind those of another; the emptied route goes.

    Raises:
        FixedStop: one is locked, or the other has visits that are over.
    """
    target, source = _open_route(plan, into), _open_route(plan, other)
    if into == other:
        raise FixedStop("A route can't be merged with itself. Choose another one.")
    if source.frozen:
        raise FixedStop(
            "{route} has visits that are over; move its other stops one by one.", route=source.name
        )
    grown = replace(target, stops=(*target.stops, *source.stops))
    rest = tuple(route for route in plan.with_routes(grown).routes if route.route_id != other)
    return replace(plan, routes=rest, replaces=(*plan.replaces, other))


def remove_route(plan: PlanDraft, route_id: str) -> PlanDraft:
    """Takes a route off the plan; its houses are listed as left out.

    Raises:
        FixedStop: it is locked, or has visits that are over.
    """
    route = _open_route(plan, route_id)
    if route.frozen:
        raise FixedStop(
            "{route} has visits that are over, so it stays. Move its other stops away.", route=route.name
        )
    out = tuple(LeftOutHouse(key, TAKEN_OUT, place_of(plan, key)) for key in route.order)
    rest = tuple(one for one in plan.routes if one.route_id != route_id)
    return replace(plan, routes=rest, left_out=(*out, *plan.left_out), replaces=(*plan.replaces, route_id))


def ordered(route: DraftRoute, order: Sequence[str]) -> DraftRoute:
    """The route in an order, but for what is done or locked."""
    by_id = {stop.property_id: stop for stop in route.stops}
    return replace(route, stops=tuple(by_id[key] for key in with_fixed(order, _held(route))))


def is_avoided(plan: PlanDraft, property_id: str) -> bool:
    """Whether a planner asked that no route takes the house."""
    visit = plan.visits.get(property_id)
    return visit is not None and visit.rule == "avoid"


def place_of(plan: PlanDraft, property_id: str) -> str:
    """The house's address, as sentences name it."""
    house = plan.houses.get(property_id)
    return house.address if house and house.address else THIS_HOUSE


def _route(plan: PlanDraft, route_id: str) -> DraftRoute:
    route = plan.route(route_id)
    if route is None:
        raise FixedStop("This route is not on the plan any more.")
    return route


def _open_route(plan: PlanDraft, route_id: str) -> DraftRoute:
    route = _route(plan, route_id)
    if route.locked:
        raise FixedStop("{route} is locked. Unlock it first.", route=route.name)
    return route


def _open_route_of(plan: PlanDraft, property_id: str) -> DraftRoute:
    route = plan.route_of(property_id)
    if route is None:
        raise FixedStop("{house} is on no route.", house=place_of(plan, property_id))
    return _open_route(plan, route.route_id)


def _movable(plan: PlanDraft, route: DraftRoute, property_id: str) -> Stop:
    at = route.order.index(property_id)
    stop = route.stops[at]
    if at < route.frozen or stop.done:
        raise FixedStop(
            "The visit at {house} is over, so it keeps its place.", house=place_of(plan, property_id)
        )
    if stop.locked:
        raise FixedStop("{house} is locked in its place. Unlock it first.", house=place_of(plan, property_id))
    return stop


def _without(route: DraftRoute, property_id: str) -> DraftRoute:
    return _kept_places(route, [stop for stop in route.stops if stop.property_id != property_id])


def _moved_within(route: DraftRoute, stop: Stop, position: int) -> DraftRoute:
    rest = [one for one in route.stops if one.property_id != stop.property_id]
    at = min(max(position - 1, route.frozen), len(rest))
    return _kept_places(route, [*rest[:at], stop, *rest[at:]], put=(stop.property_id, at))


def _put(route: DraftRoute, stop: Stop, position: int | None) -> DraftRoute:
    at = max((position or 1) - 1, route.frozen)
    stops = [*route.stops[:at], stop, *route.stops[at:]]
    return _kept_places(route, stops, put=(stop.property_id, min(at, len(route.stops))))


def _kept_places(route: DraftRoute, stops: Sequence[Stop], put: tuple[str, int] | None = None) -> DraftRoute:
    """The stops with locked ones where they were, a new one where it was put if that is free."""
    held = _held(route)
    if not held:
        return replace(route, stops=tuple(stops))
    by_id = {stop.property_id: stop for stop in stops}
    if put is not None and put[1] not in held.values():
        held = {**held, put[0]: put[1]}
    return replace(route, stops=tuple(by_id[key] for key in with_fixed([s.property_id for s in stops], held)))


def _held(route: DraftRoute) -> dict[str, int]:
    """Stops that keep their places (0-based): what is done, and what is locked."""
    frozen = route.frozen
    return {stop.property_id: at for at, stop in enumerate(route.stops) if stop.locked or at < frozen}


def trials(
    plan: PlanDraft, route: DraftRoute, stop: Stop, position: int | None = None
) -> list[tuple[float, str, int, DraftRoute]]:
    """(minutes it adds, route id, place, the grown route): the place asked for, else the likely ones.

    The least of them is the best; a visit that comes late counts as a thousand minutes.
    """
    places = [position] if position else _likely(plan, route, plan.houses[stop.property_id])
    before = route_figures(plan, route)
    found = []
    for place in places:
        grown = _put(route, stop, place)
        after = route_figures(plan, grown)
        late = len(after.late) - len(before.late)
        found.append((after.minutes - before.minutes + 1_000 * late, route.route_id, place, grown))
    return found


def _likely(plan: PlanDraft, route: DraftRoute, house: House) -> list[int]:
    """Places (1-based) worth trying: all where windows or locks decide, else those of the least detours."""
    every = list(range(route.frozen + 1, len(route.stops) + 2))
    known = [plan.houses[key] for key in route.order if key in plan.houses]
    decided_by_clock = any(one.windows for one in (house, *known))
    if len(every) <= LIKELY or decided_by_clock or any(one.locked for one in route.stops):
        return every
    detours = detours_s(plan, route, house)
    return sorted(sorted(every, key=lambda place: detours[place - 1])[:LIKELY])
