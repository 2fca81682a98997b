"""From touches to paths: the traps, each a test."""

import numpy as np
import pytest

from stormops_desktop.domain.attribution.cohort import Cohort
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.explain import compare_methods
from stormops_desktop.domain.attribution.files import read_file
from stormops_desktop.domain.attribution.journeys import DAY_MS, TouchColumns, journeys
from stormops_desktop.domain.attribution.methods import Settings, attribute
from stormops_desktop.domain.attribution.plays import play_credit
from stormops_desktop.domain.attribution.reconcile import OverCredited, incremental_part, over_credited
from tests.unit.domain.attribution.storms import dfw, dfw_columns

HEAD = "journey_id,channel,timestamp,converted,conversion_value\n"


def day(number: float) -> str:
    return f"2024-06-{int(number):02}T{round(number % 1 * 24):02}:00:00Z"


def read(*rows: tuple[str, str, float, str, str]) -> Cohort:
    return read_file(HEAD + "\n".join(f"{j},{c},{day(d)},{w},{v}" for j, c, d, w, v in rows)).channels


def paths(cohort: Cohort) -> list[list[str]]:
    cuts = zip(cohort.offsets[:-1], cohort.offsets[1:], strict=True)
    return [[cohort.players[code] for code in cohort.codes[a:b]] for a, b in cuts]


def test_touches_after_the_conversion_earn_nothing() -> None:
    cohort = read(("h", "call", 3, "true", "90"), ("h", "sms", 4, "", ""), ("h", "email", 1, "", ""))
    assert paths(cohort) == [["email", "call"]]
    assert cohort.value.tolist() == [90]


def test_a_cell_without_end_is_said_with_its_line() -> None:
    with pytest.raises(AttributionError, match=r"in line 2 .* quotation mark"):
        read_file(f"{HEAD}{'x' * 200_000}\n")
    with pytest.raises(AttributionError, match="fits neither"):
        read_file("")


def test_only_the_first_conversion_counts() -> None:
    cohort = read(("h", "call", 3, "true", "90"), ("h", "call", 5, "true", "70"))
    assert (paths(cohort), cohort.value.tolist()) == ([["call"]], [90])


def test_a_source_id_counts_once() -> None:
    row = "h,email,2024-06-01T00:00:00Z,false,0,mail-17\n"
    text = HEAD.strip() + ",source_event_id\n" + row + row + row.replace("mail-17", "mail-18")
    assert paths(read_file(text).channels) == [["email", "email"]]


def test_what_is_older_than_the_look_back_is_left_out() -> None:
    columns = TouchColumns(
        ("a", "b"), np.array([0, 1, 1]), np.zeros(3, np.int64), np.array([0, 30, 120]) * DAY_MS,
        np.array([False, False, True]), np.zeros(3),
    )  # fmt: skip
    assert paths(journeys(columns)) == [["b", "b"]]
    assert paths(journeys(columns, look_back_days=200)) == [["a", "b", "b"]]


def test_journeys_that_never_convert_are_kept() -> None:
    cohort = read(("h", "email", 1, "", ""), ("i", "call", 1, "yes", "1"))
    assert (cohort.conversions.tolist(), cohort.nulls.tolist()) == ([0, 1], [1, 0])


def test_time_decay_goes_by_days_and_not_by_places() -> None:
    cohort = read(("h", "a", 1, "", ""), ("h", "b", 15, "", ""), ("h", "c", 15, "true", "1"))
    shares = attribute(cohort, Settings(draws=0)).methods["time_decay"].shares
    assert shares == pytest.approx(np.array([0.25, 1, 1]) / 2.25)


def test_a_conversion_that_came_by_itself_ends_the_path_before_it() -> None:
    text = (
        HEAD + "h,email,2024-06-01T00:00:00Z,,\nh,,2024-06-02T00:00:00Z,true,5\nh,sms,2024-06-03T00:00:00Z,,"
    )
    cohort = read_file(text).channels
    assert (paths(cohort), cohort.conversions.tolist(), cohort.value.tolist()) == ([["email"]], [1], [5])


def test_rows_in_any_order_make_the_same_paths() -> None:
    rows = [
        ("h", "a", 1.0, "", ""),
        ("h", "b", 1.0, "", ""),
        ("h", "c", 1.0, "true", "3"),
        ("i", "a", 2.0, "", ""),
    ]
    assert sorted(paths(read(*rows))) == sorted(paths(read(*rows[::-1]))) == [["a"], ["a", "b", "c"]]


