"""A held-out house says so on its job page and in Today, before anybody knocks."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from stormops_desktop.services.models import JobDetail, TodayView
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import FakeDesk
from tests.ui.acting import settle

JOB = "job-000004"
SAID = (
    "Held out: this house is in the control group of the experiment “Knock or not”. Do not knock unless the "
    "owner asked you to come."
)


@pytest.fixture
def held(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every house is in a control group."""
    detail, today = desk.detail, desk.today

    def held_detail(job_id: str) -> JobDetail:
        return replace(detail(job_id), held_out=SAID)

    def held_today(storm_id: str | None = None, opened: Collection[str] = ()) -> TodayView:
        day = today(storm_id, opened)
        return replace(day, stops=tuple(replace(stop, held_out=SAID) for stop in day.stops))

    monkeypatch.setattr(desk, "detail", held_detail)
    monkeypatch.setattr(desk, "today", held_today)


def test_the_job_page_says_why_nobody_is_to_knock(held: None, shell: ShellView) -> None:
    shell.open_job(JOB, (JOB,))
    settle()
    note = shell.job.header.held_out
    assert note.isVisible()
    assert note.text() == SAID
    assert note.textFormat() is Qt.TextFormat.PlainText
    assert note.height() >= note.heightForWidth(note.width())


def test_today_says_it_on_the_stop(held: None, shell: ShellView) -> None:
    shell.go(Section.TODAY)
    settle()
    badge = shell.today.card.held_out
    assert badge.isVisible()
    assert badge.toolTip() == SAID


def test_other_houses_say_nothing(shell: ShellView) -> None:
    shell.open_job(JOB, (JOB,))
    settle()
    assert not shell.job.header.held_out.isVisible()
    assert not shell.today.card.held_out.isVisible()
