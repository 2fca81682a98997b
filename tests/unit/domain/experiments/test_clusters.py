"""Arms drawn for groups: nobody is split, the deal is the same everywhere, and intervals tell the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.experiments.assignment import Arms, assign
from stormops_desktop.domain.experiments.clusters import (
    Unit,
    deal,
    design_effect,
    planned_effect,
    thinned,
)
from stormops_desktop.domain.experiments.intervals import Interval, Rate, newcombe

HALVES = Arms({"control": 0.5, "treatment": 0.5})


def test_without_groups_it_is_the_deal_of_houses() -> None:
    strata = {f"h{n}": "75002|A" for n in range(30)}
    assert deal("salt", strata, {}, HALVES) == assign("salt", strata, HALVES)


@given(st.integers(1, 40), st.integers(1, 8), st.text(max_size=5))
def test_a_group_is_never_split_and_groups_hit_their_parts(groups: int, size: int, salt: str) -> None:
    of = {f"h{g}-{n}": f"g{g}" for g in range(groups) for n in range(size)}
    dealt = deal(salt, dict.fromkeys(of, "x"), of, HALVES)
    arms = {group: {dealt[house] for house in of if of[house] == group} for group in set(of.values())}
    assert all(len(found) == 1 for found in arms.values())
    assert abs(sum(found == {"control"} for found in arms.values()) - groups / 2) <= 1


def test_the_order_of_houses_does_not_matter() -> None:
    of = {f"h{n}": f"g{n % 7}" for n in range(50)}
    strata = {house: f"s{n % 3}" for n, house in enumerate(of)}
    backwards = dict(reversed(strata.items()))
    assert deal("salt", strata, of, HALVES) == deal("salt", backwards, of, HALVES)


def test_groups_of_one_cost_nothing_and_large_ones_much() -> None:
    assert planned_effect([1] * 50, Unit.ZIP) == 1.0
    assert planned_effect([51] * 20, Unit.ZIP) == pytest.approx(2.0)
    assert planned_effect([2, 2], Unit.HOUSEHOLD) == pytest.approx(1.5)


def test_groups_that_differ_widen_and_groups_that_agree_do_not_narrow() -> None:
    torn = [Rate(20, 20)] * 5 + [Rate(0, 20)] * 5
    assert design_effect(torn, Unit.ZIP) > 15
    alike = [Rate(5, 20)] * 10
    assert design_effect(alike, Unit.ZIP) == planned_effect([20] * 10, Unit.ZIP)


def test_a_thinned_count_keeps_its_rate_and_never_grows() -> None:
    assert thinned(Rate(50, 200), 2.0) == Rate(25, 100)
    assert thinned(Rate(0, 0), 3.0) == Rate(0, 0)
    assert thinned(Rate(1, 1), 40.0) == Rate(1, 1)


def includes_zero(interval: Interval) -> bool:
    return interval.lo <= 0 <= interval.hi


def test_intervals_cover_where_neighbours_are_alike_and_plain_ones_do_not() -> None:
    """Twenty ZIPs an arm of forty houses each; ZIPs differ by 8 points (one sigma) around 25 %."""
    rng = np.random.default_rng(5)
    covered = plain = 0
    for _ in range(600):
        arms = []
        for _arm in range(2):
            rates = np.clip(rng.normal(0.25, 0.08, 20), 0, 1)
            arms.append([Rate(int(hits), 40) for hits in rng.binomial(40, rates)])
        whole = [Rate(sum(g.hits for g in arm), sum(g.n for g in arm)) for arm in arms]
        thin = [thinned(rate, design_effect(arm, Unit.ZIP)) for rate, arm in zip(whole, arms, strict=True)]
        covered += includes_zero(newcombe(*thin))
        plain += includes_zero(newcombe(*whole))
    assert covered / 600 >= 0.93
    assert plain / 600 < 0.85
