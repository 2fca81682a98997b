"""Crews at the office over a real replica: a manager changes them, a planner reads; by hand and keys."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing import crews as rules
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.office.crews import CrewRoster
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.office.crew_words import SENTENCES
from stormops_desktop.viewmodels.office.crews import CrewsViewModel
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.office.crews_screen import CrewsScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import FakeDesk
from tests.helpers.route_desk import planner_services
from tests.helpers.route_storm import RouteBench, storm_rows
from tests.ui.acting import click, find, press, settle, words
from tests.ui.conftest import OFFICE_SIZE
from tests.ui.test_accessibility import compare, cut_words

Opened = Callable[..., ShellView]


@pytest.fixture
def opened(
    qtbot: QtBot, look: Look, around: Surroundings, tmp_path: Path, qapp: QApplication
) -> Iterator[Opened]:
    sessions = []

    def open_as(role: str = "manager", crews: tuple[str, ...] = ("A", "B")) -> ShellView:
        bench = RouteBench(tmp_path, storm_rows(12, crews), role)
        shelf, desk = UndoShelf(bench.work.now_ms), FakeDesk()
        office = replace(desk.office.services(), crews=CrewRoster(bench.work, shelf))
        services = replace(
            planner_services(desk, bench), office=office, job_verbs=JobActions(bench.work, shelf)
        )
        sessions.append(open_session(services, desk, around))
        shell = ShellView(look, sessions[-1])
        qtbot.addWidget(shell)
        shell.resize(*OFFICE_SIZE)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        sessions[-1].start()
        shell.go(Section.OFFICE)
        shell.office.show_page("crews")
        settle()
        return shell

    yield open_as
    for session in sessions:
        session.dispose()


def page(shell: ShellView) -> CrewsScreen:
    return find(shell, "crewsScreen", CrewsScreen)


def model(shell: ShellView) -> CrewsViewModel:
    office = shell.session.office
    assert office is not None
    assert office.crews is not None
    return office.crews


def type_in(shell: ShellView, name: str, text: str) -> None:
    field = find(page(shell), f"crew_{name}", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def hours(screen: CrewsScreen) -> tuple[str, str]:
    """As shown and as spoken."""
    cell = screen.table.model().index(0, 1)
    return str(cell.data()), str(cell.data(Qt.ItemDataRole.AccessibleTextRole))


def names(shell: ShellView) -> list[str]:
    return [one.form.name for one in model(shell).rows.rows]


def test_a_manager_changes_a_crew_by_keyboard_and_takes_it_back(opened: Opened) -> None:
    shell = opened()
    screen = page(shell)
    assert hours(screen) == ("07:00\u201319:00", "07:00 to 19:00")
    type_in(shell, "shift_end", "16:30")
    type_in(shell, "break_min", "30")
    type_in(shell, "vehicle", "Truck 7")
    QTest.keyClick(find(screen, "crew_vehicle", QLineEdit), Qt.Key.Key_Return)
    settle()
    row = [str(screen.table.model().index(0, at).data()) for at in range(5)]
    assert row == ["Crew A", "07:00\u201316:30", "30 min", "inspection", "Truck 7"]
    assert "Changed Crew A. It goes to everybody's laptop" in screen.banner.text
    screen.table.setFocus()  # in a field the keys take back what was typed
    press(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert hours(screen) == ("07:00\u201319:00", "07:00 to 19:00")
    assert find(screen, "crew_vehicle", QLineEdit).text() == ""
    assert not model(shell).changed


def change_elsewhere(shell: ShellView, **fields: Any) -> None:
    """Another manager's change of the first crew arrives."""
    crews = model(shell)
    draft = Draft(Kind.SET, "crews", crews.rows.rows[0].crew_id, fields)
    _, touched = crews._verbs._work.capture([draft])  # type: ignore[attr-defined]
    crews._around.bus.announce(ChangeSet("sync", touched))
    settle()


