"""A crew's routes by their days, from the replica."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stormops_desktop.domain.routing.crew_day import CrewRoute, When, crew_day
from stormops_desktop.domain.routing.plans.days import date_of, midnight_of
from stormops_desktop.services.models import LaterRoute
from stormops_desktop.storage.routing.crew_days import crew_routes


@dataclass(frozen=True, slots=True)
class DayOfCrew:
    """Which routes a day has.

    Attributes:
        shown: how each stands to the day, in the order of work. later: as `TodayView` has it.
        ahead: the day shown in place of one that has nothing, UTC milliseconds.
    """

    shown: Mapping[str, When]
    later: tuple[LaterRoute, ...]
    ahead: int | None


def day_of_crew(
    connection: Any, crew_id: str | None, storm_id: str | None, now_ms: int, opened: Collection[str]
) -> DayOfCrew:
    """The routes of the day that it is where their houses are."""
    rows = {row.route_id: row for row in crew_routes(connection, crew_id, storm_id)}
    found = crew_day([_route(row, now_ms) for row in rows.values()], opened)
    later = tuple(
        LaterRoute(one.route_id, one.name, rows[one.route_id].planned_start,
                   rows[one.route_id].time_zone or "", one.open)
        for one in found.later
    )  # fmt: skip
    ahead = None
    if found.ahead is not None:
        ahead = midnight_of(found.ahead, rows[found.shown[0].route_id].time_zone or "")
    return DayOfCrew({one.route_id: one.when for one in found.shown}, later, ahead)


def _route(row: Any, now_ms: int) -> CrewRoute:
    zone = row.time_zone or ""
    return CrewRoute(
        row.route_id, row.route_name, _day(row.planned_start, zone), date_of(now_ms, zone), row.open,
        row.over, bool(row.under_way), row.last_at or 0, _day(row.last_at, zone),
    )  # fmt: skip


def _day(at_ms: int | None, zone: str) -> date | None:
    return date_of(at_ms, zone) if at_ms else None
