"""The frame: going places, the command box, the help page, looks, and what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import BUILT, Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.shell.swatch import COLOURS, initials
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme, contrast
from tests.helpers.fakes import OTHER_TENANT, SAMPLE, FakeDesk
from tests.ui.acting import click, press, words

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_the_rail_shows_what_works_and_nothing_else(shell: ShellView) -> None:
    shown = [entry.text() for entry in shell.rail.entries.values()]
    assert shown == ["Today", "Jobs", "Map", "Office"]


@pytest.mark.parametrize(("number", "section"), list(enumerate(BUILT, 1)))
def test_alt_and_a_number_go_there(
    shell: ShellView, session: SessionViewModels, number: int, section: Section
) -> None:
    shell.open_job("job-000004")
    QTest.keyClick(shell, getattr(Qt.Key, f"Key_{number}"), ALT)
    assert session.shell.section is section
    assert shell.screens[section].isVisible()
    assert shell.rail.entries[section].isChecked()


def test_the_rail_leads_back_from_a_job_page_to_the_section_it_lies_over(shell: ShellView) -> None:
    shell.open_job("job-000004")
    click(shell.rail, "rail_today")
    assert shell.today.isVisible()


def test_company_and_storm_are_always_visible_and_can_be_chosen(
    shell: ShellView, session: SessionViewModels
) -> None:
    shell.open_job("job-000004")
    assert shell.top.tenant.isVisible()
    assert shell.top.storm.accessibleName() == "Storm: North Texas hail, 24 March 2019"
    wanted: list[str] = []
    session.shell.switch_wanted.connect(wanted.append)
    choose(shell.top.tenant.choices.actions(), OTHER_TENANT)
    choose(shell.top.storm.choices.actions(), SAMPLE)
    assert wanted == [OTHER_TENANT]
    assert session.jobs.wanted.storm_id == SAMPLE


def choose(actions: list, key: str) -> None:  # type: ignore[type-arg]
    next(action for action in actions if action.data() == key).trigger()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menus_open_by_key_and_close_by_escape(shell: ShellView) -> None:
    shell.top.storm.setFocus()
    press(shell, Qt.Key.Key_Space)
    assert shell.top.storm.choices.isVisible()
    QTest.keyClick(shell.top.storm.choices, Qt.Key.Key_Escape)
    assert not shell.top.storm.choices.isVisible()


def test_the_command_box_does_what_is_typed_and_gives_focus_back(
    shell: ShellView, session: SessionViewModels
) -> None:
    came_from = shell.window().focusWidget()
    QTest.keyClick(shell, Qt.Key.Key_K, CTRL)
    assert shell.box.field.hasFocus()
    press(shell, Qt.Key.Key_Escape)
    assert not shell.box.isVisible()
    assert shell.window().focusWidget() is came_from
    QTest.keyClick(shell, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(shell.box.field, "work off")
    press(shell, Qt.Key.Key_Return)
    assert session.driver.status is not None
    assert session.driver.status.working_offline


def test_the_command_box_walks_by_arrows_and_finds_jobs(shell: ShellView, session: SessionViewModels) -> None:
    QTest.keyClick(shell, Qt.Key.Key_K, CTRL)
    press(shell, Qt.Key.Key_Down)
    press(shell, Qt.Key.Key_Return)
    assert session.shell.section is Section.JOBS
    QTest.keyClick(shell, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(shell.box.field, "75013 mesq")
    press(shell, Qt.Key.Key_Return)
    assert shell.jobs.field.text() == "75013 mesq"


def test_help_lists_every_key_once(shell: ShellView) -> None:
    QTest.keyClick(shell, Qt.Key.Key_Question)
    said = words(shell.help)
    for keys in ("Alt+1", "Ctrl+K", "F5", "Ctrl+Z", "J", "N", "?"):
        assert said.split("\n").count(keys) == 1
    press(shell, Qt.Key.Key_Escape)
    assert not shell.help.isVisible()


def test_f5_syncs_and_ctrl_s_says_it_is_saved(shell: ShellView, desk: FakeDesk) -> None:
    before = desk.calls.count("run")
    QTest.keyClick(shell, Qt.Key.Key_F5)
    assert desk.calls.count("run") == before + 1
    QTest.keyClick(shell, Qt.Key.Key_S, CTRL)
    assert "Everything is saved on this machine" in shell.strip.text


def test_no_two_commands_share_a_key(shell: ShellView) -> None:
    keys = [command.keys for command in shell.commands() if command.keys]
    assert len(keys) == len(set(keys))


def test_signing_out_is_refused_in_place(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    session.driver.work_offline(offline=True)
    session.job.open("job-000004")
    session.job.record("built")
    session.shell.sign_out()
    assert "Sync first, then sign out." in shell.strip.text


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("density", Density)
def test_looks_change_while_running(shell: ShellView, look: Look, theme: Theme, density: Density) -> None:
    look.wear(theme, density)
    image = shell.grab().toImage()
    tokens = look.tokens
    corner = image.pixelColor(shell.rail.width() + 4, shell.top.height() + 4).name().upper()
    assert corner == tokens.ground
    assert shell.jobs.table.verticalHeader().defaultSectionSize() == look.metrics.target


def test_the_bars_say_the_facts(shell: ShellView) -> None:
    said = words(shell.bottom)
    assert "Nothing is only on this machine" in said
    assert "Office reached 4 min ago" in said
    assert "Demo clock: 25 March 2019" in said


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("DFW Elite Roofing", "DE"),
        ("Lone Star Exteriors", "LS"),
        ("Acme", "A"),
        ("& Sons Roofs", "SR"),
        ("", "?"),
    ],
)
def test_a_company_has_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_white_initials_can_be_read_on_every_company_colour() -> None:
    assert min(contrast("#FFFFFF", colour) for colour in COLOURS) >= 4.5
