"""The hash that holds houses out: stable, uniform, nested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.targeting.holdout import in_universal_control, position

UNITS = [f"house-{n}" for n in range(20_000)]


def test_known_position_so_that_every_version_and_machine_agrees() -> None:
    assert position("salt", "unit") == pytest.approx(0.103466817, abs=1e-9)


@pytest.mark.parametrize("share", [0.05, 0.20])
def test_the_share_is_met(share: float) -> None:
    held = sum(in_universal_control("tenant", unit, share) for unit in UNITS)
    assert held / len(UNITS) == pytest.approx(share, abs=4 * (share * (1 - share) / len(UNITS)) ** 0.5)


def test_another_tenant_holds_others_out() -> None:
    ours = {unit for unit in UNITS if in_universal_control("ours", unit)}
    theirs = {unit for unit in UNITS if in_universal_control("theirs", unit)}
    assert len(ours & theirs) < len(ours) / 5


@given(st.text(max_size=20), st.text(max_size=20), st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_keeps_the_smaller(salt: str, unit: str, a: float, b: float) -> None:
    small, large = sorted((a, b))
    assert 0 <= position(salt, unit) < 1
    assert not in_universal_control(salt, unit, small) or in_universal_control(salt, unit, large)
