"""From a plan to what has to be written: routes, stops, jobs, assignments and versions, as drafts of ops.

Only what differs from the replica is written. All rows of a route are one bundle; `grouped` joins bundles
into one group that the office takes as a whole, as long as it fits a message.
"""

import json
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stormops_desktop.domain.routing.plans.days import moment_of
from stormops_desktop.domain.routing.plans.draft import DraftRoute, House, PlanDraft
from stormops_desktop.domain.routing.plans.figures import RouteFigures, route_figures
from stormops_desktop.domain.routing.plans.spots import main_zip
from stormops_desktop.domain.routing.plans.telling import to_tell
from stormops_desktop.domain.routing.plans.visits import NOTHING
from stormops_desktop.services.routing.asked_visits import told_text, wish_drafts
from stormops_desktop.services.routing.reading import average, pending_changes, standing, version_stops
from stormops_desktop.storage.routing.stored import StoredRoutes
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

MOST_IN_A_GROUP = 900  # the centre takes a thousand ops a message
BY_HAND = "by hand"
OPEN_AGAIN = ("pending", "assigned")
UNDER_WAY = ("en_route", "on_site", "completed", "skipped")


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, when. `now_ms` is the office's time, UTC milliseconds."""

    author_id: str
    now_ms: int
    new_id: Callable[[], str]


