"""Ready, Close-out, Photos and data: what they say, where they lead, and the keyboard alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from stormops_desktop.services.errors import NotAllowed, StoreTrouble
from stormops_desktop.services.office.models import ApartFile, BundleNote, Kind, OpenItem
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.widgets.screen import Screen
from tests.helpers.fakes import NOW, FakeDesk
from tests.helpers.office import BAD, no_stick, open_items
from tests.ui.acting import click, find, press, settle, words

WORDS = "two ladders and a tarp"


def page(shell: ShellView, key: str) -> Screen:
    shell.go(Section.OFFICE)
    shell.office.show_page(key)
    settle()
    return find(
        shell.office,
        {"ready": "readyScreen", "close_out": "closeOutScreen", "data": "dataScreen"}[key],
        Screen,
    )


def test_the_office_has_four_pages_by_keyboard(shell: ShellView) -> None:
    shell.go(Section.OFFICE)
    assert shell.office.keys == ("sync", "ready", "close_out", "data")
    for wanted in ("ready", "close_out", "data", "sync"):
        press(shell, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert shell.office.page == wanted


def test_one_button_says_whether_the_day_can_begin(shell: ShellView, desk: FakeDesk) -> None:
    ready = page(shell, "ready")
    assert "Not checked on this machine yet" in words(ready)
    click(ready, "readyCheck")
    said = words(ready)
    assert "Ready for the field, as of 25 Mar 2019, 09:05 CDT" in said
    assert "works without a network until 8 Apr 2019, 09:05 CDT" in said
    assert "Open stops: 38, on routes: 2." in said
    assert desk.office.calls == ["check"]


def test_what_is_red_comes_first_and_leads_to_what_fixes_it(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.office.after_check = BAD
    ready = page(shell, "ready")
    press(shell, Qt.Key.Key_Space)
    assert "Not ready: 2 things to put right" in words(ready)
    lines = words(ready).splitlines()
    assert lines.index("Free disk") < lines.index("Map") < lines.index("Houses")
    click(ready, "fix_fresh")
    assert "run" in desk.calls
    click(ready, "fix_disk")
    assert shell.office.page == "data"


def test_a_pin_is_set_where_it_is_missed(shell: ShellView, desk: FakeDesk) -> None:
    desk.office.after_check = BAD
    ready = page(shell, "ready")
    click(ready, "readyCheck")
    QTest.keyClicks(find(ready, "newPin"), "12")
    click(ready, "keepPin")
    assert "A PIN has 6 digits." in ready.banner.text
    QTest.keyClicks(find(ready, "newPin"), "3456")
    QTest.keyClick(find(ready, "newPin"), Qt.Key.Key_Return)
    assert desk.pin == "123456"
    assert desk.office.calls == ["check", "check"]


def test_a_check_that_fails_says_so_and_can_be_pressed_again(shell: ShellView, desk: FakeDesk) -> None:
    ready = page(shell, "ready")
    desk.office.problem = StoreTrouble("The local data is in use by another window.")
    click(ready, "readyCheck")
    assert "in use by another window" in ready.banner.text
    click(ready, "readyCheck")
    assert "Ready for the field, as of" in words(ready)


def test_zero_is_said_as_zero(shell: ShellView) -> None:
    close_out = page(shell, "close_out")
    said = words(close_out)
    assert "0 items exist only on this machine" in said
    assert "You can hand this machine on." in said
    assert not find(close_out, "closeOutMake", QPushButton).isEnabled()


@pytest.fixture
def unfinished(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> Screen:
    desk.office.items = open_items()
    assert session.office is not None
    session.office.close_out.reload()
    return page(shell, "close_out")


def test_every_kind_is_counted_and_leads_to_its_job(shell: ShellView, unfinished: Screen) -> None:
    said = words(unfinished)
    for text in (
        "16 items exist only on this machine", "2 wait for your decision.", "Visits and jobs: 1", "Notes: 11",
        "Claim entries: 1", "Photos: 1", "Photo, 4.8 MB to go", "New note, brought from truck-2", "Papers: 1",
        "Work brought from another laptop: 1", "Changes the office refused: 1", "Changes with two values: 1",
        "The office's server did not take this file.",
    ):  # fmt: skip
        assert text in said
    assert "1210 Oak Hollow Ln" not in said
    click(unfinished, "more_notes")
    assert "1210 Oak Hollow Ln" in words(unfinished)
    click(unfinished, "open_photos0")
    assert shell.shows_job
    assert shell.session.job.job_id == "job-000003"


class Shouting(QTranslator):
    """Translates what services say, and nothing else."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text.upper() if context == "services" else ""

    def isEmpty(self) -> bool:
        return False


