"""Jobs: search, chips, sorting, opening; by mouse and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.services.models import JobSort
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.jobs import UPLIFT_COLUMN, JobsViewModel
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.jobs.jobs_screen import JobsScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.fakes import CREW, SAMPLE, FakeDesk, busy_desk
from tests.ui.acting import click, press, settle, words


def test_a_chip_narrows_and_show_all_widens(shell: ShellView, session: SessionViewModels) -> None:
    shell.go(Section.JOBS)
    assert not shell.jobs.clear.isVisible()
    click(shell.jobs, "chip_completed")
    assert "3 shown" in words(shell.jobs)
    assert shell.jobs.chips["completed"].isChecked()
    click(shell.jobs, "clearFilters")
    assert "40 shown" in words(shell.jobs)
    assert not shell.jobs.chips["completed"].isChecked()


def test_typing_finds_and_enter_goes_to_the_table(
    shell: ShellView, session: SessionViewModels, qtbot: QtBot
) -> None:
    QTest.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shell.jobs.field.hasFocus()
    with qtbot.waitSignal(session.jobs.wanted_changed):
        QTest.keyClicks(shell.jobs.field, "1232 coit")
    press(shell, Qt.Key.Key_Return)
    assert shell.jobs.table.hasFocus()
    press(shell, Qt.Key.Key_Return)
    assert session.job.job_id == "job-000004"


def test_escape_empties_the_search_first(shell: ShellView, session: SessionViewModels) -> None:
    shell.find_jobs("zzz")
    press(shell, Qt.Key.Key_Escape)
    assert shell.jobs.field.text() == ""


def test_nothing_found_keeps_the_filters_and_offers_all(
    shell: ShellView, session: SessionViewModels, qtbot: QtBot
) -> None:
    shell.go(Section.JOBS)
    with qtbot.waitSignal(session.jobs.wanted_changed):
        QTest.keyClicks(shell.jobs.field, "zzz")
    assert shell.jobs.shows_content
    assert "No job matches" in words(shell.jobs)
    assert shell.jobs.field.isVisible()
    click(shell.jobs, "jobsNothingAction")
    assert shell.jobs.table.isVisible()
    assert shell.jobs.field.text() == ""


def test_a_storm_without_jobs_says_what_to_do(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    shell.go(Section.JOBS)
    desk.rows.clear()
    session.jobs.reload()
    assert "No jobs in this storm yet" in words(shell.jobs)
    session.shell.choose_storm(SAMPLE)
    assert "No jobs in this sample storm" in words(shell.jobs)
    assert "nobody drives there" in words(shell.jobs)


def test_a_click_on_a_heading_sorts_in_the_store(shell: ShellView, session: SessionViewModels) -> None:
    shell.go(Section.JOBS)
    header = shell.jobs.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(4) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (session.jobs.wanted.sort, session.jobs.wanted.descending) == (JobSort.SII, True)
    assert header.sortIndicatorSection() == 4


def test_rows_are_walked_with_j_and_k_and_opened_with_enter(
    shell: ShellView, session: SessionViewModels
) -> None:
    shell.go(Section.JOBS)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        press(shell, key)
    assert shell.jobs.table.currentIndex().row() == 2
    press(shell, Qt.Key.Key_Return)
    assert session.job.job_id == "job-000002"
    assert session.job.place == (3, 40)


def test_a_click_on_a_row_opens_it(shell: ShellView, session: SessionViewModels) -> None:
    shell.go(Section.JOBS)
    table = shell.jobs.table
    box = table.visualRect(session.jobs.model.index(6, 1))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert session.job.job_id == "job-000006"


def test_a_hundred_thousand_rows_scroll_by_fetching_what_is_seen(
    qtbot: QtBot, look: Look, around: Surroundings
) -> None:
    desk = busy_desk(30_000)
    jobs = JobsViewModel(around, desk)
    screen = JobsScreen(look, jobs)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    jobs.reload()
    screen.table.scrollToBottom()
    screen.grab()
    last = jobs.model.index(29_999, 1)
    assert last.data() == "241192 Parker Bend Way"


def test_a_store_in_trouble_is_told_and_tried_again(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    shell.go(Section.JOBS)
    desk.problem = StoreTrouble("Another StormOps has this file open. Close it and try again.")
    session.jobs.reload()
    assert "Another StormOps has this file open." in words(shell.jobs)
    click(shell.jobs, "jobsScreenStateAction")
    assert shell.jobs.shows_content


@pytest.mark.parametrize(("known", "titles"), [(True, 8), (False, 7)])
def test_a_column_of_figures_that_this_role_does_not_get_is_not_there(
    qtbot: QtBot, look: Look, around: Surroundings, known: bool, titles: int
) -> None:
    jobs = JobsViewModel(around, busy_desk(), uplift_known=known)
    screen = JobsScreen(look, jobs)
    qtbot.addWidget(screen)
    screen.resize(1280, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    jobs.reload()
    settle()
    columns = range(jobs.model.columnCount())
    assert sum(not screen.table.isColumnHidden(at) for at in columns) == titles
    assert screen.table.isColumnHidden(UPLIFT_COLUMN) is not known


def test_the_figures_are_the_offices(desk: FakeDesk, around: Surroundings) -> None:
    for role, known in (("crew", False), ("planner", True), ("manager", True), ("admin", True)):
        session = open_session(desk.services(replace(CREW, role=role)), desk, around)
        assert session.jobs.uplift_known is known
        session.dispose()
