"""The board over a real replica: columns, cards, filters, keys, and ten thousand jobs."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from stormops_desktop.services.board.models import BoardCard, BoardFilter, BoardSummary
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.board.board import BoardViewModel
from stormops_desktop.viewmodels.board.words import age_word, card_spoken
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.paged_model import KEPT_PAGES, PAGE_ROWS
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.board.board_screen import BoardScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.replica_rows import key
from tests.helpers.runners import InlineRunner
from tests.ui.acting import click, press, settle, words
from tests.ui.field_window import Window, planner, window_of
from tests.ui.test_accessibility import NARROW, cut_words

__all__ = ["planner", "window_of"]

HOUR = 3_600_000


def show(window: Window) -> BoardScreen:
    window.shell.go(Section.MAP)
    window.shell.mapping.show_page("board")
    settle()
    assert window.shell.board is not None
    return window.shell.board


def column(screen: BoardScreen, status: str) -> list[str]:
    cards = screen.columns[status].cards.model()
    return [str(cards.index(at, 0).data()) for at in range(cards.rowCount())]


def test_every_job_stands_in_the_column_of_its_status(planner: Window) -> None:
    screen = show(planner)
    assert screen.count.text() == "24 jobs"
    assert screen.columns["assigned"].count.text() == "24"
    house = planner.plan.routes[0].order[0]
    number = next(n for n in range(1, 25) if key(f"house{n}") == house)
    planner.bench.complete(number)
    planner.session.field.board.reload()  # type: ignore[union-attr]
    settle()
    assert column(screen, "completed") == [f"{number} Oak St"]
    assert f"{number} Oak St" not in column(screen, "assigned")


def test_a_card_says_who_has_it_for_how_long_and_how_urgent_it_is(planner: Window) -> None:
    show(planner)
    board = planner.session.field.board
    assert board is not None
    card = board.columns["assigned"].row(0)
    assert isinstance(card, BoardCard)
    planner.bench.now += 5 * HOUR
    said = card_spoken(card, planner.bench.now)
    assert "Crew A" in said
    assert "Usual priority" in said
    assert "for 5 h" in said
    assert said.startswith(card.address)


def test_urgent_jobs_come_first(planner: Window) -> None:
    screen = show(planner)
    last = column(screen, "assigned")[-1]
    with planner.bench.store.database.write(durable=True) as connection:
        connection.exec_driver_sql(
            "UPDATE jobs SET priority = 'critical' WHERE property_id = "
            f"(SELECT property_id FROM properties WHERE address = '{last}')"
        )
    planner.session.field.board.reload()  # type: ignore[union-attr]
    settle()
    assert column(screen, "assigned")[0] == last


def test_a_crew_and_a_route_narrow_the_board(planner: Window) -> None:
    screen = show(planner)
    routes = planner.plan.routes
    planner.bench.desk.assign_crew(routes[0].route_id, key("crewB"))
    board = planner.session.field.board
    assert board is not None
    board.reload()
    next(one for one in screen.crew.choices.actions() if one.text() == "Crew B").trigger()
    settle()
    assert screen.count.text() == "8 jobs"
    assert [name for _, name in board.routes] == [routes[0].name]
    assert screen.clear.isVisible()
    click(screen, "boardClear")
    next(one for one in screen.route.choices.actions() if one.text() == routes[1].name).trigger()
    assert len(column(screen, "assigned")) == 8


def test_the_board_by_keyboard_alone(planner: Window) -> None:
    house = planner.plan.routes[0].order[0]
    planner.bench.complete(next(n for n in range(1, 25) if key(f"house{n}") == house))
    screen = show(planner)
    screen.take_focus()
    assigned = screen.columns["assigned"].cards
    assert assigned.hasFocus()
    press(planner.shell, Qt.Key.Key_Down)
    press(planner.shell, Qt.Key.Key_J)
    assert assigned.currentIndex().row() == 2
    press(planner.shell, Qt.Key.Key_Right)  # over the empty columns
    assert screen.columns["completed"].cards.hasFocus()
    press(planner.shell, Qt.Key.Key_Left)
    press(planner.shell, Qt.Key.Key_K)
    assert assigned.hasFocus()
    chosen = str(assigned.currentIndex().data())
    press(planner.shell, Qt.Key.Key_Return)
    assert planner.shell.shows_job
    assert planner.session.job.detail is not None
    assert planner.session.job.detail.row.address == chosen


def test_without_jobs_it_says_what_to_do(window_of: Callable[..., Window]) -> None:
    empty = window_of("planner", published=False)
    screen = show(empty)
    assert not screen.shows_content
    assert "No jobs on the board yet" in words(screen)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_controls_are_named_large_and_uncut(
    planner: Window, look: Look, theme: Theme, density: Density
) -> None:
    look.wear(theme, density)
    planner.shell.resize(*NARROW)
    screen = show(planner)
    assert nameless(planner.shell) == []
    assert cut_words(screen) == []
    least = look.metrics.target
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < least]
    assert [one.objectName() for one in small] == []
    index = screen.columns["assigned"].cards.model().index(0, 0)
    assert screen.columns["assigned"].cards.sizeHintForIndex(index).height() >= look.metrics.primary


def test_tab_comes_to_every_control(planner: Window) -> None:
    screen = show(planner)
    reached = set()
    for _ in range(40):
        focus = planner.shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {one.objectName() for one in screen.findChildren(QPushButton) if one.isVisible()}
    assert wanted | {"boardCards_assigned"} <= reached


class Many:
    """Ten thousand jobs, most of them in one column; remembers which pages were asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.pages: list[int] = []

    def summary(self, wanted: BoardFilter) -> BoardSummary:
        return BoardSummary({"assigned": self.count})

    def cards(self, wanted: BoardFilter, status: str, offset: int, limit: int) -> list[BoardCard]:
        last = min(self.count, offset + limit) if status == "assigned" else 0
        self.pages.append(offset)
        return [self.card(at) for at in range(offset, last)]

    def card(self, at: int) -> BoardCard:
        return BoardCard(f"job{at}", f"{at} Oak St", "Allen", "75002", "A", at, "Crew A", "assigned", None,
                         "medium", 0, pending=False)  # fmt: skip


