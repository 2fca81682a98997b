"""The planner's desk: what can be done with a storm's routes, and what the page says of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.plans.days import date_of, has_begun, next_working_day
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.left_out import FREE
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.map.model import MapModel
from stormops_desktop.viewmodels.routes import desk_words
from stormops_desktop.viewmodels.routes.cutting import Cutting
from stormops_desktop.viewmodels.routes.day_choice import choice_of_days
from stormops_desktop.viewmodels.routes.desk_reading import CALM_MS, DeskReading
from stormops_desktop.viewmodels.routes.handwork import HandWork
from stormops_desktop.viewmodels.routes.issues import RouteIssues
from stormops_desktop.viewmodels.routes.left_out import LeftOutModel
from stormops_desktop.viewmodels.routes.options import Ground, JobType, PlanOptions, checked, job_types_of
from stormops_desktop.viewmodels.routes.publishing import Outlook, outlook, untold_routes
from stormops_desktop.viewmodels.routes.rows import DeskListModel
from stormops_desktop.viewmodels.routes.slow_edits import SlowEdits
from stormops_desktop.viewmodels.said import say


class RoutesViewModel(DeskReading):
    """State and commands of the page Routes.

    Attributes:
        hands: edits at once. slow: edits that take their time. cutting: the search for new routes.
        problems: what is wrong with the options, field and sentence. issues: what crews declined, or did
            against the plan.

    Signals:
        problems_changed: as it says. told: something went well; carries a sentence.
        job_wanted: open this job. no_job: there is none at the house; carries its id.
    """

    problems_changed = Signal()
    told = Signal(str)
    job_wanted = Signal(str)
    no_job = Signal(str)

    def __init__(
        self, around: Surroundings, routes: RouteServices, maps: MapServices, parent: QObject | None = None,
        *, calm_ms: int = CALM_MS,
    ) -> None:  # fmt: skip
        super().__init__(around, routes, maps, parent, calm_ms=calm_ms)
        self.problems: tuple[tuple[str, str], ...] = ()
        self.hands = HandWork(self.editor, self.picking, self.new_id)
        self.slow = SlowEdits(around.runner, routes.plans, self.editor, self.picking)
        self.cutting = Cutting(around.runner, routes, self)
        self.issues = RouteIssues(self)
        self.cutting.made.connect(self._on_made)
        for refused in (self.editor.refused, self.slow.refused, self.cutting.failed):
            refused.connect(self.refused)

    @property
    def list(self) -> DeskListModel:
        """Routes, and the stops of those that are open."""
        return self.shown.list

    @property
    def left_out(self) -> LeftOutModel:
        """Houses without a route."""
        return self.shown.left_out

    @property
    def model(self) -> MapModel:
        """The map."""
        return self.shown.map

    @property
    def loose(self) -> int:
        """Houses that wait for a route."""
        return sum(out.reason in FREE for out in self.plan.left_out) if self.plan else 0

    @property
    def headline(self) -> str:
        """All routes in one line."""
        return desk_words.headline(self.plan, self.editor.figures) if self.plan else ""

    @property
    def untold(self) -> str:
        """How many routes ask something of visits that their crews were not told; "" for none."""
        return desk_words.untold(untold_routes(self.plan)) if self.plan else ""

    @property
    def made_with(self) -> str:
        """Where travel times and routes come from."""
        views = self.facts.views.values() if self.facts else ()
        return desk_words.made_with(self.plan, views) if self.plan else ""

    @property
    def ground(self) -> Ground:
        """What options are checked against."""
        if self.facts is None:
            return Ground()
        zips = {house.zip_code for house in self.facts.plan.houses.values()}
        zone = self.storm.zone if self.storm else ""
        return Ground(frozenset(zips), self.facts.crews, zone, date_of(self._around.now(), zone))

    @property
    def job_types(self) -> tuple[JobType, ...]:
        """Kinds of visits that may take other minutes than the rest."""
        return job_types_of(self.facts.plan) if self.facts else ()

    @property
    def first_day(self) -> date:
        """Where days begin that a planner gives: tomorrow, or Monday after a Saturday."""
        zone = self.plan.zone if self.plan else ""
        return date_of(next_working_day(self._around.now(), zone), zone)

    @property
    def without_day(self) -> bool:
        """Whether a route that has a crew has no day."""
        plan = self.plan
        return plan is not None and any(
            route.crew_id and route.day is None and not has_begun(plan, route) for route in plan.routes
        )

    def days_for(self, route: DraftRoute) -> Sequence[tuple[date, str, bool]]:
        """Days that a route may be put on, in words with what its crew drives then, and whether it is its."""
        return [] if self.plan is None else choice_of_days(self.plan, route, self._around.now())

    def outlook_of(self, only: str = "") -> Outlook | None:
        """What publishing everything that changed would do, or publishing one route only."""
        if self.plan is None or self.editor.stored is None or self.facts is None:
            return None
        return outlook(self.plan, self.editor.stored, self.facts.views, only)

    def show_storm(self, storm: StormChoice | None) -> None:
        if storm != self.storm:
            self.cutting.stop()
        super().show_storm(storm)

    def cut_routes(self, options: PlanOptions) -> bool:
        """Begins a search with these options; False when they are wrong, which `problems` says."""
        found = checked(options, self.ground)
        self.problems = found.problems
        self.problems_changed.emit()
        if found.wishes is None or self.storm is None:
            return False
        self.cutting.start(self.storm.storm_id, replace(found.wishes, name=self.tr("New routes")))
        return True

    def store(self) -> None:
        """Stores the plan's drafts on this machine; the office gets them with the next sync."""
        plan = self.plan
        if plan is not None:
            self._save(lambda: self.plans.save(plan, origin=self))

    def publish(self, note: str = "", route_ids: tuple[str, ...] | None = None) -> None:
        """Stores the plan and makes a version of what changed, or of these routes."""
        plan = self.plan
        if plan is not None:
            self._save(lambda: self.plans.publish(plan, route_ids, note=note.strip(), origin=self))

    def open_job(self, property_id: str) -> None:
        """Asks for the job at a house."""
        storm = self.storm
        if storm is not None and property_id:
            self._db(
                lambda: self._maps.reads.job_at(storm.storm_id, property_id),
                lambda job_id: self.job_wanted.emit(job_id) if job_id else self.no_job.emit(property_id),
                self._on_refused,
            )

    def dispose(self) -> None:
        self.cutting.dispose()
        self.slow.dispose()
        super().dispose()

    def _on_saved(self, changes: ChangeSet) -> None:
        super()._on_saved(changes)
        self.told.emit(say(changes.name))

    def _on_made(self, plan: PlanDraft) -> None:
        self.picking.clear()
        self.editor.put(self.tr("New routes"), plan)
        self.told.emit(desk_words.cut(plan, stopped=self.cutting.stopping))
