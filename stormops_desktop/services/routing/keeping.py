"""What a new cut leaves as it is."""

from dataclasses import replace

from stormops_desktop.domain.routing.plans.draft import DraftRoute
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.routing.reading import CLOSED, draft_route
from stormops_desktop.storage.routing.stored import StoredRoutes


def staying(stored: StoredRoutes, wishes: RouteWishes) -> tuple[DraftRoute, ...]:
    """Routes of a storm that are published, locked, begun or hold a locked stop, or all when drafts are kept.

    Where only some ZIP codes are cut, drafts keep their stops in the others.
    """
    every = (_what_stays(stored, key, wishes) for key in stored.routes)
    return tuple(route for route in every if route is not None)


def _what_stays(stored: StoredRoutes, key: str, wishes: RouteWishes) -> DraftRoute | None:
    route = draft_route(stored, key)
    if _is_held(stored, key, wishes):
        return route
    if not wishes.zip_codes:
        return None
    elsewhere = {s.property_id for s in stored.stops.get(key, ()) if s.zip_code not in wishes.zip_codes}
    left = tuple(stop for stop in route.stops if stop.property_id in elsewhere)
    return replace(route, stops=left) if left else None


def _is_held(stored: StoredRoutes, key: str, wishes: RouteWishes) -> bool:
    row, stops = stored.routes[key], stored.stops.get(key, ())
    begun_or_held = any(stop.locked or stop.job_status in CLOSED for stop in stops)
    return wishes.keep_drafts or row.status != "draft" or bool(row.locked) or begun_or_held
