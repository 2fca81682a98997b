"""Today: the crew's route as a list of big targets, the next stop in front."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QProgressBar, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.crew.pages import FieldViewModels
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.viewmodels.visits.reminders import RemindersViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.today.day_tally import DayTally
from stormops_desktop.views.today.later_card import LaterCard
from stormops_desktop.views.today.proposal_card import ProposalCard
from stormops_desktop.views.today.reminders_card import RemindersCard
from stormops_desktop.views.today.stop_card import StopCard
from stormops_desktop.views.today.stop_delegate import StopDelegate
from stormops_desktop.views.today.take_in_card import TakeInCard
from stormops_desktop.views.today.way_card import WayCard
from stormops_desktop.views.widgets.labels import ElidedLabel, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled


class TodayScreen(Screen):
    """The crew's day.

    Signals:
        job_wanted: open this job; carries its id and the trail it stands on.
        export_wanted: the day's routes as files or on paper.
        jobs_wanted: there is nothing here; the person wants the table of all jobs.
    """

    job_wanted = Signal(str, object)
    export_wanted = Signal()
    jobs_wanted = Signal()

    def __init__(
        self, look: Look, today: TodayViewModel, reminders: RemindersViewModel | None = None,
        field: FieldViewModels | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, "todayScreen", today)
        self._today, self._reminders = today, reminders
        self.reminders = RemindersCard(look, reminders) if reminders else None
        proposals = field.proposals if field else None
        way = field.way if field else None
        self.proposal = ProposalCard(look, proposals) if proposals else None
        self.way = WayCard(look, today, way, proposals) if way else None
        self.taking = TakeInCard(look, field.taking) if field and field.taking else None
        self.title = label("todayTitle", self.tr("Today"), "title")
        self.routes = ElidedLabel("todayRoutes", "soft")
        self.done = label("todayDone", role="strong")
        self.progress = QProgressBar()
        self.progress.setObjectName("todayProgress")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(180)
        self.stops = self._list(today)
        self.card = StopCard(look, today)
        self.finished = label("todayFinished", self.tr("Every stop has its outcome."), "heading", wrap=True)
        self.later = LaterCard(look, today)
        self.tally = DayTally(look, today)
        self._lay_out()
        self._connect()

    def say_empty(self) -> None:
        storm = self._today.storm
        sample = storm is not None and storm.is_sample
        if sample:
            heading = self.tr("No routes in this sample storm")
            text = self.tr(
                "Its households are invented and nobody drives there. Choose a real storm at the top."
            )
        else:
            heading = self.tr("No route for today")
            text = self.tr(
                "No stops of this storm are assigned to you. The office sends new routes with the next sync; "
                "other storms are at the top."
            )
        self.panel.say("today", heading, text, "" if sample else self.tr("Open all jobs"))

    def on_panel_action(self) -> None:
        if self._today.day is not None and not self._today.day.stops:
            self.jobs_wanted.emit()
        else:
            super().on_panel_action()

    def show_day(self) -> None:
        day = self._today.day
        if day is None:
            return
        self.title.setText(self._today.heading)
        named = [say(day.crew_name), *day.routes]
        if day.later:
            named.append(self.tr("{count} later").format(count=whole(len(day.later))))
        self.routes.show_text(" · ".join(part for part in named if part))
        self.done.setText(
            self.tr("{done} of {total} done").format(done=whole(day.done), total=whole(day.total))
        )
        self.progress.setRange(0, max(1, day.total))
        self.progress.setValue(day.done)
        self.progress.setAccessibleName(self.done.text())
        self.card.show_stop()
        if self.way is not None:
            self.way.show_way()
        self.finished.setVisible(self._today.next_stop is None and bool(day.stops))
        self.later.show_day()
        self.tally.show_day()
        self._show_chosen()

    def focus_first(self) -> None:
        self.stops.setFocus()

    def open_chosen(self) -> None:
        stop = self._today.chosen
        if stop is not None:
            self.job_wanted.emit(stop.job_id, self._today.trail)

    def _list(self, today: TodayViewModel) -> QListView:
        stops = QListView()
        stops.setObjectName("stopList")
        stops.setAccessibleName(self.tr("Stops in route order"))
        stops.setModel(today.stops)
        stops.setItemDelegate(StopDelegate(self.look))
        stops.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        stops.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        stops.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        stops.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        stops.setUniformItemSizes(True)
        return stops

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.routes, 1)
        head.addWidget(self.done)
        head.addWidget(self.progress)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(Ring(self.stops), 11)
        beside = QWidget()
        beside.setObjectName("scrolled")
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for card in (self.proposal, self.card, self.way, self.taking):
            if card is not None:
                side.addWidget(card)
        side.addWidget(self.finished)
        side.addWidget(self.later)
        if self.reminders is not None:
            side.addWidget(self.reminders)
        side.addWidget(self.tally)
        side.addStretch(1)
        body.addWidget(scrolled("todaySide", beside), 10)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        today = self._today
        today.load_changed.connect(self.show_day)
        today.chosen_changed.connect(self._show_chosen)
        self.look.changed.connect(self.stops.doItemsLayout)
        self.stops.selectionModel().currentChanged.connect(self._on_current)
        self.stops.activated.connect(self._on_activated)
        self.card.record.clicked.connect(self.open_chosen)
        if self.way is not None:
            self.way.told.connect(lambda said: self.banner.say(said, "info"))
            self.way.export_wanted.connect(self.export_wanted)
        if self.proposal is not None:
            self.proposal.told.connect(lambda said, tone: self.banner.say(said, tone))
        if self.taking is not None:
            self.taking.told.connect(lambda said, tone: self.banner.say(said, tone))
        if self._reminders is not None and self.reminders is not None:
            self.reminders.job_wanted.connect(lambda job_id: self.job_wanted.emit(job_id, today.trail))
            self._reminders.first_told.connect(self._tell_first)
        for keys, by in (("J", 1), ("K", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: today.move(by))

    def _tell_first(self) -> None:
        """Once, when the day begins: a quiet line, not a dialog."""
        if self._reminders is not None:
            self.banner.say(self._reminders.summary, "warn", icon="clock")

    def _on_current(self, current: QModelIndex) -> None:
        stop = self._today.chosen
        if current.isValid() and (stop is None or self._today.stops.row_of(stop.job_id) != current.row()):
            self._today.choose(current.row())

    def _on_activated(self, index: QModelIndex) -> None:
        self._today.choose(index.row())
        self.open_chosen()

    def _show_chosen(self) -> None:
        stop = self._today.chosen
        row = self._today.stops.row_of(stop.job_id) if stop else -1
        if row >= 0:
            index = self._today.stops.index(row)
            self.stops.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.stops.scrollTo(index)
