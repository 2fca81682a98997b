"""What is told live moves nothing under the hand: scroll, choice and open menus stay while numbers change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from stormops_desktop.services.board.models import BoardFilter, BoardRoute, BoardSummary
from stormops_desktop.services.live.models import LiveRun, LiveStatus
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.board.board import MOST_CARDS, BoardViewModel
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.live.told_run import ToldRunViewModel
from stormops_desktop.viewmodels.map.house_list import Column, HouseListModel
from stormops_desktop.viewmodels.map.model import TREAT, Houses
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.views.attribution.attribution_screen import AttributionScreen
from stormops_desktop.views.board.board_screen import BoardScreen
from stormops_desktop.views.map.house_list import HouseList
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Selector
from tests.helpers.attribution import CHOICE, NOW, engine, sample_bench
from tests.helpers.fakes import FakeDesk
from tests.helpers.runners import InlineRunner
from tests.ui.acting import settle

RUN = LiveRun("r1", NOW, 61, 31, {("hybrid", "email"): 0.25, ("hybrid", "call"): 0.5})


@dataclass
class Line:
    """An office that has told of a run, or of none."""

    run: LiveRun | None = None
    status: LiveStatus = field(default_factory=lambda: LiveStatus(CHOICE.storm_id, True, NOW, 1, 1))

    def follow(self, _storm_id: str | None) -> None: ...

    def watch(self, _cancelled: Callable[[], bool], _report: Callable[[LiveStatus], None]) -> None: ...

    def latest_run(self, _storm_id: str) -> LiveRun | None:
        return self.run


@dataclass
class Page:
    screen: AttributionScreen
    line: Line
    told: ToldRunViewModel
    live: LiveViewModel

    def tell(self, run: LiveRun | None) -> None:
        self.line.run = run
        self.live.news.emit()
        settle()


@pytest.fixture
def page(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Page]:
    bench = sample_bench(tmp_path)
    around = Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
    model = AttributionViewModel(around, engine(bench), "manager", settle_ms=0)
    screen = AttributionScreen(look, model)
    qtbot.addWidget(screen)
    line, driver = Line(), SyncDriver(around, FakeDesk())
    live = LiveViewModel(around, line, driver)  # type: ignore[arg-type]  # the page asks for runs only
    live.show_storm(CHOICE)
    told = ToldRunViewModel(around, live)
    screen.lead.follow(told)
    screen.resize(1024, 640)
    with qtbot.waitExposed(screen):
        screen.show()
    model.show_storm(CHOICE)
    settle()
    yield Page(screen, line, told, live)
    bench.close()


@pytest.mark.parametrize("scrolled", [0, 300])
def test_a_run_that_is_told_moves_nothing_on_the_page(page: Page, scrolled: int) -> None:
    screen = page.screen
    area = screen.findChild(QScrollArea, "attributionScroll")
    assert area is not None
    area.verticalScrollBar().setValue(scrolled)
    screen.plays.selectRow(2)
    settle()

    def seen() -> list[object]:
        tables = [screen.methods, screen.plays, screen.weight.slider, screen.lead.zip]
        places = [part.mapTo(screen, part.rect().topLeft()) for part in tables]
        return [*places, area.verticalScrollBar().value(), screen.plays.currentIndex().row()]

    before = seen()
    page.tell(RUN)
    assert "31 conversions of 61 journeys" in page.told.words
    assert page.screen.lead.told.toolTip() == page.told.words
    assert seen() == before
    page.tell(None)
    assert page.told.words == ""
    assert seen() == before


def test_a_menu_keeps_its_entries_while_the_same_choices_come_again(qtbot: QtBot, look: Look) -> None:
    selector = Selector(look, "crewChoice", "Crew")
    qtbot.addWidget(selector)
    choices = [("", "Every crew"), *((str(n), f"Crew {n}") for n in range(200))]
    selector.offer(choices, "")
    actions = selector.choices.actions()
    selector.choices.setActiveAction(actions[7])
    selector.offer(list(choices), "")
    assert selector.choices.actions() == actions, "who has it open goes on where they are"
    assert selector.choices.activeAction() is actions[7]
    assert [one.isChecked() for one in actions].count(True) == 1
    actions[7].toggle()  # chosen, and then refused by whoever keeps the choice
    selector.offer(choices, "")
    assert [one.data() for one in actions if one.isChecked()] == [""]
    selector.offer(choices[:3], "1")
    assert [one.text() for one in selector.choices.actions() if one.isChecked()] == ["Crew 1"]
    assert selector.accessibleName() == "Crew: Crew 1"


def test_the_houses_on_the_map_stay_where_they_are_while_decisions_come(qtbot: QtBot, look: Look) -> None:
    listed = HouseListModel()
    view = HouseList(look, listed)
    qtbot.addWidget(view)
    view.resize(300, 400)
    with qtbot.waitExposed(view):
        view.show()
    houses = some_houses(300)
    everywhere = np.arange(300)
    listed.show_houses(houses, everywhere)
    view.setCurrentIndex(listed.index(150, 0))
    settle()
    chosen, height = listed.property_id(150), view.visualRect(view.currentIndex()).top()
    at = houses.place_of[chosen]
    decision = houses.decision.copy()
    decision[at] = TREAT
    listed.show_houses(houses.decided(decision), everywhere)
    settle()
    assert view.currentIndex().row() == 150
    assert view.visualRect(view.currentIndex()).top() == height
    assert listed.index(150, Column.DECISION).data() == "Treat"
    assert view.selectionModel().isSelected(view.currentIndex())
    listed.show_houses(houses, everywhere[:10])
    assert listed.rowCount() == 10


def some_houses(many: int) -> Houses:
    spread = np.linspace(0.0, 0.4, many)
    return Houses(
        [f"h{n}" for n in range(many)], [f"{n} Oak St" for n in range(many)], 33.0 + spread, spread - 96.0,
        spread * 100, spread, np.zeros(many, dtype=np.int8),
    )  # fmt: skip


def test_a_storm_of_thousands_of_routes_offers_a_crews_own(qtbot: QtBot, look: Look) -> None:
    routes = tuple(BoardRoute(f"r{n}", f"Route {n}", f"c{n % 200}", f"Crew {n % 200}") for n in range(5_000))
    board = BoardViewModel(Surroundings(InlineRunner(), ChangeBus(), lambda: NOW), Cards(routes))
    screen = BoardScreen(look, board)
    qtbot.addWidget(screen)
    board.reload()
    assert [one.text() for one in screen.route.choices.actions()] == ["Every route (a crew first)"]
    board.choose_crew("c7")
    board.reload()
    assert [one.text() for one in screen.route.choices.actions()][:2] == ["Every route", "Route 7"]
    assert len(board.routes) == 25
    board.dispose()


def test_a_column_of_very_many_cards_lists_the_most_urgent_and_counts_all(qtbot: QtBot, look: Look) -> None:
    board = BoardViewModel(Surroundings(InlineRunner(), ChangeBus(), lambda: NOW), Cards((), 50_000))
    screen = BoardScreen(look, board)
    qtbot.addWidget(screen)
    board.reload()
    assert board.columns["assigned"].rowCount() == MOST_CARDS
    assert "".join(filter(str.isdigit, screen.columns["assigned"].count.text())) == "50000"
    board.dispose()


@dataclass
class Cards:
    """A board of routes without cards."""

    routes: tuple[BoardRoute, ...]
    many: int = 0

    def summary(self, _wanted: BoardFilter) -> BoardSummary:
        return BoardSummary({"assigned": self.many}, self.routes)

    def cards(self, _wanted: BoardFilter, _status: str, _offset: int, _limit: int) -> list[object]:
        return []
