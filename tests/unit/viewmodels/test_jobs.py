"""The table's filter: one thing at a time, searched and sorted by the store."""

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.services.models import JobSort
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.jobs import JobsViewModel, columns
from tests.helpers.fakes import SAMPLE, FakeDesk, busy_desk, make_row


@pytest.fixture
def jobs(desk: FakeDesk, around: Surroundings) -> JobsViewModel:
    made = JobsViewModel(around, desk, typing_ms=0)
    made.reload()
    return made


def first(jobs: JobsViewModel) -> str:
    return str(jobs.model.index(0, 1).data())


def test_qts_own_checks_hold(jobs: JobsViewModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(jobs.model)


def test_typing_searches_once_it_pauses(jobs: JobsViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.wanted_changed):
        for text in ("1", "12", "1232"):
            jobs.search(text)
    assert jobs.wanted.text == "1232"
    assert [first(jobs), jobs.model.rowCount()] == ["1232 Coit Rd", 1]


def test_chips_add_up_and_clear_takes_all_away(jobs: JobsViewModel) -> None:
    jobs.toggle_status("completed")
    assert jobs.model.rowCount() == 3
    jobs.toggle_status("skipped")
    assert jobs.model.rowCount() == 4
    jobs.toggle_status("completed")
    assert jobs.model.rowCount() == 1
    jobs.clear()
    assert (jobs.model.rowCount(), jobs.filtered) == (40, False)


def test_sorting_starts_with_what_matters_and_turns_round(jobs: JobsViewModel) -> None:
    jobs.sort_by(4)
    assert (jobs.wanted.sort, jobs.wanted.descending) == (JobSort.SII, True)
    jobs.sort_by(4)
    assert not jobs.wanted.descending
    jobs.sort_by(1)
    assert (jobs.wanted.sort, jobs.wanted.descending) == (JobSort.ADDRESS, False)


def test_a_column_that_the_store_cannot_sort_changes_nothing(jobs: JobsViewModel) -> None:
    before = jobs.wanted
    jobs.sort_by(2)
    assert jobs.wanted == before


def test_another_storm_is_another_table(jobs: JobsViewModel) -> None:
    jobs.show_storm(SAMPLE)
    assert jobs.load is Load.EMPTY


def test_a_change_elsewhere_shows_without_losing_the_place(
    jobs: JobsViewModel, desk: FakeDesk, around: Surroundings, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(jobs.model.modelReset):
        around.bus.announce(desk.complete("job-000004", "built"))
    assert jobs.model.index(4, 0).data() == "Built"


def test_a_store_in_trouble_is_told(jobs: JobsViewModel, desk: FakeDesk) -> None:
    desk.problem = StoreTrouble("Another StormOps has this file open. Close it and try again.")
    jobs.reload()
    assert (jobs.load, jobs.problem) == (
        Load.FAILED,
        "Another StormOps has this file open. Close it and try again.",
    )


def test_the_trail_is_what_stands_around_the_row(around: Surroundings) -> None:
    jobs = JobsViewModel(around, busy_desk(400))
    jobs.reload()
    trail = jobs.trail(100)
    assert (trail[0], trail[-1], len(trail)) == ("job-000050", "job-000149", 100)


@pytest.mark.parametrize(
    ("changes", "spoken"),
    [
        ({}, ["To do", "Tier A, severe, 97 of 100"]),
        (
            {"status": "skipped", "outcome": "no_answer", "pending": True},
            ["No answer, only on this machine", "Tier A, severe, 97 of 100"],
        ),
        ({"sii": None, "tier": None}, ["To do", "No evidence"]),
    ],
)
def test_a_row_is_read_aloud_in_words(changes: dict[str, object], spoken: list[str]) -> None:
    row = make_row(0, **changes)
    assert [c.spoken(row) for c in columns(lambda _row: "") if c.spoken is not None] == spoken
