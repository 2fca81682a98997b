"""Vectors of prototype-facts.md 2 and 4 and analytics.md 4, and error rates that simulation confirms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.experiments.adjusting import adjusted_lift
from stormops_desktop.domain.experiments.assignment import Arms
from stormops_desktop.domain.experiments.checks import sample_ratio
from stormops_desktop.domain.experiments.economics import economics
from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.experiments.intervals import Rate, newcombe, wald, wilson
from stormops_desktop.domain.experiments.power import outlook, smallest_effect, units_an_arm
from stormops_desktop.domain.experiments.results import results
from stormops_desktop.domain.experiments.sequential import always_valid_p, confidence_sequence

HALVES = Arms({"control": 0.5, "treatment": 0.5})
REPEATS = 1_500


def test_intervals_of_the_reference() -> None:
    treated, control = Rate(23, 50), Rate(12, 50)
    assert (wald(treated, control).lo, wald(treated, control).hi) == pytest.approx(
        (0.038071, 0.401929), abs=1e-6
    )
    found = newcombe(treated, control)
    assert (found.lo, found.hi) == pytest.approx((0.033000, 0.387072), abs=1e-6)


def test_economics_of_the_reference() -> None:
    treated, control = Rate(1_388, 3_074), Rate(280, 1_187)
    assert treated.value - control.value == pytest.approx(0.215640, abs=1e-6)
    found = economics(treated, control, 15_000, 50)
    assert found.treat_revenue == 20_820_000
    assert found.baseline_revenue == pytest.approx(10_876_832.35, abs=0.01)
    assert found.incremental == pytest.approx(9_943_167.65, abs=0.01)
    assert found.roi == pytest.approx(63.69205, abs=1e-5)
    assert economics(treated, control, 15_000, 0).roi is None


@pytest.mark.parametrize(
    ("treated", "control", "points"), [(372, 128, 12.4), (346, 147, 11.9), (361, 124, 12.6), (10, 2, 94.0)]
)
def test_smallest_effects_of_the_reference(treated: int, control: int, points: float) -> None:
    assert round(100 * smallest_effect(0.25, treated, control), 1) == points


def test_five_points_need_1248_an_arm() -> None:
    assert units_an_arm(0.25, 0.05) == 1_248
    assert smallest_effect(0.25, 1_248, 1_248) == pytest.approx(0.05, abs=0.002)


def test_what_a_launch_can_show_is_told_before_it() -> None:
    small, enough = outlook(0.25, 372, 128, 0.05), outlook(0.25, 1_300, 1_300, 0.05)
    assert (small.needed, small.fewest) == (1_248, 128)
    assert small.smallest > small.wanted
    assert enough.smallest < enough.wanted


def test_sample_ratio_of_the_public_experiment() -> None:
    arms = Arms({"mens": 1 / 3, "womens": 1 / 3, "none": 1 / 3})
    found = sample_ratio({"mens": 21_307, "womens": 21_387, "none": 21_306}, arms)
    assert (found.chi_square, found.p) == pytest.approx((0.2025, 0.9037), abs=1e-4)
    assert not found.mismatch
    assert sample_ratio({"mens": 22_307, "womens": 21_387, "none": 20_306}, arms).mismatch
    assert sample_ratio({}, arms).p == 1.0


def test_an_interval_of_one_rate_stays_a_rate() -> None:
    assert wilson(Rate(0, 10)).lo == 0.0
    assert wilson(Rate(0, 10)).hi == pytest.approx(0.2775, abs=1e-4)
    assert wilson(Rate(0, 0)).hi == 1.0


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 60), st.integers(1, 60))
def test_newcombe_holds_the_difference_and_turns_with_the_arms(a: int, b: int, more: int, n: int) -> None:
    treated, control = Rate(a, a + more), Rate(b, b + n)
    one, other = newcombe(treated, control), newcombe(control, treated)
    assert -1 <= one.lo <= treated.value - control.value <= one.hi <= 1
    assert (one.lo, one.hi) == pytest.approx((-other.hi, -other.lo), abs=1e-12)


def test_counts_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ExperimentError, match="5 of 4"):
        Rate(5, 4)
    with pytest.raises(ExperimentError, match="nothing to compare"):
        wald(Rate(0, 0), Rate(1, 4))
    with pytest.raises(ExperimentError, match="between 0 and 1"):
        units_an_arm(0.9, 0.2)
    with pytest.raises(ExperimentError, match="rate of the last storm"):
        smallest_effect(0.0, 10, 10)


def draws(seed: int, n: int, rate: float, repeats: int = REPEATS) -> np.ndarray:
    return np.random.default_rng(seed).random((repeats, n)) < rate


def test_newcombe_covers_at_its_level_where_wald_does_not() -> None:
    treated, control = draws(1, 20, 0.10).sum(1), draws(2, 20, 0.03).sum(1)
    pairs = [(Rate(int(a), 20), Rate(int(b), 20)) for a, b in zip(treated, control, strict=True)]
    covered = np.mean([newcombe(a, b).lo <= 0.07 <= newcombe(a, b).hi for a, b in pairs])
    textbook = np.mean([wald(a, b).lo <= 0.07 <= wald(a, b).hi for a, b in pairs])
    assert covered >= 0.94
    assert textbook < covered


def peeks(seed: int, lift: float) -> float:
    """Part of 200 experiments of 2 x 2,500 units that were called at one of 99 looks."""
    treated, control = (
        np.cumsum(draws(seed + at, 2_500, 0.2 + lift * at, 200), axis=1)[:, 25::25].tolist() for at in (1, 0)
    )
    sizes = range(26, 2_501, 25)
    called = (
        any(always_valid_p(Rate(a, n), Rate(b, n)) < 0.05 for a, b, n in zip(one, other, sizes, strict=True))
        for one, other in zip(treated, control, strict=True)
    )
    return sum(called) / 200


def test_who_looks_ninety_nine_times_is_fooled_at_most_as_often_as_promised() -> None:
    assert peeks(10, 0.0) <= 0.05


def test_a_real_difference_is_still_found_while_looking() -> None:
    assert peeks(20, 0.05) >= 0.80


def test_sample_ratio_alarms_are_as_rare_as_promised() -> None:
    sizes = np.random.default_rng(3).binomial(1_000, 0.5, 5_000)
    alarms = [sample_ratio({"treatment": int(n), "control": 1_000 - int(n)}, HALVES).mismatch for n in sizes]
    assert np.mean(alarms) <= 0.003


def test_the_sequence_and_its_p_value_agree() -> None:
    treated, control = Rate(330, 1_000), Rate(250, 1_000)
    assert confidence_sequence(treated, control, 1 - always_valid_p(treated, control)).lo == pytest.approx(
        0, abs=1e-9
    )
    assert confidence_sequence(treated, control).lo < newcombe(treated, control).lo
    assert always_valid_p(Rate(0, 0), control) == 1.0
    assert always_valid_p(Rate(0, 9), Rate(0, 9)) == 1.0


def test_what_was_known_before_takes_noise_out() -> None:
    covered = []
    for seed in range(200):
        dice = np.random.default_rng(seed)
        before, treated = dice.normal(size=1_000), dice.random(1_000) < 0.5
        outcome = 0.3 * treated + 2 * before + dice.normal(size=1_000)
        found, plain = (adjusted_lift(outcome, known, treated) for known in (before, np.zeros(1_000)))
        covered.append(found.interval.lo < 0.3 < found.interval.hi)
        assert found.theta == pytest.approx(2, abs=0.2)
        assert found.variance_kept < 0.3 < plain.variance_kept == 1.0
        assert found.interval.hi - found.interval.lo < 0.6 * (plain.interval.hi - plain.interval.lo)
    assert 0.91 <= np.mean(covered) <= 0.99


def test_results_compare_every_arm_with_the_control() -> None:
    arms = Arms({"control": 0.5, "report": 0.25, "financing": 0.25})
    found = results(
        {"control": Rate(80, 1_000), "report": Rate(60, 500), "financing": Rate(40, 500)}, arms, "control"
    )
    report, financing = found.comparisons
    assert (report.arm, financing.arm) == ("report", "financing")
    assert report.lift == pytest.approx(0.04)
    assert report.relative == pytest.approx(0.5)
    assert financing.lift == 0
    assert not financing.shown_to_work
    assert not found.sizes.mismatch
    assert results({"control": Rate(0, 9)}, arms, "control").comparisons[0].relative is None
    with pytest.raises(ExperimentError, match="The arms are control, report, financing"):
        results({}, arms, "placebo")


@pytest.mark.parametrize(("treated", "control"), [(0, 0), (1, 0), (1, 1)])
def test_a_handful_without_spread_shows_nothing_either_way(treated: int, control: int) -> None:
    """The plain standard error is 0 here; one house of one against none of one proves nothing."""
    interval = confidence_sequence(Rate(treated, 1), Rate(control, 1))
    assert interval.lo < 0 < interval.hi
    assert always_valid_p(Rate(treated, 1), Rate(control, 1)) > 0.5


def test_nobody_converted_in_either_arm_is_no_harm_and_no_gain() -> None:
    arms = Arms({"control": 0.25, "treatment": 0.75})
    (one,) = results({"control": Rate(0, 125), "treatment": Rate(0, 375)}, arms, "control").comparisons
    assert (one.shown_to_work, one.shown_to_harm, one.p) == (False, False, 1.0)


def test_all_against_none_of_many_is_shown() -> None:
    assert always_valid_p(Rate(200, 200), Rate(0, 200)) < 0.001
