"""In a low window the card that a chosen row opens comes into view, and the row stays."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.reveal import Reveal
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from tests.ui.acting import settle

LIST_HEIGHT, CARD_HEIGHT, WINDOW = 360, 300, 400


class Page:
    """A list, a card below it, and a window that holds the list alone."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        model = QStandardItemModel()
        for n in range(6):
            model.appendRow(QStandardItem(f"Row {n}"))
        self.table = RowTable(look, "rows", "Rows", model)
        self.table.setFixedHeight(LIST_HEIGHT)
        self.card = QLabel("Nothing")
        self.card.setFixedHeight(CARD_HEIGHT)
        self.area: QScrollArea = scrolled_cards("pageScroll", self.table, self.card)
        self.reveal = Reveal(self.table, self.card, lambda: self.card.text() != "Nothing")
        self.table.chosen.connect(self.open)
        qtbot.addWidget(self.area)
        self.area.resize(500, WINDOW)
        with qtbot.waitExposed(self.area):
            self.area.show()
        settle()

    def open(self, row: int) -> None:
        self.card.setText(f"Opened {row}")
        self.reveal.on_shown()

    @property
    def down(self) -> int:
        return self.area.verticalScrollBar().value()

    def top_of(self, row: int) -> int:
        """Of a row in the window."""
        rect = self.table.visualRect(self.table.model().index(row, 0))
        return self.table.viewport().mapTo(self.area, rect.topLeft()).y()

    def click(self, row: int) -> None:
        at = self.table.visualRect(self.table.model().index(row, 0)).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> Page:
    return Page(qtbot, look)


def test_a_click_shows_the_card_below_the_row(qtbot: QtBot, page: Page) -> None:
    page.click(4)
    qtbot.waitUntil(lambda: page.down > 0)
    assert page.top_of(4) >= 0
    assert page.card.mapTo(page.area, QPoint(0, 0)).y() < WINDOW - 100


def test_the_first_row_stays_though_the_card_is_cut_for_it(qtbot: QtBot, page: Page) -> None:
    page.click(1)
    qtbot.waitUntil(lambda: page.down > 0)
    assert page.top_of(1) >= 0


def test_nothing_moves_while_the_button_is_held(qtbot: QtBot, page: Page) -> None:
    at = page.table.visualRect(page.table.model().index(4, 0)).center()
    QTest.mousePress(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.card.text() == "Opened 4"
    page.reveal._scroll()
    assert page.down == 0
    QTest.mouseRelease(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: page.down > 0)


def test_who_chooses_several_is_not_moved(qtbot: QtBot, page: Page) -> None:
    page.table.setSelectionMode(page.table.SelectionMode.ExtendedSelection)
    page.click(3)
    qtbot.waitUntil(lambda: page.down > 0)
    page.area.verticalScrollBar().setValue(0)
    at = page.table.visualRect(page.table.model().index(5, 0)).center()
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at
    )
    assert page.card.text() == "Opened 5"
    page.reveal._scroll()
    assert page.down == 0


def test_keys_do_as_the_mouse_does(qtbot: QtBot, page: Page) -> None:
    page.click(2)
    qtbot.waitUntil(lambda: page.down > 0)
    before = page.down
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.down > before)
    assert page.top_of(3) >= 0


def test_what_comes_by_itself_moves_nothing(qtbot: QtBot, page: Page) -> None:
    page.table.setCurrentIndex(page.table.model().index(4, 0))
    assert page.card.text() == "Opened 4"
    assert not page.reveal._turn.isActive()
    page.click(5)
    qtbot.waitUntil(lambda: page.down > 0)
    page.area.verticalScrollBar().setValue(0)
    page.open(5)  # read anew
    assert not page.reveal._turn.isActive()
    assert page.down == 0