def test_ten_thousand_jobs_are_a_window_of_pages(look: Look, qtbot: object) -> None:
    many = Many(10_000)
    board = BoardViewModel(Surroundings(InlineRunner(), ChangeBus(), lambda: HOUR), many)
    QAbstractItemModelTester(board.columns["assigned"], QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen = BoardScreen(look, board)
    qtbot.addWidget(screen)  # type: ignore[attr-defined]
    screen.resize(1280, 700)
    screen.show()
    assert board.load is Load.READY
    cards = screen.columns["assigned"].cards
    many.pages.clear()
    began = time.process_time()
    for at in range(0, 10_000, 97):
        cards.scrollTo(cards.model().index(at, 0))
        cards.viewport().repaint()
    taken = (time.process_time() - began) / 104
    assert taken < 0.05  # seconds a jump, the bar of a stall
    assert len(many.pages) <= 10_000 // PAGE_ROWS + KEPT_PAGES
    assert board.columns["assigned"].row(9_999) is None  # asked for, and here the next time
    assert str(cards.model().index(9_999, 0).data()) == "9999 Oak St"
    board.dispose()


def test_ages_are_said_as_people_say_them() -> None:
    assert age_word(None, HOUR) == ""
    assert age_word(HOUR, HOUR + 25 * 60_000) == "25 min"
    assert age_word(0, 30 * HOUR) == "30 h"
    assert age_word(0, 72 * HOUR) == "3 days"
    assert age_word(HOUR, 0) == "0 min"  # a clock that was put back
