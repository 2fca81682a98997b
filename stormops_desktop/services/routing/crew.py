"""The crew's side of a plan: what changed, yes or no, and small changes of its own. Needs no network."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stormops_desktop.domain.routing.merge import ChangeKind
from stormops_desktop.domain.said import Said
from stormops_desktop.domain.targeting.holdout import in_universal_control
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.driven import driven_order, proposal, seen_version
from stormops_desktop.services.routing.models import CrewPlan
from stormops_desktop.services.routing.reading import standing, version_stops
from stormops_desktop.services.routing.taking_in import (
    STRANGE,
    NewHouse,
    SpareHouse,
    fields_of,
    found_houses,
    refuse_known,
    refuse_unless_free,
)
from stormops_desktop.services.routing.views import answer_to
from stormops_desktop.services.routing.writing import job_id_of
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.job_queries import crew_of
from stormops_desktop.storage.routing.stored import (
    StoredRoutes,
    house_brief,
    stored_routes,
    storm_of_route,
)
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

SENT = ("published", "in_progress")
CLOSED = ("completed", "skipped", "cancelled")
GONE = "This route is not on this computer any more. It may have gone to another crew; sync to see."
ACCEPTED = "Accepted version {version} of {route}"
DECLINED = "Declined version {version} of {route}"
TOOK_IN = "Took in {house}"
PUT_OFF = "Put off {house}"
MOVED = "Moved {house}"


class CrewDesk:
    """See `ports.CrewPlans`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def plans(self) -> Sequence[CrewPlan]:
        """The published routes of the member's crew; every crew's for the office."""
        stored, crew_id = self._read()
        return [
            self._with_removed(_crew_plan(stored, key))
            for key, row in stored.routes.items()
            if row.status in SENT and _is_theirs(stored, key, crew_id, office=self._work.is_office)
        ]

    def answer(
        self, route_id: str, version: int, *, accepted: bool, reason: str = "", origin: object = None
    ) -> ChangeSet:
        """Says whether the crew drives by a version.

        Raises:
            NotAllowed: declined without a reason, or not the newest version. NotFound, StoreTrouble.
        """
        stored, _ = self._read()
        row = _route(stored, route_id)
        if not accepted and not reason.strip():
            raise NotAllowed("Say in a few words why this plan does not work; the office reads it.")
        if version != row.plan_version:
            raise NotAllowed(
                "There is a newer version of {route} already: {version}.",
                route=row.route_name, version=row.plan_version,
            )  # fmt: skip
        fields = {
            "storm_id": row.storm_id, "route_id": route_id, "plan_version": version,
            "answer": "accepted" if accepted else "declined", "reason": reason.strip() or None,
            "answered_at": self._work.office_ms(), "actor_id": self._work.member.account_id,
        }  # fmt: skip
        name = ACCEPTED if accepted else DECLINED
        return self._done(
            Said(name, version=version, route=row.route_name), [self._added("route_answers", fields)], origin
        )

    def defer(self, route_id: str, property_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        """Later today: behind all others.

        Raises:
            NotAllowed: locked or over. NotFound, StoreTrouble.
        """
        stored, _ = self._read()
        self._on_route(stored, route_id, property_id)
        return self._change(stored, route_id, property_id, ChangeKind.DEFER, None, reason, origin)

    def move(self, route_id: str, property_id: str, after: str | None, *, origin: object = None) -> ChangeSet:
        """Behind another stop, or first of what is open.

        Raises:
            NotAllowed: locked or over. NotFound, StoreTrouble.
        """
        stored, _ = self._read()
        self._on_route(stored, route_id, property_id)
        if after == property_id:
            raise NotAllowed("A stop can't stand behind itself.")
        if after is not None:
            self._known(stored, route_id, after)
        return self._change(stored, route_id, property_id, ChangeKind.MOVE, after, "", origin)

    def insert(
        self, route_id: str, property_id: str, after: str | None, reason: str = "", *, origin: object = None
    ) -> ChangeSet:
        """Takes a house in that is on no route of the crew, with a job of its own.

        Raises:
            NotAllowed: it is on a route, or to be left alone. NotFound: it is not here. StoreTrouble.
        """
        stored, _ = self._read()
        row = _route(stored, route_id)
        with self._work.reading() as connection:
            house = house_brief(connection, property_id)
        if house is None:
            raise NotFound(STRANGE)
        for key, stops in stored.stops.items():
            if any(stop.property_id == property_id for stop in stops):
                where = stored.routes[key].route_name
                raise NotAllowed("{house} is on route {route} already.", house=house.address, route=where)
        names = {key: found.route_name for key, found in stored.routes.items()}
        with self._work.reading() as connection:
            refuse_unless_free(connection, self._work.member.tenant_id, row.storm_id, property_id, names)
        change = self._draft(row, property_id, ChangeKind.INSERT, after, reason)
        return self._done(Said(TOOK_IN, house=house.address), [change, self._job(row, property_id)], origin)

    def insert_new(
        self, route_id: str, house: NewHouse, after: str | None, reason: str = "", *, origin: object = None
    ) -> ChangeSet:
        """Takes a house in that nobody knew: the house, its job and its place on the route, as one.

        Raises:
            NotAllowed: no address, or one that is known here. NotFound, StoreTrouble.
        """
        stored, _ = self._read()
        row, fields = _route(stored, route_id), fields_of(house)
        with self._work.reading() as connection:
            refuse_known(connection, fields)
        added = self._added("properties", fields)
        while in_universal_control(self._work.member.tenant_id, added.key):
            added = self._added("properties", fields)  # whoever waves is no part of a random group
        change = self._draft(row, added.key, ChangeKind.INSERT, after, reason)
        drafts = [added, self._job(row, added.key), change]
        return self._done(Said(TOOK_IN, house=fields["address"]), drafts, origin)

    def spare(
        self, route_id: str, words: str = "", near: tuple[float, float] | None = None
    ) -> Sequence[SpareHouse]:
        """Houses on this computer that may be taken in, the nearest first.

        Args:
            words: part of an address or a ZIP. near: latitude and longitude, None where nobody knows.

        Raises:
            NotFound: the route is gone. StoreTrouble.
        """
        with self._work.reading() as connection:
            storm_id = storm_of_route(connection, route_id)
            if storm_id is None:
                raise NotFound(GONE)
            return found_houses(connection, self._work.member.tenant_id, storm_id, words, near)

    def _change(
        self, stored: StoredRoutes, route_id: str, property_id: str, kind: ChangeKind, after: str | None,
        reason: str, origin: object,
    ) -> ChangeSet:  # fmt: skip
        row = _route(stored, route_id)
        where = next(s.address for s in stored.stops[route_id] if s.property_id == property_id)
        name = PUT_OFF if kind is ChangeKind.DEFER else MOVED
        draft = self._draft(row, property_id, kind, after, reason)
        return self._done(Said(name, house=where or Said("a stop")), [draft], origin)

    def _draft(self, row: Any, property_id: str, kind: ChangeKind, after: str | None, reason: str) -> Draft:
        fields = {
            "storm_id": row.storm_id, "route_id": row.route_id, "property_id": property_id,
            "plan_version": row.plan_version, "change": kind.value, "after_id": after,
            "reason": reason.strip() or None, "changed_at": self._work.office_ms(),
            "actor_id": self._work.member.account_id,
        }  # fmt: skip
        return self._added("crew_changes", fields)

    def _job(self, row: Any, property_id: str) -> Draft:
        fields = {
            "storm_id": row.storm_id, "route_id": row.route_id, "property_id": property_id,
            "status": "assigned", "claim_stage": "none",
        }  # fmt: skip
        return Draft(Kind.ADD, "jobs", job_id_of(row.storm_id, property_id), fields)

    def _added(self, entity: str, fields: dict[str, Any]) -> Draft:
        given = {name: value for name, value in fields.items() if value is not None}
        return Draft(Kind.ADD, entity, uuid7(self._work.office_ms(), self._work.randomness(10)), given)

    def _done(self, name: str, drafts: Sequence[Draft], origin: object) -> ChangeSet:
        _, touched = self._work.capture(drafts, grouped=len(drafts) > 1)
        return ChangeSet(name, touched, origin)

    def _read(self) -> tuple[StoredRoutes, str | None]:
        member = self._work.member
        with self._work.reading() as connection:
            crew_id = crew_of(connection, member.account_id, otherwise=member.crew_id)
            return stored_routes(connection, None), crew_id

    def _with_removed(self, plan: CrewPlan) -> CrewPlan:
        """Houses that were taken off are told by their address too, as long as they are on this computer."""
        with self._work.reading() as connection:
            found = {key: house_brief(connection, key) for key in plan.diff.removed}
        removed = {key: house.address or "" for key, house in found.items() if house is not None}
        return replace(plan, addresses={**plan.addresses, **removed})

    def _known(self, stored: StoredRoutes, route_id: str, property_id: str) -> Any:
        _route(stored, route_id)
        for stop in stored.stops.get(route_id, ()):
            if stop.property_id == property_id:
                return stop
        raise NotFound("This stop is not on the route any more. Sync to see the newest plan.")

    def _on_route(self, stored: StoredRoutes, route_id: str, property_id: str) -> None:
        stop = self._known(stored, route_id, property_id)
        if stop.locked:
            raise NotAllowed(
                "The office holds {house} in its place. Call the office to move it.", house=stop.address
            )
        if stop.job_status in CLOSED:
            raise NotAllowed("The visit at {house} is over, so it keeps its place.", house=stop.address)


def _crew_plan(stored: StoredRoutes, route_id: str) -> CrewPlan:
    row, now = stored.routes[route_id], standing(stored, route_id)
    seen = seen_version(stored, route_id)
    answer = answer_to(stored, route_id, row.plan_version)
    newest = version_stops(stored, route_id, row.plan_version)
    note = next(
        (v.note for v in stored.versions.get(route_id, ()) if v.plan_version == row.plan_version), None
    )
    return CrewPlan(
        route_id, row.route_name, seen, row.plan_version,
        proposal(stored, route_id), driven_order(stored, route_id), newest,
        None if answer is None else answer.answer == "accepted", note or "", now.clashes,
        {**_taken_off(stored, route_id), **_addresses(stored, route_id)},
    )  # fmt: skip


def _addresses(stored: StoredRoutes, route_id: str) -> dict[str, str]:
    return {stop.property_id: stop.address or "" for stop in stored.stops.get(route_id, ())}


def _taken_off(stored: StoredRoutes, route_id: str) -> dict[str, str]:
    """What versions say of the houses that they took off, which are not on this computer any more."""
    versions = stored.versions.get(route_id, ())
    return {key: where for row in versions for key, where in json.loads(row.taken_off or "[]")}


def _is_theirs(stored: StoredRoutes, route_id: str, crew_id: str | None, *, office: bool) -> bool:
    assigned = stored.assignments.get(route_id)
    return office or (assigned is not None and assigned.crew_id == crew_id)


def _route(stored: StoredRoutes, route_id: str) -> Any:
    row = stored.routes.get(route_id)
    if row is None:
        raise NotFound(GONE)
    return row
