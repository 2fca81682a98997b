"""What an edited file would change of the stored routes, or every row that can't be taken."""

from collections.abc import Mapping, Sequence

from stormops_desktop.adapters.route_files_errors import UnreadableRoutes
from stormops_desktop.adapters.route_files_rows import READERS, ReadRows, read_rows
from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.domain.routing.plans.diff import VersionStop, plan_diff
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.file_days import read_days
from stormops_desktop.services.routing.files import read_plan
from stormops_desktop.services.routing.out_models import Edit, ImportChange, ImportFault, ImportPreview

NOT_OF_STORM = "{house} may not be visited, or is not of this storm."
TWICE = "{house} stands in {where} already."


def previewed(plan: PlanDraft, text: str, kind: str, tenant: str, now_ms: int) -> ImportPreview:
    """The changes of a file against the plan as it is stored; with a single fault nothing can be taken."""
    if kind not in READERS:
        told = Said(
            "Routes are read from CSV, GPX and GeoJSON files. This is {kind}.",
            kind=kind or Said("a file without an ending"),
        )
        return ImportPreview(faults=(ImportFault("", told),))
    try:
        read = read_rows(text, kind)
    except UnreadableRoutes as error:
        return ImportPreview(faults=(ImportFault("", str(error)),))
    faults = [ImportFault(where, what) for where, what in read.faults]
    faults += [*_strangers(plan, read), *read_days(plan, read.days, date_of(now_ms, plan.zone)).faults]
    if not read.stops and not faults:
        faults = [ImportFault("", Said("The file has no stop of a route."))]
    if faults:
        return ImportPreview(faults=tuple(faults))
    try:
        wanted = read_plan(plan, text, kind, tenant, now_ms)
    except NotAllowed as error:
        return ImportPreview(faults=(ImportFault("", str(error)),))
    return _compared(plan, wanted)


def _strangers(plan: PlanDraft, read: ReadRows) -> list[ImportFault]:
    """Rows of routes and houses that the storm does not have, and houses that stand there twice."""
    known = set(plan.houses) | {house for route in plan.routes for house in route.order}
    seen: dict[str, str] = {}
    faults = []
    for where, stop in read.stops:
        if plan.route(stop.route_id) is None:
            faults.append(ImportFault(where, Said("This storm has no route {route}.", route=stop.route_id)))
        elif stop.property_id not in known:
            house = stop.address or stop.property_id
            faults.append(ImportFault(where, Said(NOT_OF_STORM, house=house)))
        elif stop.property_id in seen:
            house = stop.address or stop.property_id
            faults.append(ImportFault(where, Said(TWICE, house=house, where=seen[stop.property_id])))
        seen.setdefault(stop.property_id, where)
    return faults


def _compared(plan: PlanDraft, wanted: PlanDraft) -> ImportPreview:
    before = {route.route_id: route for route in plan.routes}
    changes: list[ImportChange] = []
    published: list[DraftRoute] = []
    for route in wanted.routes:
        was = before[route.route_id]
        found = [*_other_day(plan, was, route), *_changes(was, route, _addresses(plan))]
        changes.extend(found)
        if found and was.status != "draft":
            published.append(was)
    return ImportPreview(tuple(changes), (), wanted, tuple(route.name for route in published))


def _other_day(plan: PlanDraft, was: DraftRoute, now: DraftRoute) -> list[ImportChange]:
    if now.day is None or was.day == now.day:
        return []
    before = None if was.day is None else date_of(was.day, plan.zone)
    return [ImportChange(now.name, Edit.DAY, "", None, None, (before, date_of(now.day, plan.zone)))]


def _changes(was: DraftRoute, now: DraftRoute, where: Mapping[str, str]) -> list[ImportChange]:
    old = {house: at for at, house in enumerate(was.order, start=1)}
    new = {house: at for at, house in enumerate(now.order, start=1)}
    diff = plan_diff(_stops(was.order), _stops(now.order))
    named = (
        *((Edit.ADDED, house) for house in diff.added),
        *((Edit.REMOVED, house) for house in diff.removed),
        *((Edit.MOVED, one.property_id) for one in diff.moved),
    )
    return [
        ImportChange(now.name, edit, where.get(house, house), old.get(house), new.get(house))
        for edit, house in named
    ]


def _stops(order: Sequence[str]) -> list[VersionStop]:
    return [VersionStop(house) for house in order]


def _addresses(plan: PlanDraft) -> Mapping[str, str]:
    return {key: house.address or key for key, house in plan.houses.items()}
