"""The board: the storm's jobs in columns by status, narrowed to a crew or a route."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.services.board.models import BoardCard, BoardFilter, BoardRoute, BoardSummary
from stormops_desktop.services.board.ports import BoardReads
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.board.words import card_spoken
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.routes.words import weekday

STATUSES = ("pending", "assigned", "en_route", "on_site", "completed", "skipped", "cancelled")
SHOWN = ("jobs", "job_events", "routes", "route_properties", "properties", "assignments", "notes", *CLAIM)
CALM_MS = 300  # changes come in flocks
TRAIL_EACH_WAY = 50
MOST_ROUTES = 200  # of a menu
MOST_CARDS = 10_000  # of a column, the most urgent first: laying out more at each change holds the window up
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Column:
    """One status of the board as the paged model asks for it, in the database lane."""

    board: BoardReads
    wanted: BoardFilter
    status: str

    def count(self) -> int:
        return min(MOST_CARDS, self.board.summary(self.wanted).counts.get(self.status, 0))

    def page(self, offset: int, limit: int) -> Sequence[BoardCard]:
        return self.board.cards(self.wanted, self.status, offset, limit)


class BoardViewModel(ViewModel):
    """State and commands of the board. It reads while it is looked at, and not before.

    Attributes:
        wanted: storm, crew and route in force. summary: counts by status and what there is to filter by.
        columns: a paged list of cards a status. storm: None until one is chosen.
        live: how new the numbers are; None where nobody tells them live.

    Signals:
        summary_changed: counts or choices are different. wanted_changed: another filter is in force.
    """

    summary_changed = Signal()
    wanted_changed = Signal()

    def __init__(
        self, around: Surroundings, board: BoardReads, parent: QObject | None = None, *,
        calm_ms: int = CALM_MS,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._board = board
        self.wanted = BoardFilter()
        self.summary = BoardSummary()
        self.storm: StormChoice | None = None
        self.live: LiveViewModel | None = None
        self.columns = {status: self._column(status) for status in STATUSES}
        self._visible, self._stale = False, True
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._calm.timeout.connect(self._refresh)

    @property
    def now(self) -> int:
        """UTC milliseconds: a card's age is counted to here."""
        return self._around.now()

    @property
    def filtered(self) -> bool:
        """Something narrows the board besides the storm."""
        return bool(self.wanted.crew_id or self.wanted.route_id)

    @property
    def crews(self) -> list[Choice]:
        """Crews that have a route in this storm: id and name, by name."""
        found = {one.crew_id: one.crew_name for one in self.summary.routes if one.crew_id}
        return sorted(found.items(), key=lambda pair: pair[1])

    @property
    def routes(self) -> list[Choice]:
        """Routes to choose from: those of the chosen crew, if any; of thousands none but the chosen one."""
        if self.many_routes:
            chosen = self.wanted.route_id
            return [_choice(one) for one in self.summary.routes if one.route_id == chosen]
        return [_choice(one) for one in self._offered_routes]

    @property
    def many_routes(self) -> bool:
        """There are more routes than a menu holds: choosing a crew leaves its own."""
        return len(self._offered_routes) > MOST_ROUTES

    @property
    def _offered_routes(self) -> list[BoardRoute]:
        crew = self.wanted.crew_id
        return [one for one in self.summary.routes if crew in (None, one.crew_id)]

    def follow_live(self, live: LiveViewModel) -> None:
        """Numbers move as they are told; the cards come with the exchange that follows."""
        self.live = live
        live.news.connect(self._on_news)

    def appear(self) -> None:
        """The board came to the front: now it is worth reading."""
        self._visible = True
        if self._stale:
            self.reload()

    def vanish(self) -> None:
        self._visible = False

    def reload(self) -> None:
        self._stale = False
        if self.load is not Load.READY:
            self._set_load(Load.BUSY)
        wanted = self.wanted
        self._read(lambda: self._board.summary(wanted), self._on_summary)
        for status, model in self.columns.items():
            model.show(_Column(self._board, wanted, status))

    def show_storm(self, storm: StormChoice | None) -> None:
        """Another storm; its crews and routes are others, so nothing else narrows it."""
        moved = (self.storm and self.storm.storm_id) != (storm and storm.storm_id)
        self.storm = storm
        if moved:
            self._want(BoardFilter(storm.storm_id if storm else None))

    def choose_crew(self, crew_id: str) -> None:
        """Only this crew's jobs; "" for every crew's."""
        self._want(replace(self.wanted, crew_id=crew_id or None, route_id=None))

    def choose_route(self, route_id: str) -> None:
        """Only this route's jobs; "" for every route's."""
        self._want(replace(self.wanted, route_id=route_id or None))

    def clear(self) -> None:
        self._want(BoardFilter(self.wanted.storm_id))

    def trail(self, status: str, row: int) -> tuple[str, ...]:
        """Ids of the jobs around a card, as far as they are here."""
        model = self.columns[status]
        first, last = max(0, row - TRAIL_EACH_WAY), min(model.rowCount(), row + TRAIL_EACH_WAY)
        around = (model.row(at) for at in range(first, last))
        return tuple(found.job_id for found in around if found is not None)

    def dispose(self) -> None:
        self._calm.stop()
        for model in self.columns.values():
            model.cancel()
        super().dispose()

    def _column(self, status: str) -> PagedTableModel[BoardCard]:
        shown: Column[BoardCard] = Column(
            status, lambda card: card.address, lambda card: card_spoken(card, self.now)
        )
        model = PagedTableModel[BoardCard]((shown,), self._around.runner, self)
        model.broke.connect(self._read_failed)
        return model

    def _want(self, wanted: BoardFilter) -> None:
        if wanted == self.wanted:
            return
        self.wanted = wanted
        self._stale = True
        self.wanted_changed.emit()
        if self._visible:
            self.reload()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *SHOWN):
            self._stale = True
            if self._visible:
                self._calm.start()

    def _on_news(self) -> None:
        if not self._visible:
            self._stale = True
            return
        wanted = self.wanted
        self._read(lambda: self._board.summary(wanted), self._on_summary)

    def _refresh(self) -> None:
        """The same columns again: what is scrolled to and chosen stays."""
        self._stale = False
        wanted = self.wanted
        self._read(lambda: self._board.summary(wanted), self._on_summary)
        for model in self.columns.values():
            model.refresh()

    def _on_summary(self, summary: BoardSummary) -> Load:
        self.summary = summary
        self.summary_changed.emit()
        return Load.READY if summary.total or self.filtered else Load.EMPTY


def _choice(route: BoardRoute) -> Choice:
    """75002 A · Tue 26 Mar."""
    if route.day is None:
        return route.route_id, route.name
    return route.route_id, f"{route.name} · {weekday(date_of(route.day, route.zone))}"
