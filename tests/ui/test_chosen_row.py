"""What is chosen in a list stays chosen while rows come and go around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.paged_model import PAGE_ROWS, Column, PagedTableModel
from stormops_desktop.views.widgets.chosen_row import ChosenRow
from tests.helpers.runners import InlineRunner


@dataclass
class Names:
    """A query of names."""

    names: list[str]

    def count(self) -> int:
        return len(self.names)

    def page(self, offset: int, limit: int) -> Sequence[str]:
        return self.names[offset : offset + limit]


@dataclass
class Listed:
    source: Names
    model: PagedTableModel[str]
    view: QTableView

    def choose(self, name: str) -> None:
        self.view.setCurrentIndex(self.model.index(self.source.names.index(name), 0))

    @property
    def chosen(self) -> object:
        return self.view.currentIndex().data()

    @property
    def height(self) -> int:
        return self.view.visualRect(self.view.currentIndex()).top()


@pytest.fixture
def listed(qtbot: QtBot) -> Listed:
    source = Names([f"house {n:03d}" for n in range(PAGE_ROWS * 2)])
    model = PagedTableModel[str]((Column("name", str),), InlineRunner())
    view = QTableView()
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setModel(model)
    ChosenRow(view, model, str)
    qtbot.addWidget(view)
    view.resize(300, 300)
    with qtbot.waitExposed(view):
        view.show()
    model.show(source)
    return Listed(source, model, view)


@pytest.mark.parametrize("gone", [1, 3])
def test_rows_that_leave_above_move_nothing_under_the_hand(listed: Listed, gone: int) -> None:
    listed.choose("house 030")
    before = listed.height
    del listed.source.names[:gone]
    listed.model.refresh()
    assert listed.chosen == "house 030"
    assert listed.height == before


def test_rows_that_come_above_move_nothing_either(listed: Listed) -> None:
    listed.choose("house 030")
    before = listed.height
    listed.source.names[:0] = ["a new house", "another"]
    listed.model.refresh()
    assert (listed.chosen, listed.height) == ("house 030", before)


def test_what_is_gone_leaves_its_place_to_the_next(listed: Listed) -> None:
    listed.choose("house 030")
    listed.source.names.remove("house 030")
    listed.model.refresh()
    assert listed.chosen == "house 031"
    del listed.source.names[:2]
    listed.model.refresh()
    assert listed.chosen == "house 031", "from then on that one is followed"


def test_nothing_chosen_stays_nothing(listed: Listed) -> None:
    listed.model.refresh()
    assert not listed.view.currentIndex().isValid()


def test_another_query_begins_without_a_choice(listed: Listed) -> None:
    listed.choose("house 030")
    listed.model.show(Names(["one", "two"]))
    assert not listed.view.currentIndex().isValid()
