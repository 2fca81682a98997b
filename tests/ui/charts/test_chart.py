"""A chart on screen: picture and table, the keyboard, what a screen reader hears, its files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Series, Unit
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.charts.picture import picture, png
from stormops_desktop.views.charts.tints import Paper
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, visible_controls
from tests.ui.acting import click, find, settle
from tests.ui.charts.figures import BARS, FIGURES, GAUGE, HEAT, LINE, STACKED


def shown(qtbot: QtBot, look: Look, figure: Figure) -> Chart:
    chart = Chart(look, figure)
    qtbot.addWidget(chart)
    chart.resize(640, 420)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    settle()
    return chart


def test_arrows_say_every_point_and_come_round(qtbot: QtBot, look: Look) -> None:
    chart = shown(qtbot, look, BARS)
    chart.canvas.setFocus()
    said: list[str] = []
    chart.canvas.spoken.connect(said.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(chart.canvas, key)
    first, second = BARS.spoken(0, 0), BARS.spoken(0, 1)
    assert said == [second, first, second, first]
    assert chart.canvas.accessibleName() == "Chart: Conversion by arm"
    assert chart.canvas.accessibleDescription() == first


def test_t_turns_to_the_table_and_back_with_the_keyboard(qtbot: QtBot, look: Look) -> None:
    chart = shown(qtbot, look, STACKED)
    chart.canvas.setFocus()
    QTest.keyClick(chart.canvas, Qt.Key.Key_T)
    assert chart.shows_table
    assert chart.table.hasFocus()
    model = chart.table.rows
    cells = [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(4)]
    assert cells == [list(row) for row in STACKED.rows()]
    QTest.keyClick(chart.table, Qt.Key.Key_T)
    assert chart.canvas.hasFocus()


def test_enter_opens_the_point(qtbot: QtBot, look: Look) -> None:
    chart = shown(qtbot, look, BARS)
    chart.canvas.setFocus()
    QTest.keyClick(chart.canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.opened, timeout=0) as opened:
        QTest.keyClick(chart.canvas, Qt.Key.Key_Return)
    assert opened.args == [0, 1]


def test_a_tap_chooses_the_point_under_it(qtbot: QtBot, look: Look) -> None:
    chart = shown(qtbot, look, BARS)
    spot = chart.canvas.plan().spots[1]
    QTest.mouseClick(chart.canvas, Qt.MouseButton.LeftButton, pos=spot.middle.toPoint())
    assert chart.canvas.chosen == 1


def test_fewer_points_leave_the_keyboard_on_one(qtbot: QtBot, look: Look) -> None:
    chart = shown(qtbot, look, LINE)
    chart.canvas.setFocus()
    chart.canvas.choose(-1)
    chart.show_figure(BARS)
    assert chart.canvas.chosen == 1


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.key)
def test_controls_are_named_and_large(qtbot: QtBot, look: Look, figure: Figure) -> None:
    chart = shown(qtbot, look, figure)
    assert nameless(chart) == []
    small = [one.objectName() for one in visible_controls(chart) if one.height() < look.metrics.target]
    assert small == []


@pytest.mark.parametrize("theme", Theme)
def test_bars_have_the_tokens_colour(qtbot: QtBot, look: Look, theme: Theme) -> None:
    look.wear(theme)
    chart = shown(qtbot, look, BARS)
    spot = chart.canvas.plan().spots[1]
    image = chart.canvas.grab().toImage()
    point = spot.box.bottomLeft() + (spot.box.topRight() - spot.box.bottomLeft()) / 4
    assert image.pixelColor(point.toPoint()) == QColor(look.tokens.accent)


def test_a_gauge_shows_what_was_had_and_what_could_be(qtbot: QtBot, look: Look) -> None:
    image = picture(look, GAUGE)
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, image.width(), 7)
               for y in range(0, image.height(), 7)}  # fmt: skip
    assert {look.tokens.accent, look.tokens.edge, look.tokens.chosen} <= colours


def test_the_picture_says_where_it_comes_from(look: Look) -> None:
    image = QImage.fromData(png(look, LINE), "PNG")
    assert image.text("Title") == "Play score by day"
    assert "Model 2019.1" in image.text("Description")
    assert image.width() >= 1900


@pytest.mark.parametrize("ending", ["Png", "Csv"])
def test_files_are_saved_where_the_person_says(qtbot: QtBot, look: Look, tmp_path: Path, ending: str) -> None:
    chart = shown(qtbot, look, BARS)
    told: list[str] = []
    chart.told.connect(told.append)
    click(chart, f"rates{ending}")
    dialog = find(chart, "saveFile", QFileDialog)
    target = tmp_path / f"rates.{ending.lower()}"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert told == [f"Saved: {target}"]
    assert target.read_bytes().startswith(b"\x89PNG" if ending == "Png" else b"\xef\xbb\xbf# Conversion")


def test_arrows_go_up_and_down_a_heat_map_by_rows(qtbot: QtBot, look: Look) -> None:
    chart = shown(qtbot, look, HEAT)
    chart.canvas.setFocus()
    QTest.keyClick(chart.canvas, Qt.Key.Key_Right)
    QTest.keyClick(chart.canvas, Qt.Key.Key_Down)
    assert chart.canvas.accessibleDescription() == HEAT.spoken(1, 1)
    QTest.keyClick(chart.canvas, Qt.Key.Key_Up)
    assert chart.canvas.accessibleDescription() == HEAT.spoken(1, 0)


def test_a_legend_that_is_too_long_goes_on_in_the_next_line(qtbot: QtBot, look: Look) -> None:
    names = [f"A long name of a series {at}" for at in range(6)]
    series = tuple(Series(name, (Mark(0.5),)) for name in names)
    chart = shown(qtbot, look, Figure("many", Kind.BARS, "Many", ("One",), series, unit=Unit.PART))
    few = shown(qtbot, look, Figure("few", Kind.BARS, "Few", ("One",), series[:2], unit=Unit.PART))
    assert chart.canvas.plan().plot.top() > few.canvas.plan().plot.top() + 5


def test_names_below_columns_go_on_in_a_second_line(qtbot: QtBot, look: Look) -> None:
    """Else every other name would be left out; short names and lines over time keep one."""
    places = tuple(f"Financing Aggressive {at}" for at in range(6))
    marks = (Series("", tuple(Mark(0.2) for _ in places)),)
    named = shown(qtbot, look, Figure("plays", Kind.BARS, "Plays", places, marks, unit=Unit.PART))
    short = shown(qtbot, look, Figure("few", Kind.BARS, "Few", tuple("abcdef"), marks, unit=Unit.PART))
    along = shown(qtbot, look, Figure("days", Kind.LINE, "Days", places, marks, unit=Unit.PART))
    assert named.canvas.plan().plot.bottom() < short.canvas.plan().plot.bottom() - 5
    assert along.canvas.plan().plot.bottom() == short.canvas.plan().plot.bottom()


def test_a_picture_for_paper_is_dark_on_white_in_every_theme(qtbot: QtBot, look: Look) -> None:
    look.wear(Theme.DARK)
    made = picture(Paper(look.metrics), BARS)
    assert made.pixelColor(2, 2).name() == "#ffffff"
    assert picture(look, BARS).pixelColor(2, 2).name() != "#ffffff"
