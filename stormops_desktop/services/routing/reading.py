"""From rows of the replica to houses, crews, routes and plans."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from stormops_desktop.domain.routing.crews import skill_words
from stormops_desktop.domain.routing.merge import ChangeKind, Clash, CrewChange, merge
from stormops_desktop.domain.routing.plans.choice import Candidate, choose, house_of
from stormops_desktop.domain.routing.plans.diff import VersionStop
from stormops_desktop.domain.routing.plans.draft import (
    DAY_END_MIN,
    DAY_START_MIN,
    GREAT_CIRCLE,
    Crew,
    DraftRoute,
    House,
    LeftOutHouse,
    Place,
    PlanDraft,
    Stop,
    Visit,
)
from stormops_desktop.domain.routing.plans.left_out import FREE, UNPLANNED
from stormops_desktop.domain.routing.plans.pace_of import Measured, pace_of
from stormops_desktop.domain.routing.plans.spots import middle
from stormops_desktop.domain.routing.plans.telling import Told
from stormops_desktop.domain.routing.plans.visits import NOTHING, as_asked, why_loose, wishes_with
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.domain.routing.reason_words import NO_CREW_ALLOWED, NO_CREW_IN_TIME
from stormops_desktop.services.routing.asked_visits import agreed_on, everywhere_of, told_by, visits_of
from stormops_desktop.storage.routing.stored import StoredRoutes

CLOSED = ("completed", "skipped", "cancelled")
AS_STORED = "As stored"
PLAIN = RouteWishes()
NOWHERE = (0.0, 0.0)  # a route of nothing but houses whose place nobody knows


@dataclass(frozen=True, slots=True)
class Standing:
    """A route as its crew drives it now.

    Attributes:
        pending: ids of crew changes that no version has in it yet.
    """

    order: tuple[str, ...]
    clashes: tuple[Clash, ...]
    pending: tuple[str, ...]


def standing(stored: StoredRoutes, route_id: str) -> Standing:
    """The newest version with the crew's own changes and visits on it."""
    stops = stored.stops.get(route_id, ())
    office = [stop.property_id for stop in stops]
    locked = {stop.property_id for stop in stops if stop.locked}
    done = stored.closed.get(route_id, ())
    fresh = pending_changes(stored, route_id)
    found = merge(office, (), office, done=done, locked=locked)
    clashes: list[Clash] = []
    for version, group in groupby(fresh, key=lambda row: row.plan_version):
        base = [stop.property_id for stop in version_stops(stored, route_id, version)]
        found = merge(base, [_change(row) for row in group], found.order, done=done, locked=locked)
        clashes.extend(found.clashes)
    return Standing(found.order, tuple(dict.fromkeys(clashes)), tuple(str(row.change_id) for row in fresh))


def pending_changes(stored: StoredRoutes, route_id: str) -> Sequence[Any]:
    """Changes that no version has taken up or decided against, oldest version first."""
    taken = {key for row in stored.versions.get(route_id, ()) for key in json.loads(row.taken or "[]")}
    fresh = [row for row in stored.changes.get(route_id, ()) if row.change_id not in taken]
    return sorted(fresh, key=lambda row: row.plan_version)


def version_stops(stored: StoredRoutes, route_id: str, version: int) -> tuple[VersionStop, ...]:
    """The stops of a version; those stored now where that version was never written down."""
    for row in stored.versions.get(route_id, ()):
        if row.plan_version == version:
            told = dict(told_by(row.asked))
            return tuple(
                replace(one, asked=told.get(one.property_id, NOTHING)) for one in read_version(row.stops)
            )
    return tuple(
        VersionStop(stop.property_id, bool(stop.locked), stop.arrive_at)
        for stop in stored.stops.get(route_id, ())
    )


def read_version(text: str) -> tuple[VersionStop, ...]:
    """The stops in a version's JSON."""
    return tuple(VersionStop(key, bool(locked), arrive) for key, locked, arrive in json.loads(text))


def crew_of(row: Any) -> Crew:
    """A crew's working day."""
    return Crew(
        row.crew_id, row.crew_name, _place(row.start_latitude, row.start_longitude),
        _place(row.end_latitude, row.end_longitude),
        DAY_START_MIN if row.shift_start_min is None else row.shift_start_min,
        DAY_END_MIN if row.shift_end_min is None else row.shift_end_min,
        12 * 60 if row.break_start_min is None else row.break_start_min, row.break_min or 0,
        frozenset(skill_words(row.skills or "")), row.vehicle or "", row.max_stops,
    )  # fmt: skip


