"""Arms by stratum: the same everywhere, even in every stratum, and right in the whole."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.experiments.assignment import Arms, assign
from stormops_desktop.domain.experiments.errors import ExperimentError

HOLDOUT = Arms({"treatment": 0.95, "control": 0.05})
THREE = Arms({"control": 0.2, "report": 0.5, "financing": 0.3})


@st.composite
def neighbourhoods(draw: st.DrawFn) -> dict[str, str]:
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=30))
    return {f"h{at}-{n}": f"752{at:02}|A" for at, size in enumerate(sizes) for n in range(size)}


@given(neighbourhoods(), st.sampled_from([HOLDOUT, THREE]), st.text(max_size=8))
def test_the_whole_hits_its_target_within_one_unit(strata: dict, arms: Arms, salt: str) -> None:  # type: ignore[type-arg]
    dealt = Counter(assign(salt, strata, arms).values())
    for name, part in arms.parts.items():
        assert abs(dealt[name] - part * len(strata)) <= 1 + 1e-9


@given(neighbourhoods(), st.text(max_size=8))
def test_every_stratum_gets_its_part(strata: dict, salt: str) -> None:  # type: ignore[type-arg]
    dealt = assign(salt, strata, THREE)
    for stratum in set(strata.values()):
        units = [unit for unit, name in strata.items() if name == stratum]
        counts = Counter(dealt[unit] for unit in units)
        for name, part in THREE.parts.items():
            assert abs(counts[name] - part * len(units)) <= 2


@given(neighbourhoods(), st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter(strata: dict, dice: object) -> None:  # type: ignore[type-arg]
    mixed = list(strata.items())
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert assign("salt", dict(mixed), THREE) == assign("salt", strata, THREE)


def test_378_strata_of_a_few_houses_are_held_out_at_five_per_cent_and_not_at_nine() -> None:
    strata = {f"h{at}": f"s{at % 378}" for at in range(4_200)}
    assert Counter(assign("storm", strata, HOLDOUT).values())["control"] == 210


def test_another_salt_is_another_deal_and_every_house_may_be_a_control() -> None:
    strata = {f"h{at}": "one" for at in range(40)}
    seen = {
        unit
        for salt in range(200)
        for unit, arm in assign(str(salt), strata, HOLDOUT).items()
        if arm == "control"
    }
    assert seen == set(strata)


@pytest.mark.parametrize(
    "parts", [{"control": 1.0}, {"a": 0.5, "b": 0.6}, {"a": 1.0, "b": 0.0}, {"a": 1.2, "b": -0.2}]
)
def test_arms_that_make_no_experiment_are_refused(parts: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(ExperimentError):
        Arms(parts)
