"""What the planner's desk and the crew's Today may ask about routes.

Errors are `services.errors.ServiceError`, and `domain.routing.plans.errors.PlanError` for hand edits; both
are sentences. Hand edits of a plan are pure and quick: `domain.routing.plans.edits`, `.figures` and
`.history`. Everything that says "slow" belongs off the GUI thread.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from stormops_desktop.domain.evidence.position import Fix
from stormops_desktop.domain.routing.plans.draft import Crew, PlanDraft
from stormops_desktop.domain.routing.plans.twins import Twins
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.models import Stop
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.models import (
    CrewPlan,
    DraftView,
    Generated,
    PlanIssue,
    RouteFile,
    RouteProgress,
    RouteView,
    Watch,
)
from stormops_desktop.services.routing.out_models import ImportPreview, MapPicture, Navigation
from stormops_desktop.services.routing.taking_in import NewHouse, SpareHouse


class TwinPlans(Protocol):
    """Houses that may stand twice, because laptops added them out of reach of each other."""

    def found(self, storm_id: str) -> Sequence[Twins]:
        """Pairs that nobody decided on."""

    def same_house(self, twins: Twins, *, origin: object = None) -> ChangeSet:
        """Notes for every laptop that the one is the other's double; the plan is edited apart from it."""

    def two_again(self, twins: Twins, *, origin: object = None) -> ChangeSet:
        """Takes `same_house` back: what was said of the house before it counts again."""

    def two_houses(self, twins: Twins) -> None:
        """This computer does not ask again."""


class RoutePlans(Protocol):
    """The planner's verbs. A plan is a value: nothing is stored before `keep`, `save` or `publish`."""

    @property
    def twins(self) -> TwinPlans: ...

    # The brief's RouteBuilder.

    def generate_routes(
        self, storm_id: str, wishes: RouteWishes = ..., *, watch: Watch = ..., origin: object = None
    ) -> Generated:
        """Cuts routes and stores them as drafts with stops, jobs and assignments: all or nothing. Slow."""

    def get_routes(self, storm_id: str | None = None) -> Sequence[RouteView]: ...
    def assign_crew(self, route_id: str, crew_id: str | None, *, origin: object = None) -> ChangeSet: ...
    def export_route_csv(self, route_ids: Collection[str]) -> str: ...
    def get_route_progress(self, storm_id: str | None = None) -> Sequence[RouteProgress]: ...

    # The desk.

    def crews(self) -> Sequence[Crew]: ...
    def midnight(self, storm_id: str, day: date | None = None) -> int:
        """The first minute of a day where the storm's houses are; None: of the next working day.

        Raises:
            PlanError: the day is over, or too far ahead, for a route.
        """

    def open_plan(self, storm_id: str) -> PlanDraft:
        """The storm's routes as they are stored, ready to be edited."""

    def propose(self, storm_id: str, wishes: RouteWishes = ..., *, watch: Watch = ...) -> PlanDraft:
        """A new plan; nothing is stored. Slow."""

    def drafts(self, storm_id: str) -> Sequence[DraftView]:
        """Plans kept on this computer, the newest first."""

    def keep(self, plan: PlanDraft, name: str = "") -> DraftView: ...
    def load(self, draft_id: str) -> PlanDraft: ...
    def forget(self, draft_id: str) -> None: ...
    def save(self, plan: PlanDraft, *, origin: object = None) -> ChangeSet:
        """Stores draft routes; published ones that were edited have to be published again."""

    def publish(
        self,
        plan: PlanDraft,
        route_ids: Collection[str] | None = None,
        *,
        note: str = "",
        origin: object = None,
    ) -> ChangeSet:
        """Stores the plan and makes a version of these routes, of all that changed when none are named."""

    def undo(self, token: str, *, origin: object = None) -> ChangeSet: ...
    def issues(self, storm_id: str | None = None) -> Sequence[PlanIssue]: ...

    # A day that changes; each gives a new plan, to be published.

    def reorder_rest(self, plan: PlanDraft, route_id: str) -> PlanDraft:
        """The best order of what is not done. Below a second."""

    def take_in(self, plan: PlanDraft, property_id: str, route_id: str | None = None) -> PlanDraft:
        """A hot lead at the cheapest place."""

    def drop_crew(self, plan: PlanDraft, crew_id: str) -> PlanDraft:
        """Without a crew today: the others take over what they can, the rest is listed; later days stay.

        Raises:
            NotAllowed: it has no route today.
        """

    def assign_crews(self, plan: PlanDraft) -> PlanDraft:
        """Crews to routes without one: skills, way to the first stop, shift, even hours."""

    # Files.

    def export(self, route_ids: Collection[str], kind: str) -> Sequence[RouteFile]:
        """kind: csv, gpx, kml, geojson, google or apple."""

    def read_routes(self, storm_id: str, text: str, kind: str) -> PlanDraft:
        """An edited CSV, GPX or GeoJSON as a plan on top of the stored routes; nothing is stored."""


class CrewPlans(Protocol):
    """The crew's side: works without a network."""

    def plans(self) -> Sequence[CrewPlan]: ...
    def answer(
        self, route_id: str, version: int, *, accepted: bool, reason: str = "", origin: object = None
    ) -> ChangeSet: ...
    def defer(self, route_id: str, property_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        """Later today: behind all others."""

    def move(
        self, route_id: str, property_id: str, after: str | None, *, origin: object = None
    ) -> ChangeSet: ...
    def insert(
        self, route_id: str, property_id: str, after: str | None, reason: str = "", *, origin: object = None
    ) -> ChangeSet: ...
    def insert_new(
        self, route_id: str, house: NewHouse, after: str | None, reason: str = "", *, origin: object = None
    ) -> ChangeSet:
        """A house that nobody knew, with its job."""

    def spare(
        self, route_id: str, words: str = "", near: tuple[float, float] | None = None
    ) -> Sequence[SpareHouse]:
        """Houses here that `insert` would take, the nearest first."""


class RouteOut(Protocol):
    """Paper, navigation apps, and files that come back. `sheet` and `preview` are slow."""

    def driven(self, route_ids: Collection[str]) -> Sequence[RouteView]:
        """Routes as a sheet shows them: for a crew by the version in its hands, for the office the newest."""

    def sheet(
        self, route_ids: Collection[str], pictures: Mapping[str, MapPicture] | None = None
    ) -> bytes: ...
    def preview(self, storm_id: str, text: str, kind: str) -> ImportPreview:
        """What an edited CSV, GPX or GeoJSON would change, or what is wrong by row; nothing is stored."""

    def navigation(self, stops: Sequence[Stop]) -> Navigation:
        """Links to the first stop and through all of them. Quick, reads nothing."""

    def position(self) -> Fix | None:
        """The newest place of this device that is known; it may be old."""


@dataclass(frozen=True, slots=True)
class RouteServices:
    """Routes from both sides.

    Attributes:
        warm: makes the fast engine ready, some seconds once on a computer; call it off the GUI thread.
    """

    plans: RoutePlans
    crew: CrewPlans
    warm: Callable[[], None]
    out: RouteOut | None = None
