"""Storms opened, taken along their course and back, by those whose step it is."""

import pytest

from stormops_desktop.services.errors import NotAllowed, NotFound
from tests.helpers.storms import StormBench


def test_a_storm_says_what_is_known_of_it(bench: StormBench) -> None:
    storm_id = bench.furnish()
    (line,) = bench.desks.board.storms()
    assert (line.name, line.status, line.reports, line.max_hail_in) == (
        "Reports of 15 June 2018", "planning", 3, 1.75,
    )  # fmt: skip
    card = bench.desks.board.card(storm_id)
    assert card.tiers == {"B": 1, "C": 1, "D": 1}
    assert (card.outdated, card.modes, card.open_jobs, card.running_trials) == (0, (), 0, 0)
    assert [one.file_name for one in card.imports] == ["180615_rpts_hail.csv"]
    assert not card.imports[0].kept


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("manager", {"active": True, "archived": True}),
        ("planner", {"active": True, "archived": False}),
    ],
)
def test_steps_are_offered_by_role(bench: StormBench, role: str, offered: dict[str, bool]) -> None:
    storm_id = bench.furnish()
    bench.become(role)
    steps = bench.desks.board.card(storm_id).steps
    assert {step.to: not step.why_not for step in steps} == offered
    assert all("manager or an admin" in step.why_not for step in steps if step.why_not)


def test_an_activation_can_be_taken_back(bench: StormBench) -> None:
    storm_id = bench.furnish()
    told = bench.desks.board.change_status(storm_id, "active")
    assert told.name == "Reports of 15 June 2018 is active"
    assert told.undo is not None
    bench.verbs.undo(told.undo.token)
    assert bench.column("SELECT status FROM storms") == ["planning"]


def test_an_activation_that_locks_the_mode_is_for_good(bench: StormBench) -> None:
    storm_id = bench.furnish()
    bench.decide()
    assert any("stays moderate" in note for note in bench.desks.board.card(storm_id).notes)
    assert bench.desks.board.change_status(storm_id, "active").undo is None
    with pytest.raises(NotAllowed, match="one treatment rule"):
        bench.desks.board.change_status(storm_id, "planning")
    done = bench.desks.board.change_status(storm_id, "completed")
    assert done.undo is not None
    bench.verbs.undo(done.undo.token)
    assert bench.column("SELECT status FROM storms") == ["active"]


def test_an_undo_that_came_too_late_says_so(bench: StormBench) -> None:
    storm_id = bench.furnish()
    told = bench.desks.board.change_status(storm_id, "active")
    bench.desks.board.change_status(storm_id, "completed")
    assert told.undo is not None
    with pytest.raises(NotAllowed, match="has gone on to completed"):
        bench.verbs.undo(told.undo.token)


@pytest.mark.parametrize(("role", "to"), [("planner", "archived"), ("crew", "active")])
def test_steps_of_others_are_refused(bench: StormBench, role: str, to: str) -> None:
    storm_id = bench.furnish()
    bench.become(role)
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        bench.desks.board.change_status(storm_id, to)
    assert bench.column("SELECT status FROM storms") == ["planning"]


def test_a_storm_gets_a_better_name_and_the_old_one_back(bench: StormBench) -> None:
    storm_id = bench.furnish()
    told = bench.desks.board.rename(storm_id, "  Wisconsin   hail ")
    assert bench.column("SELECT name FROM storms") == ["Wisconsin hail"]
    assert told.undo is not None
    bench.verbs.undo(told.undo.token)
    assert bench.column("SELECT name FROM storms") == ["Reports of 15 June 2018"]
    with pytest.raises(NotAllowed, match="1 to 120"):
        bench.desks.board.rename(storm_id, " ")


def test_a_storm_that_is_not_here_is_named_as_such(bench: StormBench) -> None:
    with pytest.raises(NotFound, match="Sync"):
        bench.desks.board.card("0190b6d0-0000-7000-8000-0000000000ff")
