"""A table's columns share the width there is, and the one that names the row is not starved."""

import pytest
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.routes.rows import RouteRow
from stormops_desktop.views.routes.row_painter import title_and_facts
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.cells import shortened, two_lines
from stormops_desktop.views.widgets.row_table import LEAST, MAIN_SHARE, RowTable, level_of
from tests.ui.acting import settle

WORDS = ["8741 Mockingbird Trl, McKinney", "27.4 %", "Financing offer", "No outcome yet, Visit: Not assigned",
         "26 Mar 2019, 18:00 CDT"]  # fmt: skip


def filled(rows: int = 3) -> QStandardItemModel:
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Address", "Uplift", "Next best", "Stands", "Next step"])
    for _ in range(rows):
        model.appendRow([QStandardItem(words) for words in WORDS])
    return model


def shown(qtbot: QtBot, look: Look, model: QStandardItemModel, width: int) -> RowTable:
    table = RowTable(look, "rows", "Rows", model)
    qtbot.addWidget(table)
    table.resize(width, 300)
    with qtbot.waitExposed(table):
        table.show()
    settle()
    return table


def widths(table: RowTable) -> list[int]:
    return [table.columnWidth(column) for column in range(len(WORDS))]


def test_where_there_is_room_nothing_is_cut(qtbot: QtBot, look: Look) -> None:
    table = shown(qtbot, look, filled(), 1100)
    for column in range(1, len(WORDS)):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    assert sum(widths(table)) == table.viewport().width()


@pytest.mark.parametrize("late", [True, False])
def test_in_a_narrow_table_the_longest_words_are_cut_and_not_the_name(
    qtbot: QtBot, look: Look, *, late: bool
) -> None:
    model = filled(0 if late else 3)
    table = shown(qtbot, look, model, 640)
    if late:
        model.appendRow([QStandardItem(words) for words in WORDS])
        settle()
    assert table.columnWidth(0) >= int(table.viewport().width() * MAIN_SHARE)
    assert table.columnWidth(3) < table.sizeHintForColumn(3)
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)
    assert sum(widths(table)) <= table.viewport().width()
    table.resize(1100, 300)
    settle()
    assert table.columnWidth(3) >= table.sizeHintForColumn(3)


@pytest.mark.parametrize(
    ("wishes", "room", "level"),
    [([], 100, 0), ([50, 60], 200, 60), ([50, 200], 200, 150), ([50, 200, 300], 250, 100), ([90], 10, 10)],
)
def test_the_widest_are_cut_first(wishes: list[int], room: int, level: int) -> None:
    assert level_of(wishes, room) == level


def test_a_cut_column_keeps_some_room(qtbot: QtBot, look: Look) -> None:
    table = shown(qtbot, look, filled(), 300)
    assert table.columnWidth(3) >= LEAST


def test_no_column_is_cut_across_its_header(qtbot: QtBot, look: Look) -> None:
    model = filled()
    model.setHorizontalHeaderLabels(["Address", "Uplift", "Next best", "Where the house stands", "Next step"])
    table = shown(qtbot, look, model, 640)
    assert table.columnWidth(3) >= table.horizontalHeader().sectionSizeHint(3)


def test_what_is_too_wide_goes_on_in_a_second_line(qapp: QApplication) -> None:
    metrics = QFontMetrics(font(15, 500))
    wide, high = metrics.horizontalAdvance("No outcome yet,"), 2.0 * metrics.lineSpacing()
    assert two_lines("No outcome yet,", metrics, wide, high) == "No outcome yet,"
    assert two_lines("No outcome yet, Visit", metrics, wide, high) == "No outcome yet,\nVisit"
    long = two_lines("No outcome yet, Visit: Not assigned to any crew", metrics, wide, high)
    assert long.startswith("No outcome yet,\nVisit")
    assert long.endswith("…")
    assert two_lines("No outcome yet, Visit", metrics, wide, high - 1) == ""
    assert two_lines("ncei_episode_135504.csv", metrics, wide, high) == ""


@pytest.mark.parametrize("room", ["75002 A, stop 12 ·", "75002 A, stop 12 · Tue 26"])
def test_a_line_breaks_at_a_dot_if_it_can(qapp: QApplication, room: str) -> None:
    metrics = QFontMetrics(font(15, 500))
    wide, high = metrics.horizontalAdvance(room), 2.0 * metrics.lineSpacing()
    assert two_lines("75002 A, stop 12 · Tue 26 Mar", metrics, wide, high) == "75002 A, stop 12\nTue 26 Mar"


def test_a_part_that_is_too_long_for_a_line_begins_on_the_first(qapp: QApplication) -> None:
    metrics = QFontMetrics(font(15, 500))
    wide, high = metrics.horizontalAdvance("Crew A · Northwest"), 2.0 * metrics.lineSpacing()
    told = two_lines("Crew A · Northwest Collin County of Texas", metrics, wide, high)
    assert told.startswith("Crew A · Northwest\nCollin")


def test_what_tells_rows_apart_stays_in_a_narrow_line(qapp: QApplication) -> None:
    metrics = QFontMetrics(font(15, 500))
    parts = ("75002 A", "Crew North Allen", "Tue 26 Mar")
    whole = metrics.horizontalAdvance("75002 A · Crew North Allen · Tue 26 Mar")
    assert shortened(parts, 1, metrics, whole) == "75002 A · Crew North Allen · Tue 26 Mar"
    cut = shortened(parts, 1, metrics, whole - 30)
    assert cut.startswith("75002 A · Crew N")
    assert cut.endswith("… · Tue 26 Mar")
    others = metrics.horizontalAdvance("75002 A · Tue 26 Mar")
    assert shortened(parts, 1, metrics, others + 20) == "75002 A · Tue 26 Mar"
    last = shortened(("", "Collin County Northwest, stop 12"), 0, metrics, 120)
    assert last.endswith("stop 12")
    assert "…" in last


def test_the_day_of_a_route_goes_down_a_line_for_its_crew(qapp: QApplication) -> None:
    metrics = QFontMetrics(font(15, 600))
    row = RouteRow(0, "r", "75002 A", "Crew Allen", "8 stops", "Draft", "", "soft", opened=False,
                   locked=False, changed=False, day="Tue 26 Mar")  # fmt: skip
    wide = metrics.horizontalAdvance("75002 A · Crew Allen · Tue 26 Mar")
    assert title_and_facts(row, metrics, wide) == ("75002 A · Crew Allen · Tue 26 Mar", "8 stops")
    assert title_and_facts(row, metrics, wide - 1) == ("75002 A · Crew Allen", "Tue 26 Mar · 8 stops")


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("theme", Theme)
def test_rows_are_high_enough_for_two_lines(look: Look, theme: Theme, density: Density) -> None:
    look.wear(theme, density)
    small = QFontMetrics(font(look.metrics.small_px, look.tokens.strong_weight))
    assert 2 * small.lineSpacing() <= look.metrics.target - look.tokens.border_px
