"""Which stop comes next, and what the person looks at."""

from dataclasses import replace

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.stop_list import spoken_stop
from stormops_desktop.viewmodels.today import TodayViewModel
from tests.helpers.fakes import NOW, FakeDesk
from tests.helpers.runners import HeldRunner


def make(desk: FakeDesk, around: Surroundings) -> TodayViewModel:
    today = TodayViewModel(around, desk, desk)
    today.reload()
    return today


def test_the_next_stop_is_the_first_open_one(desk: FakeDesk, around: Surroundings) -> None:
    today = make(desk, around)
    assert today.next_stop is not None
    assert today.next_stop.job_id == "job-000004"
    assert today.chosen == today.next_stop


def test_a_stop_under_way_comes_before_earlier_ones(desk: FakeDesk, around: Surroundings) -> None:
    desk.rows["job-000009"] = replace(desk.rows["job-000009"], status="en_route")
    today = make(desk, around)
    assert today.chosen is not None
    assert today.chosen.job_id == "job-000009"


def test_after_an_outcome_the_view_follows_to_the_next_stop(desk: FakeDesk, around: Surroundings) -> None:
    today = make(desk, around)
    around.bus.announce(desk.complete("job-000004", "inspected_damage"))
    assert today.chosen is not None
    assert today.chosen.job_id == "job-000005"
    assert today.day is not None
    assert today.day.done == 4


def test_a_stop_the_person_chose_stays_chosen_when_the_day_changes(
    desk: FakeDesk, around: Surroundings
) -> None:
    today = make(desk, around)
    today.choose(20)
    around.bus.announce(desk.complete("job-000004", "inspected_damage"))
    assert today.chosen is not None
    assert today.chosen.job_id == "job-000020"
    assert not today.is_next


def test_moving_stops_at_both_ends(desk: FakeDesk, around: Surroundings) -> None:
    today = make(desk, around)
    today.choose(0)
    today.move(-1)
    assert today.chosen == today.stops.stop(0)
    today.choose(39)
    today.move(1)
    assert today.chosen == today.stops.stop(39)


def test_the_one_tap_step_drives_then_arrives_then_ends(desk: FakeDesk, around: Surroundings) -> None:
    today = make(desk, around)
    today.step()
    today.step()
    today.step()
    assert [call for call in desk.calls if call.startswith("step")] == [
        "step job-000004 en_route",
        "step job-000004 on_site",
    ]


def test_a_day_without_stops_is_empty_and_a_broken_store_says_so(
    desk: FakeDesk, around: Surroundings
) -> None:
    desk.rows.clear()
    today = make(desk, around)
    assert today.load is Load.EMPTY
    desk.problem = StoreTrouble("The disk is full. Free 200 MB; what you saved is safe.")
    today.reload()
    assert (today.load, today.problem) == (
        Load.FAILED,
        "The disk is full. Free 200 MB; what you saved is safe.",
    )


def test_the_answer_of_an_older_read_is_dropped(desk: FakeDesk) -> None:
    runner = HeldRunner()
    today = TodayViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk, desk)
    today.reload()
    today.reload()
    runner.release(1)
    newest = today.day
    runner.release_all()
    assert today.day is newest is not None


def test_after_dispose_nothing_calls_back(desk: FakeDesk) -> None:
    runner, bus = HeldRunner(), ChangeBus()
    today = TodayViewModel(Surroundings(runner, bus, lambda: NOW), desk, desk)
    today.reload()
    today.dispose()
    bus.announce_arrival(None)
    runner.release_all()
    assert today.day is None


def test_a_stop_is_read_aloud_with_its_state_and_where_it_is_safe(
    desk: FakeDesk, around: Surroundings
) -> None:
    desk.complete("job-000004", "inspected_damage")
    today = make(desk, around)
    assert spoken_stop(today.stops.stop(4)) == (
        "Stop 5, 1232 Coit Rd, Plano 75024, Inspected, damage, Tier A, severe, only on this machine"
    )


def test_it_follows_the_storm_and_begins_at_that_storms_next_stop(
    desk: FakeDesk, around: Surroundings
) -> None:
    today = make(desk, around)
    real, sample = desk.storms()
    today.show_storm(real)
    today.choose(20)
    today.show_storm(sample)
    assert (today.load, today.chosen, today.next_stop) == (Load.EMPTY, None, None)
    today.show_storm(real)
    assert today.chosen == today.next_stop is not None
    today.choose(20)
    today.show_storm(replace(real, name="renamed"))  # the same storm: the person keeps their place
    assert today.chosen == today.stops.stop(20)