def candidates_of(
    decided: Sequence[Any], stored: StoredRoutes, taken: frozenset[str], zone: str = "", now_ms: int = 0
) -> tuple[Candidate, ...]:
    """The decided houses.

    Args:
        taken: those on routes that are not cut anew. zone: the storm's. now_ms: the office's time.
    """
    found = []
    for row in decided:
        job = stored.jobs.get(row.property_id)
        one = _candidate(row, job, taken=row.property_id in taken)
        asked = stored.asked.get(row.property_id)
        if asked is not None and asked.priority:  # the job's is what was asked
            one = replace(one, priority=None)
        agreed = agreed_on(job, zone, now_ms)
        found.append(one if agreed is None else replace(one, agreed=agreed[0], agreed_at=agreed[1]))
    return tuple(found)


def stored_plan(
    storm_id: str, draft_id: str, stored: StoredRoutes, candidates: Sequence[Candidate],
    crews: Sequence[Crew], guests: Sequence[Any] = (),
) -> PlanDraft:  # fmt: skip
    """The stored routes as a plan; treated houses that no route has are listed.

    Args:
        guests: rows of houses on routes that nobody decided on: crews took them in.
    """
    visits, everywhere = visits_of(stored.asked), everywhere_of(stored.asked)
    free = [one for one in candidates if not one.taken]
    choice = choose(free, wishes_with(PLAIN, visits, everywhere, {one.property_id for one in free}))
    asked = wishes_with(PLAIN, visits, everywhere, {one.property_id for one in candidates})
    houses = {house.property_id: house for house in (*choice.houses, *choice.avoided)}
    stops = {stop.property_id: stop for several in stored.stops.values() for stop in several}
    here = {row.property_id: as_asked(_guest(row), visits.get(row.property_id, NOTHING)) for row in guests}
    here |= {one.property_id: _on_route(one, stops, asked, visits) for one in candidates if one.taken}
    lost = {key: house for key, house in here.items() if not (house.latitude or house.longitude)}
    houses |= {key: house for key, house in here.items() if key not in lost}
    loose = tuple(LeftOutHouse(one.property_id, UNPLANNED, one.address) for one in choice.houses)
    routes = tuple(draft_route(stored, key) for key in stored.routes)
    houses |= _unplaced(routes, houses, lost)
    known = {crew.crew_id: crew for crew in crews}
    starts = [crew.start for crew in crews if crew.start is not None]
    placed = [house for house in houses.values() if house.placed]
    yard = starts[0] if starts else middle(placed) if placed else None
    plan = PlanDraft(
        draft_id, storm_id, AS_STORED, routes, houses, known, (*loose, *choice.left_out),
        notes=choice.notes, yard=yard, visits=visits, everywhere=everywhere,
    )  # fmt: skip
    return _at_its_pace(_with_reasons(plan, stored), stored)


def _with_reasons(plan: PlanDraft, stored: StoredRoutes) -> PlanDraft:
    """Why houses wait: what is asked of them now, else what the plan said that was stored here."""

    def told(out: LeftOutHouse) -> LeftOutHouse:
        kept = stored.reasons.get(out.property_id, UNPLANNED)
        over = kept == NO_CREW_ALLOWED or kept not in FREE or (
            kept == NO_CREW_IN_TIME and bool(plan.houses[out.property_id].windows)
        )  # fmt: skip
        reason = why_loose(plan, out.property_id) or (UNPLANNED if over else kept)
        return replace(out, reason=reason)

    left = tuple(told(out) if out.reason == UNPLANNED else out for out in plan.left_out)
    return replace(plan, left_out=left)


