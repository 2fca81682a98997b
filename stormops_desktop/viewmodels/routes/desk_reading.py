"""A storm's routes on the desk: read when somebody looks, and anew when they change; edits are kept."""

import os
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.map.model import TileSource
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.viewmodels.routes.desk_shown import DeskShown
from stormops_desktop.viewmodels.routes.editor import PlanEditor
from stormops_desktop.viewmodels.routes.picking import Picking
from stormops_desktop.viewmodels.routes.reading import DeskFacts, read_desk
from stormops_desktop.viewmodels.routes.visits import VisitWork
from sync.contracts.identifiers import uuid7

SHOWN = (
    "routes", "route_properties", "route_versions", "route_answers", "crew_changes", "assignments", "jobs",
    "crews", "policy_decisions_log", "lead_uplift", "properties", "storms",
    "contact_preferences", "visit_wishes",
)  # fmt: skip
SEEN = (
    "routes", "houses", "crews", "left_out", "yard", "visits", "everywhere", "elsewhere",
)  # fmt: skip
CALM_MS = 400  # changes come in flocks


class DeskReading(ViewModel):
    """What is on the desk.

    Attributes:
        facts: what was read last; None before that. editor: the plan. picking: what is in hand.
        visits: what is asked of single houses.
        shown: what lists and map show. tiles: draws the map. sources: its packs.
        behind: routes changed elsewhere while there are edits that are not stored.

    Signals:
        plan_changed: rows, figures and map are different. picked: something else is in hand.
        storm_shown: the map is another storm's. sources_changed: other map packs.
    """

    plan_changed = Signal()
    picked = Signal()
    storm_shown = Signal()
    sources_changed = Signal()

    def __init__(
        self, around: Surroundings, routes: RouteServices, maps: MapServices, parent: QObject | None = None,
        *, calm_ms: int = CALM_MS,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self.plans, self._maps = routes.plans, maps
        self.storm: StormChoice | None = None
        self.facts: DeskFacts | None = None
        self.sources: tuple[TileSource, ...] = ()
        self.behind = False
        self.editor, self.picking = PlanEditor(self), Picking(self)
        self.visits = VisitWork(self.editor)
        self.shown = DeskShown(self.editor, self.picking)
        self.tiles = TileQueue(around.runner, self)
        self._visible, self._stale, self._fresh_plan, self._shown_storm = False, True, False, ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._calm.timeout.connect(self._reload_if_seen)
        self.editor.changed.connect(self._on_edited)
        self.picking.changed.connect(self._on_picked)

    @property
    def plan(self) -> PlanDraft | None:
        return self.editor.plan

    @property
    def today(self) -> date:
        """This day, where the houses are."""
        return date_of(self._around.now(), self.plan.zone if self.plan else "")

    def new_id(self) -> str:
        return uuid7(self._around.now(), os.urandom(10))

    def show_storm(self, storm: StormChoice | None) -> None:
        """Another storm; edits of the old one that were not stored stay behind as a kept plan."""
        if storm == self.storm:
            return
        if self.plan is not None and self.editor.unsaved:
            self._keep_aside(self.plan)
        self.storm, self._stale, self._fresh_plan = storm, True, True
        if (storm.storm_id if storm else "") != self._shown_storm:
            self.facts = None
            self.shown.clear_map()
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

    def dispose(self) -> None:
        self._calm.stop()
        self.tiles.dispose()
        super().dispose()

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

    def _on_edited(self) -> None:
        if self.plan is not None:
            self.picking.follow(self.plan)
        self.shown.fill(self.facts)
        self.plan_changed.emit()

    def _on_picked(self) -> None:
        self.shown.follow_picking(self.facts)
        self.picked.emit()


def _same(one: PlanDraft, other: PlanDraft) -> bool:
    """Whether nothing that is stored differs; ids of the two readings do."""
    return all(getattr(one, name) == getattr(other, name) for name in SEEN)
