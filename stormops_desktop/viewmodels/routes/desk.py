"""The planner's desk: a storm's routes, the plan over them, and what becomes of it."""

import os
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.domain.routing.plans.draft import LeftOutHouse, PlanDraft
from stormops_desktop.domain.routing.plans.errors import PlanError
from stormops_desktop.domain.routing.plans.left_out import UNPLANNED
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.map.model import MapModel, TileSource
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.routes.cutting import Cutting
from stormops_desktop.viewmodels.routes.editor import PlanEditor
from stormops_desktop.viewmodels.routes.handwork import HandWork
from stormops_desktop.viewmodels.routes.left_out import LeftOutModel
from stormops_desktop.viewmodels.routes.options import Ground, PlanOptions, checked
from stormops_desktop.viewmodels.routes.picking import Picking
from stormops_desktop.viewmodels.routes.plan_map import PlanLines
from stormops_desktop.viewmodels.routes.publishing import Outlook, outlook
from stormops_desktop.viewmodels.routes.reading import DeskFacts, read_desk
from stormops_desktop.viewmodels.routes.rows import DeskListModel, Known, Shown, desk_rows
from sync.contracts.identifiers import uuid7

SHOWN = (
    "routes", "route_properties", "route_versions", "plan_answers", "crew_changes", "assignments", "jobs",
    "crews", "policy_decisions_log", "lead_uplift", "properties", "storms",
    "contact_preferences",
)  # fmt: skip
CALM_MS = 400  # changes come in flocks


