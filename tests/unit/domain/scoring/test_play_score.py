"""The eleven cases of the product reference, and what must hold for every count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.scoring.counts import NAMES, PlayCounts, counts_from
from stormops_desktop.domain.scoring.errors import ScoreError
from stormops_desktop.domain.scoring.play_score import Part, Status, play_score

# coverage, completion, treated and control conversions, checks; then values, raw, score, measurable
CASES = {
    "a working storm": (
        PlayCounts(40, 50, 30, 40, 100, 12, 100, 8, 3, 60), (0.8, 0.75, 0.5, 0.95), 74.25, 74.25, 100
    ),
    "nothing at all": (PlayCounts(), (0, 0, 0, 0), 0, 0, 0),
    "only clean checks": (PlayCounts(checks_run=10), (0, 0, 0, 1), 20, 20, 20),
    "treated, no job yet": (
        PlayCounts(40, 50, 0, 0, 40, 0, 10, 0, 0, 10), (0.8, 0, 0, 1), 44, 44, 100
    ),
    "nobody of the control": (
        PlayCounts(50, 50, 10, 10, 50, 5, 50, 0, 0, 10), (1, 1, 1, 1), 100, 100, 100
    ),
    "nobody at all converts": (
        PlayCounts(50, 50, 10, 10, 50, 0, 50, 0, 0, 10), (1, 1, 0, 1), 75, 75, 100
    ),
    "harm": (PlayCounts(50, 50, 10, 10, 50, 0, 50, 5, 0, 10), (1, 1, -1, 1), 50, 50, 100),
    "all bad": (PlayCounts(0, 50, 0, 50, 50, 0, 50, 5, 20, 10), (0, 0, -1, 0), -25, 0, 100),
    "lift of 300 %": (PlayCounts(50, 50, 10, 10, 100, 20, 100, 5, 0, 10), (1, 1, 1, 1), 100, 100, 100),
    "no control group": (PlayCounts(50, 50, 25, 50, 50, 5, 0, 0, 1, 10), (1, 0.5, 0, 0.9), 60.5, 60.5, 75),
    "waste": (
        PlayCounts(50, 50, 40, 80, 80, 8, 80, 5, 2, 20, treated=80), (1, 0.5, 0.6, 0.9), 75.5, 75.5, 100
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_cases_of_the_reference(case: str) -> None:
    counts, values, raw, score, measurable = CASES[case]
    result = play_score(counts)
    assert [part.value for part in result.components] == pytest.approx(values, abs=1e-12)
    assert (result.raw, result.score, result.measurable) == pytest.approx((raw, score, measurable), abs=1e-9)


def status(counts: PlayCounts, part: Part) -> Status:
    return next(found.status for found in play_score(counts).components if found.part is part)


def test_states_say_what_a_zero_means() -> None:
    assert status(PlayCounts(), Part.COMPLETION) is Status.NOT_MEASURABLE
    assert status(PlayCounts(treat_high=1, high_uplift=1), Part.COMPLETION) is Status.NOT_STARTED
    assert status(PlayCounts(treated=3), Part.COMPLETION) is Status.NOT_STARTED
    assert status(PlayCounts(treat_n=9, treat_conversions=1, control_n=9), Part.LIFT) is Status.CONTROL_ZERO
    assert status(PlayCounts(treat_n=9, control_n=9), Part.LIFT) is Status.OK
    assert status(PlayCounts(treat_n=9), Part.LIFT) is Status.NOT_MEASURABLE


def test_treated_outside_the_high_group_is_kept_as_the_literal_ratio() -> None:
    coverage = play_score(PlayCounts(treat_high=50, high_uplift=50, treated=80)).components[0]
    assert (coverage.value, coverage.literal) == (1.0, 1.6)


def test_a_half_is_shown_rounded_up() -> None:
    half = PlayCounts(50, 50, 25, 50, 50, 0, 50, 0, 3, 20)  # 30 + 12.5 + 0 + 17
    assert play_score(half).score == pytest.approx(59.5)
    assert play_score(half).shown == 60
    assert play_score(PlayCounts(3, 4, 10, 10, 9, 9, 9, 3, 0, 1)).shown == 93  # 92.5


@pytest.mark.parametrize(
    ("control_n", "conversions", "few"), [(29, 50, True), (30, 4, True), (30, 5, False), (0, 9, False)]
)
def test_few_controls_or_conversions_are_a_small_sample(control_n: int, conversions: int, few: bool) -> None:
    counts = PlayCounts(treat_n=100, treat_conversions=conversions, control_n=control_n)
    assert play_score(counts).low_sample is few


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"treat_high": -1}, "treat_high is -1"),
        ({"jobs_total": float("nan")}, "jobs_total is nan"),
        ({"checks_run": float("inf")}, "checks_run is inf"),
        ({"treat_n": 2.5}, "treat_n is 2.5"),
        ({"treat_n": "9"}, "treat_n is '9'"),
        ({"treat_n": True}, "treat_n is True"),
        ({"treat_n": 3, "treat_conversions": 4}, "4 of only 3"),
        ({"jobs_total": 3, "jobs_completed": 4}, "4 of only 3"),
        ({"treat_higg": 3}, "unknown: treat_higg"),
    ],
)
def test_what_is_no_count_is_refused_by_name(table: dict, says: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ScoreError, match=says):
        counts_from(table)


@st.composite
def any_counts(draw: st.DrawFn) -> PlayCounts:
    some = st.integers(0, 300)
    treat_n, control_n, jobs = draw(some), draw(some), draw(some)
    return PlayCounts(
        draw(some), draw(some), draw(st.integers(0, jobs)), jobs, treat_n, draw(st.integers(0, treat_n)),
        control_n, draw(st.integers(0, control_n)), draw(some), draw(some),
    )  # fmt: skip


@given(any_counts())
def test_the_score_is_bounded_and_made_of_its_parts(counts: PlayCounts) -> None:
    result = play_score(counts)
    assert 0 <= result.score <= 100
    assert 0 <= result.shown <= 100
    assert result.raw == pytest.approx(sum(part.points for part in result.components))
    assert result.score <= result.measurable + 1e-9
    assert play_score(counts_from({name: getattr(counts, name) for name in NAMES})) == result


@given(st.integers(0, 300), st.integers(1, 300))
def test_one_more_job_done_raises_completion(done: int, open_jobs: int) -> None:
    before, after = (
        play_score(PlayCounts(jobs_completed=count, jobs_total=done + open_jobs)).components[1]
        for count in (done, done + 1)
    )
    assert after.value > before.value
