"""Routes to files and back. A file that is read gives a plan to look at; nothing is stored by reading."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count, pairwise

from stormops_desktop.adapters.route_files import from_csv, to_csv
from stormops_desktop.adapters.route_files_errors import UnreadableRoutes
from stormops_desktop.adapters.route_files_links import (
    apple_links,
    apple_search,
    google_links,
    google_search,
)
from stormops_desktop.adapters.route_files_maps import from_geojson, from_gpx, to_geojson, to_gpx, to_kml
from stormops_desktop.adapters.route_files_rows import read_rows
from stormops_desktop.domain.routing.plans.choice import named
from stormops_desktop.domain.routing.plans.days import date_of, set_day
from stormops_desktop.domain.routing.plans.draft import DraftRoute, LeftOutHouse, PlanDraft, Stop, is_placed
from stormops_desktop.domain.routing.plans.edits import is_avoided
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.left_out import TAKEN_OUT
from stormops_desktop.domain.routing.plans.places import behind
from stormops_desktop.domain.routing.published import PublishedRoute, PublishedStop
from stormops_desktop.domain.said import Said, several
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.file_days import ReadDays, read_days
from stormops_desktop.services.routing.models import RouteFile, RouteStop, RouteView, UnplacedStop

_WRITERS: dict[str, tuple[Callable[[list[PublishedRoute]], str], str]] = {
    "csv": (to_csv, "text/csv"),
    "gpx": (to_gpx, "application/gpx+xml"),
    "kml": (to_kml, "application/vnd.google-earth.kml+xml"),
    "geojson": (to_geojson, "application/geo+json"),
}
_READERS: dict[str, Callable[[str], list[PublishedRoute]]] = {
    "csv": from_csv, "gpx": from_gpx, "geojson": from_geojson,
}  # fmt: skip
LINKS = {"google": (google_links, google_search), "apple": (apple_links, apple_search)}
KINDS = (*_WRITERS, *LINKS)
NAME_MOST = 80  # characters of a file's name


def exported(views: Sequence[RouteView], tenant: str, kind: str) -> list[RouteFile]:
    """The routes as one file, or for links one file a route.

    Raises:
        NotAllowed: an unknown kind.
    """
    routes = [_published(view, tenant) for view in views]
    if kind in LINKS:
        return [
            RouteFile(f"{name}-{kind}.txt", "text/plain", _links(route, kind), unplaced_of([view]))
            for name, route, view in zip(_file_names(routes), routes, views, strict=True)
        ]
    if kind not in _WRITERS:
        raise NotAllowed(
            "There is no export called {kind}. There are: {known}.", kind=kind, known=", ".join(KINDS)
        )
    write, media_type = _WRITERS[kind]
    name = _file_names(routes)[0] if len(routes) == 1 else "routes"
    return [RouteFile(f"{name}.{kind}", media_type, write(routes), unplaced_of(views))]


def _file_names(routes: Sequence[PublishedRoute]) -> list[str]:
    """A name each that every system takes and that leads to no other folder; no two are alike."""
    names: list[str] = []
    taken: set[str] = set()
    for route in routes:
        plain = "".join(c if c.isalnum() or c in " ._-" else "-" for c in route.name).strip(" .")[:NAME_MOST]
        tries = (f"{plain or 'route'} {number}" if number > 1 else plain or "route" for number in count(1))
        names.append(next(name for name in tries if name.casefold() not in taken))
        taken.add(names[-1].casefold())
    return names


def unplaced_of(views: Sequence[RouteView]) -> tuple[UnplacedStop, ...]:
    """The stops whose place nobody knows, with the numbers that files and sheets give them."""
    return tuple(
        UnplacedStop(view.name, number, stop.address)
        for view in views
        for number, stop in enumerate(view.stops, start=1)
        if not is_known(stop)
    )


def is_known(stop: RouteStop) -> bool:
    """Whether somebody knows where the house stands."""
    return stop.latitude is not None and stop.longitude is not None


def read_plan(plan: PlanDraft, text: str, kind: str, tenant: str, now_ms: int) -> PlanDraft:
    """The plan with the routes of a file in place of its own: orders, moves between routes, stops taken out.

    Raises:
        NotAllowed: the file can't be read, is of another company or an older version, names routes or houses
            that the storm does not have, or days that are none or are over; it says which, and nothing was
            changed.
    """
    if kind not in _READERS:
        raise NotAllowed(
            "Routes are read from {known}. This is {kind}.", known=", ".join(_READERS), kind=kind
        )
    try:
        routes = _READERS[kind](text)
    except UnreadableRoutes as error:
        raise NotAllowed(str(error)) from error
    _check(plan, routes, tenant)
    listed = {stop.property_id for route in routes for stop in route.stops}
    given = {route.route_id: route for route in routes}
    new = tuple(_merged(plan, route, given.get(route.route_id), listed) for route in plan.routes)
    had = {key for route in plan.routes for key in route.order}
    left = [out for out in plan.left_out if out.property_id not in listed]
    gone = had - {key for route in new for key in route.order}
    dropped = [LeftOutHouse(key, TAKEN_OUT, _address(plan, key)) for key in sorted(gone)]
    found = read_days(plan, read_rows(text, kind).days, date_of(now_ms, plan.zone))
    return _on_days(replace(plan, routes=new, left_out=(*dropped, *left)), found)


def _on_days(wanted: PlanDraft, found: ReadDays) -> PlanDraft:
    """The wanted routes on the days of the file."""
    if found.faults:
        told = [Said("{where}: {what}", where=one.where, what=one.what) for one in found.faults[:5]]
        raise NotAllowed("{faults} Nothing was changed.", faults=several(told, " "))
    try:
        for route_id, day in found.days.items():
            wanted = set_day(wanted, route_id, day)
    except FixedStop as error:
        raise NotAllowed(str(error)) from error
    return wanted


def _merged(plan: PlanDraft, route: DraftRoute, read: PublishedRoute | None, listed: set[str]) -> DraftRoute:
    """The route as the file has it. A house without a place, which map tools drop, stays behind its neighbour
    where the file does not name it.
    """
    old = {stop.property_id: stop for stop in route.stops}
    if read is None:
        return replace(route, stops=tuple(stop for stop in route.stops if stop.property_id not in listed))
    order = [one.property_id for one in read.stops]
    for before, key in pairwise((None, *route.order)):
        if key is not None and key not in listed and not is_placed(plan, key):
            order = behind(order, key, before)
    return replace(route, stops=tuple(old.get(key, Stop(key)) for key in order))


def _check(plan: PlanDraft, routes: Sequence[PublishedRoute], tenant: str) -> None:
    strangers = [route.route_id for route in routes if plan.route(route.route_id) is None]
    if strangers:
        raise NotAllowed(
            "The file has routes that this storm does not have: {routes}.", routes=named(strangers)
        )
    others = sorted({route.tenant for route in routes if route.tenant and route.tenant != tenant})
    if others:
        raise NotAllowed(
            "The file is of another company ({company}). Nothing was changed.", company=", ".join(others)
        )
    houses = [stop.property_id for route in routes for stop in route.stops]
    twice = sorted({key for key in houses if houses.count(key) > 1}) if len(set(houses)) < len(houses) else []
    if twice:
        raise NotAllowed(
            "Houses stand twice in the file: {houses}.", houses=named(_address(plan, key) for key in twice)
        )
    _check_routes(plan, routes)


def _check_routes(plan: PlanDraft, routes: Sequence[PublishedRoute]) -> None:
    on_plan = {key for route in plan.routes for key in route.order}
    listed = {stop.property_id for route in routes for stop in route.stops}
    for route in routes:
        mine = plan.route(route.route_id)
        assert mine is not None
        if route.plan_version not in (None, mine.version):
            raise NotAllowed(
                "The file has version {old} of {route}, which is at {now} now. Export it again and make the "
                "changes there.",
                old=route.plan_version,
                route=mine.name,
                now=mine.version,
            )
        order = [stop.property_id for stop in route.stops]
        barred = {key for key in order if key not in plan.houses or is_avoided(plan, key)}
        unknown = [key for key in order if key in barred and key not in on_plan]
        if unknown:
            raise NotAllowed(
                "Houses that may not be visited, or are not of this storm: {houses}.", houses=named(unknown)
            )
        _check_held(plan, mine, list(_merged(plan, mine, route, listed).order))


def _check_held(plan: PlanDraft, mine: DraftRoute, order: list[str]) -> None:
    held = [(at, stop.property_id) for at, stop in enumerate(mine.stops) if stop.locked or at < mine.frozen]
    moved = [key for at, key in held if order[at : at + 1] != [key]]
    if moved or (mine.locked and tuple(order) != mine.order):
        where = named(_address(plan, key) for key in moved) or mine.name
        raise NotAllowed("The file moves what is locked or done: {where}. Nothing was changed.", where=where)


def _address(plan: PlanDraft, property_id: str) -> str:
    house = plan.houses.get(property_id)
    return house.address if house else property_id


def _published(view: RouteView, tenant: str) -> PublishedRoute:
    return PublishedRoute(
        view.route_id, view.name, tenant, view.plan_version,
        tuple(_stop(view, place, stop) for place, stop in enumerate(view.stops, start=1)),
        date_of(view.planned_start, view.zone).isoformat() if view.planned_start is not None else "",
    )  # fmt: skip


def _stop(view: RouteView, place: int, stop: RouteStop) -> PublishedStop:
    latitude, longitude = (stop.latitude, stop.longitude) if is_known(stop) else (None, None)
    return PublishedStop(
        view.route_id, stop.property_id, place, stop.address, stop.zip_code, latitude, longitude,
        stop.expected_uplift,
    )  # fmt: skip


def _links(route: PublishedRoute, kind: str) -> str:
    """Whose route it is, then a line a link, then the stops that no link leads to, each with a look for its
    address.
    """
    links, search = LINKS[kind]
    lines = [f"# {route.name}, version {route.plan_version}, {route.tenant}", *links(route.stops)]
    for stop in route.stops:
        if stop.place is None:
            about = f"# Stop {stop.sequence_order}, {stop.address or stop.property_id}"
            lines.append(f"{about}: nobody knows its place, so it is in no link above.")
            lines += [search(stop)] if stop.address else []
    return "\n".join(lines) + "\n"
