"""Storms, scores, dates of loss and thresholds on screen, over a real replica; the keyboard alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from stormops_desktop.services.maps.nothing import no_maps
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.storms.losses import LossesViewModel
from stormops_desktop.viewmodels.storms.score_card import ScoreCardViewModel
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.thresholds import ThresholdsViewModel
from stormops_desktop.views.storms.losses_screen import LossesScreen
from stormops_desktop.views.storms.score_card_screen import ScoreCardScreen
from stormops_desktop.views.storms.storms_screen import StormsScreen
from stormops_desktop.views.storms.thresholds_screen import ThresholdsScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.screen import Screen
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.storms import StormBench, newer_edition
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import compare, cut_words

Show = Callable[[Screen, ViewModel], None]
SIZE = (924, 2400)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[StormBench]:
    made = StormBench(tmp_path)
    made.furnish()
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(screen: Screen, viewmodel: ViewModel) -> None:
        viewmodel.setParent(screen)
        qtbot.addWidget(screen)
        screen.resize(*SIZE)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        settle()

    return shown


def storms_screen(bench: StormBench, look: Look, around: Surroundings, show: Show) -> StormsScreen:
    model = StormsViewModel(around, bench.desks, no_maps())
    made = StormsScreen(look, model)
    show(made, model)
    return made


def score_screen(bench: StormBench, look: Look, around: Surroundings, show: Show) -> ScoreCardScreen:
    model = ScoreCardViewModel(around, bench.desks.scores)
    made = ScoreCardScreen(look, model)
    show(made, model)
    model.open(bench.storm_id, bench.house("12 Oak St"))
    settle()
    return made


def losses_screen(bench: StormBench, look: Look, around: Surroundings, show: Show) -> LossesScreen:
    model = LossesViewModel(around, bench.desks)
    made = LossesScreen(look, model)
    show(made, model)
    return made


def thresholds_screen(bench: StormBench, look: Look, around: Surroundings, show: Show) -> ThresholdsScreen:
    model = ThresholdsViewModel(around, bench.desks.thresholds)
    made = ThresholdsScreen(look, model)
    show(made, model)
    return made


SCREENS = (storms_screen, score_screen, losses_screen, thresholds_screen)


def test_the_opened_storm_says_what_is_known_of_it(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = storms_screen(bench, look, around, show)
    said = words(screen)
    for text in ("Reports of 15 June 2018", "hail up to 1.75 in", "Houses by tier: B 1, C 1, D 1.",
                 "3 of 3 reports", "Tap a report on the map"):  # fmt: skip
        assert text in said
    assert len(screen.pane.map.model.reports) == 3


def test_a_report_is_pointed_at_in_the_list_and_on_the_map(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = storms_screen(bench, look, around, show)
    screen.reports.setFocus()
    QTest.keyClick(screen.reports, Qt.Key.Key_Down)
    first = screen.reports.model().index(screen.reports.currentIndex().row(), 0).data()
    assert screen.pane.map.pointed is not None
    assert first in words(screen)
    mark = next(one for one in screen.pane.map.model.reports if one.magnitude == 1.75)
    screen.pane.map.report_pointed.emit(mark.report_id)
    said = words(screen)
    assert "Hail 1.75 in, not said, Moose Lake, Carlton, MN" in said
    assert "within 1 mi 100 %" in said
    assert screen.reports.currentIndex().row() == 0


def test_reports_are_filtered_by_menus(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = storms_screen(bench, look, around, show)
    choices = screen.filters.choices
    large = next(one for one in choices["size"].choices.actions() if one.data() == "1.5")
    large.trigger()
    assert "1 of 3 reports" in words(screen)
    assert len(screen.pane.map.model.reports) == 1
    wind = next(one for one in choices["hazard"].choices.actions() if one.data() == "wind")
    wind.trigger()
    assert "No report fits." in words(screen)
    for key in ("size", "hazard"):
        choices[key].choices.actions()[0].trigger()
    times = [one.data() for one in choices["after"].choices.actions()]
    assert len(times) > 5
    next(one for one in choices["after"].choices.actions() if one.data() == times[-2]).trigger()
    assert "1 of 3 reports" in words(screen)


def test_a_step_with_a_way_back_is_taken_at_once(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = storms_screen(bench, look, around, show)
    click(screen, "stormTo_active")
    assert "is active" in screen.banner.text
    assert bench.column("SELECT status FROM storms") == ["active"]
    assert screen.head.findChild(QPushButton, "stormTo_completed") is not None


def test_a_step_that_locks_the_mode_is_asked_about_first(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    bench.decide()
    screen = storms_screen(bench, look, around, show)
    click(screen, "stormTo_active")
    assert "the treatment mode stays moderate" in screen.banner.text
    assert bench.column("SELECT status FROM storms") == ["planning"]
    click(screen, "stormsScreenBannerAction")
    assert bench.column("SELECT status FROM storms") == ["active"]
    assert "The treatment mode is locked at moderate" in words(screen)


def test_steps_of_others_are_shown_with_who_takes_them(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    bench.become("planner")
    screen = storms_screen(bench, look, around, show)
    button = next(one for one in visible_controls(screen) if one.objectName() == "stormTo_archived")
    assert not button.isEnabled()
    assert "Put away: archived: A manager or an admin does that." in words(screen)


def test_a_storm_is_renamed_by_keyboard(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = storms_screen(bench, look, around, show)
    screen.head.other_name.setFocus()
    screen.head.other_name.selectAll()
    QTest.keyClicks(screen.head.other_name, "Wisconsin hail")
    QTest.keyClick(screen.head.other_name, Qt.Key.Key_Return)
    assert bench.column("SELECT name FROM storms") == ["Wisconsin hail"]
    assert "Wisconsin hail" in words(screen)


def test_an_edition_opens_to_what_it_changed(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    bench.bring_in(newer_edition())
    screen = storms_screen(bench, look, around, show)
    wanted: list[tuple[str, str]] = []
    screen.house_wanted.connect(lambda storm, house: wanted.append((storm, house)))
    click(screen, "openChanges")
    assert "added 1, changed 1, taken back 1. Houses whose tier moved: 3." in words(screen)
    model = screen.diff.reports.model()
    told = [[model.index(row, at).data() for at in range(4)] for row in range(model.rowCount())]
    assert told[1] == ["Mosinee, Marathon, WI", "Changed", "2.25 in", "size: 1 → 2.25"]
    assert len(screen.pane.map.model.houses) == 3
    screen.diff.houses.setFocus()
    QTest.keyClick(screen.diff.houses, Qt.Key.Key_Down)
    QTest.keyClick(screen.diff.houses, Qt.Key.Key_Return)
    assert wanted
    assert wanted[0][0] == bench.storm_id
    content = screen._storms.moved_file().content.decode("utf-8-sig")
    assert "12 Oak St, Mosinee" in content
    click(screen, "diffClose")
    assert not screen.diff.isVisible()
    assert len(screen.pane.map.model.houses) == 0


def test_an_import_without_a_list_says_so(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = storms_screen(bench, look, around, show)
    click(screen, "openChanges")
    assert "no list of changes" in screen.banner.text


def test_a_score_opens_to_its_sum(bench: StormBench, look: Look, around: Surroundings, show: Show) -> None:
    screen = score_screen(bench, look, around, show)
    said = words(screen)
    for text in ("Storm impact 20.0 of 100, tier C", "Hail 1.00 in, 0.1 mi: 0.80 of the threshold",
                 "confidence 1 = 0.200", "100 x (1 - (1 - 0.200) x (1 - 0.000)) = 20.0",
                 "laminated asphalt is assumed", "sii-1+hail-1"):  # fmt: skip
        assert text in said
    assert not screen.warning.isVisible()
    left: list[bool] = []
    screen.left.connect(lambda: left.append(True))
    screen.take_focus()
    QTest.keyClick(screen.back, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_score_says_that_the_thresholds_have_changed(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    bench.desks.thresholds.change({"asphalt_laminated": 2.0}, "Tougher roofs")
    screen = score_screen(bench, look, around, show)
    assert "scored anew it would be 0.0" in screen.warning.text()
    assert "Storm impact 20.0 of 100" in words(screen)


def test_from_an_address_to_the_dates_of_loss_by_keyboard(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = losses_screen(bench, look, around, show)
    screen.typed.setFocus()
    QTest.keyClicks(screen.typed, "oak")
    QTest.keyClick(screen.typed, Qt.Key.Key_Return)
    assert "Houses that fit: 2." in words(screen)
    screen.found.setFocus()
    QTest.keyClick(screen.found, Qt.Key.Key_Down)
    said = words(screen)
    assert "Oak St, Mosinee WI 54455. Days with evidence: 1. Reports within reach: 1." in said
    assert "Absence is not proof" in said
    assert "Evidence of 15 Jun 2018" in said
    assert screen.days.model().index(0, 0).data() == "15 Jun 2018"
    made = screen._losses.file()
    assert made is not None
    assert b"2018-06-15" in made.content


def test_a_house_that_is_not_here_and_one_without_evidence(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = losses_screen(bench, look, around, show)
    screen.typed.setText("Elsewhere")
    click(screen, "lossFind")
    assert "No house of that address is on this computer." in words(screen)
    screen.typed.setText("1 Far")
    click(screen, "lossFind")
    assert "No report on this computer speaks for this house." in words(screen)


def test_thresholds_are_tried_saved_with_a_reason_and_scored_by(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    screen = thresholds_screen(bench, look, around, show)
    field = screen.fields["asphalt_laminated"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2.0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Laminated asphalt, was 1.25" in words(screen)
    click(screen, "thresholdsTry")
    assert "Houses that would change their tier: 2." in words(screen)
    click(screen, "thresholdsSave")
    assert "why the thresholds change" in screen.banner.text
    QTest.keyClicks(screen.reason, "Tougher roofs here")
    click(screen, "thresholdsSave")
    said = words(screen)
    assert "Tougher roofs here" in said
    assert "Scored by another edition: Reports of 15 June 2018: 3 houses." in said
    click(screen, "thresholdsScore")
    assert not screen.score.isVisible()
    assert bench.column("SELECT count(*) FROM property_impacts WHERE tier = 'D'") == [2]


@pytest.mark.parametrize("typed", ["thick", "9", ""])
def test_a_size_that_cannot_be_is_refused_and_put_back(
    bench: StormBench, look: Look, around: Surroundings, show: Show, typed: str
) -> None:
    screen = thresholds_screen(bench, look, around, show)
    screen.fields["slate"].setText(typed)
    screen.fields["slate"].editingFinished.emit()
    assert "Slate: type inches from 0.25 to 6" in screen.banner.text
    assert screen.fields["slate"].text() == "1.50"


def test_a_stored_figure_is_left_alone_by_going_through_its_field(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    bench.desks.thresholds.change({"slate": 1.125, "metal_standing": 1 / 3}, "A maker's test")
    screen = thresholds_screen(bench, look, around, show)
    assert [screen.fields[one].text() for one in ("slate", "clay_tile")] == ["1.125", "1.50"]
    screen.fields["slate"].setFocus()
    for _ in screen.fields:
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    assert screen._thresholds.changed == {}
    assert not screen.save.isEnabled()


def test_planners_read_the_thresholds_only(
    bench: StormBench, look: Look, around: Surroundings, show: Show
) -> None:
    bench.become("planner")
    screen = thresholds_screen(bench, look, around, show)
    assert "Managers and admins change the thresholds." in words(screen)
    assert screen.fields["slate"].isReadOnly()
    assert not screen.save.isVisible()


def test_without_a_storm_the_page_leads_to_the_import(
    tmp_path: Path, look: Look, around: Surroundings, show: Show
) -> None:
    (tmp_path / "empty").mkdir()
    empty = StormBench(tmp_path / "empty")
    screen = storms_screen(empty, look, around, show)
    wanted: list[bool] = []
    screen.import_wanted.connect(lambda: wanted.append(True))
    assert "No storm yet" in screen.panel.text
    click(screen, "stormsScreenStateAction")
    assert wanted == [True]
    empty.close()


@pytest.mark.parametrize("make", SCREENS, ids=lambda make: make.__name__)
def test_what_a_screen_reader_gets_is_what_it_was(
    bench: StormBench, look: Look, around: Surroundings, show: Show, make: Callable[..., Screen]
) -> None:
    bench.bring_in(newer_edition())
    screen = make(bench, look, around, show)
    if isinstance(screen, StormsScreen):
        click(screen, "openChanges")
    if isinstance(screen, LossesScreen):
        screen.typed.setText("oak")
        click(screen, "lossFind")
        screen.found.selectRow(0)
    settle()
    compare(make.__name__, tree(screen))


@pytest.mark.parametrize("make", SCREENS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_named_large_and_uncut(
    bench: StormBench, look: Look, around: Surroundings, show: Show,
    make: Callable[..., Screen], theme: Theme, density: Density,
) -> None:  # fmt: skip
    bench.bring_in(newer_edition())
    look.wear(theme, density)
    screen = make(bench, look, around, show)
    if isinstance(screen, StormsScreen):
        click(screen, "openChanges")
    if isinstance(screen, LossesScreen):
        screen.typed.setText("oak")
        click(screen, "lossFind")
        screen.found.selectRow(0)
    screen.resize(*SIZE)
    settle()
    assert nameless(screen) == []
    small = [
        f"{one.objectName()} {one.width()}x{one.height()}"
        for one in visible_controls(screen)
        if min(one.height(), one.width()) < look.metrics.target
    ]
    assert small == []
    assert cut_words(screen) == []


@pytest.mark.parametrize("make", SCREENS, ids=lambda make: make.__name__)
def test_tab_reaches_every_control(
    bench: StormBench, look: Look, around: Surroundings, show: Show, make: Callable[..., Screen]
) -> None:
    bench.bring_in(newer_edition())
    screen = make(bench, look, around, show)
    if isinstance(screen, StormsScreen):
        click(screen, "openChanges")
    screen.take_focus()
    reached: set[str] = set()
    for _ in range(60):
        focus = screen.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        one.objectName()
        for one in visible_controls(screen)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert wanted - reached == set()