def test_why_a_file_was_no_photo_is_told_in_the_screen_s_language(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, qapp: QApplication
) -> None:
    why = "The file is empty: nothing was written to it."
    desk.office.items = (OpenItem(Kind.APART, "IMG_1.jpg", "1240 Coit Rd", NOW, "job-000003", why),)
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        assert session.office is not None
        session.office.close_out.reload()
        assert why.upper() in words(page(shell, "close_out"))
    finally:
        qapp.removeTranslator(translator)


def test_decisions_are_made_on_the_sync_page(shell: ShellView, unfinished: Screen) -> None:
    click(unfinished, "decide_conflicts")
    assert shell.office.page == "sync"


def test_a_bundle_is_written_and_said_to_be_whole(
    shell: ShellView, unfinished: Screen, desk: FakeDesk, tmp_path: Path
) -> None:
    click(unfinished, "closeOutMake")
    path = find(unfinished, "makeBundlePath", QLineEdit)
    assert path.text().endswith("StormOps Dana Ortiz 2019-03-25 1405 UTC.stormops")
    path.setText(str(tmp_path / "work.stormops"))
    QTest.keyClicks(find(unfinished, "makeBundleWords"), "short")
    click(unfinished, "makeBundleGo")
    assert "at least 10 characters" in unfinished.banner.text
    find(unfinished, "makeBundleWords", QLineEdit).setText(WORDS)
    QTest.keyClick(find(unfinished, "makeBundleWords"), Qt.Key.Key_Return)
    assert desk.office.calls[-1] == f"make {tmp_path / 'work.stormops'} {WORDS}"
    assert "written and read back" in unfinished.banner.text
    assert "All of it is in the bundle work.stormops of 25 Mar 2019, 09:05 CDT too." in words(unfinished)
    assert not find(unfinished, "makeBundleCard").isVisible()
    assert find(unfinished, "makeBundleWords", QLineEdit).text() == ""


def test_no_stick_is_said_and_the_form_stays(unfinished: Screen, desk: FakeDesk) -> None:
    click(unfinished, "closeOutMake")
    desk.office.problem = no_stick()
    find(unfinished, "makeBundleWords", QLineEdit).setText(WORDS)
    click(unfinished, "makeBundleGo")
    assert "Is the stick plugged in?" in unfinished.banner.text
    assert find(unfinished, "makeBundleCard").isVisible()
    assert find(unfinished, "makeBundleGo", QPushButton).isEnabled()


def test_a_bundle_is_brought_in_and_sent(unfinished: Screen, desk: FakeDesk) -> None:
    click(unfinished, "closeOutMake")
    click(unfinished, "closeOutBring")
    assert not find(unfinished, "makeBundleCard").isVisible()
    click(unfinished, "bringBundleGo")
    assert not any(call.startswith("bring") for call in desk.office.calls)
    QTest.keyClicks(find(unfinished, "bringBundlePath"), "/media/stick/work.stormops")
    QTest.keyClicks(find(unfinished, "bringBundleWords"), WORDS)
    click(unfinished, "bringBundleGo")
    assert desk.office.calls[-1] == f"bring /media/stick/work.stormops {WORDS}"
    assert "Took over 6 changes and 2 photos of truck-2." in unfinished.banner.text
    assert "run" in desk.calls


def test_a_bundle_that_lacks_later_work_says_so(
    session: SessionViewModels, unfinished: Screen, desk: FakeDesk
) -> None:
    desk.office.bundle = BundleNote("work.stormops", NOW, holds_all=False)
    assert session.office is not None
    session.office.close_out.reload()
    assert "does not have all of it" in words(unfinished)


def test_photos_wait_for_wifi_until_the_person_says_otherwise(shell: ShellView, desk: FakeDesk) -> None:
    data = page(shell, "data")
    said = words(data)
    assert "12 photos wait for Wi-Fi" in said
    assert "This computer says that its link costs." in said
    click(data, "sendAnyway")
    assert "12 photos not yet safe, 57.6 MB to go" in words(data)
    assert "run" in desk.calls
    click(data, "wifiOnly")
    assert "wifi_only=False" in desk.office.calls[-1]
    click(data, "link_free")
    assert "link=<LinkSays.FREE" in desk.office.calls[-1]


