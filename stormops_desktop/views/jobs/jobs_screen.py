"""Jobs: search, filter chips and the table."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.jobs import JobsViewModel
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.words import status_word
from stormops_desktop.views.jobs.job_table import JobTable
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.screen import Screen, StatePanel

CHIPS = ("assigned", "en_route", "on_site", "completed", "skipped", "pending")


class SearchField(QLineEdit):
    """Escape empties it; Down goes on to the table."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class JobsScreen(Screen):
    """The table of jobs.

    Signals:
        job_wanted: open this job; carries its id and the trail it stands on.
    """

    job_wanted = Signal(str, object)

    def __init__(self, look: Look, jobs: JobsViewModel) -> None:
        super().__init__(look, "jobsScreen", jobs)
        self._jobs = jobs
        self.title = label("jobsTitle", self.tr("Jobs"), "title")
        self.count = label("jobsCount", role="soft")
        self.field = SearchField()
        self.field.setObjectName("jobSearch")
        self.field.setAccessibleName(self.tr("Search jobs"))
        self.field.setPlaceholderText(self.tr("Address, ZIP, route or note"))
        self.field.setClearButtonEnabled(False)
        self.chips = {status: self._chip(status) for status in CHIPS}
        self.clear = Button(look, "clearFilters", self.tr("Show all"), icon="close", kind="quiet")
        self.table = JobTable(look, jobs)
        self.nothing = StatePanel(look, "jobsNothing")
        self.nothing.hide()
        self._lay_out()
        self._connect()

    def search_for(self, text: str) -> None:
        self.field.setText(text)
        self.focus_search()

    def focus_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def focus_first(self) -> None:
        self.table.setFocus()

    def say_empty(self) -> None:
        if self._jobs.of_sample:
            heading = self.tr("No jobs in this sample storm")
            text = self.tr(
                "Its households are invented and nobody drives there. Choose a real storm at the top."
            )
        else:
            heading = self.tr("No jobs in this storm yet")
            text = self.tr(
                "Jobs appear here when the office has cut routes. Choose another storm at the top, or sync."
            )
        self.panel.say("jobs", heading, text, "" if self._jobs.of_sample else self.tr("Look again"))

    def show_load(self) -> None:
        super().show_load()
        empty = self._jobs.load is Load.EMPTY
        self._ring.setVisible(not empty)
        self.nothing.setVisible(empty)
        if empty:
            self.nothing.say(
                "search",
                self.tr("No job matches"),
                self.tr("Nothing in this storm fits the search and the filters."),
                self.tr("Show all"),
            )
        self.count.setText(self.tr("{count} shown").format(count=whole(self._jobs.model.rowCount())))

    def _has_content(self, load: Load) -> bool:
        """A filter that finds nothing keeps the filter on screen."""
        return load is Load.READY or (load is Load.EMPTY and self._jobs.filtered)

    def _chip(self, status: str) -> Button:
        chip = Button(self.look, f"chip_{status}", status_word(status), icon=status, kind="chip")
        chip.setCheckable(True)
        chip.setAccessibleName(self.tr("Show only: {status}").format(status=status_word(status)))
        chip.clicked.connect(lambda: self._jobs.toggle_status(status))
        return chip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addWidget(self.clear)
        head.addStretch(1)
        self.field.setFixedWidth(320)
        head.addWidget(self.field)
        chips = FlowLayout(8)
        for chip in self.chips.values():
            chips.addWidget(chip)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(chips)
        self._ring = Ring(self.table)
        column.addWidget(self._ring, 1)
        column.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._jobs.search)
        self.field.left_downwards.connect(self._enter_table)
        self.clear.clicked.connect(self._on_clear)
        self.nothing.action.clicked.connect(self._on_clear)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self._jobs.wanted_changed.connect(self._show_wanted)
        self._jobs.model.settled.connect(self._choose_first)
        for keys, by in (("J", 1), ("K", -1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))
        self._show_wanted()

    def _show_wanted(self) -> None:
        wanted = self._jobs.wanted
        for status, chip in self.chips.items():
            chip.setChecked(status in wanted.statuses)
        self.clear.setVisible(self._jobs.filtered)

    def _on_clear(self) -> None:
        self.field.clear()
        self._jobs.clear()

    def _choose_first(self) -> None:
        if not self.table.currentIndex().isValid() and self._jobs.model.rowCount():
            self.table.setCurrentIndex(self._jobs.model.index(0, 0))

    def _enter_table(self) -> None:
        self._choose_first()
        self.table.setFocus()

    def _move(self, by: int) -> None:
        row = max(0, min(self._jobs.model.rowCount() - 1, self.table.currentIndex().row() + by))
        self.table.setCurrentIndex(self._jobs.model.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        found = self._jobs.model.row(index.row())
        if found is not None:
            self.job_wanted.emit(found.job_id, self._jobs.trail(index.row()))
