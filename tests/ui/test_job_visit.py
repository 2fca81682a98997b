"""Around a visit on the job page: appointment, texts for notes, finding notes, history, the sticky slope."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.jobs.timeline_models import ItemKind, TimelineItem
from stormops_desktop.services.models import NoteView
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.job.history import SHOWN_AT_FIRST
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import NOW, FakeDesk
from tests.ui.acting import click, find, press, words

JOB = "job-000004"
HOUR = 3_600_000


@pytest.fixture(autouse=True)
def on_the_job_page(shell: ShellView) -> None:
    shell.open_job(JOB)


def type_appointment(shell: ShellView, text: str) -> QLineEdit:
    field = find(shell.job, "appointmentField", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_an_appointment_is_typed_in_the_houses_zone(shell: ShellView, desk: FakeDesk) -> None:
    type_appointment(shell, "2019-03-26 14:30")
    assert desk.rows[JOB].scheduled_at == 1_553_628_600_000  # 19:30 UTC
    assert "26 Mar 2019, 14:30 CDT" in words(shell.job.appointment)
    assert find(shell.job, "appointmentAgree", QPushButton).text() == "Move"


def test_what_can_not_be_read_is_said_and_stays(shell: ShellView, desk: FakeDesk) -> None:
    field = type_appointment(shell, "soon")
    assert "is not a day and an hour" in words(shell.job.appointment)
    assert field.text() == "soon"
    type_appointment(shell, "3/26/2019 2:30 pm")
    assert desk.visits.calls == ["agree 1553628600000"]
    assert "is not a day" not in words(shell.job.appointment)


def test_an_offered_hour_is_one_press_and_is_called_off_again(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.job, "appointmentOffer0")
    assert "26 Mar 2019, 09:00 CDT" in words(shell.job.appointment)
    click(shell.job, "appointmentCallOff")
    assert desk.rows[JOB].scheduled_at is None
    assert "No appointment is agreed." in words(shell.job.appointment)
    assert not find(shell.job, "appointmentCallOff").isVisible()


def test_a_refusal_is_said_in_words(shell: ShellView, desk: FakeDesk) -> None:
    desk.visits.problem = NotAllowed("That day has passed. Choose one from today on.")
    type_appointment(shell, "2018-03-26 14:30")
    assert "That day has passed." in shell.job.banner.text


def test_the_calendar_file_is_saved_where_the_person_says(shell: ShellView, tmp_path: Path) -> None:
    click(shell.job, "appointmentOffer1")
    click(shell.job, "appointmentFile")
    dialog = shell.job.appointment.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.isModal() or dialog.windowModality() is Qt.WindowModality.WindowModal
    dialog.fileSelected.emit(str(tmp_path / "visit.ics"))
    dialog.close()
    assert (tmp_path / "visit.ics").read_bytes() == b"BEGIN:VCALENDAR"
    assert "Saved:" in words(shell.job.appointment)


def test_a_file_that_can_not_be_written_says_why(shell: ShellView, tmp_path: Path) -> None:
    click(shell.job, "appointmentOffer1")
    click(shell.job, "appointmentFile")
    dialog = shell.job.appointment.dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "visit.ics"))
    dialog.close()
    assert "can't be written" in words(shell.job.appointment)


def test_t_offers_texts_and_the_keyboard_lands_in_the_first_blank(
    shell: ShellView, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu.objectName()))
    press(shell, Qt.Key.Key_T)
    texts = shell.job.note.texts
    assert (opened, texts.hasFocus()) == (["noteTextsMenu"], True)
    choice = next(action for action in texts.choices.actions() if action.text() == "Gate, dog, parking")
    choice.trigger()
    assert shell.job.note.field.toPlainText() == "Gate code ____. Dog: ____. Park: ____."
    assert shell.job.note.field.textCursor().selectedText() == "____"
    QTest.keyClicks(shell.job.note.field, "4711")
    assert shell.job.note.field.toPlainText().startswith("Gate code 4711. Dog")


def test_a_text_is_filled_and_goes_below_what_is_written(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    QTest.keyClicks(shell.job.note.field, "Spoke with the owner")
    session.job.insert("damage")
    said = shell.job.note.field.toPlainText()
    assert said.startswith("Spoke with the owner\n2019-03-25 09:05: inspected 1232 Coit Rd with ____")
    assert "Slope ____" in said
    QTest.keyClick(shell.job.note.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.calls[-1].startswith(f"note {JOB} Spoke with the owner")


def test_an_hour_that_is_agreed_keeps_the_keyboard_where_it_was(shell: ShellView) -> None:
    offer = find(shell.job, "appointmentOffer0", QPushButton)
    offer.setFocus()
    press(offer, Qt.Key.Key_Space)
    assert "26 Mar 2019, 09:00 CDT" in words(shell.job.appointment)
    assert offer.hasFocus()
    call_off = find(shell.job, "appointmentCallOff", QPushButton)
    call_off.setFocus()
    press(call_off, Qt.Key.Key_Space)
    assert shell.job.appointment.agree.hasFocus()


def test_digits_record_outcomes_after_a_note_was_added(shell: ShellView, desk: FakeDesk) -> None:
    QTest.keyClicks(shell.job.note.field, "Spoke with the owner")
    shell.job.note.add.setFocus()
    press(shell.job.note.add, Qt.Key.Key_Space)
    assert desk.calls[-1].startswith(f"note {JOB} Spoke with the owner")
    assert shell.job.hasFocus()


def test_the_slope_is_said_as_the_photo_page_says_it(shell: ShellView, session: SessionViewModels) -> None:
    session.labels.choose(slope="NW")
    assert shell.job.slope.text() == "Slope: North-west"


def test_s_goes_through_the_slopes_and_another_job_begins_afresh(
    shell: ShellView, session: SessionViewModels
) -> None:
    press(shell, Qt.Key.Key_S)
    assert (session.labels.slope, shell.job.slope.text()) == ("front", "Slope: Front")
    press(shell, Qt.Key.Key_S)
    press(shell, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert session.labels.slope == "front"
    session.job.insert("damage")
    assert "Slope Front" in session.job.draft
    session.job.write("")
    shell.open_job("job-000005")
    assert (session.labels.job_id, session.labels.slope) == ("job-000005", "")


def notes_of(desk: FakeDesk) -> None:
    old = NoteView("n0", "Met adjuster", "Sam Lee", NOW - 3 * HOUR, False, False, NOW - 2 * HOUR)
    desk.notes[JOB] = [
        NoteView("n1", "Gate code 4711", "Dana Ortiz", NOW, pending=False, mine=True),
        NoteView("n2", "Met adjuster, agreed front", "Sam Lee", NOW, False, False, None, (old,)),
    ]


def test_notes_are_found_by_their_words(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    notes_of(desk)
    session.job.reload()
    field = find(shell.job, "notesFind", QLineEdit)
    QTest.keyClicks(field, "front ADJ")
    assert "Met adjuster, agreed front" in words(shell.job.notes)
    assert "Gate code" not in words(shell.job.notes)
    QTest.keyClicks(field, "zzz")
    assert "No note has these words." in words(shell.job.notes)
    shell.open_job("job-000005")
    assert field.text() == ""


def test_earlier_versions_of_a_note_are_unfolded(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    notes_of(desk)
    session.job.reload()
    assert "withdrawn" not in words(shell.job.notes)
    click(shell.job, "noteEarlier1")
    assert find(shell.job, "noteOld1_0", QLabel).text() == "Met adjuster"
    assert "withdrawn 25 Mar 2019" in words(shell.job.notes)
    click(shell.job, "noteEarlier1")
    assert "withdrawn" not in words(shell.job.notes)


PAST = (
    TimelineItem(ItemKind.CONFLICT, NOW, "Dana", text="Appointment"),
    TimelineItem(ItemKind.CHANGE, NOW, "Dana", code="appointment", did="edited", before=str(NOW),
                 after=str(NOW + HOUR), pending=True),
    TimelineItem(ItemKind.CHANGE, NOW, "Sam", code="claim", item="rcv", did="set", after="1100000"),
    TimelineItem(ItemKind.CHANGE, NOW, "Sam", code="claim", item="carrier", did="cleared", before="Acme"),
    TimelineItem(ItemKind.CHANGE, NOW, "Sam", code="stage", did="set", before="intent", after="filed"),
    TimelineItem(ItemKind.PHOTOS, NOW, count=37),
    TimelineItem(ItemKind.PAPER, NOW, "Dana", code="contingency", text="R. Diaz"),
    TimelineItem(ItemKind.CHECK, NOW, "Dana", code="roof", did="right_house", text="Kerb number"),
    TimelineItem(ItemKind.STEP, NOW, "Dana", code="skipped", counts=False),
)  # fmt: skip


def test_the_history_says_who_did_what(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.past[JOB] = PAST
    session.job.reload()
    said = words(shell.job.history)
    for fact in (
        "Not taken by the office", "moved to 25 Mar 2019, 10:05 CDT, it was 25 Mar 2019, 09:05 CDT",
        "RCV: $11,000.00", "Carrier taken out, it was Acme", "Stage: Filed", "37 photos", "R. Diaz",
        "right house · Kerb number", "kept, but it did not move the job", "Only here",
    ):  # fmt: skip
        assert fact in said, fact


def test_a_long_history_begins_with_the_newest(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    steps = tuple(TimelineItem(ItemKind.NOTE, NOW - n, "Dana", text=f"note {n}") for n in range(30))
    desk.past[JOB] = steps
    session.job.reload()
    assert f"note {SHOWN_AT_FIRST}" not in words(shell.job.history).split("\n")
    assert find(shell.job, "eventsMore", QPushButton).text() == f"Show {30 - SHOWN_AT_FIRST} earlier"
    click(shell.job, "eventsMore")
    assert "note 29" in words(shell.job.history)


def test_all_of_it_is_reached_by_tab(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    notes_of(desk)
    desk.rows[JOB] = replace(desk.rows[JOB], scheduled_at=NOW + HOUR)
    session.job.reload()
    shell.job.header.back.setFocus()
    reached = set()
    for _ in range(90):
        QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
        reached.add(shell.focusWidget().objectName())
    for name in (
        "jobSlope", "noteTexts", "notesFind", "noteEarlier1", "appointmentField", "appointmentAgree",
        "appointmentOffer0", "appointmentCallOff", "appointmentFile",
    ):  # fmt: skip
        assert name in reached, name