def test_what_another_changes_comes_into_the_form_and_what_is_typed_stays(opened: Opened) -> None:
    shell = opened()
    screen = page(shell)
    type_in(shell, "vehicle", "Van")
    change_elsewhere(shell, vehicle="Truck 7", max_stops=12)
    assert "Crew A was changed by somebody else meanwhile. What you typed stays." in screen.banner.text
    assert find(screen, "crew_vehicle", QLineEdit).text() == "Van"
    assert find(screen, "crew_most_stops", QLineEdit).text() == "12"
    click(screen, "crewOnMap_start")
    change_elsewhere(shell, max_stops=13)
    assert screen.place.isVisible()  # a sync ends nobody's pointing
    click(screen, "crewPlaceLeave")
    click(screen, "crewDiscard")
    assert find(screen, "crew_vehicle", QLineEdit).text() == "Truck 7"
    assert find(screen, "crew_most_stops", QLineEdit).text() == "13"
    assert not model(shell).changed


def test_a_crew_that_was_refused_is_waited_for_no_more(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = opened()
    screen = page(shell)

    def full(*_: object, **__: object) -> ChangeSet:
        raise NotAllowed("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(CrewRoster, "save", full)
        click(screen, "crewNew")
        type_in(shell, "name", "Crew 0")
        click(screen, "crewSave")
        assert "The disk is full." in screen.banner.text
    click(screen, "crewDiscard")
    screen.table.setCurrentIndex(screen.table.model().index(0, 0))
    change_elsewhere(shell, crew_name="Crew 0")
    change_elsewhere(shell, vehicle="Van")
    assert find(screen, "crew_vehicle", QLineEdit).text() == "Van"


def test_a_new_crew_with_chips_and_an_address(opened: Opened) -> None:
    shell = opened()
    screen = page(shell)
    click(screen, "crewNew")
    assert shell.focusWidget() is find(screen, "crew_name", QLineEdit)
    type_in(shell, "name", "Crew Plano")
    click(screen, "crewSkill_tile")
    click(screen, "crewSkill_steep")
    click(screen, "crewSkill_tile")
    type_in(shell, "start", "2 Oak")
    find(screen, "crew_name", QLineEdit).setFocus()
    settle()
    assert find(screen, "crew_start", QLineEdit).text() == "33.05, -96.636"
    assert "Starts at: 2 Oak St, Allen." in screen.banner.text
    click(screen, "crewSave")
    settle()
    assert names(shell) == ["Crew A", "Crew B", "Crew Plano"]
    assert model(shell).form.skills == "steep"
    assert screen.table.currentIndex().row() == 2
    type_in(shell, "end", "1 Oak")
    QTest.keyClick(find(screen, "crew_end", QLineEdit), Qt.Key.Key_Backspace)  # "1 Oa": 1, 10, 11, 12 Oak St
    type_in(shell, "end", "1")
    type_in(shell, "end", "Nowhere St")
    find(screen, "crew_name", QLineEdit).setFocus()
    settle()
    assert "Ends at: no house of that address is known here." in screen.banner.text


def test_a_skill_that_was_typed_is_one_to_choose_once_it_is_stored(opened: Opened) -> None:
    shell = opened()
    screen = page(shell)
    usual = ["inspection", "steep", "tile", "spanish"]
    type_in(shell, "skills", "tile, gutters")
    assert list(screen.form.chips) == usual
    assert [skill for skill, chip in screen.form.chips.items() if chip.isChecked()] == ["tile"]
    click(screen, "crewSave")
    settle()
    assert list(screen.form.chips) == [*usual, "gutters"]
    click(screen, "crewSkill_gutters")
    assert find(screen, "crew_skills", QLineEdit).text() == "tile"


def test_everything_that_is_wrong_is_told_and_the_keyboard_goes_there(opened: Opened) -> None:
    shell = opened()
    screen = page(shell)
    shell.resize(1024, 640)  # where the form's begin is out of sight beside its buttons
    type_in(shell, "shift_end", "6")
    type_in(shell, "name", "crew b")
    type_in(shell, "start", "0,0")
    screen.area.verticalScrollBar().setValue(screen.area.verticalScrollBar().maximum())
    click(screen, "crewSave")
    told = screen.banner.text
    assert "Name: Another crew is called crew b. Give this one another name." in told
    assert "Starts at: 0,0 is no place on earth where crews start." in told
    assert "Shift ends: The shift ends at 06:00, which is not after its begin at 07:00." in told
    field = find(screen, "crew_name", QLineEdit)
    assert shell.focusWidget() is field
    settle()
    assert not field.visibleRegion().isEmpty()
    screen.table.setCurrentIndex(screen.table.model().index(1, 0))
    assert "Crew A was changed and is not saved." in screen.banner.text
    assert screen.table.currentIndex().row() == 0
    click(screen, "crewDiscard")
    screen.table.setCurrentIndex(screen.table.model().index(1, 0))
    assert find(screen, "crew_name", QLineEdit).text() == "Crew B"


def test_a_place_is_shown_on_the_map_by_hand_and_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    shell = opened()
    screen = page(shell)
    click(screen, "crewOnMap_start")
    settle()
    pane = screen.place.pane.map
    assert screen.place.isVisible()
    assert "Where does Crew A start?" in words(screen.place)
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(60, pane.height() - 12))
    qtbot.waitUntil(lambda: not screen.place.isVisible())
    tapped = find(screen, "crew_start", QLineEdit).text()
    assert tapped != "33.1, -96.7"
    rules.place_typed(tapped)
    click(screen, "crewOnMap_end")
    camera = pane.camera
    click(screen, "crewPlaceMiddle")
    end = rules.place_typed(find(screen, "crew_end", QLineEdit).text())
    assert end.latitude == pytest.approx(camera.latitude, abs=1e-5)
    assert not screen.place.isVisible()
    click(screen, "crewEndSame")
    assert find(screen, "crew_end", QLineEdit).text() == ""
    click(screen, "crewOnMap_end")
    press(shell, Qt.Key.Key_Escape)
    assert not screen.place.isVisible()


def test_a_planner_reads_and_a_company_without_crews_is_told_so(opened: Opened) -> None:
    shell = opened("planner")
    screen = page(shell)
    assert "Managers and admins change crews; planners see them." in words(screen)
    for name in ("crewSave", "crewNew", "crewDiscard", "crewOnMap_start"):
        assert not find(screen, name).isVisible()
    assert find(screen, "crew_name", QLineEdit).isReadOnly()


def test_without_crews_the_form_is_for_the_first(opened: Opened) -> None:
    shell = opened("admin", ())
    screen = page(shell)
    assert "There are no crews yet." in words(screen)
    type_in(shell, "name", "Crew One")
    click(screen, "crewSave")
    settle()
    assert names(shell) == ["Crew One"]
    click(screen, "crewActive")
    click(screen, "crewSave")
    settle()
    assert str(screen.table.model().index(0, 0).data()) == "Crew One, out of service"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("asks", [False, True])
def test_it_fits_the_smallest_window_with_large_controls_and_whole_words(
    opened: Opened, look: Look, density: Density, theme: Theme, asks: bool
) -> None:
    shell = opened()
    look.wear(theme, density)
    shell.resize(1024, 640)
    if asks:
        click(page(shell), "crewOnMap_start")
    settle()
    asked, screen = shell.minimumSizeHint(), page(shell)
    assert asked.width() <= 1024
    assert asked.height() <= 640
    assert nameless(screen) == []
    assert cut_words(screen) == []
    small = [
        one.objectName() for one in visible_controls(screen)
        if min(one.width(), one.height()) < look.metrics.target
    ]  # fmt: skip
    assert small == []


def test_tab_reads_the_form_and_what_a_screen_reader_gets_is_what_it_was(opened: Opened) -> None:
    shell = opened()
    screen = page(shell)
    type_in(shell, "break_min", "30")
    reached = []
    find(screen, "crew_name", QLineEdit).setFocus()
    for _ in range(20):
        focus = shell.focusWidget()
        assert focus is not None
        reached.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert reached[:11] == [
        "crew_name", "crew_vehicle", "crew_most_stops", "crew_shift_start", "crew_shift_end",
        "crew_break_start", "crew_break_min", "crew_start", "crewOnMap_start", "crew_end", "crewOnMap_end",
    ]  # fmt: skip
    assert reached[11:] == [
        "crewEndSame", "crewSkill_inspection", "crewSkill_steep", "crewSkill_tile", "crewSkill_spanish",
        "crew_skills", "crewActive", "crewSave", "crewDiscard",
    ]  # fmt: skip
    compare("crews", tree(screen))


def test_every_sentence_of_the_rules_can_be_translated() -> None:
    assert set(rules.SENTENCES) == set(SENTENCES)