def _at_its_pace(plan: PlanDraft, stored: StoredRoutes) -> PlanDraft:
    """The plan with the roads that most of its routes were measured by, if it was roads."""
    by_roads: dict[str, list[Measured]] = defaultdict(list)
    for route in plan.routes:
        row = stored.routes[route.route_id]
        as_measured = tuple(stop.property_id for stop in stored.stops.get(route.route_id, ())) == route.order
        if as_measured and row.matrix and row.miles and row.minutes:
            by_roads[row.matrix].append(Measured(route, row.minutes, row.miles))
    if not by_roads:
        return plan
    matrix, known = max(by_roads.items(), key=lambda one: (len(one[1]), one[0]))
    pace = None if matrix == GREAT_CIRCLE else pace_of(plan, known)
    return plan if pace is None else replace(plan, matrix=matrix, pace=pace)


def undecided(stored: StoredRoutes, decided: Sequence[Any]) -> frozenset[str]:
    """Houses on routes that nobody decided on."""
    known = {row.property_id for row in decided}
    return frozenset(
        house for key in stored.routes for house in standing(stored, key).order if house not in known
    )


def _unplaced(
    routes: Sequence[DraftRoute], houses: Mapping[str, House], lost: Mapping[str, House]
) -> dict[str, House]:
    """Houses whose place nobody knows: near the stop before them, or the first one that has a place."""
    found: dict[str, House] = {}
    for route in routes:
        placed = [_spot(houses[key]) for key in route.order if key in houses]
        near = placed[0] if placed else NOWHERE
        for key in route.order:
            if key in lost:
                found[key] = replace(lost[key], latitude=near[0], longitude=near[1], placed=False)
            near = _spot(houses[key]) if key in houses else near
    return found


def _guest(row: Any) -> House:
    """What a crew took in."""
    return House(
        row.property_id, row.address or "", row.zip_code or "", row.latitude or 0.0, row.longitude or 0.0
    )


def _spot(house: House) -> tuple[float, float]:
    return house.latitude, house.longitude


def draft_route(stored: StoredRoutes, route_id: str) -> DraftRoute:
    """One stored route, in the order in which it is driven now."""
    row, now = stored.routes[route_id], standing(stored, route_id)
    locked = {stop.property_id for stop in stored.stops.get(route_id, ()) if stop.locked}
    stops = tuple(_stop(key, key in locked, stored.jobs.get(key), route_id) for key in now.order)
    return DraftRoute(
        route_id, row.route_name, stops, row.crew_id, row.plan_version, row.status, bool(row.locked),
        now.pending, row.planned_start, _told(stored, route_id, row.plan_version),
    )  # fmt: skip


def _told(stored: StoredRoutes, route_id: str, version: int) -> Told:
    versions = stored.versions.get(route_id, ())
    return next((told_by(row.asked) for row in versions if row.plan_version == version), ())


def average(values: Sequence[float | None]) -> float | None:
    """The mean of the figures there are."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _on_route(
    one: Candidate, stops: Mapping[str, Any], wishes: RouteWishes, visits: Mapping[str, Visit]
) -> House:
    """A house with the minutes that its stop was stored with; what is asked of it now goes before."""
    stop, visit, house = stops[one.property_id], visits.get(one.property_id), house_of(one, wishes)
    if visit is None:  # its windows are those of a plan made before windows were kept by house
        kept = tuple((int(opens), int(closes)) for opens, closes in json.loads(stop.windows or "[]"))
        house = replace(house, windows=house.windows or kept)
    if stop.service_min is None or (visit is not None and visit.service_min is not None):
        return house
    return replace(house, service_min=stop.service_min,
                   usual=replace(house.usual, service_min=stop.service_min))  # fmt: skip


def _stop(property_id: str, locked: bool, job: Any, route_id: str) -> Stop:
    closed = job is not None and job.route_id == route_id and job.status in CLOSED
    return Stop(property_id, locked, closed, closed and job.status == "cancelled")


def _candidate(row: Any, job: Any, *, taken: bool) -> Candidate:
    return Candidate(
        row.property_id, row.address or "", row.zip_code or "", row.latitude, row.longitude, row.decision,
        row.uplift, row.next_best_action, bool(row.do_not_knock), row.material, row.pitch_rise,
        job.status if job else None, job.priority if job else None, taken,
    )  # fmt: skip


def _change(row: Any) -> CrewChange:
    return CrewChange(row.property_id, ChangeKind(row.change), row.after_id)


def _place(latitude: float | None, longitude: float | None) -> Place | None:
    return None if latitude is None or longitude is None else Place(latitude, longitude)
