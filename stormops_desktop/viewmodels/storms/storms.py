"""Storms: the list, one opened with its course, its reports by filter, and what editions changed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.maps.models import MapModel, TileSource
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.storms.models import (
    HouseChange,
    ImportOfStorm,
    ReportChange,
    ReportFilter,
    ReportRow,
    ReportsShown,
    StormCard,
    StormLine,
    VintageDiff,
)
from stormops_desktop.services.storms.ports import StormServices
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.seen import SeenViewModel
from stormops_desktop.viewmodels.storms import tables
from stormops_desktop.viewmodels.table_file import TableFile, table_file

translate = QCoreApplication.translate
HOUR_MS = 3_600_000
STEPS_H = (1, 3, 6, 24, 7 * 24, 30 * 24)
MOST_TIMES = 26


class StormsViewModel(SeenViewModel):
    """The page Storms.

    Attributes:
        card: the storm that is opened, None before one is. wanted: which of its reports.
        shown: the reports that are listed and drawn. report: the one that is pointed at.
        diff: what an import changed, None while none is opened.
        tiles, sources: where the map has its pictures from.

    Signals:
        content_changed: the list, or the storm that is opened.
        reports_changed: other reports are shown, on the map and as rows.
        report_changed: another one is pointed at. diff_changed: a list of changes was opened or closed.
        storm_shown: the map is of another storm. told: a verb went well; carries the sentence.
    """

    MOVERS = (
        "storms", "storm_reports", "property_impacts", "policy_runs", "data_imports", "hail_thresholds",
    )  # fmt: skip
    content_changed = Signal()
    reports_changed = Signal()
    report_changed = Signal()
    diff_changed = Signal()
    storm_shown = Signal()
    sources_changed = Signal()
    told = Signal(str)

    def __init__(
        self, around: Surroundings, desks: StormServices, maps: MapServices, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._desks, self._maps = desks, maps
        self.card: StormCard | None = None
        self.wanted = ReportFilter()
        self.shown: ReportsShown | None = None
        self.report: ReportRow | None = None
        self.diff: VintageDiff | None = None
        self.sources: Sequence[TileSource] = ()
        self.tiles = TileQueue(around.runner, self)
        self.storms = FixedTableModel[StormLine](tables.storm_columns(), self)
        self.reports = FixedTableModel[ReportRow](tables.report_columns(lambda: self.zone), self)
        self.imports = FixedTableModel[ImportOfStorm](tables.import_columns(lambda: self.zone), self)
        self.changes = FixedTableModel[ReportChange](tables.change_columns(lambda: self.zone), self)
        self.moved = FixedTableModel[HouseChange](tables.moved_columns(), self)
        self._wished = ""
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    @property
    def zone(self) -> str:
        return self.card.line.zone if self.card else ""

    @property
    def storm_id(self) -> str:
        """The storm that is opened, or will be; "" for none."""
        return self._wished

    @property
    def model(self) -> MapModel:
        """What the map draws: the changes while they are open."""
        if self.diff is not None:
            return self.diff.map
        return self.shown.map if self.shown else MapModel()

    @property
    def drawn(self) -> tuple[ReportRow, ...]:
        """The reports behind the map's marks."""
        if self.diff is not None:
            return tuple(one.row for one in self.diff.reports if one.row is not None)
        return self.shown.rows if self.shown else ()

    def show_storm(self, storm: StormChoice | None) -> None:
        """The one that is chosen for the whole window."""
        self.open(storm.storm_id if storm else "")

    def open(self, storm_id: str) -> None:
        """Another storm of the list."""
        if storm_id != self._wished:
            self.close_diff()
            self._wished, self.wanted = storm_id, ReportFilter()
            self.card, self.shown, self.diff, self.report = None, None, None, None
            self._grow_old()

    def reload(self) -> None:
        wished, wanted, first = self._wished, self.wanted, self.card is None

        def read() -> tuple[Sequence[StormLine], StormCard | None, ReportsShown | None]:
            storms = self._desks.board.storms()
            known = {line.storm_id for line in storms}
            chosen = wished if wished in known else next(iter([line.storm_id for line in storms]), "")
            if not chosen:
                return storms, None, None
            return storms, self._desks.board.card(chosen), self._desks.evidence.reports(chosen, wanted)

        self._read(read, lambda found: self._on_found(*found, first=first))

    def reload_sources(self) -> None:
        """The packs of map pictures; without them the map is drawn on paper."""
        self._io(lambda _: tuple(self._maps.packs.sources()), self._on_sources, lambda _error: None)

    def filter(self, wanted: ReportFilter) -> None:
        """Only some of the reports."""
        card = self.card
        if card is None or wanted == self.wanted:
            return
        self.wanted = wanted
        storm_id = card.line.storm_id
        verb = partial(self._desks.evidence.reports, storm_id, wanted)
        self._db(verb, lambda shown: self._on_filtered(storm_id, shown), self._on_failed)

    def narrow(self, **fields: object) -> None:
        """`filter` by one of its fields."""
        self.filter(replace(self.wanted, **fields))  # type: ignore[arg-type]

    def times(self) -> tuple[int, ...]:
        """Moments that the reports can be cut at, so many that a menu holds them."""
        span = self.shown.span if self.shown else None
        if span is None:
            return ()
        first, last = span
        step = next((h for h in STEPS_H if (last - first) / (h * HOUR_MS) <= MOST_TIMES - 2), STEPS_H[-1])
        unit = step * HOUR_MS
        start, end = first // unit * unit, -(-(last + 1) // unit) * unit
        return tuple(range(start, end + 1, unit))[: 2 * MOST_TIMES]

    def point_at(self, report_id: str) -> None:
        """The report that the person points at, on the map or in the list; "" for none."""
        found = next((row for row in self.drawn if row.report_id == report_id), None)
        if found != self.report:
            self.report = found
            self.report_changed.emit()

    def step(self, to: str) -> None:
        """Another status for the storm."""
        if self.card is not None:
            verb = self._desks.board.change_status
            self._save(partial(verb, self.card.line.storm_id, to, origin=self))

    def rename(self, name: str) -> None:
        if self.card is not None and name.strip() != self.card.line.name:
            verb = self._desks.board.rename
            self._save(partial(verb, self.card.line.storm_id, name, origin=self))

    def open_import(self, at: int) -> None:
        """What an import of the list changed; one without a list says so."""
        one, card = self.imports.row(at), self.card
        if one is None or card is None:
            return
        storm_id = card.line.storm_id
        verb = partial(self._desks.evidence.diff, one.import_id, storm_id)
        self._db(verb, lambda diff: self._on_diff(storm_id, diff), self._on_failed)

    def close_diff(self) -> None:
        if self.diff is not None:
            self.diff = None
            self._show_diff()

    def reports_file(self) -> TableFile:
        """The listed reports."""
        return table_file("storm-reports", self._title(translate("storms", "Reports")), self._origin(),
                          self.reports)  # fmt: skip

    def changes_file(self) -> TableFile:
        """The open list's reports."""
        return table_file("report-changes", self._title(translate("storms", "Changed reports")),
                          self._origin(), self.changes)  # fmt: skip

    def moved_file(self) -> TableFile:
        """The open list's houses."""
        return table_file("tiers-moved", self._title(translate("storms", "Houses whose tier moved")),
                          self._origin(), self.moved)  # fmt: skip

    def dispose(self) -> None:
        self.tiles.dispose()
        super().dispose()

    def _title(self, what: str) -> str:
        return f"{what}: {self.card.line.name}" if self.card else what

    def _origin(self) -> tuple[str, ...]:
        vintage = self.card.line.vintage if self.card else ""
        as_of = translate("storms", "As of {when}").format(when=day_and_time(self._around.now(), self.zone))
        return as_of, translate("storms", "Edition {vintage}").format(vintage=vintage) if vintage else ""

    def _on_found(
        self, storms: Sequence[StormLine], card: StormCard | None, shown: ReportsShown | None, *, first: bool
    ) -> Load:
        self.storms.show(storms)
        self.card, self.shown = card, shown
        self._wished = card.line.storm_id if card else ""
        self.imports.show(card.imports if card else ())
        self.content_changed.emit()
        if shown is not None:
            self._on_reports(shown)
        if first and card is not None:
            self.storm_shown.emit()
        return Load.READY if card else Load.EMPTY

    def _on_filtered(self, storm_id: str, shown: ReportsShown) -> None:
        if storm_id == self._wished:  # else another storm was opened meanwhile
            self._on_reports(shown)

    def _on_reports(self, shown: ReportsShown) -> None:
        self.shown = shown
        self.reports.show(shown.rows[::-1])
        if self.report is not None and self.report not in self.drawn:
            self.point_at("")
        self.reports_changed.emit()

    def _on_diff(self, storm_id: str, diff: VintageDiff) -> None:
        if storm_id == self._wished:
            self.diff = diff
            self._show_diff()

    def _show_diff(self) -> None:
        self.changes.show(self.diff.reports if self.diff else ())
        self.moved.show(self.diff.houses if self.diff else ())
        self.point_at("")
        self.diff_changed.emit()
        self.reports_changed.emit()

    def _on_sources(self, sources: Sequence[TileSource]) -> None:
        self.sources = sources
        self.sources_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(sentence(error))