class RoutesViewModel(ViewModel):
    """State and commands of the page Routes.

    Attributes:
        facts: what was read last; None before that. editor: the plan. picking: what is in hand.
        hands: edits. cutting: the search for new routes. list, left_out: what the lists show.
        model: the map. wanted: what is typed into the search of houses without a route.
        behind: routes changed elsewhere while there are edits that are not stored.
        problems: what is wrong with the options, field and sentence.
        busy: a slow edit is under way.

    Signals:
        plan_changed: rows, figures and map are different. picked: something else is in hand.
        storm_shown: the map is another storm's. problems_changed, busy_changed.
        told: something went well; carries a sentence.
        job_wanted: open this job. no_job: there is none at the house; carries its id.
        sources_changed: other map packs.
    """

    plan_changed = Signal()
    picked = Signal()
    storm_shown = Signal()
    problems_changed = Signal()
    busy_changed = Signal()
    told = Signal(str)
    job_wanted = Signal(str)
    no_job = Signal(str)
    sources_changed = Signal()

    def __init__(
        self, around: Surroundings, routes: RouteServices, maps: MapServices, parent: QObject | None = None,
        *, calm_ms: int = CALM_MS,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self.plans, self._maps = routes.plans, maps
        self.storm: StormChoice | None = None
        self.facts: DeskFacts | None = None
        self.model = MapModel()
        self.sources: tuple[TileSource, ...] = ()
        self.wanted = ""
        self.behind = self.busy = False
        self.problems: tuple[tuple[str, str], ...] = ()
        self.editor, self.picking = PlanEditor(self), Picking(self)
        self.hands = HandWork(self.editor, self.picking, self.new_id)
        self.cutting = Cutting(around.runner, routes, self)
        self.list, self.left_out = DeskListModel(self), LeftOutModel(self)
        self.tiles = TileQueue(around.runner, self)
        self._visible, self._stale, self._fresh_plan, self._shown_storm = False, True, False, ""
        self._rows_shown = Shown(frozenset())
        self._lines = PlanLines()
        self._left_out_shown: tuple[object, str] = (None, "")
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._calm.timeout.connect(self._reload_if_seen)
        self.editor.changed.connect(self._on_edited)
        self.editor.refused.connect(self.refused)
        self.picking.changed.connect(self._on_picked)
        self.cutting.made.connect(self._on_made)
        self.cutting.failed.connect(self.refused)

    @property
    def plan(self) -> PlanDraft | None:
        return self.editor.plan

    @property
    def loose(self) -> int:
        """Houses that wait for a route."""
        return sum(out.reason == UNPLANNED for out in self.plan.left_out) if self.plan else 0

    @property
    def headline(self) -> str:
        """All routes in one line."""
        plan, book = self.plan, self.editor.figures
        if plan is None:
            return ""
        found = [book.of(plan, route) for route in plan.routes if route.stops]
        facts = words.facts(
            sum(one.stops for one in found), sum(one.minutes for one in found),
            sum(one.miles for one in found), sum(one.expected_uplift for one in found),
        )  # fmt: skip
        return f"{words.routes(len(found))} · {facts}"

    @property
    def made_with(self) -> str:
        """Where travel times and routes come from: of the plan, else of the routes as they were stored."""
        plan, views = self.plan, self.facts.views.values() if self.facts else ()
        if plan is None:
            return ""
        travel = self.tr("Travel: {travel}").format(travel=words.travel(plan.matrix))
        if plan.engine:
            made = self.tr("Engine: {engine}, seed {seed}")
            return f"{travel} · {made.format(engine=words.engine(plan.engine), seed=plan.seed)}"
        stored = dict.fromkeys((v.engine, v.matrix) for v in views if v.engine)
        told = [
            words.engine(engine)
            if matrix == plan.matrix
            else f"{words.engine(engine)}, {words.travel(matrix)}"
            for engine, matrix in stored
        ]
        made = "; ".join(told[:2])
        return f"{travel} · {self.tr('Stored with: {made}').format(made=made)}" if made else travel

    @property
    def ground(self) -> Ground:
        """What options are checked against."""
        if self.facts is None:
            return Ground()
        zips = {house.zip_code for house in self.facts.plan.houses.values()}
        return Ground(frozenset(zips), self.facts.crews, self.storm.zone if self.storm else "")

    def outlook_of(self, only: str = "") -> Outlook | None:
        """What publishing everything that changed would do, or publishing one route only."""
        if self.plan is None or self.editor.stored is None or self.facts is None:
            return None
        return outlook(self.plan, self.editor.stored, self.facts.views, only)

    def new_id(self) -> str:
        return uuid7(self._around.now(), os.urandom(10))

    def show_storm(self, storm: StormChoice | None) -> None:
        """Another storm; edits of the old one that were not stored stay behind as a kept plan."""
        if storm == self.storm:
            return
        if self.plan is not None and self.editor.unsaved:
            self._keep_aside(self.plan)
        self.storm, self._stale, self._fresh_plan = storm, True, True
        self.cutting.stop()
        if (storm.storm_id if storm else "") != self._shown_storm:
            self.facts, self.model = None, MapModel()
            self.picking.clear()
            self.editor.close()
            self._set_load(Load.BUSY)
        self._reload_if_seen()

    def appear(self) -> None:
        """The page came to the front."""
        self._visible = True
        self._reload_if_seen()
        self._io(lambda _: tuple(self._maps.packs.sources()), self._on_sources, lambda _: None)

    def vanish(self) -> None:
        """The page went to the back: changes are noted, not read."""
        self._visible = False

    def reload(self) -> None:
        storm = self.storm
        if storm is None:
            self._set_load(Load.EMPTY)
            return
        self._stale = False
        plans, maps = self.plans, self._maps.reads
        self._read(lambda: read_desk(plans, maps, storm.storm_id), self._on_read)

    def start_over(self) -> None:
        """Back to what is stored: a step that can be taken back, unless routes changed elsewhere."""
        stored = self.editor.stored
        if self.behind or stored is None:
            self._fresh_plan = True
            self.reload()
        else:
            self.editor.put(self.tr("Dropped the edits"), stored)

    def cut_routes(self, options: PlanOptions) -> bool:
        """Begins a search with these options; False when they are wrong, which `problems` says."""
        found = checked(options, self.ground)
        self.problems = found.problems
        self.problems_changed.emit()
        if found.wishes is None or self.storm is None:
            return False
        self.cutting.start(self.storm.storm_id, replace(found.wishes, name=self.tr("New routes")))
        return True

    def search(self, text: str) -> None:
        """Only houses without a route whose address holds this."""
        self.wanted = text
        self._fill_left_out()

    def take_in(self, property_id: str, route_id: str | None = None) -> None:
        """A hot lead to the best place of a route, of any route when none is named."""
        label = self.tr("Took in a lead")
        self._slowly(
            label, lambda plan: self.plans.take_in(plan, property_id, route_id),
            lambda plan: self.picking.pick_stop(plan, property_id),
        )  # fmt: skip

    def drop_crew(self, crew_id: str) -> None:
        """A crew that fell out: the others take over what they can."""
        crew = self.plan.crews.get(crew_id) if self.plan else None
        label = self.tr("{crew} out for the day").format(crew=crew.name if crew else "")
        self._slowly(label, lambda plan: self.plans.drop_crew(plan, crew_id))

    def best_order(self) -> None:
        """What is not done of the picked route, in the best order."""
        route_id = self.picking.route_id
        self._slowly(self.tr("Best order"), lambda plan: self.plans.reorder_rest(plan, route_id))

    def assign_crews(self) -> None:
        """Crews for the routes without one."""
        self._slowly(self.tr("Crews assigned"), self.plans.assign_crews)

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
        self._calm.stop()
        self.cutting.dispose()
        self.tiles.dispose()
        super().dispose()

    def _slowly(
        self, label: str, edit: Callable[[PlanDraft], PlanDraft],
        then: Callable[[PlanDraft], object] = lambda _plan: None,
    ) -> None:  # fmt: skip
        """An edit that takes its time; what was edited meanwhile wins."""
        base = self.plan
        if base is None or self.busy:
            return
        self._set_busy(busy=True)

        def done(plan: PlanDraft) -> None:
            self._set_busy(busy=False)
            if self.plan is not base:
                self.refused.emit(self.tr("The plan changed meanwhile, so nothing was done. Try again."))
                return
            self.editor.put(label, plan)
            then(plan)

        self._io(lambda _: edit(base), done, self._on_slow_refused)

    def _on_slow_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.refused.emit(str(error) if isinstance(error, PlanError) else sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()

    def _keep_aside(self, plan: PlanDraft) -> None:
        name = self.tr("Unfinished edits")
        self._db(lambda: self.plans.keep(plan, name), lambda _: None, self._on_refused)

    def _on_changes(self, changes: ChangeSet) -> None:
        if not concerns(changes, *SHOWN):
            return
        self._stale = True
        if changes.origin is self:
            self._reload_if_seen()
        elif self._visible:
            self._calm.start()

    def _reload_if_seen(self) -> None:
        if self._visible and self._stale:
            self.reload()

    def _on_saved(self, changes: ChangeSet) -> None:
        self._fresh_plan = True  # what was on the desk is what is stored
        super()._on_saved(changes)
        self.told.emit(changes.name)

    def _on_refused(self, error: Exception) -> None:
        self._set_saving(saving=False)
        self.refused.emit(str(error) if isinstance(error, PlanError) else sentence(error))

    def _on_read(self, facts: DeskFacts) -> Load:
        self.facts = facts
        moved, self._shown_storm = facts.plan.storm_id != self._shown_storm, facts.plan.storm_id
        same = self.editor.stored is not None and _same(self.editor.stored, facts.plan)
        if moved or self._fresh_plan or not self.editor.unsaved:
            self._fresh_plan, self.behind = False, False
            if not same or self.editor.unsaved:
                self.editor.open(facts.plan)
            else:
                self._on_edited()
        else:
            self.behind = not same
            self._on_edited()
        if moved:
            self.storm_shown.emit()
        return Load.READY

    def _on_sources(self, sources: tuple[TileSource, ...]) -> None:
        self.sources = sources
        self.sources_changed.emit()

    def _on_made(self, plan: PlanDraft) -> None:
        self.picking.clear()
        self.editor.put(self.tr("New routes"), plan)
        told = self.tr("{routes}, {stops}; {left} houses left out.").format(
            routes=words.routes(len(plan.routes)), stops=words.stops(sum(len(r.stops) for r in plan.routes)),
            left=whole(len(plan.left_out)),
        )  # fmt: skip
        stopped = self.tr("Stopped early with the best so far.") if self.cutting.stopping else ""
        self.told.emit(" ".join(part for part in (told, stopped, *plan.notes) if part))

    def _on_edited(self) -> None:
        if self.plan is not None:
            self.picking.follow(self.plan)
        self._fill()

    def _on_picked(self) -> None:
        if self._rows_shown != Shown(self.picking.opened, self.picking.cut):
            self._fill_rows()
        self.picked.emit()

    def _fill(self) -> None:
        self._fill_rows()
        self._fill_left_out()
        plan = self.plan
        if plan is not None and self.facts is not None:
            self.model = self._lines.on(self.facts.ground, plan)
        self.plan_changed.emit()

    def _fill_rows(self) -> None:
        plan, stored, facts = self.plan, self.editor.stored, self.facts
        if plan is None or stored is None or facts is None:
            self.list.show_rows(())
            return
        known = Known(facts.views, facts.progress)
        shown = self._rows_shown = Shown(self.picking.opened, self.picking.cut)
        self.list.show_rows(desk_rows(plan, stored, known, shown, self.editor.figures))

    def _fill_left_out(self) -> None:
        houses: tuple[LeftOutHouse, ...] = self.plan.left_out if self.plan else ()
        shown = (houses, self.wanted)
        if shown[0] is not self._left_out_shown[0] or shown[1] != self._left_out_shown[1]:
            self._left_out_shown = shown
            self.left_out.show_houses(houses, self.wanted)


def _same(one: PlanDraft, other: PlanDraft) -> bool:
    """Whether nothing that is stored differs; ids of the two readings do."""
    return (one.routes, one.houses, one.crews, one.left_out, one.yard) == (
        other.routes, other.houses, other.crews, other.left_out, other.yard,
    )  # fmt: skip
