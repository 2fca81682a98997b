"""The map of the chosen storm: what is drawn, how, what is selected, and which packs lie under it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.services.live.ports import Live
from stormops_desktop.services.maps.models import MapModel, PackInfo, TileSource
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.map.house_list import HouseListModel
from stormops_desktop.viewmodels.map.model import UNDECIDED, Colouring, Layer, ReportMark
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.viewmodels.map.told import with_marks
from stormops_desktop.viewmodels.problems import sentence

SHOWN = (
    "storms", "storm_reports", "properties", "property_impacts", "lead_uplift", "policy_decisions_log",
    "routes", "route_properties", "jobs",
)  # fmt: skip
CALM_MS = 400  # changes come in flocks; a hundred thousand houses are read once for all of them


class MapViewModel(ViewModel):
    """State and commands of the map.

    Attributes:
        storm: None until one is chosen. model: what the map draws.
        colouring, layers: how. selected: ids, in the columns' order. chosen: the house looked at, "" none.
        report: the storm report looked at, "" for none; never together with a house.
        houses: the table twin: the selected houses, or what is in view while none is.
        packs, unreadable, sources: the map packs, as `services.maps.ports.PackVerbs` tells them.
        live: how new the marks are; None where nobody tells them live.
        tiles: where the map has its pictures drawn.
        packing: a pack is being copied; `packed` says how much of it, 0..1.

    Signals:
        storm_shown: the model is another storm's: the view may move there.
        model_changed, style_changed, selection_changed, chosen_changed, packs_changed, packing_changed.
        job_wanted: open this job. no_job: the chosen house has none.
        pack_refused: why a pack was not taken. pack_added: its name.
    """

    storm_shown = Signal()
    model_changed = Signal()
    style_changed = Signal()
    selection_changed = Signal()
    chosen_changed = Signal()
    packs_changed = Signal()
    packing_changed = Signal()
    job_wanted = Signal(str)
    no_job = Signal()
    pack_refused = Signal(str)
    pack_added = Signal(str)

    def __init__(
        self,
        around: Surroundings,
        maps: MapServices,
        parent: QObject | None = None,
        *,
        calm_ms: int = CALM_MS,
    ) -> None:
        super().__init__(around, parent)
        self._maps = maps
        self.storm: StormChoice | None = None
        self.live: LiveViewModel | None = None
        self._told: Live | None = None
        self.model = MapModel()
        self.colouring = Colouring.DECISION
        self.layers = frozenset(Layer)
        self.selected: tuple[str, ...] = ()
        self.chosen = self.report = ""
        self.packs: Sequence[PackInfo] = ()
        self.unreadable: Sequence[str] = ()
        self.sources: Sequence[TileSource] = ()
        self.packing, self.packed = False, 0.0
        self.tiles = TileQueue(around.runner, self)
        self.houses = HouseListModel(self)
        self._in_view: npt.NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._visible = False
        self._stale = True
        self._shown_storm = ""
        self._was_asked = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._calm.timeout.connect(self._reload_if_seen)

    @property
    def mask(self) -> npt.NDArray[np.bool_]:
        """Which houses are selected, a flag a place."""
        made = np.zeros(len(self.model.houses), dtype=np.bool_)
        made[self._places(self.selected)] = True
        return made

    @property
    def offered_layers(self) -> frozenset[Layer]:
        """Layers that have something on them here; a crew's laptop holds no reports, for one."""
        model = self.model
        there = {
            Layer.HOUSES: len(model.houses) > 0, Layer.ROUTES: bool(model.routes),
            Layer.REPORTS: bool(model.reports), Layer.SWATH: bool(model.swath),
            Layer.PLACES: bool(model.places),
        }  # fmt: skip
        return frozenset(layer for layer in Layer if there.get(layer, True))

    @property
    def offered_colourings(self) -> frozenset[Colouring]:
        """What marks can tell with what is known here; the one in use always."""
        houses = self.model.houses
        known = {
            Colouring.DECISION: (houses.decision != UNDECIDED).any(),
            Colouring.UPLIFT: (~np.isnan(houses.uplift)).any(),
        }
        return frozenset(one for one in Colouring if known.get(one, True) or one is self.colouring)

    @property
    def mean_uplift(self) -> float | None:
        """Of the selected houses that have one; None when none has."""
        uplift = self.model.houses.uplift[self._places(self.selected)]
        known = uplift[~np.isnan(uplift)]
        return float(known.mean()) if len(known) else None

    def show_storm(self, storm: StormChoice | None) -> None:
        """Another storm; nothing of the old one stays selected."""
        if storm == self.storm:
            return
        self.storm = storm
        self._stale = True
        if (storm.storm_id if storm else "") != self._shown_storm:
            self.model = MapModel()
            self._set_load(Load.BUSY)
        self._reload_if_seen()

    def follow_live(self, live: LiveViewModel, told: Live) -> None:
        """Marks change as they are told, before the exchange that brings them."""
        self.live, self._told = live, told
        live.news.connect(self._on_news)

    def appear(self) -> None:
        """The screen came to the front: now it is worth reading."""
        self._visible = True
        self._reload_if_seen()
        self.reload_packs()

    def vanish(self) -> None:
        """The screen went to the back: changes are noted, not read."""
        self._visible = False

    def reload(self) -> None:
        storm = self.storm
        if storm is None:
            self._set_load(Load.EMPTY)
            return
        self._stale = False
        self._read(
            lambda: self._maps.reads.storm_map(storm.storm_id), lambda model: self._on_model(storm, model)
        )

    def colour_by(self, colouring: Colouring) -> None:
        self._was_asked = True
        if colouring is not self.colouring:
            self.colouring = colouring
            self.style_changed.emit()

    def toggle_layer(self, layer: Layer) -> None:
        self.layers = self.layers ^ {layer}
        self.style_changed.emit()

    def select(self, ids: Iterable[str], *, adding: bool = False) -> None:
        """Selects houses; `adding` keeps those that were selected before."""
        wanted = set(ids) | (set(self.selected) if adding else set())
        order = self.model.houses.place_of
        selected = tuple(sorted((key for key in wanted if key in order), key=order.__getitem__))
        if selected != self.selected:
            self.selected = selected
            self._tell_selection()

    def look_at(self, property_id: str) -> None:
        """The house that the person points at; "" for none."""
        if property_id != self.chosen:
            self.chosen, self.report = property_id, "" if property_id else self.report
            self.chosen_changed.emit()

    def look_at_report(self, report_id: str) -> None:
        """The storm report that the person points at; "" for none."""
        if report_id != self.report:
            self.report, self.chosen = report_id, "" if report_id else self.chosen
            self.chosen_changed.emit()

    @property
    def report_looked_at(self) -> ReportMark | None:
        """None when it is a house, or nothing."""
        return next((one for one in self.model.reports if one.report_id == self.report), None)

    def see(self, places: npt.NDArray[np.intp]) -> None:
        """What is in view just now."""
        self._in_view = places
        if not self.selected:
            self._fill_list()

    def open_job(self, property_id: str) -> None:
        """Asks for the job at a house."""
        storm = self.storm
        if storm is not None:
            self._db(
                lambda: self._maps.reads.job_at(storm.storm_id, property_id), self._on_job, self._on_refused
            )

    def reload_packs(self) -> None:
        packs = self._maps.packs
        self._io(
            lambda _: (packs.packs(), packs.unreadable(), packs.sources()),
            self._on_packs,
            self._on_pack_refused,
        )

    def add_pack(self, file: Path) -> None:
        """Copies a pack into the packs folder; one at a time."""
        if self.packing:
            return
        self._set_packing(packing=True)
        self._io(
            lambda task: self._maps.packs.add(file, task.cancelled, task.report),
            self._on_pack_added, self._on_pack_refused, self._on_packed,
        )  # fmt: skip

    def remove_pack(self, pack_id: str) -> None:
        self._io(
            lambda _: self._maps.packs.remove(pack_id), lambda _: self.reload_packs(), self._on_pack_refused
        )

    def dispose(self) -> None:
        self._calm.stop()
        self.tiles.dispose()
        super().dispose()

    def _places(self, ids: Iterable[str]) -> list[int]:
        order = self.model.houses.place_of
        return [order[key] for key in ids if key in order]

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *SHOWN):
            self._stale = True
            if self._visible:
                self._calm.start()

    def _on_news(self) -> None:
        told, storm, model = self._told, self.storm, self.model
        if told is None or storm is None or not self._visible or not len(model.houses):
            return
        self._db(
            lambda: with_marks(model, told.marks(storm.storm_id, model.rev)),
            lambda marked: self._mark(model, marked), lambda _error: None,
        )  # fmt: skip

    def _mark(self, read: MapModel, marked: MapModel) -> None:
        """Unless the map was read anew meanwhile: then it has them."""
        if read is self.model and marked is not read:
            self.model = marked
            self.model_changed.emit()

    def _reload_if_seen(self) -> None:
        if self._visible and self._stale:
            self.reload()

    def _on_model(self, storm: StormChoice, model: MapModel) -> Load:
        moved, self._shown_storm = storm.storm_id != self._shown_storm, storm.storm_id
        self.model = model
        order = model.houses.place_of
        kept = () if moved else tuple(key for key in self.selected if key in order)
        changed, self.selected = kept != self.selected, kept
        if self.chosen and (moved or self.chosen not in order):
            self.look_at("")
        if self.report and (moved or self.report_looked_at is None):
            self.look_at_report("")
        self._in_view = np.empty(0, dtype=np.intp)
        self._choose_colouring()
        self.model_changed.emit()
        if changed:
            self.selection_changed.emit()
        self._fill_list()
        if moved:
            self.storm_shown.emit()
        return Load.EMPTY if model.bounds is None else Load.READY

    def _choose_colouring(self) -> None:
        """Crews know no decisions: unless they ask for another, marks tell the impact."""
        if not self._was_asked:
            decided = bool((self.model.houses.decision != UNDECIDED).any()) or not len(self.model.houses)
            self.colouring = Colouring.DECISION if decided else Colouring.IMPACT
            self.style_changed.emit()

    def _tell_selection(self) -> None:
        self._fill_list()
        self.selection_changed.emit()

    def _fill_list(self) -> None:
        places = np.array(self._places(self.selected), dtype=np.intp) if self.selected else self._in_view
        self.houses.show_houses(self.model.houses, places)

    def _on_job(self, job_id: str | None) -> None:
        if job_id is None:
            self.no_job.emit()
        else:
            self.job_wanted.emit(job_id)

    def _on_packs(self, told: tuple[Sequence[PackInfo], Sequence[str], Sequence[TileSource]]) -> None:
        self.packs, self.unreadable, self.sources = told
        self.packs_changed.emit()

    def _on_packed(self, part: object) -> None:
        self.packed = float(part) if isinstance(part, float) else 0.0
        self.packing_changed.emit()

    def _on_pack_added(self, pack: PackInfo) -> None:
        self._set_packing(packing=False)
        self.pack_added.emit(pack.name)
        self.reload_packs()

    def _on_pack_refused(self, error: Exception) -> None:
        self._set_packing(packing=False)
        self.pack_refused.emit(sentence(error))

    def _set_packing(self, *, packing: bool) -> None:
        self.packing, self.packed = packing, 0.0
        self.packing_changed.emit()
