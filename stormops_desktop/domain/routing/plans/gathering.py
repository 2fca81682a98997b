"""Stops brought together by hand: onto the best place of a route, or into a route of their own."""

from collections.abc import Collection
from dataclasses import replace

from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.edits import insert_stop, is_avoided, take_out
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.wishes import MOST_PER_ROUTE


def move_to_route(plan: PlanDraft, property_id: str, route_id: str) -> PlanDraft:
    """Takes a house to where another route has the fewest minutes more; on its own route nothing changes.

    Raises:
        FixedStop: the stop or a route is locked, the visit is over, or it is not on the plan.
    """
    source = plan.route_of(property_id)
    if source is None:
        return insert_stop(plan, property_id, route_id)
    if source.route_id == route_id:
        return plan
    return insert_stop(take_out(plan, property_id), property_id, route_id)


def gather(plan: PlanDraft, property_ids: Collection[str], new_id: str, name: str) -> PlanDraft:
    """A new route, without a crew, of these houses: taken off their routes or out of those left over.

    Houses that may not be visited, or whose visit is over or locked, stay where they are.

    Raises:
        FixedStop: none of them can be taken, there are too many, or the id is taken.
    """
    if plan.route(new_id) is not None:
        raise FixedStop("There is a route of that id already.")
    if len(property_ids) > MOST_PER_ROUTE:
        raise FixedStop(
            "A route takes at most {most} stops; {chosen} were chosen.",
            most=MOST_PER_ROUTE,
            chosen=len(property_ids),
        )
    free = free_of(plan)
    taken = [key for key in property_ids if key in free]
    if not taken:
        raise FixedStop(
            "None of these houses can go on a route: no decision to treat them, or they are locked or done."
        )
    gone = set(taken)
    routes = tuple(_without(route, gone) for route in plan.routes)
    emptied = {route.route_id for route in routes if not route.stops} - {
        route.route_id for route in plan.routes if not route.stops
    }
    made = DraftRoute(new_id, name, tuple(Stop(key) for key in taken))
    return replace(
        plan, routes=(*(route for route in routes if route.route_id not in emptied), made),
        replaces=(*plan.replaces, *sorted(emptied)),
        left_out=tuple(out for out in plan.left_out if out.property_id not in gone),
    )  # fmt: skip


def free_of(plan: PlanDraft) -> frozenset[str]:
    """Houses that a planner may put on another route: on none yet, or on one where nothing holds them."""
    held = {
        stop.property_id
        for route in plan.routes
        for at, stop in enumerate(route.stops)
        if route.locked or stop.locked or stop.done or at < route.frozen
    }
    return frozenset(key for key in plan.houses if key not in held and not is_avoided(plan, key))


def _without(route: DraftRoute, gone: set[str]) -> DraftRoute:
    kept = tuple(stop for stop in route.stops if stop.property_id not in gone)
    return route if len(kept) == len(route.stops) else replace(route, stops=kept)
