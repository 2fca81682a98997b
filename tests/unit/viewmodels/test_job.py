"""Recording a visit: one verb, once, with its note."""

import pytest

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.outcomes import PAD
from sync.contracts.entities.fieldwork import OUTCOMES
from tests.helpers.fakes import NOW, FakeDesk
from tests.helpers.runners import HeldRunner

JOB = "job-000004"


@pytest.fixture
def job(desk: FakeDesk, around: Surroundings) -> JobViewModel:
    made = JobViewModel(around, desk, desk)
    made.open(JOB, ("job-000003", JOB, "job-000005"))
    return made


def test_the_pad_offers_every_outcome_once_and_nine_digits() -> None:
    assert sorted(key.outcome for key in PAD) == sorted(OUTCOMES)
    assert [key.digit for key in PAD if key.digit] == list("123456789")


def test_an_outcome_takes_the_note_along_and_clears_it(job: JobViewModel, desk: FakeDesk) -> None:
    job.write("  Two vents dented.  ")
    job.record("inspected_damage")
    assert desk.calls == [f"complete {JOB} inspected_damage Two vents dented."]
    assert job.draft == ""
    assert job.detail is not None
    assert job.detail.row.status == "completed"


def test_a_visit_without_a_result_is_skipped_and_keeps_its_note(job: JobViewModel, desk: FakeDesk) -> None:
    job.write("Dog in the yard")
    job.record("no_answer")
    assert desk.calls == [f"skip {JOB} no_answer Dog in the yard"]


def test_a_refused_outcome_keeps_what_was_typed(job: JobViewModel, desk: FakeDesk) -> None:
    said: list[str] = []
    job.refused.connect(said.append)
    desk.problem = NotAllowed("This route was given to another crew. Your note is still here.")
    job.write("Two vents dented")
    job.record("inspected_damage")
    assert said == ["This route was given to another crew. Your note is still here."]
    assert job.draft == "Two vents dented"
    assert not job.saving


def test_two_quick_presses_record_once(desk: FakeDesk) -> None:
    runner = HeldRunner()
    job = JobViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk, desk)
    job.open(JOB)
    runner.release_all()
    job.record("inspected_damage")
    job.record("inspected_damage")
    job.record("no_answer")
    runner.release_all()
    assert desk.calls == [f"complete {JOB} inspected_damage"]


def test_text_typed_while_the_note_is_being_saved_stays(desk: FakeDesk) -> None:
    runner = HeldRunner()
    job = JobViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk, desk)
    job.open(JOB)
    runner.release_all()
    job.write("first")
    job.add_note()
    job.write("first and more")
    runner.release_all()
    assert job.draft == "first and more"


def test_a_closed_job_takes_no_second_outcome(job: JobViewModel, desk: FakeDesk) -> None:
    job.record("inspected_damage")
    job.record("no_answer")
    assert desk.calls == [f"complete {JOB} inspected_damage"]
    job.reopen("on_site", "Reopened on the job page")
    assert job.is_open


def test_moving_along_the_trail_stops_at_its_ends_and_at_an_unsaved_note(job: JobViewModel) -> None:
    assert job.place == (2, 3)
    job.move(1)
    job.move(1)
    assert (job.job_id, job.place) == ("job-000005", (3, 3))
    job.write("half a sentence")
    job.move(-1)
    assert job.job_id == "job-000005"


def test_another_job_shows_nothing_of_the_one_before(desk: FakeDesk) -> None:
    runner = HeldRunner()
    job = JobViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk, desk)
    job.open(JOB)
    runner.release_all()
    job.open("job-000005")
    assert (job.detail, job.load) == (None, Load.BUSY)


def test_an_unknown_job_says_so(desk: FakeDesk, around: Surroundings) -> None:
    job = JobViewModel(around, desk, desk)
    job.open("job-999999")
    assert job.load is Load.FAILED
    assert "not on this machine any more" in job.problem


def test_our_own_mistake_is_said_without_its_innards(
    job: JobViewModel, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.problem = KeyError("zone")
    said: list[str] = []
    job.refused.connect(said.append)
    job.record("inspected_damage")
    assert "our fault" in said[0]
    assert "zone" not in said[0]
    assert "KeyError" in caplog.text


def test_an_outcome_pressed_just_before_leaving_is_kept(desk: FakeDesk) -> None:
    runner = HeldRunner()
    job = JobViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk, desk)
    job.open(JOB)
    runner.release_all()
    job.record("built")
    job.dispose()
    runner.release_all()
    assert desk.rows[JOB].status == "completed"
