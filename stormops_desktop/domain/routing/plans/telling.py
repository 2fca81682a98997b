"""What crews were told of what planners ask of visits: windows, minutes and priority, with each version.

Skills and rules are the planner's: they choose the crew, or whether there is a visit at all.
"""

from collections.abc import Mapping

from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft, Stop, Visit
from stormops_desktop.domain.routing.plans.visits import NOTHING

Told = tuple[tuple[str, Visit], ...]
"""What a version says is asked, by house; houses of which nothing is asked are not in it."""


def to_tell(plan: PlanDraft, route: DraftRoute) -> Told:
    """What a version made now would say. Of visits that are over it says what the one before did."""
    before = dict(route.told)
    found = ((stop.property_id, _asked(plan, stop, before)) for stop in route.stops)
    return tuple((key, visit) for key, visit in found if visit != NOTHING)


def untold(plan: PlanDraft, route: DraftRoute) -> tuple[str, ...]:
    """Houses on a route that its crew has, of whose visits something else is asked than it was told."""
    if route.status == "draft":
        return ()
    before, now = dict(route.told), dict(to_tell(plan, route))
    return tuple(key for key in route.order if before.get(key, NOTHING) != now.get(key, NOTHING))


def _asked(plan: PlanDraft, stop: Stop, before: Mapping[str, Visit]) -> Visit:
    if stop.done:
        return before.get(stop.property_id, NOTHING)
    visit = plan.visits.get(stop.property_id)
    if visit is None:
        return NOTHING
    return Visit(tuple(sorted(visit.windows)), visit.service_min, visit.priority)
