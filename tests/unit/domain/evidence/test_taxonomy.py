"""Slopes by compass and by the side of the house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.taxonomy import (
    COMPASS,
    SIDES,
    Category,
    Labels,
    Shot,
    Slope,
    bearing_of,
    compass_slope,
    same_slope,
    shot_of,
)

S = Slope
bearings = st.floats(-720, 720)


@pytest.mark.parametrize(
    ("bearing", "slope"),
    [
        (0, S.N),
        (22.4, S.N),
        (22.5, S.NE),
        (180, S.S),
        (337.4, S.NW),
        (337.5, S.N),
        (360, S.N),
        (-90, S.W),
        (585, S.SW),
    ],
)
def test_the_eighth_of_a_bearing(bearing: float, slope: Slope) -> None:
    assert compass_slope(bearing) is slope


def test_a_house_that_faces_south_seen_from_the_street() -> None:
    """Facing the house one looks north: its right side is east."""
    assert [bearing_of(side, 180) for side in (S.FRONT, S.LEFT, S.BACK, S.RIGHT)] == [180, 270, 0, 90]
    assert same_slope(S.FRONT, S.S, 180)
    assert same_slope(S.E, S.RIGHT, 180)
    assert not same_slope(S.FRONT, S.N, 180)


def test_sides_mean_nothing_without_the_front_and_the_whole_roof_faces_nowhere() -> None:
    assert bearing_of(S.LEFT) is None
    assert bearing_of(S.ALL, 90) is None
    assert not same_slope(S.FRONT, S.S)
    assert same_slope(S.FRONT, S.FRONT)


@given(front=bearings)
def test_each_side_is_exactly_one_compass_slope(front: float) -> None:
    for side in SIDES:
        assert sum(same_slope(side, point, front) for point in COMPASS) == 1


def test_the_rung_of_the_ladder_by_shot_else_by_category() -> None:
    assert shot_of(Labels(category="test_square")) is Shot.TEST_SQUARE
    assert shot_of(Labels(category="drone", shot="overview")) is Shot.OVERVIEW
    assert shot_of(Labels(category="interior")) is None
    assert shot_of(Labels(category="hologram")) is None
    assert set(Category) >= {"address_front", "other"}
    assert len(Category) == 17
