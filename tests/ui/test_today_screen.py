"""Today: states, clicks, keys."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.today.today_screen import TodayScreen
from tests.helpers.fakes import NOW, SAMPLE, STORM, FakeDesk
from tests.helpers.runners import HeldRunner
from tests.ui.acting import click, press, words


def test_the_next_stop_stands_out(shell: ShellView) -> None:
    said = words(shell.today.card)
    assert "Next stop" in said
    assert "1232 Coit Rd" in said
    assert "Plano 75024" in said
    assert words(shell.today).count("3 of 40 done") == 1
    assert shell.today.card.synthetic.isVisible()


def test_from_the_stop_card_an_outcome_takes_two_clicks(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.today, "recordOutcome")
    click(shell.job, "outcome_inspected_damage")
    assert desk.calls[-1] == "complete job-000004 inspected_damage"
    assert shell.undo.isVisible()


def test_one_click_drives_and_the_next_arrives(shell: ShellView, desk: FakeDesk) -> None:
    assert shell.today.card.step.text() == "Start driving"
    click(shell.today, "stepButton")
    assert shell.today.card.step.text() == "I am on site"
    click(shell.today, "stepButton")
    assert not shell.today.card.step.isVisible()
    assert desk.rows["job-000004"].status == "on_site"


def test_a_step_leaves_the_keyboard_with_the_stop(shell: ShellView) -> None:
    step = shell.today.card.step
    step.setFocus()
    press(step, Qt.Key.Key_Space)
    assert step.text() == "I am on site"
    assert step.hasFocus()
    press(step, Qt.Key.Key_Space)
    assert not step.isVisible()
    assert shell.today.card.record.hasFocus()


def test_the_whole_day_works_from_the_keyboard(shell: ShellView, session: SessionViewModels) -> None:
    assert shell.today.stops.hasFocus()
    press(shell, Qt.Key.Key_J)
    press(shell, Qt.Key.Key_J)
    press(shell, Qt.Key.Key_K)
    assert session.today.chosen is not None
    assert session.today.chosen.job_id == "job-000005"
    press(shell, Qt.Key.Key_Down)
    assert session.today.chosen.job_id == "job-000006"
    press(shell, Qt.Key.Key_Return)
    assert shell.shows_job
    assert session.job.job_id == "job-000006"
    press(shell, Qt.Key.Key_Escape)
    assert not shell.shows_job
    assert shell.today.stops.hasFocus()


def test_looking_elsewhere_offers_the_way_back_to_the_next_stop(
    shell: ShellView, session: SessionViewModels
) -> None:
    session.today.choose(20)
    assert "Stop 21 of 40" in words(shell.today.card)
    click(shell.today, "followNext")
    assert session.today.is_next


def test_a_stop_that_is_only_here_says_so(shell: ShellView, session: SessionViewModels) -> None:
    session.driver.work_offline(offline=True)
    session.today.step()
    assert shell.today.card.pending.isVisible()


def test_without_a_route_it_says_what_to_do(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.rows.clear()
    session.today.reload()
    assert not shell.today.shows_content
    assert "No route for today" in words(shell.today)
    click(shell.today, "todayScreenStateAction")
    assert session.shell.section is Section.JOBS


def test_a_sample_storm_says_that_it_is_one(shell: ShellView, session: SessionViewModels) -> None:
    session.shell.choose_storm(SAMPLE)
    assert not shell.today.shows_content
    assert "No routes in this sample storm" in words(shell.today)
    assert not shell.today.panel.action.isVisible()  # there is nothing to open
    session.shell.choose_storm(STORM)
    assert shell.today.shows_content


def test_a_day_that_is_done_says_so_without_a_next_stop(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    for key in list(desk.rows)[4:]:
        desk.complete(key, "built")
    session.today.reload()
    assert not shell.today.card.isVisible()
    assert "Every stop has its outcome" in words(shell.today)


def test_while_reading_and_after_a_failure(qtbot: QtBot, look: Look, desk: FakeDesk) -> None:
    runner = HeldRunner()
    today = TodayViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk, desk)
    screen = TodayScreen(look, today)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_load()
    today.reload()
    assert "Reading from this machine" in words(screen)
    desk.problem = StoreTrouble("The disk is full. Free 200 MB; what you saved is safe.")
    runner.release_all()
    assert "The disk is full." in words(screen)
    click(screen, "todayScreenStateAction")
    runner.release_all()
    assert screen.shows_content
