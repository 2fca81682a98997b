"""What an import changed: reports with old and new, houses whose tier moved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.words import counted
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import MadeFile

SHOWN = 6


class DiffCard(QFrame):
    """The list that is open; hidden while none is.

    Signals:
        house_wanted: the score of a house; carries its id. file_wanted: a made file is to be saved.
    """

    house_wanted = Signal(str)
    file_wanted = Signal(object)

    def __init__(self, look: Look, storms: StormsViewModel) -> None:
        super().__init__()
        self._look, self._storms = look, storms
        self.setObjectName("diffCard")
        self.setProperty("card", "true")
        self.title = label("diffTitle", self.tr("What this import changed"), "heading")
        self.counts = label("diffCounts", wrap=True)
        self.close_list = Button(look, "diffClose", self.tr("Close the list"), icon="close", kind="quiet")
        self.reports = RowTable(look, "diffReports", self.tr("Changed reports"), storms.changes, stretch=3)
        self.houses = RowTable(look, "diffHouses", self.tr("Houses whose tier moved"), storms.moved)
        self.reports_title = label("diffReportsTitle", self.tr("Reports"), "label")
        self.houses_title = label("diffHousesTitle", self.tr("Houses: Enter opens the score"), "label")
        self.reports_ring, self.houses_ring = Ring(self.reports), Ring(self.houses)
        self.save_reports = Button(look, "diffReportsCsv", self.tr("Reports as CSV"), icon="save")
        self.save_houses = Button(look, "diffHousesCsv", self.tr("Houses as CSV"), icon="save")
        self._lay_out()
        self._connect()
        self.show_diff()

    def show_diff(self) -> None:
        """The open list, or nothing."""
        diff = self._storms.diff
        self.setVisible(diff is not None)
        if diff is None:
            return
        self.counts.setText(self._counts())
        for some, parts in (
            (bool(diff.reports), (self.reports_title, self.reports_ring, self.save_reports)),
            (bool(diff.houses), (self.houses_title, self.houses_ring, self.save_houses)),
        ):
            for part in parts:
                part.setVisible(some)
        self._on_look()

    def _counts(self) -> str:
        diff = self._storms.diff
        if diff is None:
            return ""
        counts = dict(diff.counts)
        told = counted(counts, "added", "changed", "withdrawn") or self.tr("none")
        said = self.tr("Reports: {counts}. Houses whose tier moved: {houses}.").format(
            counts=told, houses=whole(counts.get("houses", 0))
        )
        missing = sum(counts.values()) - len(diff.reports) - len(diff.houses)
        if missing > 0:
            said += " " + self.tr("{count} more are counted, not listed.").format(count=whole(missing))
        return said + " " + self.tr("The map shows only these.")

    def _connect(self) -> None:
        storms = self._storms
        storms.diff_changed.connect(self.show_diff)
        self.close_list.clicked.connect(storms.close_diff)
        self.reports.chosen.connect(self._on_report)
        self.houses.opened.connect(self._on_house)
        self.save_reports.clicked.connect(lambda: self._offer(storms.changes_file()))
        self.save_houses.clicked.connect(lambda: self._offer(storms.moved_file()))
        self._look.changed.connect(self._on_look)

    def _offer(self, made: MadeFile) -> None:
        self.file_wanted.emit(made)

    def _on_report(self, at: int) -> None:
        row = self._storms.changes.row(at)
        if row is not None:
            self._storms.point_at(row.report_id)

    def _on_house(self, at: int) -> None:
        row = self._storms.moved.row(at)
        if row is not None:
            self.house_wanted.emit(row.property_id)

    def _on_look(self) -> None:
        target = self._look.metrics.target
        for table in (self.reports, self.houses):
            table.setFixedHeight((min(table.model().rowCount(), SHOWN) + 1) * target + 4)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.close_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        for part in (self.counts, self.reports_title, self.reports_ring, self.houses_title, self.houses_ring):
            column.addWidget(part)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.save_reports)
        last.addWidget(self.save_houses)
        last.addStretch(1)
        column.addLayout(last)
