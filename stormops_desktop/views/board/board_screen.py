"""The board: where every job of the storm stands, a column a status."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.board.board import BoardViewModel
from stormops_desktop.viewmodels.board.words import cards_word
from stormops_desktop.views.board.board_column import BoardColumn
from stormops_desktop.views.live.crew_progress import CrewProgressRow
from stormops_desktop.views.live.live_badge import LiveBadge
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.screen import Screen


class BoardScreen(Screen):
    """The jobs by status.

    Signals:
        job_wanted: open this job; carries its id and the trail it stands on.
    """

    job_wanted = Signal(str, object)

    def __init__(self, look: Look, board: BoardViewModel) -> None:
        super().__init__(look, "boardScreen", board)
        self._board = board
        self.title = label("boardTitle", self.tr("Board"), "title")
        self.count = label("boardCount", role="soft")
        self.live = LiveBadge(look, "boardLive")
        self.crews = CrewProgressRow(look, "boardCrews")
        self.crew = Selector(look, "boardCrew", self.tr("Crew"), icon="person", least=210)
        self.route = Selector(look, "boardRoute", self.tr("Route"), icon="map", least=210)
        self.clear = Button(look, "boardClear", self.tr("Show all"), icon="close", kind="quiet")
        self.columns = {status: BoardColumn(look, board, status) for status in board.columns}
        self._area = QScrollArea()
        self._lay_out()
        self._connect()
        self._show_wanted()

    def focus_first(self) -> None:
        """The first column that has a card under way, else the first that has any."""
        order = ("en_route", "on_site", "assigned", *self.columns)
        chosen = next((status for status in order if self.columns[status].many), None)
        if chosen is None:
            self.crew.setFocus()
        else:
            self._enter(self.columns[chosen])

    def say_empty(self) -> None:
        storm = self._board.storm
        if storm is not None and storm.is_sample:
            heading = self.tr("No jobs in this sample storm")
            text = self.tr(
                "Its households are invented and nobody drives there. Choose a real storm at the top."
            )
        else:
            heading = self.tr("No jobs on the board yet")
            text = self.tr("Jobs come onto the board when routes are cut. Cut some under Routes, or sync.")
        self.panel.say("jobs", heading, text, self.tr("Look again"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._board.appear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._board.vanish()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addWidget(self.live)
        head.addWidget(FlowRow("boardFilters", self.crew, self.route, self.clear, gap=8), 1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for column in self.columns.values():
            line.addWidget(column)
        line.addStretch(1)
        self._area.setObjectName("boardArea")
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.crews)
        whole.addWidget(self._area, 1)

    def _connect(self) -> None:
        board = self._board
        board.summary_changed.connect(self._show_summary)
        board.wanted_changed.connect(self._show_wanted)
        self.crew.choices.triggered.connect(lambda action: board.choose_crew(action.data()))
        self.route.choices.triggered.connect(lambda action: board.choose_route(action.data()))
        self.clear.clicked.connect(board.clear)
        for column in self.columns.values():
            column.left.connect(lambda by, column=column: self._sideways(column, by))
            column.job_wanted.connect(
                lambda job_id, row, status=column.status: self.job_wanted.emit(
                    job_id, board.trail(status, row)
                )
            )

    def _show_summary(self) -> None:
        self.count.setText(cards_word(self._board.summary.total))
        self.crews.show_crews(self._board.summary.crews)
        for column in self.columns.values():
            column.show_count()
        self._show_wanted()

    def _show_wanted(self) -> None:
        wanted = self._board.wanted
        self.crew.offer([("", self.tr("Every crew")), *self._board.crews], wanted.crew_id or "")
        every = (
            self.tr("Every route") if not self._board.many_routes else self.tr("Every route (a crew first)")
        )
        self.route.offer([("", every), *self._board.routes], wanted.route_id or "")
        self.clear.setVisible(self._board.filtered)

    def _sideways(self, column: BoardColumn, by: int) -> None:
        """The next column that has cards, the card in the same row."""
        order = list(self.columns.values())
        at, row = order.index(column), column.cards.currentIndex().row()
        ahead = order[at + 1 :] if by > 0 else order[:at][::-1]
        following = next((one for one in ahead if one.many), None)
        if following is not None:
            self._enter(following, row)

    def _enter(self, column: BoardColumn, row: int = -1) -> None:
        column.take_focus(row)
        self._area.ensureWidgetVisible(column, 16, 0)

    def _has_content(self, load: Load) -> bool:
        """A crew without jobs keeps its filter on screen."""
        return load is Load.READY
