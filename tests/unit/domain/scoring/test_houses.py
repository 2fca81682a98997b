"""What a house counts as, rule by rule, and why a score moved."""

from collections import Counter
from math import nan

import pytest

from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.scoring.drivers import as_table, drivers
from stormops_desktop.domain.scoring.houses import HouseFacts, counts_of_alike, state_of
from stormops_desktop.domain.scoring.play_score import Part, play_score

DAY = 86_400_000
TREATED = {"decision": "treat", "reason": "high_uplift", "first_decided_at": 0}


@pytest.mark.parametrize(
    ("facts", "high", "arm", "listed"),
    [
        (HouseFacts(0.16, **TREATED), True, "treat", True),
        (HouseFacts(0.15, **TREATED), False, "treat", False),
        (HouseFacts(nan, **TREATED), False, "treat", False),
        (HouseFacts(1.2, **TREATED), False, "treat", False),
        (HouseFacts(None, **TREATED), False, "treat", False),
        (HouseFacts(0.3, do_not_knock=True, **TREATED), False, "treat", False),
        (HouseFacts(0.3, refused="moved", **TREATED), False, "treat", False),
        (HouseFacts(0.3, "hold", "rct_control"), False, "control", False),
        (HouseFacts(0.3, "hold", "universal_control", ("universal_control", "high_uplift")), False, "control",
         False),
        (HouseFacts(0.1, "hold", "universal_control", ("universal_control", "low_uplift")), False, "", False),
        (HouseFacts(0.3, "hold", "capacity_limit"), True, "", False),
        (HouseFacts(0.3, converted=True, converted_at=5, **TREATED), True, "treat", False),
        (HouseFacts(0.3, converted=True, converted_at=50, **TREATED), True, "treat", True),
    ],
)  # fmt: skip
def test_one_house(facts: HouseFacts, high: bool, arm: str, listed: bool) -> None:
    state = state_of(facts, 10)
    assert (state.high, state.arm, state.listed) == (high, arm, listed)


def test_a_conversion_counts_inside_its_window() -> None:
    inside, after = (
        state_of(HouseFacts(0.3, converted=True, converted_at=at, **TREATED), 1_000 * DAY)
        for at in (90 * DAY - 1, 90 * DAY)
    )
    assert (inside.converted, after.converted) == (True, False)
    assert not after.listed, "converted all the same"


def test_counts_are_sums() -> None:
    states = [state_of(HouseFacts(0.3, **TREATED), 1), state_of(HouseFacts(0.3, "hold", "rct_control"), 1)]
    counts = counts_of_alike(Counter([*states, states[1]]))
    assert as_table(counts) == {
        "treat_high": 1, "high_uplift": 1, "jobs_completed": 0, "jobs_total": 0, "treat_n": 1,
        "treat_conversions": 0, "control_n": 2, "control_conversions": 0, "checks_failed": 0,
        "checks_run": 0, "treated": 1,
    }  # fmt: skip


def test_drivers_add_up_and_come_largest_first() -> None:
    before = PlayCounts(treat_high=10, high_uplift=20, jobs_completed=1, jobs_total=10, checks_run=10)
    after = PlayCounts(treat_high=20, high_uplift=20, jobs_completed=3, jobs_total=10, checks_run=10)
    found = drivers(before, after)
    assert [one.part for one in found] == [Part.COVERAGE, Part.COMPLETION]
    assert sum(one.points for one in found) == pytest.approx(play_score(after).raw - play_score(before).raw)
    assert [move.name for move in found[0].moves] == ["treat_high"]
    assert drivers(before, before) == ()
