"""An edited file of routes: what it would change, row by row what is wrong, and one press to take it over."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stormops_desktop.viewmodels.routes.outgoing import READ_BACK, OutgoingViewModel
from stormops_desktop.viewmodels.routes.words import weekday
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shown import Edit, ImportChange, ImportPreview
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring

MOST_ROWS = 500  # more are counted, not listed


class ImportPanel(QDialog):
    """Ask it for a file with `choose`, or hand it one with `read`.

    Signals:
        told: what became of it, in a sentence, and its tone.
    """

    told = Signal(str, str)

    def __init__(self, look: Look, outgoing: OutgoingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._outgoing = look, outgoing
        self.dialog: QFileDialog | None = None
        self._storm_id = ""
        self.setObjectName("importPanel")
        self.setWindowTitle(self.tr("Read routes from a file"))
        self.setModal(False)
        self.title = label("importTitle", "", "heading", wrap=True)
        self.text = label("importText", "", wrap=True)
        self.table = QTableWidget(0, 3)
        self.take = Button(look, "importTake", self.tr("Take over"), icon="safe", kind="primary")
        self.other = Button(look, "importOther", self.tr("Choose another file"), icon="folder")
        self.close_panel = Button(look, "importClose", self.tr("Close"), icon="close", kind="quiet")
        self._set_up()
        self._lay_out()
        self._connect()

    def choose(self, storm_id: str) -> None:
        """Asks for the file."""
        self._storm_id = storm_id
        endings = " ".join(f"*{ending}" for ending in READ_BACK)
        dialog = QFileDialog(self.parentWidget(), self.windowTitle(), "", self.tr("Routes") + f" ({endings})")
        dialog.setObjectName("importFile")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.read(storm_id, Path(chosen)))
        dialog.setModal(False)
        self.dialog = dialog
        dialog.show()

    def read(self, storm_id: str, path: Path) -> None:
        """Shows what the file would change."""
        self._storm_id = storm_id
        self._outgoing.read(storm_id, path)

    def sizeHint(self) -> QSize:
        return QSize(720, 560)

    def show_preview(self) -> None:
        preview = self._outgoing.preview
        if preview is None:
            return
        if preview.faults:
            self._show_faults(preview)
        else:
            self._show_changes(preview)
        self.take.setEnabled(bool(preview.changes) and not preview.faults)
        self.show()
        self.activateWindow()
        (self.take if self.take.isEnabled() else self.other).setFocus()

    def _show_faults(self, preview: ImportPreview) -> None:
        self.title.setText(self.tr("{file} can't be taken over").format(file=self._outgoing.reading))
        self.text.setText(self.tr("Nothing was changed. Put these right in the file and read it again."))
        heads = (self.tr("Where"), self.tr("What is wrong"), "")
        whole = self.tr("The file")
        self._fill(heads, [(say(fault.where) or whole, say(fault.what), "") for fault in preview.faults])

    def _show_changes(self, preview: ImportPreview) -> None:
        count = len(preview.changes)
        file = self._outgoing.reading
        if not count:
            self.title.setText(self.tr("{file} changes nothing").format(file=file))
            self.text.setText(self.tr("Every stop stands where it stands in the file."))
        else:
            stops = sum(one.edit is not Edit.DAY for one in preview.changes)
            told = self.tr("{file} changes {count} stops")
            if not stops:
                told = self.tr("{file} puts {count} routes on another day")
            self.title.setText(told.format(file=file, count=stops or count))
            self.text.setText(self._consequence(preview))
        self._fill(
            (self.tr("Route"), self.tr("Stop"), self.tr("Change")),
            [
                (one.route_name, one.address or self.tr("All stops"), self._words(one))
                for one in preview.changes
            ],
        )

    def _consequence(self, preview: ImportPreview) -> str:
        if not preview.published:
            return self.tr("The routes are drafts: no crew sees them yet. All of it is taken, or nothing.")
        names = ", ".join(preview.published)
        told = self.tr(
            "{routes} are with their crews: they get a new version and are asked. All of it, or nothing."
        )
        return told.format(routes=names)

    def _words(self, one: ImportChange) -> str:
        if one.days is not None:
            was, day = one.days
            before = weekday(was) if was is not None else self.tr("no day")
            return self.tr("{was} becomes {now}").format(was=before, now=weekday(day))
        if one.edit is Edit.ADDED:
            return self.tr("new, as stop {now}").format(now=one.now)
        if one.edit is Edit.REMOVED:
            return self.tr("taken off, was stop {was}").format(was=one.was)
        return self.tr("stop {was} becomes {now}").format(was=one.was, now=one.now)

    def _fill(self, heads: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> None:
        shown = rows[:MOST_ROWS]
        self.table.setColumnHidden(2, not heads[2])
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.verticalHeader().setDefaultSectionSize(self._look.metrics.target)
        self.table.setRowCount(len(shown))
        self.table.setVisible(bool(shown))
        for at, cells in enumerate(shown):
            for column, words in enumerate(cells):
                self.table.setItem(at, column, QTableWidgetItem(words))
        if len(rows) > len(shown):
            more = self.tr("The first {count} are listed.").format(count=len(shown))
            self.text.setText(f"{self.text.text()} {more}")

    def _set_up(self) -> None:
        table = self.table
        table.setObjectName("importTable")
        table.setAccessibleName(self.tr("What the file changes, or what is wrong with it"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(Ring(self.table), 1)
        column.addWidget(FlowRow("importButtons", self.take, self.other, self.close_panel, gap=8))

    def _connect(self) -> None:
        outgoing = self._outgoing
        outgoing.preview_changed.connect(self.show_preview)
        outgoing.refused.connect(lambda why: self.told.emit(why, "warn"))
        outgoing.taken_over.connect(self._on_taken)
        self.take.clicked.connect(outgoing.take_over)
        self.other.clicked.connect(lambda: self.choose(self._storm_id))
        self.close_panel.clicked.connect(self._leave)

    def _on_taken(self, what: str) -> None:
        self.close()
        self.told.emit(what, "ok")

    def _leave(self) -> None:
        self._outgoing.forget()
        self.close()
