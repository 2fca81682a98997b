"""Writing a plan into the replica: one transaction, the groups that the office takes, and the way back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.left_out import FREE, UNPLANNED
from stormops_desktop.domain.routing.plans.telling import untold
from stormops_desktop.domain.routing.plans.visits import NOTHING, STORM, as_asked
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.ports import ChangeSet, Undo
from stormops_desktop.services.routing.asked_visits import everywhere_of, visits_of
from stormops_desktop.services.routing.drafts import packed
from stormops_desktop.services.routing.reading import CLOSED, draft_route, standing
from stormops_desktop.services.routing.writing import MOST_IN_A_GROUP, Pen, Writing, grouped
from stormops_desktop.services.undo import UNDID, UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.errors import StorageError
from stormops_desktop.storage.routing import plan_drafts
from stormops_desktop.storage.routing.stored import StoredRoutes, archived_ids, stored_routes
from stormops_desktop.storage.routing.visit_wishes import keep_reasons
from sync.contracts.capture import Draft, capture
from sync.contracts.ops import Op
from sync.contracts.replica import Touched

BEFORE = "Before: {label}"
STORED = "Stored {count} routes"


class PlanStore:
    """Stores plans, whole or not at all."""

    def __init__(self, work: Workplace, undo: UndoShelf, new_id: Callable[[], str]) -> None:
        self._work, self._undo, self._new_id = work, undo, new_id

    def save(self, plan: PlanDraft, origin: object) -> ChangeSet:
        """Stores draft routes; a published route that differs has to be published."""
        stored = self._stored(plan.storm_id)
        edited = [r.name for r in plan.routes if r.status != "draft" and _differs(stored, r)]
        if edited:
            raise NotAllowed(
                "{routes}: published already. Publish the change instead.", routes=", ".join(edited[:5])
            )
        return self.write(plan, (), Said(STORED, count=len(plan.routes)), origin)

    def publish(
        self, plan: PlanDraft, route_ids: Collection[str] | None, note: str, origin: object
    ) -> ChangeSet:
        """Stores the plan with versions of the routes named, else of all that changed."""
        stored = self._stored(plan.storm_id)
        chosen = _chosen(plan, stored, route_ids)
        if not chosen and not plan.replaces:
            raise NotAllowed(
                "Nothing on this plan differs from what was published, so there is nothing to send."
            )
        _check_publishable(stored, chosen)
        others = [r.name for r in plan.routes
                  if r not in chosen and r.status != "draft" and _differs(stored, r)]  # fmt: skip
        if others:
            raise NotAllowed("{routes} changed too. Publish them together.", routes=", ".join(others[:5]))
        return self.write(plan, [route.route_id for route in chosen], _published(chosen), origin, note=note)

    def write(
        self, plan: PlanDraft, publish: Collection[str], label: str, origin: object, *, note: str = ""
    ) -> ChangeSet:
        """Stores the plan as it is.

        Raises:
            StoreTrouble: nothing of it was kept.
        """
        stored, archived = self._both(plan.storm_id)
        bundles = Writing(plan, stored, self._pen(), frozenset(publish), archived, note).bundles()
        if not bundles:
            self._keep_reasons(plan)
            return ChangeSet(label, origin=origin)
        small = sum(map(len, bundles)) <= MOST_IN_A_GROUP
        before = None if small else self._snapshot(plan, stored, label)
        ops, touched = self._captured(grouped(bundles), before)
        self._keep_reasons(plan)
        undo = self._way_back(plan, stored, frozenset(publish), ops[0].id, label) if small else None
        return ChangeSet(label, touched, origin, undo)

    def undo(self, token: str, origin: object) -> ChangeSet:
        """Takes a plan back by ops of its own."""
        label, drafts = self._undo.take(token)
        _, touched = self._captured([list(drafts)] if drafts else [], None)
        return ChangeSet(Said(UNDID, what=label), touched, origin)

    def _keep_reasons(self, plan: PlanDraft) -> None:
        """Why houses are left out stays known on this computer."""
        told = FREE - {UNPLANNED}  # which says nothing
        reasons = {out.property_id: out.reason for out in plan.left_out if out.reason in told}
        with self._work.writing() as connection:
            keep_reasons(connection, plan.storm_id, reasons)

    def _captured(
        self, groups: Sequence[Sequence[Draft]], before: PlanDraft | None
    ) -> tuple[list[Op], Touched]:
        ops: list[Op] = []
        touched = Touched()
        work = self._work
        try:
            with work.replica.begin(durable=True) as tx:
                for drafts in groups:
                    made, rows = capture(
                        tx, work.rules, drafts, now_ms=work.now_ms(), randomness=work.randomness,
                        grouped=len(drafts) > 1, clock_jumped=work.clock_jumped(),
                    )  # fmt: skip
                    ops.extend(made)
                    touched.merge(rows)
        except StorageError as error:
            raise work.trouble(error) from error
        if before is not None:
            with work.writing() as connection:
                plan_drafts.put_draft(
                    connection, before.draft_id, before.storm_id, before.name, work.now_ms(), packed(before)
                )
        return ops, touched

    def _way_back(
        self, plan: PlanDraft, before: StoredRoutes, published: frozenset[str], token: str, label: str
    ) -> Undo:
        """The routes as they were: new ones go, archived ones come back, published ones get a new version."""

        def inverse() -> Sequence[Draft]:
            now, archived = self._both(plan.storm_id)
            old = self._snapshot(plan, before, label)
            routes = tuple(_at_version(route, now) for route in old.routes)
            gone = tuple(
                key for key in now.routes if key not in before.routes and plan.route(key) is not None
            )
            again = {
                key for key in published if key in before.routes and before.routes[key].status != "draft"
            }
            target = replace(old, routes=routes, replaces=gone)
            bundles = Writing(target, now, self._pen(), again, archived, f"Undid: {label}").bundles()
            return [draft for bundle in bundles for draft in bundle]

        return self._undo.offer(token, label, inverse)

    def _snapshot(self, plan: PlanDraft, stored: StoredRoutes, label: str) -> PlanDraft:
        """The stored routes as a plan with the houses of this one; restoring it takes this one back."""
        routes = tuple(draft_route(stored, key) for key in stored.routes)
        gone = tuple(route.route_id for route in plan.routes if route.route_id not in stored.routes)
        asked = visits_of(stored.asked)
        visits = {key: asked.get(key, NOTHING) for key in plan.asks - {STORM}}
        houses = {key: as_asked(plan.houses[key], one) for key, one in visits.items() if key in plan.houses}
        return replace(
            plan,
            draft_id=self._new_id(),
            name=BEFORE.format(label=label),
            routes=routes,
            replaces=gone,
            visits={**plan.visits, **visits},
            houses={**plan.houses, **houses},
            everywhere=everywhere_of(stored.asked),
        )

    def _stored(self, storm_id: str) -> StoredRoutes:
        with self._work.reading() as connection:
            return stored_routes(connection, storm_id)

    def _both(self, storm_id: str) -> tuple[StoredRoutes, frozenset[str]]:
        with self._work.reading() as connection:
            return stored_routes(connection, storm_id), archived_ids(connection, storm_id)

    def _pen(self) -> Pen:
        return Pen(self._work.member.account_id, self._work.office_ms(), self._new_id)


def _published(chosen: Sequence[DraftRoute]) -> Said:
    if len(chosen) == 1:
        return Said("Published {route}", route=chosen[0].name)
    return Said("Published {count} routes", count=len(chosen))


def _at_version(route: DraftRoute, now: StoredRoutes) -> DraftRoute:
    row = now.routes.get(route.route_id)
    return route if row is None else replace(route, version=row.plan_version)


def _differs(stored: StoredRoutes, route: DraftRoute) -> bool:
    """Whether the crew would notice: other stops, order, locks, name, driver or day than stored, or its own
    change turned down.
    """
    row = stored.routes.get(route.route_id)
    if row is None:
        return True
    stops = stored.stops.get(route.route_id, ())
    kept = [(stop.property_id, bool(stop.locked)) for stop in stops]
    planned = [(stop.property_id, stop.locked) for stop in route.stops]
    against = bool(route.taken) and route.order != standing(stored, route.route_id).order
    facts = (row.route_name, row.crew_id, row.planned_start)
    return planned != kept or against or facts != (route.name, route.crew_id, route.day)


def _chosen(plan: PlanDraft, stored: StoredRoutes, route_ids: Collection[str] | None) -> list[DraftRoute]:
    if route_ids is not None:
        strangers = [key for key in route_ids if plan.route(key) is None]
        if strangers:
            raise NotAllowed("One of these routes is not on the plan any more. Open it again.")
        named = [route for route in plan.routes if route.route_id in route_ids]
        return [route for route in named if route.status == "draft" or _is_news(plan, stored, route)]
    return [
        route for route in plan.routes
        if (route.crew_id and route.stops if route.status == "draft" else _is_news(plan, stored, route))
    ]  # fmt: skip


def _is_news(plan: PlanDraft, stored: StoredRoutes, route: DraftRoute) -> bool:
    """Whether a version would tell the crew anything, also only that something else is asked of a visit."""
    return _differs(stored, route) or bool(untold(plan, route))


def _check_publishable(stored: StoredRoutes, chosen: Sequence[DraftRoute]) -> None:
    nobody = [route.name for route in chosen if route.crew_id is None]
    if nobody:
        raise NotAllowed(
            "No crew drives {routes}. Assign one first; nothing was published.", routes=", ".join(nobody[:5])
        )
    empty = [route.name for route in chosen if not route.stops]
    if empty:
        raise NotAllowed("{routes} has no stop left. Remove the route instead.", routes=", ".join(empty[:5]))
    for route in chosen:
        row = stored.routes.get(route.route_id)
        if row is not None and row.plan_version != route.version:
            raise NotAllowed(
                "{route} was published anew since this plan was opened (version {version}). "
                "Open the plan again; nothing was published.",
                route=route.name,
                version=row.plan_version,
            )
        _check_field(stored, route)


def _check_field(stored: StoredRoutes, route: DraftRoute) -> None:
    """What the crew did since the plan was opened must be on it."""
    if route.route_id not in stored.routes:
        return
    now = standing(stored, route.route_id)
    unseen = set(now.pending) - set(route.taken)
    done = {
        stop.property_id
        for stop in stored.stops.get(route.route_id, ())
        if stop.job_status in CLOSED and stop.job_status != "cancelled"
    }
    missing = done - {stop.property_id for stop in route.stops if stop.done}
    if unseen or missing:
        raise NotAllowed(
            "The crew of {route} went on since this plan was opened. Open the plan again to see what "
            "it did; nothing was published.",
            route=route.name,
        )