@dataclass(slots=True)
class Writing:
    """The drafts of one plan.

    Args:
        publish: routes of which a version is made. archived: routes that stand archived now.
    """

    plan: PlanDraft
    stored: StoredRoutes
    pen: Pen
    publish: Collection[str]
    archived: Collection[str] = ()
    note: str = ""
    _homes: dict[str, str] = field(init=False)
    _standing: dict[str, list[Any]] = field(init=False)

    def __post_init__(self) -> None:
        self._homes = {key: route.route_id for route in self.plan.routes for key in route.order}
        self._standing = {}
        for stops in self.stored.stops.values():
            for stop in stops:
                self._standing.setdefault(stop.property_id, []).append(stop)

    def bundles(self) -> list[list[Draft]]:
        """One list a route, routes that go first: their stops have to be free before others take them."""
        gone = [self._gone(key) for key in self.plan.replaces if key in self.stored.routes]
        asked = wish_drafts(self.plan, self.stored.asked)
        wishes = [asked[at : at + MOST_IN_A_GROUP] for at in range(0, len(asked), MOST_IN_A_GROUP)]
        return [bundle for bundle in (*wishes, *gone, *map(self._route, self.plan.routes)) if bundle]

    def _route(self, route: DraftRoute) -> list[Draft]:
        figures = route_figures(self.plan, route)
        row = self._row(route, figures)
        before = self.stored.routes.get(route.route_id)
        drafts = [self._written("routes", route.route_id, row, before, again=route.route_id in self.archived)]
        drafts += self._assignment(route)
        drafts += self._left_behind(route)
        for place, stop in enumerate(route.stops):
            arrive = figures.arrive_min[place] if place < len(figures.arrive_min) else None
            drafts += self._stop(route, place, stop.locked, self._moment(route, arrive))
            drafts += self._job(route, stop.property_id)
        if route.route_id in self.publish:
            drafts += self._versions(route, figures)
        return [draft for draft in drafts if draft is not None]

    def _row(self, route: DraftRoute, figures: RouteFigures) -> dict[str, Any]:
        houses = [self.plan.houses[key] for key in route.order if key in self.plan.houses]
        published = route.route_id in self.publish
        status = "published" if published and route.status == "draft" else route.status
        return {
            "storm_id": self.plan.storm_id, "route_name": route.name, "zip_code": main_zip(houses) or None,
            "status": status, "crew_id": route.crew_id,
            "plan_version": route.version + 1 if published else route.version,
            "property_count": len(route.stops), "avg_uplift": average([h.expected_uplift for h in houses]),
            "planned_start": self._day(route), "locked": route.locked or None,
            **self._measured(route, figures),
        }  # fmt: skip

    def _day(self, route: DraftRoute) -> int | None:
        """The office's day wins, unless the crew has begun: then the route keeps the day it was driven."""
        before = self.stored.routes.get(route.route_id)
        stops = self.stored.stops.get(route.route_id, ())
        if before is not None and any(stop.job_status in UNDER_WAY for stop in stops):
            kept: int | None = before.planned_start
            return kept
        return route.day

    def _measured(self, route: DraftRoute, figures: RouteFigures) -> dict[str, Any]:
        """What was measured, and by what; a route that nobody touched keeps what it was measured with."""
        before = self.stored.routes.get(route.route_id)
        order = [stop.property_id for stop in self.stored.stops.get(route.route_id, ())]
        same = before is not None and before.crew_id == route.crew_id and order == list(route.order)
        if same and self.plan.asks.isdisjoint(route.order):
            return {}
        return {
            "minutes": round(figures.minutes, 1), "miles": round(figures.miles, 2),
            "engine": self.plan.engine or BY_HAND, "matrix": self.plan.matrix,
        }  # fmt: skip

    def _written(
        self, entity: str, key: str, fields: Mapping[str, Any], before: Any, *, again: bool = False
    ) -> Draft | None:
        """An add for a new row, a set of what differs, None when nothing does."""
        if before is None and not again:
            return Draft(Kind.ADD, entity, key, {name: v for name, v in fields.items() if v is not None})
        kept = {} if before is None else {name: getattr(before, name) for name in fields}
        changed = {name: v for name, v in fields.items() if before is None or not _same(kept[name], v)}
        fixed = {"storm_id", "route_id", "property_id"}
        changed = {name: value for name, value in changed.items() if name not in fixed}
        return Draft(Kind.SET, entity, key, changed) if changed else None

    def _stop(self, route: DraftRoute, place: int, locked: bool, arrive_at: int | None) -> list[Draft | None]:
        key = route.stops[place].property_id
        house = self.plan.houses.get(key)
        fields = {
            "route_id": route.route_id, "storm_id": self.plan.storm_id, "property_id": key,
            "sequence_order": place + 1, "service_min": house.service_min if house else None,
            "locked": locked, "windows": self._windows(house), "arrive_at": arrive_at,
        }  # fmt: skip
        before = next((s for s in self.stored.stops.get(route.route_id, ()) if s.property_id == key), None)
        stop_id = before.stop_id if before is not None else stop_id_of(route.route_id, key)
        return [*self._free(key, route.route_id), self._written("route_properties", stop_id, fields, before)]

    def _free(self, property_id: str, route_id: str) -> list[Draft | None]:
        """Takes the house off any other live route of the storm first."""
        return [
            Draft(Kind.DELETE, "route_properties", stop.stop_id)
            for stop in self._standing.get(property_id, ())
            if stop.route_id != route_id and stop.route_id not in self.plan.replaces
        ]

    def _left_behind(self, route: DraftRoute) -> list[Draft | None]:
        """Stops that no route of the plan has any more, also those that only the crew put there."""
        gone = [
            stop
            for stop in self.stored.stops.get(route.route_id, ())
            if self._homes.get(stop.property_id) is None
        ]
        deleted: list[Draft | None] = [Draft(Kind.DELETE, "route_properties", s.stop_id) for s in gone]
        houses = [stop.property_id for stop in gone]
        if route.route_id in self.publish and route.taken:
            kept = {stop.property_id for stop in self.stored.stops.get(route.route_id, ())}
            now = standing(self.stored, route.route_id).order
            houses += [key for key in now if key not in kept and self._homes.get(key) is None]
        return deleted + [draft for key in houses for draft in self._job_set(key, None, None)]

    def _job(self, route: DraftRoute, property_id: str) -> list[Draft | None]:
        job = self.stored.jobs.get(property_id)
        if job is not None:
            asked = self._job_asked(property_id) if property_id in self.plan.asks else []
            return [*self._job_set(property_id, route.route_id, route.crew_id), *asked]
        house = self.plan.houses.get(property_id)
        fields = {
            "storm_id": self.plan.storm_id, "route_id": route.route_id, "property_id": property_id,
            "status": "assigned" if route.crew_id else "pending",
            "priority": house.priority if house else "medium",
            "service_min": house.service_min if house else None, "claim_stage": "none",
        }  # fmt: skip
        key = job_id_of(self.plan.storm_id, property_id)
        return [self._written("jobs", key, fields, None)]

    def _job_asked(self, property_id: str) -> list[Draft]:
        """What crews see of a wish on the job itself."""
        job, house = self.stored.jobs[property_id], self.plan.houses.get(property_id)
        if house is None or job.status in ("completed", "skipped", "cancelled"):
            return []
        fields = {"priority": house.priority, "service_min": house.service_min}
        changed = {name: value for name, value in fields.items() if getattr(job, name) != value}
        return [Draft(Kind.SET, "jobs", job.job_id, changed)] if changed else []

    def _windows(self, house: House | None) -> str | None:
        """The windows asked for; an hour agreed on stands at the job."""
        if house is None:
            return None
        asked = self.plan.visits.get(house.property_id, NOTHING).windows
        windows = asked if house.usual.agreed else house.windows
        return json.dumps([list(one) for one in windows]) if windows else None

    def _job_set(self, property_id: str, route_id: str | None, crew_id: str | None) -> list[Draft]:
        """A job's way to a route and to being somebody's; a visit that is over stays where it was made."""
        job = self.stored.jobs.get(property_id)
        if job is None or job.status in ("completed", "skipped", "cancelled"):
            return []
        drafts = []
        if job.route_id != route_id:
            drafts.append(Draft(Kind.SET, "jobs", job.job_id, {"route_id": route_id}))
        goal = "assigned" if crew_id else "pending"
        if job.status in OPEN_AGAIN and job.status != goal:
            told = {
                "from": job.status, "to": goal, "reason": None, "happened_at": self.pen.now_ms,
                "actor_id": self.pen.author_id,
            }  # fmt: skip
            drafts.append(Draft(Kind.TRANSITION, "jobs", job.job_id, told))
        return drafts

    def _assignment(self, route: DraftRoute) -> list[Draft | None]:
        now = self.stored.assignments.get(route.route_id)
        if (now.crew_id if now else None) == route.crew_id:
            return []
        drafts: list[Draft | None] = []
        if now is not None:
            drafts.append(Draft(Kind.SET, "assignments", now.assignment_id, {"active": False}))
        if route.crew_id is not None:
            fields = {
                "storm_id": self.plan.storm_id, "route_id": route.route_id, "crew_id": route.crew_id,
                "epoch": self.stored.epochs.get(route.route_id, 0) + 1, "active": True,
                "assigned_at": self.pen.now_ms,
            }  # fmt: skip
            drafts.append(Draft(Kind.ADD, "assignments", self.pen.new_id(), fields))
        return drafts

    def _versions(self, route: DraftRoute, figures: RouteFigures) -> list[Draft | None]:
        """The new version; and the one before it, where nobody ever wrote that down."""
        drafts: list[Draft | None] = []
        known = {row.plan_version for row in self.stored.versions.get(route.route_id, ())}
        if route.version > 0 and route.version not in known:
            old = version_stops(self.stored, route.route_id, route.version)
            told = [[stop.property_id, int(stop.locked), stop.arrive_ms] for stop in old]
            drafts.append(self._version(route, route.version, told, {}))
        arrive = [self._moment(route, minute) for minute in figures.arrive_min]
        arrive += [None] * (len(route.stops) - len(arrive))
        stops = [[s.property_id, int(s.locked), at] for s, at in zip(route.stops, arrive, strict=True)]
        taken = [row.change_id for row in pending_changes(self.stored, route.route_id)]
        facts = {
            "base_version": route.version or None, "taken": json.dumps(taken) if taken else None,
            "minutes": round(figures.minutes, 1), "miles": round(figures.miles, 2),
            "expected_uplift": figures.expected_uplift, "engine": self.plan.engine or None,
            "matrix": self.plan.matrix, "note": self.note or None, "taken_off": self._taken_off(route),
            "asked": told_text(to_tell(self.plan, route)),
        }  # fmt: skip
        return [*drafts, self._version(route, route.version + 1, stops, facts)]

    def _taken_off(self, route: DraftRoute) -> str | None:
        """Houses that the crew had, by their addresses: their rows leave its computer with the version."""
        kept = set(route.order)
        before = self.stored.stops.get(route.route_id, ())
        gone = [[s.property_id, s.address] for s in before if s.property_id not in kept and s.address]
        return json.dumps(gone, separators=(",", ":")) if gone else None

    def _version(
        self, route: DraftRoute, version: int, stops: Sequence[Sequence[Any]], facts: Mapping[str, Any]
    ) -> Draft:
        fields = {
            "storm_id": self.plan.storm_id, "route_id": route.route_id, "plan_version": version,
            "stops": json.dumps(stops, separators=(",", ":")), "published_at": self.pen.now_ms,
            "author_id": self.pen.author_id, **{name: v for name, v in facts.items() if v is not None},
        }  # fmt: skip
        return Draft(Kind.ADD, "route_versions", version_id_of(route.route_id, version), fields)

    def _gone(self, route_id: str) -> list[Draft]:
        """A route that is cut anew or merged away: archived, without stops; open jobs go free or on."""
        row, now = self.stored.routes[route_id], self.stored.assignments.get(route_id)
        drafts = []
        if row.status != "archived":
            fields = {"status": "archived", "property_count": 0}
            drafts.append(Draft(Kind.SET, "routes", route_id, fields))
        if now is not None:
            drafts.append(Draft(Kind.SET, "assignments", now.assignment_id, {"active": False}))
        for stop in self.stored.stops.get(route_id, ()):
            drafts.append(Draft(Kind.DELETE, "route_properties", stop.stop_id))
            if self._homes.get(stop.property_id) is None:
                drafts += self._job_set(stop.property_id, None, None)
        return drafts

    def _moment(self, route: DraftRoute, minute: float | None) -> int | None:
        start = self._day(route)
        return None if start is None or minute is None else moment_of(start, minute, self.plan.zone)


def grouped(bundles: Sequence[list[Draft]]) -> list[list[Draft]]:
    """Everything as one group if the office can take it in one message, else a group a route."""
    together = [draft for bundle in bundles for draft in bundle]
    if len(together) <= MOST_IN_A_GROUP:
        return [together] if together else []
    return list(bundles)


def stop_id_of(route_id: str, property_id: str) -> str:
    """A stop's id follows from its route and house, so that two laptops that make it make one row."""
    return str(uuid.uuid5(uuid.UUID(route_id), f"stop/{property_id}"))


def job_id_of(storm_id: str, property_id: str) -> str:
    """A job's id follows from its storm and house."""
    return str(uuid.uuid5(uuid.UUID(storm_id), f"job/{property_id}"))


def version_id_of(route_id: str, version: int) -> str:
    """A version's id follows from its route and number: a second one of that number is refused."""
    return str(uuid.uuid5(uuid.UUID(route_id), f"version/{version}"))


def _same(kept: Any, value: Any) -> bool:
    if isinstance(value, bool) or (value is None and kept in (0, False)):
        return bool(kept) == bool(value)
    return bool(kept == value)