def test_a_days_budget_is_chosen(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    data = page(shell, "data")
    budget = find(data, "dayBudget", QPushButton)
    assert budget.accessibleName() == "Most a day over a link that costs: 50 MB a day"
    (action,) = [each for each in data.budget.choices.actions() if each.data() == "100"]  # type: ignore[attr-defined]
    action.trigger()
    assert "day_mb=100" in desk.office.calls[-1]
    assert budget.accessibleName().endswith("100 MB a day")


def test_a_computer_that_does_not_know_its_link_says_so(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.office.data = replace(desk.office.data, system_says=None, costs=False, waits_for_wifi=0, unsafe=0)
    assert session.office is not None
    session.office.data.reload()
    data = page(shell, "data")
    assert "does not say whether its link costs" in words(data)
    assert "Every photo is safe at the office" in words(data)
    assert not find(data, "sendAnyway").isVisible()


def test_space_is_freed_once(shell: ShellView, desk: FakeDesk) -> None:
    data = page(shell, "data")
    assert "412 originals are here, 2.0 GB." in words(data)
    click(data, "freeSpace")
    assert desk.office.calls == ["free 14"]
    assert "1.1 GB freed" in shell.strip.text
    assert not find(data, "freeSpace", QPushButton).isEnabled()


def test_a_file_that_is_no_picture_goes_by_two_taps_and_with_a_reason(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    files = tuple(
        ApartFile("job-000004", name, "12 Oak St", "The file is not a picture.", 1)
        for name in ("a.jpg", "b.jpg")
    )
    desk.office.data = replace(desk.office.data, apart=files)
    assert session.office is not None
    session.office.data.reload()
    data = page(shell, "data")
    card: QWidget = find(data, "apartCard")
    assert "Not taken as photos: 2" in words(card)
    click(card, "apartDrop1")
    assert find(card, "apartKeep").hasFocus()
    click(card, "apartKeep")
    assert find(card, "apartDrop1").hasFocus()
    click(card, "apartDrop1")
    click(card, "apartReason_no_picture")
    settle()
    assert "discard b.jpg It is no picture" in desk.office.calls
    assert "Not taken as photos: 1" in words(card)
    assert "Discarded b.jpg. The job's notes say why." in words(shell)
    desk.office.problem = StoreTrouble("The local data is in use by another window.")
    click(card, "apartDrop0")
    click(card, "apartReason_again")
    assert "in use by another window" in words(shell)
    assert card.isVisible()


def test_removing_the_data_asks_first_and_is_refused_while_something_is_only_here(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    left: list[bool] = []
    session.shell.left.connect(lambda: left.append(True))
    data = page(shell, "data")
    click(data, "removeData")
    assert find(data, "removeNot").hasFocus()
    click(data, "removeNot")
    assert "remove data" not in desk.calls
    session.job.open("job-000004")
    session.job.record("built")
    desk.reachable = False
    click(data, "removeData")
    click(data, "removeSure")
    assert "Only on this computer: 1 change" in data.banner.text
    assert left == []
    desk.log.clear()
    click(data, "removeData")
    click(data, "removeSure")
    assert left == [True]


@pytest.mark.parametrize(
    ("typed", "key"), [("ready", "ready"), ("close-out", "close_out"), ("photos and", "data")]
)
def test_the_pages_are_found_by_name(shell: ShellView, typed: str, key: str) -> None:
    press(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    focus = shell.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, typed)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert shell.session.shell.section is Section.OFFICE
    assert shell.office.page == key


def test_an_order_to_keep_a_jobs_photos_is_given_on_its_page(shell: ShellView, desk: FakeDesk) -> None:
    assert not [c for c in shell.commands() if "every original" in c.words]
    shell.open_job("job-000004", ())
    for words_, held in (("Keep every original", True), ("Let originals", False)):
        (command,) = [each for each in shell.commands() if each.words.startswith(words_)]
        command.run()
        assert desk.office.calls[-1] == f"hold job-000004 {held}"
    assert "may go when the office keeps them safely" in shell.strip.text


def test_a_legal_hold_is_set_and_lifted_on_the_jobs_page(shell: ShellView, desk: FakeDesk) -> None:
    shell.open_job("job-000004", ())
    for words_, held, said in (("Legal hold:", True, "no machine lets"), ("Lift the legal", False, "lifted")):
        (command,) = [each for each in shell.commands() if each.words.startswith(words_)]
        command.run()
        assert desk.office.calls[-1] == f"legal hold job-000004 {held}"
        assert said in shell.strip.text
    desk.office.problem = NotAllowed("A legal hold is the office's to set.")
    command.run()
    assert "office's to set" in shell.strip.text
