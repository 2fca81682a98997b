"""Do not miss: on Today, at the start, by mouse and by keys."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.jobs.reminders import Reminder, ReminderKind
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.fakes import NOW, ZONE, FakeDesk
from tests.ui.acting import click, find, words

JOB = "job-000004"
HOUR = 3_600_000


def deadline(left: int, label: str = "File the claim") -> Reminder:
    due = date.fromordinal(date(2019, 3, 25).toordinal() + left)
    return Reminder(ReminderKind.DEADLINE, JOB, due, left, "1232 Coit Rd", ZONE, label=label)


VISIT = Reminder(
    ReminderKind.APPOINTMENT,
    "job-000006",
    date(2019, 3, 25),
    0,
    "1248 Oak Hollow Ln",
    ZONE,
    at=NOW + 5 * HOUR,
)


@pytest.fixture
def begun(desk: FakeDesk, around: Surroundings, look: Look, qtbot: QtBot) -> ShellView:
    """A day that begins with things due."""
    desk.visits.due = (deadline(-2, "The customer may cancel"), VISIT, *(deadline(n) for n in (1, 9, 40, 50)))
    session = open_session(desk.services(), desk, around)
    view = ShellView(look, session)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    session.start()
    return view


def test_the_day_begins_with_a_quiet_line(begun: ShellView) -> None:
    assert begun.today.banner.text == (
        "Do not miss: The customer may cancel, 1232 Coit Rd, and 1 more on Today."
    )
    click(begun.today, "todayScreenBannerClose")
    begun.session.reminders.reload()
    assert not begun.today.banner.isVisible()  # once a day is enough


def test_what_comes_due_is_listed_with_days_left(begun: ShellView) -> None:
    card = begun.today.reminders
    assert card is not None
    said = words(card)
    for fact in (
        "The customer may cancel", "passed 2 days ago", "Appointment", "25 Mar 2019, 14:05 CDT", "today",
        "tomorrow", "9 days left",
    ):  # fmt: skip
        assert fact in said, fact
    assert "40 days left" not in said
    assert find(card, "remindersMore", QPushButton).text() == "Show 2 more"
    find(card, "remindersMore", QPushButton).click()
    assert "50 days left" in words(card)


def test_a_press_leads_to_the_job(begun: ShellView) -> None:
    find(begun.today, "reminderOpen1", QPushButton).click()
    assert begun.shows_job
    assert begun.session.job.job_id == "job-000006"


def test_nothing_due_is_no_card_and_no_line(shell: ShellView) -> None:
    assert shell.today.reminders is not None
    assert not shell.today.reminders.isVisible()
    assert not shell.today.banner.isVisible()


def test_an_appointment_stands_with_its_stop(shell: ShellView, desk: FakeDesk) -> None:
    desk.book(JOB, NOW + HOUR)
    shell.session.today.reload()
    assert shell.today.card.appointment.text() == "10:05 CDT"
    model = shell.session.today.stops
    spoken = model.data(model.index(model.row_of(JOB)), 11)  # AccessibleTextRole
    assert "appointment 10:05 CDT" in spoken
