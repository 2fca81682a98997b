"""The planner's desk: `ports.RoutePlans` on the replica."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from stormops_desktop.domain.routing.pace import USUAL
from stormops_desktop.domain.routing.plans.choice import Candidate, named
from stormops_desktop.domain.routing.plans.days import (
    check_day,
    date_of,
    dated,
    midnight_of,
    next_working_day,
)
from stormops_desktop.domain.routing.plans.draft import GREAT_CIRCLE, Crew, DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.edits import is_avoided, place_of, set_crew
from stormops_desktop.domain.routing.plans.visits import asked_anew, promised_elsewhen, wishes_with
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing import replan
from stormops_desktop.services.routing.drafts import packed, unpacked
from stormops_desktop.services.routing.files import exported, read_plan
from stormops_desktop.services.routing.keeping import staying
from stormops_desktop.services.routing.models import (
    DraftView,
    Generated,
    PlanIssue,
    RouteFile,
    RouteProgress,
    RouteView,
    Watch,
)
from stormops_desktop.services.routing.reading import (
    candidates_of,
    crew_of,
    stored_plan,
    undecided,
)
from stormops_desktop.services.routing.storing import PlanStore
from stormops_desktop.services.routing.tools import RoutingTools
from stormops_desktop.services.routing.twins import TwinDesk
from stormops_desktop.services.routing.views import issues_of, progress_of, views_of
from stormops_desktop.services.routing.who_drives import assign_crews
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.routing import plan_drafts
from stormops_desktop.storage.routing.candidates import active_crews, decided_houses, storm_brief
from stormops_desktop.storage.routing.crew_days import days_elsewhere
from stormops_desktop.storage.routing.stored import (
    StoredRoutes,
    house_briefs,
    route_progress,
    stored_routes,
    storm_of_route,
    storms_with_answers,
)
from sync.contracts.identifiers import uuid7

PLAIN = RouteWishes()
QUIET = Watch()
OFFICE_ONLY = "Only the office plans routes. Ask a planner; your own stops are under Today."
NO_STORM = "This storm is not on this computer. Sync, or choose another one."
GONE = "This route is not on this computer any more. Sync to see what became of it."


@dataclass(frozen=True, slots=True)
class _Read:
    """A storm at one moment.

    Attributes:
        guests: rows of houses on routes that nobody decided on.
        zone: the storm's. elsewhere: as `PlanDraft` has it.
    """

    stored: StoredRoutes
    candidates: tuple[Candidate, ...]
    crews: list[Crew]
    guests: Sequence[Any]
    zone: str
    elsewhere: tuple[tuple[str, date, str], ...]


class RouteDesk:
    """See `ports.RoutePlans`, whose promises these methods keep.

    Args:
        undo: a shelf shared with other verbs, so that one button takes back whatever came last.
    """

    def __init__(self, work: Workplace, tools: RoutingTools, undo: UndoShelf) -> None:
        self.twins = TwinDesk(work)
        self._work, self._tools = work, tools
        self._store = PlanStore(work, undo, self._new_id)

    def generate_routes(
        self, storm_id: str, wishes: RouteWishes = PLAIN, *, watch: Watch = QUIET, origin: object = None
    ) -> Generated:
        """Cuts routes for every treated house of a storm and stores them as drafts, all or nothing.

        Raises:
            NotAllowed: a crew may not. NotFound: no such storm here.
            PlanError: the options are impossible; nothing was written. StoreTrouble.
        """
        plan = self.propose(storm_id, wishes, watch=watch)
        return Generated(plan, self.save(plan, origin=origin))

    def get_routes(self, storm_id: str | None = None) -> Sequence[RouteView]:
        """Every live route with its stops, by name."""
        with self._work.reading() as connection:
            return views_of(stored_routes(connection, storm_id))

    def assign_crew(self, route_id: str, crew_id: str | None, *, origin: object = None) -> ChangeSet:
        """Gives a stored route to a crew, or takes it away.

        Raises:
            NotAllowed, NotFound, StoreTrouble. PlanError: no such crew.
        """
        plan = self.open_plan(self._storm_of(route_id))
        return self._store.write(set_crew(plan, route_id, crew_id), (), Said("Assigned a crew"), origin)

    def export_route_csv(self, route_ids: Collection[str]) -> str:
        """The routes as CSV, the brief's columns first."""
        return "".join(file.text for file in self.export(route_ids, "csv"))

    def get_route_progress(self, storm_id: str | None = None) -> Sequence[RouteProgress]:
        """How far each live route is; the office's clock says how old its news are."""
        now = self._work.office_ms()
        with self._work.reading() as connection:
            return [progress_of(row, now) for row in route_progress(connection, storm_id)]

    def crews(self) -> Sequence[Crew]:
        """The company's active crews, by name."""
        with self._work.reading() as connection:
            return [crew_of(row) for row in active_crews(connection)]

    def midnight(self, storm_id: str, day: date | None = None) -> int:
        """The first minute of a day where the storm's houses are; None: of the next working day.

        Raises:
            NotFound: no such storm here. PlanError: no route may be put on that day.
        """
        with self._work.reading() as connection:
            storm = storm_brief(connection, storm_id)
        if storm is None:
            raise NotFound(NO_STORM)
        zone, now = storm.time_zone or "", self._work.office_ms()
        if day is None:
            return next_working_day(now, zone)
        check_day(day, date_of(now, zone))
        return midnight_of(day, zone)

    def open_plan(self, storm_id: str) -> PlanDraft:
        """The stored routes as a plan to edit, the crews' own changes on it.

        Raises:
            NotAllowed: a crew may not. NotFound: no such storm here.
        """
        read = self._read(storm_id, _every_stop)
        plan = stored_plan(storm_id, self._new_id(), read.stored, read.candidates, read.crews, read.guests)
        have_days = any(route.day is not None for route in plan.routes)
        first = next_working_day(self._work.office_ms(), read.zone) if have_days else None
        return replace(plan, zone=read.zone, planned_start=first, elsewhere=read.elsewhere)

    def propose(self, storm_id: str, wishes: RouteWishes = PLAIN, *, watch: Watch = QUIET) -> PlanDraft:
        """A new plan beside routes that stay (`keeping.staying`); other drafts are cut anew.

        Raises:
            as `generate_routes`, whose first half it is.
        """
        read = self._read(storm_id, lambda found: _houses_of(staying(found, wishes)))
        stored, crews, routes = read.stored, read.crews, staying(read.stored, wishes)
        base = stored_plan(storm_id, self._new_id(), stored, read.candidates, crews, read.guests)
        on_kept, kept = _houses_of(routes), {route.route_id for route in routes}
        gone = tuple(key for key in stored.routes if key not in kept)
        base = replace(
            base, name=wishes.name or "New plan", replaces=gone, matrix=GREAT_CIRCLE, pace=USUAL,
            zone=read.zone, elsewhere=read.elsewhere,
            houses={key: house for key, house in base.houses.items() if key in on_kept},
        )  # fmt: skip
        known = {one.property_id for one in read.candidates}
        wishes, base = wishes_with(wishes, base.visits, base.everywhere, known), asked_anew(base, wishes)
        from stormops_desktop.services.routing.making import PlanMaker  # loads the compiler

        maker = PlanMaker(self._tools, self._new_id, wishes, watch)
        plan = maker.plan(base, read.candidates, crews, routes)
        plan = dated(plan, {route.route_id for route in plan.routes} - kept)
        return replace(plan, notes=(*plan.notes, *_appointments_missed(plan), *_staying_though_avoided(plan)))

    def drafts(self, storm_id: str) -> Sequence[DraftView]:
        """Plans kept on this computer, the newest first."""
        with self._work.reading() as connection:
            return [DraftView(*row) for row in plan_drafts.drafts_of(connection, storm_id)]

    def keep(self, plan: PlanDraft, name: str = "") -> DraftView:
        """Keeps a plan on this computer; one of the same id is replaced."""
        named, now = replace(plan, name=name or plan.name), self._work.now_ms()
        with self._work.writing() as connection:
            body = packed(named)
            plan_drafts.put_draft(connection, named.draft_id, named.storm_id, named.name, now, body)
        return DraftView(named.draft_id, named.name, now, now)

    def load(self, draft_id: str) -> PlanDraft:
        """A kept plan.

        Raises:
            NotFound: it was forgotten. StoreTrouble: it can't be read.
        """
        with self._work.reading() as connection:
            body = plan_drafts.draft_body(connection, draft_id)
        if body is None:
            raise NotFound("This plan is not kept on this computer any more.")
        return unpacked(body)

    def forget(self, draft_id: str) -> None:
        """Throws a kept plan away; the stored routes stay."""
        with self._work.writing() as connection:
            plan_drafts.drop_draft(connection, draft_id)

    def save(self, plan: PlanDraft, *, origin: object = None) -> ChangeSet:
        """Stores draft routes.

        Raises:
            NotAllowed: a published route was edited, or changed at the office meanwhile. StoreTrouble.
        """
        self._office()
        return self._store.save(plan, origin)

    def publish(
        self, plan: PlanDraft, route_ids: Collection[str] | None = None, *, note: str = "",
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """Stores the plan and makes a version of these routes, of all that changed when none are named.

        Raises:
            NotAllowed: a route has no crew, or changed at the office or in the field meanwhile. StoreTrouble.
        """
        self._office()
        return self._store.publish(plan, route_ids, note, origin)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a storing or publishing back, by a change of its own.

        Raises:
            NotAllowed: more than ten seconds ago.
        """
        return self._store.undo(token, origin)

    def issues(self, storm_id: str | None = None) -> Sequence[PlanIssue]:
        """Declined versions and clashes, for the office's inbox."""
        with self._work.reading() as connection:
            storms = storms_with_answers(connection) if storm_id is None else [storm_id]
            return [one for storm in storms for one in issues_of(stored_routes(connection, storm))]

    def reorder_rest(self, plan: PlanDraft, route_id: str) -> PlanDraft:
        """The best order of what is not done; locked stops keep their places."""
        return replan.reorder_rest(plan, route_id, self._tools)

    def take_in(self, plan: PlanDraft, property_id: str, route_id: str | None = None) -> PlanDraft:
        """A hot lead at the cheapest place. It has to be treated: held-out houses stay out."""
        read = self._read(plan.storm_id, lambda _stored: frozenset())
        return replan.take_in(plan, property_id, route_id, read.candidates)

    def drop_crew(self, plan: PlanDraft, crew_id: str) -> PlanDraft:
        """Without a crew today: the others take over what they can, the rest is listed.

        Raises:
            NotAllowed: it has no route today.
        """
        return replan.drop_crew(plan, crew_id, self._work.office_ms())

    def assign_crews(self, plan: PlanDraft) -> PlanDraft:
        """Crews for the routes without one."""
        return assign_crews(plan, self._tools)

    def export(self, route_ids: Collection[str], kind: str) -> Sequence[RouteFile]:
        """The routes as files.

        Raises:
            NotAllowed: an unknown kind. NotFound: a route that is not here.
        """
        views = {view.route_id: view for view in self.get_routes()}
        missing = [key for key in route_ids if key not in views]
        if missing:
            raise NotFound(GONE)
        return exported([views[key] for key in route_ids], self._work.member.org_name, kind)

    def read_routes(self, storm_id: str, text: str, kind: str) -> PlanDraft:
        """An edited file as a plan on top of the stored routes; nothing is stored.

        Raises:
            NotAllowed: the file makes no routes of this storm; it names the rows.
        """
        return read_plan(
            self.open_plan(storm_id), text, kind, self._work.member.org_name, self._work.office_ms()
        )

    def _read(self, storm_id: str, taken: Callable[[StoredRoutes], frozenset[str]]) -> _Read:
        self._office()
        with self._work.reading() as connection:
            storm = storm_brief(connection, storm_id)
            if storm is None:
                raise NotFound(NO_STORM)
            stored = stored_routes(connection, storm_id)
            decided = decided_houses(connection, storm_id)
            crews = [crew_of(row) for row in active_crews(connection)]
            guests = house_briefs(connection, undecided(stored, decided))
            elsewhere = days_elsewhere(connection, storm_id)
        now = self._work.office_ms()
        candidates = candidates_of(decided, stored, taken(stored), storm.time_zone or "", now)
        booked = {
            (row.crew_id, date_of(row.planned_start, row.time_zone), row.storm or "") for row in elsewhere
        }
        return _Read(stored, candidates, crews, guests, storm.time_zone or "", tuple(sorted(booked)))

    def _storm_of(self, route_id: str) -> str:
        with self._work.reading() as connection:
            storm_id = storm_of_route(connection, route_id)
        if storm_id is None:
            raise NotFound(GONE)
        return storm_id

    def _office(self) -> None:
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)

    def _new_id(self) -> str:
        return uuid7(self._work.now_ms(), self._work.randomness(10))


def _houses_of(routes: Sequence[DraftRoute]) -> frozenset[str]:
    return frozenset(key for route in routes for key in route.order)


def _every_stop(stored: StoredRoutes) -> frozenset[str]:
    return frozenset(stop.property_id for stops in stored.stops.values() for stop in stops)


def _appointments_missed(plan: PlanDraft) -> list[str]:
    where = [place_of(plan, key) for key in promised_elsewhen(plan)]
    told = (
        "An hour is agreed on for another day than the route's: {where}. Put the route on that day, or take "
        "the stop to one that is."
    )
    return [Said(told, where=named(where))] if where else []


def _staying_though_avoided(plan: PlanDraft) -> list[str]:
    where = [place_of(plan, key) for route in plan.routes for key in route.order if is_avoided(plan, key)]
    told = "To be left out, but on a route that stays: {where}."
    return [Said(told, where=named(where))] if where else []
