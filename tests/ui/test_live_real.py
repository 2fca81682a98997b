"""A manager's window on a live line: numbers move as the crew works, and nothing that is chosen jumps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.board.board_column import BoardColumn
from stormops_desktop.views.board.board_screen import BoardScreen
from stormops_desktop.views.live.live_badge import LiveBadge
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from sync.contracts.ops import Kind, Op
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.live_wire import Port, served
from tests.helpers.replica_rows import key
from tests.hub.http.test_live_panels import run_lines
from tests.hub.http.wire import laptop, new_id

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
PATIENCE_MS = 60_000
HOUSES = 40


@dataclass
class Office:
    """The manager's window, their laptop, and a crew's laptop in the field."""

    shell: ShellView
    laptop: Laptop
    crew: Laptop
    port: Port

    @property
    def board(self) -> BoardScreen:
        assert self.shell.board is not None
        return self.shell.board

    def show_board(self) -> BoardScreen:
        self.shell.go(Section.MAP)
        self.shell.mapping.show_page("board")
        return self.board

    def crew_does(self, job: str, *statuses: str) -> None:
        for status in statuses:
            self.crew.desktop.services().job_verbs.step(key(job), status)
        assert self.crew.sync().problem == ""


@pytest.fixture
def office(
    qtbot: QtBot, qapp: QApplication, look: Look, hub_app: HubAtHand, laptops: Callable[..., Laptop]
) -> Iterator[Office]:
    with served(hub_app) as port:
        planner = laptops()
        planner.sign_in(hub_app.ours.people["planner"])
        planner.capture(*storm_day(hub_app.ours.crew_id, houses=HOUSES))
        assert planner.sync().problem == ""
        crew, laptop = laptops(), laptops(hub_url=port.url)
        crew.sign_in(hub_app.ours.people["crew"])
        laptop.sign_in(hub_app.ours.people["manager"])
        assert crew.sync().problem == laptop.sync().problem == ""
        runner = LaneRunner(parent=qapp)
        around = Surroundings(runner, ChangeBus(), lambda: int(hub_app.clock.now * 1000))
        session = open_session(laptop.desktop.services(), laptop.desktop.accounts, around)
        view = ShellView(look, session)
        qtbot.addWidget(view)
        view.resize(1280, 800)
        with qtbot.waitExposed(view):
            view.show()
        session.start()
        assert session.live is not None
        qtbot.waitUntil(lambda: session.live.live, timeout=PATIENCE_MS)
        yield Office(view, laptop, crew, port)
        session.dispose()
        assert runner.close(timeout_s=60)


def chosen_address(column: BoardColumn) -> str:
    return str(column.cards.currentIndex().data())


def number(screen: BoardScreen, status: str) -> str:
    return screen.columns[status].count.text()


def test_numbers_come_over_the_line_even_when_no_exchange_gets_through(qtbot: QtBot, office: Office) -> None:
    screen = office.show_board()
    qtbot.waitUntil(lambda: number(screen, "assigned") == str(HOUSES), timeout=PATIENCE_MS)
    assert screen.live.text() == "Live"
    office.laptop.wire.up = False  # no request, and so no pull; the line stays
    office.crew_does("job1", "en_route")
    qtbot.waitUntil(lambda: number(screen, "en_route") == "1", timeout=PATIENCE_MS)
    assert number(screen, "assigned") == str(HOUSES - 1)
    assert screen.count.text() == f"{HOUSES} jobs"
    assert screen.columns["assigned"].cards.model().rowCount() == HOUSES
    office.laptop.wire.up = True
    office.shell.session.driver.sync_now()
    cards = screen.columns["en_route"].cards.model()
    qtbot.waitUntil(lambda: cards.rowCount() == 1, timeout=PATIENCE_MS)
    assert number(screen, "en_route") == "1"


def test_the_chosen_card_stays_chosen_and_where_it_is(qtbot: QtBot, office: Office) -> None:
    screen = office.show_board()
    column = screen.columns["assigned"]
    qtbot.waitUntil(lambda: column.cards.model().rowCount() == HOUSES, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: column.cards.height() > 100, timeout=PATIENCE_MS)
    column.take_focus(25)
    chosen = chosen_address(column)
    height = column.cards.visualRect(column.cards.currentIndex()).top()
    office.crew_does("job1", "en_route")  # the first card of the column leaves it
    qtbot.waitUntil(lambda: column.cards.model().rowCount() == HOUSES - 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: chosen_address(column) == chosen, timeout=PATIENCE_MS)
    assert column.cards.currentIndex().row() == 24
    assert office.shell.focusWidget() is column.cards
    qtbot.waitUntil(
        lambda: column.cards.visualRect(column.cards.currentIndex()).top() == height, timeout=PATIENCE_MS
    )


def test_crews_progress_moves_in_place(qtbot: QtBot, office: Office) -> None:
    screen = office.show_board()
    qtbot.waitUntil(lambda: len(screen.crews.meters) == 1, timeout=PATIENCE_MS)
    meter = next(iter(screen.crews.meters.values()))
    assert meter.text().endswith(f"0 of {HOUSES}")
    office.crew_does("job1", "en_route", "on_site")
    office.crew.desktop.services().job_verbs.complete(key("job1"), "inspected_damage")
    assert office.crew.sync().problem == ""
    qtbot.waitUntil(lambda: meter.text().endswith(f"1 of {HOUSES}"), timeout=PATIENCE_MS)


def test_a_line_that_is_lost_says_as_of_when(qtbot: QtBot, office: Office) -> None:
    screen = office.show_board()
    names = ("boardLive", "mapLive", "scoreLive", "attributionLive")
    badges = [badge for name in names for badge in office.shell.findChildren(LiveBadge, name)]
    assert len(badges) == len(names)
    office.port.cut()
    for badge in badges:
        qtbot.waitUntil(lambda badge=badge: badge.text().startswith("As of "), timeout=PATIENCE_MS)
    assert "next exchange" in screen.live.toolTip()
    office.port.open()
    for badge in badges:
        qtbot.waitUntil(lambda badge=badge: badge.text() == "Live", timeout=PATIENCE_MS)


def test_the_score_moves_and_what_is_opened_stays_open(qtbot: QtBot, office: Office) -> None:
    insights = office.shell.session.insights
    assert insights is not None
    assert office.shell.insights is not None
    score = insights.score
    office.shell.go(Section.INSIGHTS)
    office.shell.insights.show_page("score")
    qtbot.waitUntil(lambda: score.view is not None, timeout=PATIENCE_MS)
    score.open_count("jobs_completed")
    resets: list[int] = []
    score.behind.modelReset.connect(lambda: resets.append(1))
    score.parts.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(score.behind.settled, timeout=PATIENCE_MS):
        pass
    resets.clear()
    office.laptop.wire.up = False
    for status in ("en_route", "on_site"):
        office.crew.desktop.services().job_verbs.step(key("job1"), status)
    office.crew.desktop.services().job_verbs.complete(key("job1"), "inspected_damage")
    assert office.crew.sync().problem == ""
    qtbot.waitUntil(lambda: score.view.counts.jobs_completed == 1, timeout=PATIENCE_MS)
    assert score.count == "jobs_completed"
    assert not resets, "tables keep their rows, and with them what is chosen and scrolled to"


def test_a_run_that_the_office_kept_is_told_until_the_exchange_brings_it(
    qtbot: QtBot, office: Office, hub_app: HubAtHand
) -> None:
    told = office.shell.session.told_run
    assert told is not None
    office.shell.go(Section.INSIGHTS)
    assert office.shell.insights is not None
    office.shell.insights.show_page("attribution")
    office.laptop.wire.up = False
    manager = laptop(hub_app, hub_app.ours.people["admin"])
    manager.push(*(Op(new_id(), Kind.ADD, *line, base=0, hlc=1) for line in run_lines(1, 0.25)))
    qtbot.waitUntil(lambda: bool(told.words), timeout=PATIENCE_MS)
    assert "4 conversions of 9 journeys" in told.words
    assert told.words.endswith("Markov: E-mail leads with 25 %.")
    office.laptop.wire.up = True
    office.shell.session.driver.sync_now()
    qtbot.waitUntil(lambda: not told.words, timeout=PATIENCE_MS)


def test_the_map_marks_a_stop_as_done_before_the_exchange(qtbot: QtBot, office: Office) -> None:
    map_ = office.shell.session.map
    office.shell.go(Section.MAP)
    office.shell.mapping.show_page("map")
    qtbot.waitUntil(lambda: len(map_.model.houses) == HOUSES, timeout=PATIENCE_MS)
    map_.select([key("house2")])
    office.laptop.wire.up = False
    for status in ("en_route", "on_site"):
        office.crew.desktop.services().job_verbs.step(key("job1"), status)
    office.crew.desktop.services().job_verbs.complete(key("job1"), "inspected_damage")
    assert office.crew.sync().problem == ""
    qtbot.waitUntil(lambda: any(stop.done for stop in map_.model.routes[0].stops), timeout=PATIENCE_MS)
    assert [stop.property_id for stop in map_.model.routes[0].stops if stop.done] == [key("house1")]
    assert map_.selected == (key("house2"),)
    assert office.shell.map.live.text() == "Live"
