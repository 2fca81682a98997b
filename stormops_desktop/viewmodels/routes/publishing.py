"""Before publishing: which crews will see what."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.routing.plans.choice import named
from stormops_desktop.domain.routing.plans.days import CrewDay, routes_a_day
from stormops_desktop.domain.routing.plans.diff import Asked, PlanDiff, VersionStop, plan_diff
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.edits import place_of
from stormops_desktop.domain.routing.plans.telling import to_tell, untold
from stormops_desktop.domain.routing.plans.visits import NOTHING
from stormops_desktop.services.routing.models import RouteView
from stormops_desktop.viewmodels.crew.asked_words import asked_anew
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CrewNews:
    """What one crew will see. `crew` "" for routes that nobody drives: they are not published."""

    crew: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What publishing would do.

    Attributes:
        route_ids: those that get a version. gone: names of stored routes that the plan does without.
    """

    route_ids: tuple[str, ...]
    news: tuple[CrewNews, ...]
    gone: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.route_ids and not self.gone


def outlook(plan: PlanDraft, stored: PlanDraft, views: Mapping[str, RouteView], only: str = "") -> Outlook:
    """Every route that would get a version: drafts with a crew, and published ones that changed.

    Args:
        only: a route's id, when just that one is to be published.
    """
    before = {route.route_id: route for route in stored.routes}
    fresh = [
        route
        for route in plan.routes
        if route.stops
        and (route.route_id == only if only else _is_news(plan, route, before.get(route.route_id)))
    ]
    by_crew: dict[str, list[str]] = {}
    driven = routes_a_day(plan)
    for route in fresh:
        crew = plan.crews.get(route.crew_id or "")
        by_crew.setdefault(crew.name if crew else "", []).append(
            _line(plan, route, views.get(route.route_id), driven)
        )
    news = tuple(CrewNews(crew, tuple(by_crew[crew])) for crew in sorted(by_crew, key=lambda c: (not c, c)))
    gone = tuple(before[key].name for key in plan.replaces if key in before)
    return Outlook(tuple(route.route_id for route in fresh if route.crew_id), news, gone)


def untold_routes(plan: PlanDraft) -> int:
    """How many routes that are with their crews ask something of visits that those crews were not told."""
    return sum(bool(untold(plan, route)) for route in plan.routes)


def _is_news(plan: PlanDraft, route: DraftRoute, before: DraftRoute | None) -> bool:
    return route.status == "draft" or before != route or bool(untold(plan, route))


def _line(
    plan: PlanDraft, route: DraftRoute, view: RouteView | None, driven: Mapping[CrewDay, int]
) -> str:  # fmt: skip
    told, day = _told(plan, route, view), words.day(plan, route, driven)
    return f"{told} · {day}" if day else told


def _told(plan: PlanDraft, route: DraftRoute, view: RouteView | None) -> str:
    count = words.stops(len(route.stops))
    if view is None or not route.version:
        return translate("routes", "{route}: {stops}, new to the crew").format(route=route.name, stops=count)
    old = [VersionStop(stop.property_id, stop.locked) for stop in view.stops]
    change = plan_diff(old, [VersionStop(stop.property_id, stop.locked) for stop in route.stops])
    asked = _asked(plan, route)
    return translate("routes", "{route}: {stops}, {changes}").format(
        route=route.name, stops=count,
        changes=_changes(change, asked, other_day=view.planned_start != route.day),
    )  # fmt: skip


def _asked(plan: PlanDraft, route: DraftRoute) -> str:
    """What the crew will read of visits of which something else is asked; "" for nothing."""
    before, now = dict(route.told), dict(to_tell(plan, route))
    return named(
        asked_anew(Asked(key, before.get(key, NOTHING), now.get(key, NOTHING)), say(place_of(plan, key)))
        for key in untold(plan, route)
    )


def _changes(change: PlanDiff, asked: str, *, other_day: bool) -> str:
    parts = [translate("routes", "another day")] if other_day else []
    if change.added:
        parts.append(translate("routes", "{count} added").format(count=len(change.added)))
    if change.removed:
        parts.append(translate("routes", "{count} taken off").format(count=len(change.removed)))
    if change.moved:
        parts.append(translate("routes", "{count} moved").format(count=len(change.moved)))
    if asked:
        parts.append(asked)
    return ", ".join(parts) or translate("routes", "same stops in the same order")
