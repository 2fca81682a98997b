"""What must hold for any paths (prototype-facts.md 5.2), and what is refused."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.attribution.blend import Weights, sweep
from stormops_desktop.domain.attribution.chain import Chain, fit, removal_effects
from stormops_desktop.domain.attribution.cohort import Cohort, cohort_of
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.methods import Settings, attribute, clustered
from stormops_desktop.domain.attribution.shapley import chain_shapley, coverage_shapley
from tests.unit.domain.attribution.chains import absorbed_in_conversion

CHANNELS = ("ga4", "email", "sms", "door_knock", "call")
NO_DRAWS = Settings(draws=0)


@st.composite
def cohorts(draw: st.DrawFn) -> Cohort:
    paths = draw(
        st.lists(st.lists(st.sampled_from(CHANNELS), min_size=1, max_size=6), min_size=1, max_size=12)
    )
    count = st.lists(st.integers(0, 5), min_size=len(paths), max_size=len(paths))
    won, lost = draw(count), draw(count)
    won[0] += 1
    return cohort_of(paths, won, lost, [7.0 * number for number in won])


@given(cohorts())
def test_shares_add_up_to_one_and_values_to_the_whole(cohort: Cohort) -> None:
    result = attribute(replace(cohort, age_days=np.zeros(len(cohort.codes))), NO_DRAWS)
    assert set(result.methods) == {
        "first_touch", "last_touch", "linear", "time_decay", "position_based", "markov", "shapley",
        "shapley_simplified", "hybrid",
    }  # fmt: skip
    for credit in result.methods.values():
        assert credit.shares.sum() == pytest.approx(1, abs=1e-9)
        assert (credit.shares >= -1e-12).all()
        assert credit.value.sum() == pytest.approx(cohort.total_value, rel=1e-9)


@given(cohorts(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(cohort: Cohort, dice: object) -> None:
    paths = [[cohort.players[code] for code in cohort.codes[a:b]] for a, b in pairwise(cohort.offsets)]
    rows = list(zip(paths, cohort.conversions, cohort.nulls, strict=True))
    dice.shuffle(rows)  # type: ignore[attr-defined]
    other = cohort_of(*zip(*rows, strict=True))
    for name, credit in attribute(cohort, NO_DRAWS).methods.items():
        mine = dict(zip(cohort.players, credit.shares, strict=True))
        theirs = attribute(other, NO_DRAWS).methods[name].shares
        assert dict(zip(other.players, theirs, strict=True)) == pytest.approx(mine, abs=1e-9)


@given(cohorts())
def test_first_order_chains_convert_as_often_as_their_paths(cohort: Cohort) -> None:
    rate = absorbed_in_conversion(fit(cohort))
    assert rate == pytest.approx(cohort.n_conversions / cohort.n_journeys, abs=1e-12)


@given(cohorts(), st.integers(1, 3))
def test_removal_effects_equal_the_chain_without_the_channel(cohort: Cohort, order: int) -> None:
    chain = fit(cohort, order)
    whole = absorbed_in_conversion(chain)
    for player, effect in enumerate(removal_effects(chain)):
        left = absorbed_in_conversion(without(chain, player))
        assert effect == pytest.approx(1 - left / whole, abs=1e-9)


def without(chain: Chain, player: int) -> Chain:
    """The chain whose steps to the player lead to null: the definition, done by hand."""
    own = np.flatnonzero(chain.ends_in == player) + 1
    counts, lost = chain.counts.copy(), chain.lost + chain.counts[:, own].sum(1)
    counts[:, own] = 0
    return replace(chain, counts=counts, lost=lost)


@given(cohorts())
def test_shapley_values_add_up_to_what_everybody_achieves(cohort: Cohort) -> None:
    chain = fit(cohort)
    values = chain_shapley(chain, np.random.default_rng(1)).values
    assert values.sum() == pytest.approx(absorbed_in_conversion(chain), abs=1e-12)


def many_channels(count: int) -> Cohort:
    dice = np.random.default_rng(7)
    paths = [[f"c{code:02}" for code in dice.integers(0, count, 4)] for _ in range(300)]
    return cohort_of(
        [[f"c{at:02}" for at in range(count)], *paths], [1, *dice.integers(0, 2, 300)], [1] * 301
    )


def test_sets_too_large_for_an_integer_share_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    cohort = many_channels(9)
    as_bits = coverage_shapley(cohort)
    for limit in ("FEW_BITS", "BITS"):
        monkeypatch.setattr(f"stormops_desktop.domain.attribution.shapley.{limit}", 8)
        assert coverage_shapley(cohort) == pytest.approx(as_bits)


def test_beyond_twelve_players_values_are_sampled_with_their_error() -> None:
    exact, sampled = (
        attribute(many_channels(count), NO_DRAWS).methods["shapley"] for count in (12, 13)
    )  # fmt: skip
    assert exact.error is None
    assert sampled.error is not None
    assert 0 < sampled.error.max() < 0.02
    assert sampled.shares.sum() == pytest.approx(1)


def test_sampled_values_agree_with_exact_ones_within_their_error(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = fit(many_channels(8))
    exact = chain_shapley(chain, np.random.default_rng(1))
    monkeypatch.setattr("stormops_desktop.domain.attribution.shapley.MOST_EXACT", 4)
    sampled = chain_shapley(chain, np.random.default_rng(1))
    assert sampled.error is not None
    assert (np.abs(sampled.values - exact.values) < 4.5 * sampled.error + 1e-12).all()


@pytest.mark.parametrize("channels", [1, 3, 12])
def test_equal_channels_earn_the_same(channels: int) -> None:
    names = [f"c{at}" for at in range(channels)]
    result = attribute(cohort_of([[name] for name in names], [2] * channels, [3] * channels), NO_DRAWS)
    for credit in result.methods.values():
        assert credit.shares == pytest.approx([1 / channels] * channels, abs=1e-9)


def test_the_ends_of_the_sweep_are_the_pure_methods() -> None:
    shapley, markov = np.array([0.6, 0.3, 0.1]), np.array([0.3, 0.45, 0.25])
    swept = sweep(shapley, markov)
    assert swept.shares.shape == (21, 3)
    assert swept.shares[0] == pytest.approx(markov)
    assert swept.shares[-1] == pytest.approx(shapley)
    assert swept.verdict == "sensitive"
    assert swept.top1.sum() == pytest.approx(1)
    assert swept.top1[0] == pytest.approx(14 / 21)  # .3 + .3 w beats .45 - .15 w from w = 1/3


def test_the_same_seed_gives_the_same_intervals() -> None:
    cohort = many_channels(5)
    first, again, other = (attribute(cohort, Settings(draws=200, seed=seed)) for seed in (1, 1, 2))
    assert (first.methods["markov"].spread.lo == again.methods["markov"].spread.lo).all()
    assert (first.methods["markov"].spread.lo != other.methods["markov"].spread.lo).any()


def test_intervals_hold_their_share_and_widen_with_fewer_journeys() -> None:
    few, many = (
        attribute(cohort_of([["a", "b"], ["b"], ["c", "a"]], won, lost))
        for won, lost in (([6, 5, 4], [9, 9, 9]), ([600, 500, 400], [900, 900, 900]))
    )
    for name, credit in few.methods.items():
        assert (credit.spread.lo <= credit.shares + 1e-9).all(), name
        assert (credit.shares <= credit.spread.hi + 1e-9).all(), name
        wider = credit.spread.hi - credit.spread.lo
        narrower = many.methods[name].spread.hi - many.methods[name].spread.lo
        assert (wider >= 3 * narrower).all(), name
        assert wider.max() > 0.05, name


def test_many_paths_are_drawn_by_the_normal_limit_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cohort = many_channels(5)
    drawn = attribute(cohort).methods["linear"].spread
    monkeypatch.setattr("stormops_desktop.domain.attribution.uncertainty.MOST_PATHS_DRAWN", 0)
    limit = attribute(cohort).methods["linear"].spread
    assert limit.lo == pytest.approx(drawn.lo, abs=0.01)
    assert limit.hi == pytest.approx(drawn.hi, abs=0.01)


def test_a_bootstrap_by_identity_is_wider_where_households_repeat() -> None:
    paths = [["a"], ["b"]] * 20
    cohort = cohort_of(paths, [1] * 40, [1] * 40)
    alike = replace(cohort, cluster=np.repeat(np.arange(4), 10))
    own, grouped = (clustered(each, Settings(draws=500, seed=3))["markov"] for each in (cohort, alike))
    assert own.draws == grouped.draws == 500
    assert (grouped.hi - grouped.lo <= own.hi - own.lo).all()  # every group is half a and half b
    split = replace(cohort, cluster=np.tile(np.arange(2), 20))
    apart = clustered(split, Settings(draws=500, seed=3))["markov"]
    assert (apart.hi - apart.lo > own.hi - own.lo).all()


def test_nothing_converted_is_an_empty_set_and_not_a_guess() -> None:
    result = attribute(cohort_of([["a"], ["b"]], [0, 0], [3, 4]))
    assert result.methods == {}
    assert result.n_journeys == 7


def test_thin_channels_and_small_samples_are_marked() -> None:
    result = attribute(cohort_of([["a"] * 20, ["b"]], [5, 0], [20, 10]), NO_DRAWS)
    assert result.thin == {"b"}
    assert not result.low_sample
    assert attribute(cohort_of([["a"]], [4], [40]), NO_DRAWS).low_sample
    assert attribute(cohort_of([["a"]], [5], [24]), NO_DRAWS).low_sample


def test_a_path_of_ten_thousand_touches_is_a_path() -> None:
    result = attribute(cohort_of([["a", "b"] * 5_000, ["b"]], [1, 1], [0, 1]), Settings(draws=50))
    assert result.methods["linear"].shares == pytest.approx([0.25, 0.75])


@pytest.mark.parametrize(
    ("paths", "won", "lost", "says"),
    [
        ([[]], [1], [0], "without a touch"),
        ([["a"]], [-1], [0], "negative"),
        ([["a"]], [1], [float("nan")], "missing"),
    ],
)
def test_what_is_no_cohort_is_refused(paths: list, won: list, lost: list, says: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(AttributionError, match=says):
        cohort_of(paths, won, lost)


@pytest.mark.parametrize("order", [0, 4])
def test_other_orders_are_refused(order: int) -> None:
    with pytest.raises(AttributionError, match="Choose 1, 2 or 3"):
        fit(cohort_of([["a"]], [1], [1]), order)


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(AttributionError, match="add up to 1"):
        Weights(0.7, 0.7)
