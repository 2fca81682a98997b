"""What the office's plans and the crews' doings may not do to each other.

A house is on one live route of a storm; a visit that is over stays with its crew; a crew's change and a new
version of which neither knew the other either merge (`domain.routing.merge`) or the later one goes to the
inbox of whoever sent it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.routing.merge import ChangeKind, Clash, CrewChange, merge
from sync.contracts.errors import ProblemType
from sync.contracts.folding import JOBS
from sync.contracts.ops import VerdictKind
from sync.hub.core.buckets import PROPERTIES
from sync.hub.core.case import Case
from sync.hub.core.decisions import FORBIDDEN, Decision
from sync.hub.core.model import Row

ROUTES, STOPS, VERSIONS, CHANGES = "routes", "route_properties", "route_versions", "crew_changes"
ARCHIVED = "archived"
CLOSED = ("completed", "skipped")


def add_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    """Why a new stop, version or crew change can't stand beside what is there; None when it can."""
    entity = case.op.entity
    if entity == STOPS:
        other = _live_stop(case, fields["storm_id"], fields["property_id"], but=fields["route_id"])
        return None if other is None else _conflict(sequence_order=other.values["sequence_order"])
    if entity == CHANGES:
        return _change_hindrance(case, fields)
    if entity == VERSIONS:
        return _version_hindrance(case, fields)
    return None


def edit_hindrance(case: Case, row: Row) -> Decision | None:
    """Why a job can't go to another route: its visit is over, and whoever moved it did not know."""
    if row.entity != JOBS or case.op.fields.get("route_id", row.values["route_id"]) == row.values["route_id"]:
        return None
    over = row.values["status"] in CLOSED and not case.saw_field(row, "status")
    return _conflict(status=row.values["status"]) if over else None


def _change_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    route = case.working.live(ROUTES, fields["route_id"])
    if route is None or route.values["status"] == ARCHIVED or not case.reach.drives(route.key):
        return _conflict()
    newest = route.values["plan_version"]
    if fields["change"] == ChangeKind.INSERT:
        house = case.working.live(PROPERTIES, fields["property_id"])
        if house is None or not case.reach.may_take_in(house):
            return FORBIDDEN
        other = _live_stop(case, fields["storm_id"], fields["property_id"], but=route.key)
        if other is not None:
            return _conflict(plan_version=newest)
    versions = _versions(case, route.key)
    office = versions.get(newest) or _stops_now(case, route.key)
    base = versions.get(fields["plan_version"]) or office
    return _conflict(plan_version=newest) if _clashes(base, fields, office) else None


def _version_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    """A crew's change that the planner had not seen, and that does not go with the new version."""
    route_id = fields["route_id"]
    versions = _versions(case, route_id)
    taken = set(_read(fields.get("taken")) or ()) | _taken(case, route_id)
    office = _stops_of(fields["stops"])
    for change in case.working.referring(CHANGES, "route_id", (route_id,)):
        unseen = change.rev > case.base and change.key not in taken
        base = versions.get(change.values["plan_version"]) or _stops_now(case, route_id)
        if unseen and _clashes(base, change.values, office):
            return _conflict(plan_version=fields.get("base_version"))
    return None


Stops = Sequence[tuple[str, bool]]


def _clashes(base: Stops, change: Mapping[str, Any], office: Stops) -> tuple[Clash, ...]:
    done = CrewChange(change["property_id"], ChangeKind(change["change"]), change.get("after_id"))
    locked = {house for house, held in office if held}
    return merge([house for house, _ in base], (done,), [house for house, _ in office], locked=locked).clashes


def _live_stop(case: Case, storm_id: str, property_id: str, *, but: str) -> Row | None:
    """The house's stop on another route of the storm that was not taken back."""
    for stop in case.working.referring(STOPS, "property_id", (property_id,)):
        route_id = stop.values["route_id"]
        if route_id == but or stop.values["storm_id"] != storm_id:
            continue
        route = case.working.live(ROUTES, route_id)
        if route is not None and route.values["status"] != ARCHIVED:
            return stop
    return None


def _versions(case: Case, route_id: str) -> dict[int, Stops]:
    rows = case.working.referring(VERSIONS, "route_id", (route_id,))
    return {row.values["plan_version"]: _stops_of(row.values["stops"]) for row in rows}


def _taken(case: Case, route_id: str) -> set[str]:
    rows = case.working.referring(VERSIONS, "route_id", (route_id,))
    return {key for row in rows for key in _read(row.values["taken"]) or ()}


def _stops_now(case: Case, route_id: str) -> Stops:
    rows = case.working.referring(STOPS, "route_id", (route_id,))
    rows.sort(key=lambda row: (row.values["sequence_order"], row.key))
    return [(row.values["property_id"], bool(row.values["locked"])) for row in rows]


def _stops_of(document: Any) -> Stops:
    return [(str(house), bool(locked)) for house, locked, *_ in _read(document) or ()]


def _read(document: Any) -> Any:
    return json.loads(document) if isinstance(document, str) else document


def _conflict(**current: Any) -> Decision:
    return Decision(VerdictKind.CONFLICT, current=current, problem=ProblemType.OP_CONFLICT)