def test_path_tables_read_both_spellings() -> None:
    one = read_file("path,conversions,value,nulls\na > b,2,10,3\n").channels
    two = read_file("path,total_conversions,total_conversion_value,total_null\na>b,2,10,3\n").channels
    assert paths(one) == paths(two) == [["a", "b"]]
    assert (one.n_journeys, two.total_value) == (5, 10)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "the header fits neither"),
        ("", "the header fits neither"),
        (HEAD, "there are no touches"),
        ("path,conversions,value,nulls\n", "there are no paths"),
        ("path,conversions,value,nulls\na > b,-2,0,3\n", "line 2: conversions is -2"),
        ("path,conversions,value,nulls\n > ,2,0,3\n", "line 2: the path is empty"),
        (HEAD + "h,email,yesterday,,\n", "line 2: timestamp is 'yesterday'"),
        (HEAD + "h,email,2024-06-01T00:00:00Z,perhaps,\n", "line 2: converted is 'perhaps'"),
        (HEAD + "h,email,2024-06-01T00:00:00Z,,-4\n", "line 2: conversion_value is -4"),
        (HEAD + ",email,2024-06-01T00:00:00Z,,4\n", "line 2: the journey has no id"),
    ],
)
def test_bad_files_are_refused_by_line(text: str, says: str) -> None:
    with pytest.raises(AttributionError, match=says):
        read_file(text)


def test_channels_of_a_play_add_up_to_the_play() -> None:
    credit = play_credit(journeys(dfw_columns(by_play=True)), dfw(), Settings(draws=0))
    plays = dict(zip(credit.plays.players, credit.plays.methods["markov"].shares, strict=True))
    assert credit.cells.sum() == pytest.approx(1, abs=1e-9)
    for at, play in enumerate(credit.plays.players):
        assert credit.cells[at].sum() == pytest.approx(plays[play], abs=1e-9)
    assert plays["Impact_Report_Standard"] == 0
    aggressive = credit.within[credit.plays.players.index("Financing_Aggressive")]
    assert dict(zip(credit.channels, aggressive, strict=True)) == pytest.approx(
        {"ga4": 0.25, "email": 0.25, "door_knock": 0.25, "call": 0.25, "sms": 0}, abs=1e-9
    )


def test_one_house_is_explained_by_what_its_cohort_learnt() -> None:
    fitted = attribute(dfw(), Settings(draws=0))
    compared = compare_methods(["ga4", "door_knock", "sms", "call"], fitted, [1.5, 1.3, 0.5, 0.0])
    assert set(compared) == {
        "first_touch", "last_touch", "linear", "time_decay", "position_based", "markov", "shapley", "hybrid"
    }  # fmt: skip
    for credit in compared.values():
        assert sum(credit.values()) == pytest.approx(1)
    assert compared["markov"]["sms"] < compared["markov"]["door_knock"] < compared["markov"]["ga4"]
    assert compared["last_touch"] == {"ga4": 0, "door_knock": 0, "sms": 0, "call": 1}
    assert "time_decay" not in compare_methods(["ga4"], fitted)


def test_a_house_without_touches_or_a_storm_without_conversions_can_t_be_explained() -> None:
    with pytest.raises(AttributionError, match="no touches yet"):
        compare_methods([], attribute(dfw(), Settings(draws=0)))
    nothing = attribute(read(("h", "email", 1, "", "")), Settings(draws=0))
    with pytest.raises(AttributionError, match="Nothing has converted yet"):
        compare_methods(["email"], nothing)


def test_much_credit_with_little_lift_is_called_out() -> None:
    credit = {"ga4": 0.5, "call": 0.31, "email": 0.19}
    found = over_credited(credit, {"ga4": 0.02, "call": 0.25, "email": 0.0})
    assert found == (OverCredited("ga4", 0.5, 0.02),)


def test_the_incremental_part_is_lift_of_the_treated_rate() -> None:
    assert incremental_part(0.12, 0.08) == pytest.approx(1 / 3)
    assert (incremental_part(0.0, 0.1), incremental_part(0.1, 0.2)) == (0.0, 0.0)
