"""A stored route as the lines of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from stormops_desktop.domain.routing.plans.draft import GREAT_CIRCLE
from stormops_desktop.services.routing.models import RouteStop, RouteView
from stormops_desktop.services.routing.out_models import MapPicture

if TYPE_CHECKING:  # the PDF maker is slow to load
    from stormops_desktop.adapters.route_sheet import SheetRoute, SheetStop

CLOSED = ("completed", "skipped", "cancelled")
SAID = {"completed": "done", "skipped": "skipped", "cancelled": "cancelled", "on_site": "on site"}
DATE = "%Y-%m-%d"
Promised = Mapping[tuple[str, str], int]
Said = Callable[[int, str], str]


def on_paper(
    view: RouteView, tenant: str, as_of: str, promised: Promised, said: Said,
    pictures: Mapping[str, MapPicture],
) -> SheetRoute:  # fmt: skip
    """The sheet of a route, its stops in the view's order.

    Args:
        promised: appointments by route and house, UTC milliseconds. said: a moment in words of a pattern.
    """
    from stormops_desktop.adapters.route_sheet import SheetRoute

    known = {stop.property_id: stop for stop in view.stops}
    order = [known[key] for key in view.order if key in known] or list(view.stops)
    stops = tuple(
        _line(at, stop, *_due(view, stop, promised.get((view.route_id, stop.property_id)), said))
        for at, stop in enumerate(order, start=1)
    )
    picture = pictures.get(view.route_id)
    return SheetRoute(
        view.name, tenant, view.crew_name, view.plan_version, as_of, _facts(view, said), stops,
        None if picture is None else picture.image, "" if picture is None else picture.credit,
    )  # fmt: skip


def _line(number: int, stop: RouteStop, due: str, hours: str) -> SheetStop:
    from stormops_desktop.adapters.route_sheet import SheetStop

    placed = stop.latitude is not None and stop.longitude is not None
    states = (SAID.get(stop.job_status or "", ""), hours, "" if placed else "not on the map")
    return SheetStop(
        number, stop.address or "No address", f"{stop.city} {stop.zip_code}".strip(), stop.latitude,
        stop.longitude, due, ", ".join(filter(None, states)), stop.job_status in CLOSED,
    )  # fmt: skip


def _asked(stop: RouteStop) -> str:
    hours = (f"{_clock(opens)}-{_clock(closes)}" for opens, closes in stop.windows)
    return f"asked for {' or '.join(hours)}" if stop.windows else ""


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _due(view: RouteView, stop: RouteStop, promised: int | None, said: Said) -> tuple[str, str]:
    """(hour on the route's day, what was agreed for another day or else asked for)."""
    planned = "" if stop.arrive_at is None else said(stop.arrive_at, "%H:%M")
    if promised is None:
        return planned, "" if stop.job_status in CLOSED else _asked(stop)
    if view.planned_start is not None and said(promised, DATE) == said(view.planned_start, DATE):
        return f"{said(promised, '%H:%M')} fixed", ""
    return planned, said(promised, "agreed for %a %d %b, %H:%M")


def _facts(view: RouteView, said: Said) -> str:
    count = len(view.stops)
    parts = [] if view.planned_start is None else [said(view.planned_start, "%A, %d %B %Y")]
    parts.append("1 stop" if count == 1 else f"{count} stops")
    about = "" if view.matrix in ("", GREAT_CIRCLE) else "about "  # what roads take is estimated when stored
    if view.minutes is not None:
        whole = round(view.minutes)
        parts.append(f"{about}{whole // 60} h {whole % 60:02d} min planned")
    if view.miles is not None:
        parts.append(f"{about}{view.miles:.1f} mi")
    if view.zip_code:
        parts.append(f"ZIP {view.zip_code}")
    return " · ".join(parts)
