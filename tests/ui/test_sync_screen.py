"""The Office page: what is only here, what needs a person, the switch."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import FakeDesk, conflict, text_conflict
from tests.ui.acting import click, find, words


def test_all_safe_says_so(shell: ShellView) -> None:
    click(shell.top, "syncChip")
    said = words(shell.sync)
    assert "Safe at office" in said
    assert "Office reached 4 min ago" in said
    assert "Nothing. Everything you saved is safe at the office." in said


def test_working_offline_keeps_work_here_and_coming_back_sends_it(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    shell.go(Section.OFFICE)
    click(shell.sync, "workOffline")
    assert "You chose to work offline." in words(shell.sync)
    assert shell.top.chip.text() == "Offline since 09:05 CDT, all saved here"
    assert not shell.sync.now.isEnabled()
    session.job.open("job-000004")
    session.job.record("built")
    assert "Completed 1232 Coit Rd" in words(shell.sync)
    assert "Only on this machine: 1 change" in words(shell.bottom)
    click(shell.sync, "workOffline")
    assert desk.log == []
    assert "Nothing is only on this machine" in words(shell.bottom)


def test_an_office_out_of_reach_says_what_still_works(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.reachable = False
    shell.go(Section.OFFICE)
    click(shell.sync, "syncNow")
    assert "Everything is saved here and goes up later." in shell.sync.banner.text
    assert "Keep working" in words(shell.sync)
    desk.reachable = True
    click(shell.sync, "syncScreenBannerAction")
    assert "Safe at office" in words(shell.sync)
    assert not shell.sync.banner.isVisible()


def test_a_conflict_shows_before_mine_and_theirs(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.conflicts = [conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    said = words(shell.sync)
    for text in (
        "1 needs you",
        "Outcome of the visit",
        "Before",
        "Inspected, damage",
        "Not interested",
        "On site",
    ):
        assert text in said
    assert shell.top.chip.text() == "1 needs you"
    click(shell.sync, "keepMine7")
    assert "keep 7" in desk.calls


def test_taking_theirs_asks_why_by_one_more_press(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.conflicts = [conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    assert not find(shell.sync, "reason7_1").isVisible()
    click(shell.sync, "takeTheirs7")
    assert find(shell.sync, "reason7_0").hasFocus()
    click(shell.sync, "reason7_1")
    assert "theirs 7 Somebody else did it" in desk.calls


def test_two_texts_are_kept_together(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.conflicts = [text_conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    assert "3 changes refused in one step." in words(shell.sync)
    click(shell.sync, "keepBoth7")
    assert "both 7" in desk.calls


def test_what_is_right_is_typed_by_keyboard(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.conflicts = [text_conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    write: QWidget = find(shell.sync, "writeText7")
    write.setFocus()
    QTest.keyClick(write, Qt.Key.Key_Space)
    line = find(shell.sync, "text7_0", QLineEdit)
    assert line.hasFocus()
    assert line.text() == "OFFICE-1; TRUCK-1"
    line.setText("TX-9")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "edited 7 {'7.policy_number': 'TX-9'}" in desk.calls


def test_typing_outlives_news_and_can_be_left(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.conflicts = [text_conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    click(shell.sync, "writeText7")
    line = find(shell.sync, "text7_0", QLineEdit)
    line.setText("TX-")
    session.sync.reload()
    assert find(shell.sync, "text7_0", QLineEdit) is line, "nothing else is in the inbox"
    desk.conflicts = [text_conflict(7), conflict(8)]
    session.sync.reload()
    again = find(shell.sync, "text7_0", QLineEdit)
    assert (again.text(), again.hasFocus()) == ("TX-", True)
    click(shell.sync, "leaveText7")
    assert find(shell.sync, "writeText7").hasFocus()
    assert not find(shell.sync, "text7_0", QLineEdit).isVisible()


def test_what_is_no_text_is_not_joined(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.conflicts = [conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    assert shell.sync.findChild(QPushButton, "keepBoth7") is None
    assert "refused in one step" not in words(shell.sync)


def test_a_list_that_cannot_be_read_says_so(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    shell.go(Section.OFFICE)
    desk.problem = StoreTrouble("The file is damaged. A copy of your unsent work was saved beside it.")
    session.sync.reload()
    assert "The file is damaged." in words(shell.sync)


def test_photos_that_are_only_here_are_counted_everywhere(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.photos_unsafe = 12
    session.driver.sync_now()
    shell.go(Section.OFFICE)
    assert "12 photos not yet safe" in words(shell.sync)
    assert "Everything you saved is safe" not in words(shell.sync)
    assert shell.top.chip.text() == "Saved here, 12 photos not yet safe"
    assert "Only on this machine: 12 photos not yet safe" in words(shell.bottom)
