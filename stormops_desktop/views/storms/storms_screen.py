"""Storms: the list, the one opened with its course, its reports on the map and as rows, its editions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from stormops_desktop.viewmodels.map.spoken import confidence_sentence
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.words import report_words
from stormops_desktop.views.storms.diff_card import DiffCard
from stormops_desktop.views.storms.report_filters import ReportFilters
from stormops_desktop.views.storms.storm_card import StormHead
from stormops_desktop.views.storms.storm_map import StormMap
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from stormops_desktop.views.widgets.seen_screen import SeenScreen

LISTED, REPORTS, IMPORTS = 5, 6, 4
MAP_TARGETS = 9


class StormsScreen(SeenScreen):
    """The page Storms.

    Signals:
        house_wanted: why a house has its score; carries storm and house.
        work_wanted: the whole window is to show a storm; carries its id.
        import_wanted: a file is to be imported.
    """

    house_wanted = Signal(str, str)
    work_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, look: Look, storms: StormsViewModel) -> None:
        super().__init__(look, "stormsScreen", storms)
        self._storms = storms
        self.list = RowTable(look, "stormsList", self.tr("Storms"), storms.storms)
        self.head = StormHead(look, storms)
        self.filters = ReportFilters(look, storms)
        self.pane = StormMap(look, storms)
        self.said = label("reportSaid", wrap=True)
        self.believed = label("reportBelieved", role="soft", wrap=True)
        self.count = label("reportsCount", role="soft", wrap=True)
        self.reports = RowTable(look, "stormReports", self.tr("Reports of the storm"), storms.reports)
        self.reports_ring = Ring(self.reports)
        self.nothing = label(
            "noReports", self.tr("No report fits. Choose other sources, sizes or times."), "soft", wrap=True
        )
        self.save = Button(look, "reportsCsv", self.tr("Reports as CSV"), icon="save", kind="quiet")
        self.imports = RowTable(
            look, "stormImports", self.tr("Imports of this storm"), storms.imports, stretch=1
        )
        self.imports_ring = Ring(self.imports)
        self.no_imports = label(
            "noImports", self.tr("No file was imported into this storm: its reports came with it."), "soft",
            wrap=True,
        )  # fmt: skip
        self.changed = Button(look, "openChanges", self.tr("What it changed"))
        self.diff = DiffCard(look, storms)
        self._lay_out()
        self._connect()
        self._on_look()
        self.show_report()

    def focus_first(self) -> None:
        self.list.setFocus()

    def say_empty(self) -> None:
        self.panel.say(
            "storms",
            self.tr("No storm yet"),
            self.tr("Storms come from the office by sync, or from a file of reports that is imported."),
            self.tr("Import a file"),
        )

    def on_panel_action(self) -> None:
        if self._storms.storms.rowCount():
            super().on_panel_action()
        else:
            self.import_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._storms.reload_sources()

    def show_content(self) -> None:
        """The list and the storm that is opened."""
        lines = self._storms.storms.rows
        chosen = next((at for at, one in enumerate(lines) if one.storm_id == self._storms.storm_id), -1)
        self.list.choose(chosen)
        self.head.show_card()
        some = self._storms.imports.rowCount() > 0
        self.imports_ring.setVisible(some)
        self.changed.setVisible(some)
        self.no_imports.setVisible(not some)
        if some and not self.imports.currentIndex().isValid():
            self.imports.choose(0)
        self._on_look()

    def show_reports(self) -> None:
        """Other reports."""
        shown = self._storms.shown
        some = shown is not None and bool(shown.rows)
        self.filters.show_choices()
        self.reports_ring.setVisible(some)
        self.save.setEnabled(some)
        self.nothing.setVisible(not some)
        if shown is not None:
            self.count.setText(
                self.tr("{some} of {all} reports").format(some=whole(len(shown.rows)), all=whole(shown.of))
            )
        self._on_look()
        self.show_report()

    def show_report(self) -> None:
        """The report that is pointed at, whole, and how far it counts."""
        row = self._storms.report
        mark = None
        if row is not None:
            mark = next((one for one in self._storms.model.reports if one.report_id == row.report_id), None)
            self._choose_row(row.report_id)
        hint = self.tr("Tap a report on the map, or choose one in the list: here stands the whole of it.")
        self.said.setText(report_words(row, self._storms.zone) if row else hint)
        believed = confidence_sentence(mark) if mark is not None and not mark.ground else ""
        if row is not None and row.area:
            believed = self.tr("Counts at 60 % for houses inside its area, and for no other.")
        self.believed.setText(believed)
        self.believed.setVisible(bool(believed))

    def _choose_row(self, report_id: str) -> None:
        if self._storms.diff is None:
            rows = self._storms.reports.rows
            at = next((at for at, one in enumerate(rows) if one.report_id == report_id), -1)
            self.reports.choose(at)

    def _step(self, to: str) -> None:
        """A step that locks the mode is asked about once more: there is no way back from it."""
        opened = self._storms.card
        if opened is None:
            return
        if to == "active" and opened.modes and opened.line.status == "planning":
            self.banner.say(
                self.tr(
                    "Once active, the treatment mode stays {mode}, and there is no way back to planning."
                ).format(mode=opened.modes[-1]),
                "warn", action=self.tr("Make it active"), act=lambda: self._step_of(opened.line.storm_id, to),
            )  # fmt: skip
            return
        self._storms.step(to)

    def _step_of(self, storm_id: str, to: str) -> None:
        """The answer counts for the storm that was asked about, not for one opened since."""
        opened = self._storms.card
        if opened is not None and opened.line.storm_id == storm_id:
            self._storms.step(to)

    def _connect(self) -> None:
        storms = self._storms
        storms.content_changed.connect(self.show_content)
        storms.reports_changed.connect(self.show_reports)
        storms.report_changed.connect(self.show_report)
        storms.told.connect(lambda said: self.banner.say(said, "ok"))
        self.list.chosen.connect(self._open_row)
        self.head.step_wanted.connect(self._step)
        self.head.work_wanted.connect(self.work_wanted)
        self.reports.chosen.connect(self._on_report)
        self.imports.opened.connect(storms.open_import)
        self.changed.clicked.connect(lambda: storms.open_import(self.imports.currentIndex().row()))
        self.save.clicked.connect(lambda: self._offer(storms.reports_file()))
        self.diff.file_wanted.connect(self._offer)
        self.diff.house_wanted.connect(self._want_house)
        self.pane.map.property_opened.connect(self._want_house)
        self.look.changed.connect(self._on_look)

    def _open_row(self, at: int) -> None:
        row = self._storms.storms.row(at)
        if row is not None and row.storm_id != self._storms.storm_id:
            self._storms.open(row.storm_id)

    def _on_report(self, at: int) -> None:
        row = self._storms.reports.row(at)
        if row is not None:
            self._storms.point_at(row.report_id)

    def _want_house(self, property_id: str) -> None:
        if self._storms.card is not None:
            self.house_wanted.emit(self._storms.card.line.storm_id, property_id)

    def _offer(self, made: object) -> None:
        offer_file(self, made, lambda said: self.banner.say(said, "ok"))  # type: ignore[arg-type]

    def _on_look(self) -> None:
        target = self.look.metrics.target
        for table, most in ((self.list, LISTED), (self.reports, REPORTS), (self.imports, IMPORTS)):
            table.setFixedHeight((min(max(table.model().rowCount(), 1), most) + 1) * target + 4)
        self.pane.setMinimumHeight(MAP_TARGETS * target)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(
            scrolled_cards(
                "stormsScroll", self._listed(), self.head, self._evidence(), self.diff, self._editions()
            )
        )

    def _listed(self) -> QFrame:
        made, column = _card("stormsLead", self.tr("Storms"), "lead")
        column.addWidget(Ring(self.list))
        return made

    def _evidence(self) -> QFrame:
        made, column = _card("stormEvidence", self.tr("Reports"))
        column.addWidget(self.filters)
        column.addWidget(self.pane)
        for part in (self.said, self.believed):
            column.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.count, 1)
        line.addWidget(self.save)
        column.addLayout(line)
        column.addWidget(self.reports_ring)
        column.addWidget(self.nothing)
        return made

    def _editions(self) -> QFrame:
        made, column = _card("stormEditions", self.tr("Imports and editions"))
        column.addWidget(self.imports_ring)
        column.addWidget(self.no_imports)
        line = QHBoxLayout()
        line.addWidget(self.changed)
        line.addStretch(1)
        column.addLayout(line)
        return made


def _card(name: str, title: str, kind: str = "true") -> tuple[QFrame, QVBoxLayout]:
    made = card(name, kind)
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    column.addWidget(label(f"{name}Title", title, "heading"))
    return made, column
