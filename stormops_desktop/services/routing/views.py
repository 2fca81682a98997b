"""Stored routes as screens read them."""

from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.routing.merge import ClashReason
from stormops_desktop.domain.said import Said
from stormops_desktop.services.routing.asked_visits import windows_of
from stormops_desktop.services.routing.models import PlanIssue, RouteProgress, RouteStop, RouteView
from stormops_desktop.services.routing.reading import standing
from stormops_desktop.storage.routing.stored import StoredRoutes

CLASH_WORDS = {
    ClashReason.LOCKED: "The crew moved {where}, which the office holds in its place.",
    ClashReason.BOTH_MOVED: "The crew and the office both moved {where}; the office's place stands.",
    ClashReason.TAKEN_OFF: "The crew moved {where}, which the office took off the route.",
    ClashReason.VISITED_BUT_TAKEN_OFF: "The crew visited {where}, which the office took off the route.",
}


def views_of(stored: StoredRoutes) -> list[RouteView]:
    """Every route with its stops."""
    return [_view(stored, row) for row in stored.routes.values()]


def answer_to(stored: StoredRoutes, route_id: str, version: int) -> Any:
    """The crew's last answer to a version; None while there is none."""
    answers = [row for row in stored.answers.get(route_id, ()) if row.plan_version == version]
    return answers[-1] if answers else None


def progress_of(row: Any, now_ms: int) -> RouteProgress:
    """Counts and how old the newest news are. No open stop is ever counted as done."""
    total, completed, cancelled = row.total or 0, row.completed or 0, row.cancelled or 0
    due = total - cancelled
    return RouteProgress(
        row.route_id, row.route_name, _state(row, due), row.crew_id, row.crew_name or "", total, completed,
        row.skipped or 0, cancelled, round(100 * completed / due, 1) if due > 0 else None, row.last_event,
        None if row.last_event is None else max(now_ms - row.last_event, 0), row.planned_start,
        row.time_zone or "",
    )  # fmt: skip


def _state(row: Any, due: int) -> str:
    """The route's status as the visits show it: begun with the first, completed with the last."""
    over = (row.completed or 0) + (row.skipped or 0)
    if row.status != "published" or not (over or row.under_way):
        return str(row.status)
    return "completed" if over >= due else "in_progress"


def issues_of(stored: StoredRoutes) -> list[PlanIssue]:
    """What a person at the office has to look at."""
    found = []
    for route_id, row in stored.routes.items():
        answer = answer_to(stored, route_id, row.plan_version)
        if answer is not None and answer.answer == "declined":
            what = Said(
                "The crew declined version {version}: {reason}",
                version=row.plan_version, reason=answer.reason or Said("no reason given"),
            )  # fmt: skip
            found.append(PlanIssue(row.storm_id, route_id, row.route_name, what, at=answer.answered_at))
        where = {stop.property_id: stop.address for stop in stored.stops.get(route_id, ())}
        for clash in standing(stored, route_id).clashes:
            place = where.get(clash.property_id) or Said("a house")
            told = Said(CLASH_WORDS[clash.reason], where=place)
            found.append(PlanIssue(row.storm_id, route_id, row.route_name, told, clash.property_id))
    return found


def _view(stored: StoredRoutes, row: Any) -> RouteView:
    stops = stored.stops.get(row.route_id, ())
    now, answer = standing(stored, row.route_id), answer_to(stored, row.route_id, row.plan_version)
    assigned = stored.assignments.get(row.route_id)
    pending = row._pending or (assigned is not None and assigned._pending) or any(s._pending for s in stops)
    return RouteView(
        route_id=row.route_id, storm_id=row.storm_id, name=row.route_name, zip_code=row.zip_code or "",
        status=row.status, crew_id=row.crew_id, crew_name=row.crew_name or "",
        plan_version=row.plan_version, property_count=row.property_count, avg_uplift=row.avg_uplift,
        minutes=row.minutes, miles=row.miles, locked=bool(row.locked), engine=row.engine or "",
        matrix=row.matrix or "", planned_start=row.planned_start, stops=_stops(stops), order=now.order,
        accepted=None if answer is None else answer.answer == "accepted",
        decline_reason="" if answer is None else answer.reason or "", clashes=now.clashes,
        pending=bool(pending), zone=row.time_zone or "",
    )  # fmt: skip


def _stops(rows: Sequence[Any]) -> tuple[RouteStop, ...]:
    return tuple(map(_stop, rows))


def _stop(row: Any) -> RouteStop:
    return RouteStop(
        row.property_id, row.sequence_order, row.address or "", row.city or "", row.zip_code or "",
        row.latitude, row.longitude, row.uplift, bool(row.locked), row.job_id, row.job_status,
        row.arrive_at, row.service_min, windows_of(row.windows),
    )  # fmt: skip
