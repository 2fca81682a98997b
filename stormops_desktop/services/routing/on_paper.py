"""A stored route as the lines of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from stormops_desktop.services.models import Stop
from stormops_desktop.services.routing.models import RouteStop, RouteView
from stormops_desktop.services.routing.out_models import MapPicture

if TYPE_CHECKING:  # the PDF maker is slow to load
    from stormops_desktop.adapters.route_sheet import SheetRoute, SheetStop

CLOSED = ("completed", "skipped", "cancelled")
SAID = {"completed": "done", "skipped": "skipped", "cancelled": "cancelled", "on_site": "on site"}
Driven = Mapping[tuple[str, str], Stop]
Said = Callable[[int, str], str]


def on_paper(
    view: RouteView, tenant: str, as_of: str, driven: Driven, said: Said, pictures: Mapping[str, MapPicture]
) -> SheetRoute:
    """The sheet of a route in the order in which its crew drives it.

    Args:
        driven: the stops as Today has them, which know appointments. said: a moment in words of a pattern.
    """
    from stormops_desktop.adapters.route_sheet import SheetRoute

    places = {stop.property_id: (stop.sequence, stop) for stop in view.stops}
    numbered = {key: stop for (route, key), stop in driven.items() if route == view.route_id}
    order = sorted(places, key=lambda key: numbered[key].sequence if key in numbered else places[key][0])
    stops = tuple(_line(at, places[key][1], numbered.get(key), said) for at, key in enumerate(order, start=1))
    picture = pictures.get(view.route_id)
    return SheetRoute(
        view.name, tenant, view.crew_name, view.plan_version, as_of, _facts(view), stops,
        None if picture is None else picture.image, "" if picture is None else picture.credit,
    )  # fmt: skip


def _line(number: int, stop: RouteStop, driven: Stop | None, said: Said) -> SheetStop:
    from stormops_desktop.adapters.route_sheet import SheetStop

    promised = driven.scheduled_at if driven is not None else None
    due = promised if promised is not None else stop.arrive_at
    words = "" if due is None else said(due, "%H:%M")
    return SheetStop(
        number, stop.address or "No address", f"{stop.city} {stop.zip_code}".strip(), stop.latitude,
        stop.longitude, f"{words} fixed" if promised is not None else words,
        SAID.get(stop.job_status or "", ""), stop.job_status in CLOSED,
    )  # fmt: skip


def _facts(view: RouteView) -> str:
    count = len(view.stops)
    parts = ["1 stop" if count == 1 else f"{count} stops"]
    if view.minutes is not None:
        whole = round(view.minutes)
        parts.append(f"{whole // 60} h {whole % 60:02d} min planned")
    if view.miles is not None:
        parts.append(f"{view.miles:.1f} mi")
    if view.zip_code:
        parts.append(f"ZIP {view.zip_code}")
    return " · ".join(parts)
