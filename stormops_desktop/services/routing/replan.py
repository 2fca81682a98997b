"""A day that changes: the rest of a route in a better order, a hot lead, a crew that fell out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stormops_desktop.domain.routing.plans.choice import Candidate
from stormops_desktop.domain.routing.plans.days import date_of, is_later, of_today
from stormops_desktop.domain.routing.plans.draft import (
    Crew,
    DraftRoute,
    House,
    Place,
    PlanDraft,
    is_placed,
)
from stormops_desktop.domain.routing.plans.edits import (
    insert_stop,
    ordered,
)
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.routing.plans.left_out import WORDS
from stormops_desktop.domain.routing.plans.places import behind
from stormops_desktop.domain.routing.plans.taking_over import taken_over
from stormops_desktop.domain.routing.plans.wishes import MOST_PER_ROUTE, RouteWishes
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.tools import RoutingTools


def reorder_rest(plan: PlanDraft, route_id: str, tools: RoutingTools) -> PlanDraft:
    """The best order of what is not done; the old one where that was better.

    Raises:
        FixedStop: no such route, or it is locked.
    """
    route = plan.route(route_id)
    if route is None or route.locked:
        raise FixedStop("This route is locked or gone, so its order stays.")
    driven = [stop.property_id for stop in route.stops[route.frozen :] if not stop.done]
    rest = [plan.houses[key] for key in driven if is_placed(plan, key)]
    if len(rest) < 3:
        return plan
    order = [*route.order[: route.frozen], *_best_order(plan, route, rest, tools)]
    for before, key in pairwise((None, *route.order)):
        if key is not None and key not in order:  # no place is known, or it was called off
            order = behind(order, key, before)
    better = ordered(route, order)
    return plan.with_routes(min((route, better), key=lambda one: _badness(plan, one)))


def take_in(
    plan: PlanDraft, property_id: str, route_id: str | None, candidates: Sequence[Candidate]
) -> PlanDraft:
    """A hot lead at the cheapest place.

    Raises:
        NotAllowed: the house may not be visited; says why. FixedStop: it is on a route already.
    """
    if property_id not in plan.houses:
        reason = next((out.reason for out in plan.left_out if out.property_id == property_id), None)
        address = next(
            (one.address for one in candidates if one.property_id == property_id), Said("This house")
        )
        why = WORDS.get(reason or "", Said("nobody has decided to treat it"))
        raise NotAllowed(
            "{house} can't be taken in: {why}. Decide that first, under Targeting.", house=address, why=why
        )
    return insert_stop(plan, property_id, route_id)


def drop_crew(plan: PlanDraft, crew_id: str, now_ms: int) -> PlanDraft:
    """A crew that is out today: others take over what fits, the most promising first; the rest is listed.

    Its routes of later days stay. What has no room on routes of today may go to one of a later day. What it
    has driven is locked, so that it takes nothing over should another crew fall out, too.

    Raises:
        NotAllowed: the crew has no route, or none today.
    """
    today = date_of(now_ms, plan.zone)
    fallen = {route.route_id for route in of_today(plan, crew_id, today)}
    if not fallen:
        if any(route.crew_id == crew_id and route.stops for route in plan.routes):
            raise NotAllowed(
                "This crew has no route today, so nothing changes. Its later ones can be given to others."
            )
        raise NotAllowed("This crew has no route, so nothing changes.")
    over = [r for r in plan.routes if r.stops and all(stop.done for stop in r.stops)]
    fallen |= {r.route_id for r in over if r.crew_id == crew_id}
    free = [r for r in plan.routes if r.crew_id and not r.locked and r.route_id not in fallen]
    soon = {r.route_id for r in free if r.crew_id != crew_id and not is_later(plan, r, today)}
    return taken_over(plan, fallen, [soon, [r.route_id for r in free if r.route_id not in soon]])


def _best_order(plan: PlanDraft, route: DraftRoute, rest: Sequence[House], tools: RoutingTools) -> list[str]:
    from stormops_desktop.domain.routing.plans.problem_of import problem_of  # loads the compiler
    from stormops_desktop.domain.routing.replan import reordered

    crew = plan.crews.get(route.crew_id or "") or Crew("", "", plan.yard)
    at, clock = crew.start or plan.yard or _place(rest[0]), crew.shift_start_min
    if route.frozen:
        figures = route_figures(plan, replace(route, stops=route.stops[: route.frozen]))
        last = [plan.houses[key] for key in route.order[: route.frozen] if key in plan.houses]
        if last and figures.arrive_min:
            at = next((_place(house) for house in reversed(last) if house.placed), at)
            clock = int(figures.arrive_min[-1] + last[-1].service_min)
    end = crew.end or crew.start or plan.yard or at
    driver = replace(
        crew, start=at, end=end, shift_start_min=clock, most_stops=None,
        shift_end_min=max(crew.shift_end_min, clock),
        break_min=0 if clock > crew.break_start_min else crew.break_min,
    )  # fmt: skip
    wishes = RouteWishes(max_per_route=MOST_PER_ROUTE)
    bare = [replace(house, needs=frozenset()) for house in rest]
    asked = problem_of(bare, ((driver,),), wishes, at, plan.pace)
    problem = replace(asked.problem, crews=(replace(asked.problem.crews[0], count=1),))
    found = reordered(problem, tools.late_order)
    return [rest[stop].property_id for stop in found.stops]


def _badness(plan: PlanDraft, route: DraftRoute) -> tuple[int, float]:
    figures = route_figures(plan, route)
    return len(figures.late), figures.minutes


def _place(house: House) -> Place:
    return Place(house.latitude, house.longitude)
