"""Which crew drives which route: skills, hours, room, the way there, and about the same hours for all."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from stormops_desktop.domain.routing.plans.days import dated
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.figures import RouteFigures, route_figures
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.tools import RoutingTools


def assign_crews(plan: PlanDraft, tools: RoutingTools) -> PlanDraft:
    """Crews for the routes without one.

    Raises:
        NotAllowed: there are zero crews.
    """
    crews = list(plan.crews.values())
    if not crews:
        raise NotAllowed("There are zero crews. Add one at the office first.")
    free = [route for route in plan.routes if route.crew_id is None and route.stops and not route.locked]
    given, nobody = _given(plan, free, crews, tools)
    note = Said("No crew has the skills and the hours for {routes}.", routes=", ".join(nobody))
    driven = dated(plan.with_routes(*given), {route.route_id for route in given})
    return replace(driven, notes=(*plan.notes, note) if nobody else plan.notes)


def evened_out(
    plan: PlanDraft, route_ids: Collection[str], among: Sequence[Crew], tools: RoutingTools
) -> PlanDraft:
    """The same routes, hours evened out among crews; a route goes to nobody whom it would keep too long."""
    new = [route for route in plan.routes if route.route_id in route_ids]
    given, _ = _given(plan, new, among, tools)
    return plan.with_routes(*given)


def _given(
    plan: PlanDraft, routes: Sequence[DraftRoute], crews: Sequence[Crew], tools: RoutingTools
) -> tuple[list[DraftRoute], list[str]]:
    """The routes with their crews, and the names of those that nobody may drive."""
    tried = [
        [route_figures(plan, replace(route, crew_id=crew.crew_id)) for crew in crews] for route in routes
    ]
    ways = [
        [_way(plan, route, crew, figures) for crew, figures in zip(crews, row, strict=True)]
        for route, row in zip(routes, tried, strict=True)
    ]
    work = [round(min(figures.minutes for figures in row)) for row in tried]
    place = {crew.crew_id: at for at, crew in enumerate(crews)}
    chosen = tools.crews_for(
        ways,
        work,
        _other_work(plan, routes, crews),
        at_first=[place.get(one.crew_id or "") for one in routes],
    )
    found = [
        replace(route, crew_id=crews[at].crew_id)
        for route, at in zip(routes, chosen, strict=True)
        if at is not None
    ]
    return found, [route.name for route, at in zip(routes, chosen, strict=True) if at is None]


def _other_work(plan: PlanDraft, routes: Sequence[DraftRoute], crews: Sequence[Crew]) -> list[int]:
    """Minutes that each crew has to do on the plan's other routes."""
    ids = {route.route_id for route in routes}
    others = [route for route in plan.routes if route.route_id not in ids]
    return [
        round(sum(route_figures(plan, one).minutes for one in others if one.crew_id == crew.crew_id))
        for crew in crews
    ]


def _way(plan: PlanDraft, route: DraftRoute, crew: Crew, figures: RouteFigures) -> int | None:
    """Minutes of driving; None where the crew lacks a skill, the hours or the room.

    The crew that a route was cut for may drive it, whatever an estimate of its roads says.
    """
    needs = frozenset(need for key in route.order if key in plan.houses for need in plan.houses[key].needs)
    room = crew.most_stops is None or len(route.stops) <= crew.most_stops
    may = needs <= crew.skills and room and not (figures.over_min or figures.late)
    return round(figures.drive_min) if may or route.crew_id == crew.crew_id else None
