"""The job page: recording, notes, history, moving on; by mouse and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from stormops_desktop.domain.nurture.consent import Consent
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.identity.models import HouseholdView, WayToContact
from stormops_desktop.viewmodels.outcomes import PAD
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.fakes import FakeDesk
from tests.ui.acting import click, find, press, settle, words

JOB = "job-000004"
TRAIL = ("job-000003", JOB, "job-000005")


@pytest.fixture(autouse=True)
def on_the_job_page(shell: ShellView) -> None:
    shell.open_job(JOB, TRAIL)


def test_it_says_which_house_and_what_is_known(shell: ShellView) -> None:
    said = words(shell.job)
    for fact in (
        "1232 Coit Rd",
        "Plano 75024",
        "2.75 inch hail reported",
        "Laminated shingle",
    ):
        assert fact in said
    assert shell.job.header.synthetic.isVisible()
    assert not shell.job.header.sample.isVisible()
    assert not shell.job.notes.isVisible()  # a house without notes has no empty card for them
    assert shell.job.facts.tier.text() == "Tier A, severe · 85 of 100"


@pytest.mark.parametrize("key", [key for key in PAD if key.digit], ids=lambda key: key.outcome)
def test_a_digit_records_its_outcome(shell: ShellView, desk: FakeDesk, key: object) -> None:
    press(shell, getattr(Qt.Key, f"Key_{key.digit}"))  # type: ignore[attr-defined]
    verb = "complete" if key.completes else "skip"  # type: ignore[attr-defined]
    assert desk.calls[-1] == f"{verb} {JOB} {key.outcome}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", PAD, ids=lambda key: key.outcome)
def test_a_click_records_the_outcome(shell: ShellView, desk: FakeDesk, key: object) -> None:
    click(shell.job, f"outcome_{key.outcome}")  # type: ignore[attr-defined]
    assert desk.calls[-1].endswith(f"{JOB} {key.outcome}")  # type: ignore[attr-defined]


def test_digits_typed_into_a_note_are_text(shell: ShellView, desk: FakeDesk) -> None:
    press(shell, Qt.Key.Key_N)
    assert shell.job.note.field.hasFocus()
    QTest.keyClicks(shell.job.note.field, "gate 4711 j")
    assert desk.calls == ["run"]
    assert shell.job.note.field.toPlainText() == "gate 4711 j"


def test_a_note_goes_along_with_the_outcome(shell: ShellView, desk: FakeDesk) -> None:
    QTest.keyClicks(shell.job.note.field, "Two vents dented")
    click(shell.job, "outcome_inspected_damage")
    assert desk.calls[-1] == f"complete {JOB} inspected_damage Two vents dented"
    assert shell.job.note.field.toPlainText() == ""
    assert "Two vents dented" in words(shell.job.notes)
    assert "Completed" in [b.text() for b in shell.job.history.findChildren(type(shell.job.header.status))]


def test_a_note_by_itself_by_keys_and_by_click(shell: ShellView, desk: FakeDesk) -> None:
    press(shell, Qt.Key.Key_N)
    QTest.keyClicks(shell.job.note.field, "first")
    press(shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(shell.job.note.field, "second")
    click(shell.job, "addNote")
    assert [call for call in desk.calls if call.startswith("note")] == [
        f"note {JOB} first",
        f"note {JOB} second",
    ]


def test_an_empty_note_cannot_be_added(shell: ShellView) -> None:
    assert not shell.job.note.add.isEnabled()
    QTest.keyClicks(shell.job.note.field, "  ")
    assert not shell.job.note.add.isEnabled()


def test_a_note_of_ones_own_can_be_withdrawn(shell: ShellView, desk: FakeDesk) -> None:
    QTest.keyClicks(shell.job.note.field, "wrong house")
    click(shell.job, "addNote")
    click(shell.job, "noteWithdraw0")
    assert "This note was withdrawn." in words(shell.job.notes)
    assert "wrong house" not in words(shell.job.notes)


def test_undo_by_button_and_by_keys_takes_the_outcome_back(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.job, "outcome_built")
    assert not shell.job.pad.isVisible()
    click(shell, "undoButton")
    assert shell.job.pad.isVisible()
    assert desk.rows[JOB].status == "assigned"
    click(shell.job, "outcome_built")
    press(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.rows[JOB].status == "assigned"
    assert "Taken back: Completed 1232 Coit Rd" in words(shell)


def test_a_closed_job_shows_what_it_came_to_and_reopens(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.job, "outcome_contingency_signed")
    assert "Contingency signed" in words(shell.job.closed)
    click(shell.job, "reopen_on_site")
    assert shell.job.pad.isVisible()
    assert desk.rows[JOB].status == "on_site"


def test_a_cancelled_job_says_who_can_reopen_it(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.rows[JOB] = replace(desk.rows[JOB], status="cancelled")
    session.job.reload()
    assert "the office can reopen it" in words(shell.job.closed)
    assert not shell.job.closed.reopen["on_site"].isVisible()


def test_the_next_job_is_one_press_away(shell: ShellView, session: SessionViewModels) -> None:
    click(shell.job, "outcome_built")
    click(shell.job, "nextJob")
    assert session.job.job_id == "job-000005"
    assert shell.job.pad.isVisible()
    press(shell, Qt.Key.Key_K)
    press(shell, Qt.Key.Key_K)
    assert session.job.job_id == "job-000003"
    assert not find(shell.job, "jobBefore").isEnabled()


def test_a_refusal_is_said_on_the_page_and_nothing_typed_is_lost(shell: ShellView, desk: FakeDesk) -> None:
    QTest.keyClicks(shell.job.note.field, "Two vents dented")
    desk.problem = NotAllowed("This route was given to another crew. Your note is still here.")
    click(shell.job, "outcome_built")
    assert shell.job.banner.isVisible()
    assert shell.job.banner.text == "This route was given to another crew. Your note is still here."
    assert shell.job.note.field.toPlainText() == "Two vents dented"
    click(shell.job, "outcome_built")
    assert not shell.job.banner.isVisible()


def test_a_job_that_left_this_machine_says_so(shell: ShellView) -> None:
    shell.open_job("job-999999")
    assert "not on this machine any more" in words(shell.job)


def test_driving_and_arriving_are_one_press_each(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.job, "step_en_route")
    assert not find(shell.job, "step_en_route").isVisible()
    click(shell.job, "step_on_site")
    assert desk.rows[JOB].status == "on_site"


def test_what_the_office_did_not_take_is_said_here_and_leads_to_where_it_is_decided(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    assert not shell.job.untaken.isVisible()
    desk.untaken[JOB] = ("Completed", "New note")
    session.job.reload()
    assert "The office did not take: Completed, New note." in words(shell.job.untaken)
    click(shell.job.untaken, "jobUntakenAction")
    assert session.shell.section is Section.OFFICE
    assert shell.office.isVisible()
    del desk.untaken[JOB]
    shell.open_job(JOB, TRAIL)
    assert not shell.job.untaken.isVisible()


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_the_way_back_covers_nothing_and_the_house_is_named_in_full(
    shell: ShellView, look: Look, theme: Theme, density: Density, size: tuple[int, int]
) -> None:
    look.wear(theme, density)
    shell.resize(*size)
    QTest.keyClicks(shell.job.note.field, "Two vents dented")
    click(shell.job, "outcome_inspected_damage")
    settle()
    assert (shell.width(), shell.height()) == size
    assert shell.undo.isVisible()
    page = QRect(shell.job.mapTo(shell, QPoint()), shell.job.size())
    assert not page.intersects(QRect(shell.undo.mapTo(shell, QPoint()), shell.undo.size()))
    assert shell.job.header.address.text() == "1232 Coit Rd"
    assert shell.job.header.place.text() == "Plano 75024"


def lives_there(desk: FakeDesk, household: HouseholdView | None) -> None:
    whole = desk.detail
    desk.detail = lambda job_id: replace(whole(job_id), household=household)  # type: ignore[method-assign]


def test_who_lives_there_is_said_in_masks_with_what_may_be_done(shell: ShellView, desk: FakeDesk) -> None:
    no, yes = Consent(allowed=False, basis="stop_word"), Consent(allowed=True, basis="opt_in")
    phones = [
        WayToContact("phone", f"••• ••• {n}", {"call": call, "sms": text})
        for n, call, text in ((1, yes, yes), (2, yes, no), (3, no, yes), (4, no, no))
    ]
    mails = [WayToContact("email", "a•••@m•••.example", {"email": one}) for one in (yes, no)]
    lives_there(desk, HouseholdView(("A. L.", "B. R."), (*phones, *mails), no))
    shell.open_job(TRAIL[0], TRAIL)
    assert shell.job.people.isVisible()
    assert shell.job.people.names.text() == "Known by initials: A. L., B. R."
    assert shell.job.people.ways.text().splitlines() == [
        "Telephone ••• ••• 1: may be called and texted",
        "Telephone ••• ••• 2: may be called, not texted",
        "Telephone ••• ••• 3: may be texted, not called",
        "Telephone ••• ••• 4: no calls, no texts (they answered STOP)",
        "E-mail a•••@m•••.example: may be written to",
        "E-mail a•••@m•••.example: do not write (they answered STOP)",
        "Do not knock (they answered STOP)",
    ]


def test_where_nobody_is_known_there_is_no_card_of_people(shell: ShellView, desk: FakeDesk) -> None:
    assert not shell.job.people.isVisible()
    lives_there(desk, HouseholdView((), (), Consent(allowed=True, basis="no_objection")))
    shell.open_job(TRAIL[0], TRAIL)
    assert not shell.job.people.isVisible()
