"""Photos to stops, and the guard against the wrong roof."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.matching import Match, Stop, guard_roof, metres, propose_stop, too_far

LAT, LON = 33.1032, -96.6706
DEG_M = 111_194.9  # a degree of latitude on the mean sphere


def north(distance_m: float) -> float:
    return LAT + distance_m / DEG_M


def stop(name: str, distance_m: float, **visit: int) -> Stop:
    return Stop(name, north(distance_m), LON, **visit)


def test_the_nearest_stop_is_proposed_with_its_distance() -> None:
    proposal = propose_stop(LAT, LON, [stop("far", 60), stop("near", 20)])
    assert (proposal.match, proposal.stop_id) == (Match.NEAR, "near")
    assert proposal.distance_m == pytest.approx(20, abs=0.05)
    assert proposal.runner_up is not None
    assert proposal.runner_up[0] == "far"
    assert proposal.runner_up[1] == pytest.approx(60, abs=0.05)


@pytest.mark.parametrize(
    ("distance", "match"), [(74.9, Match.NEAR), (75.1, Match.FAR), (149.9, Match.FAR), (150.1, Match.TOO_FAR)]
)
def test_the_two_limits(distance: float, match: Match) -> None:
    proposal = propose_stop(LAT, LON, [stop("only", distance)])
    assert proposal.match is match
    assert too_far(proposal.distance_m) is (match is Match.TOO_FAR)
    assert proposal.runner_up is None


def test_neighbours_are_ambiguous_unless_the_visit_tells_them_apart() -> None:
    left, right = stop("left", 10, arrived_at=0, left_at=99), stop("right", -12, arrived_at=100)
    assert propose_stop(LAT, LON, [left, right]).match is Match.AMBIGUOUS
    told = propose_stop(LAT, LON, [left, right], taken_at=150)
    assert (told.match, told.stop_id, told.by_time, told.during_visit) == (Match.NEAR, "right", True, True)
    assert propose_stop(LAT, LON, [stop("one", 10)], taken_at=1).during_visit is None


def test_a_photo_outside_the_visit_says_so() -> None:
    assert (
        propose_stop(LAT, LON, [stop("a", 5, arrived_at=10, left_at=20)], taken_at=30).during_visit is False
    )


def test_no_place_and_no_stops() -> None:
    assert propose_stop(None, LON, [stop("a", 1)]).match is Match.NO_PLACE
    assert propose_stop(LAT, LON, []).match is Match.NO_STOPS
    assert not too_far(None)


def test_the_guard_asks_beyond_seventy_five_metres() -> None:
    assert not guard_roof((north(74), LON), (LAT, LON)).asks
    far = guard_roof((north(120), LON), (LAT, LON))
    assert far.asks
    assert "120 m" in far.sentence
    unknown = guard_roof(None, (LAT, LON))
    assert (unknown.asks, unknown.distance_m) == (False, None)
    assert unknown.sentence


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(-300, 300), st.floats(-300, 300))
def test_distances_agree_with_flat_ground_nearby(lat: float, lon: float, dx: float, dy: float) -> None:
    there = (lat + dy / DEG_M, lon + dx / (DEG_M * math.cos(math.radians(lat))))
    near_pole = abs(lat) > 85
    assert metres(lat, lon, *there) == pytest.approx(
        math.hypot(dx, dy), rel=0.1 if near_pole else 0.002, abs=0.01
    )


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=8))
def test_nothing_is_nearer_than_the_proposal(distances: list[float]) -> None:
    proposal = propose_stop(LAT, LON, [stop(str(i), d) for i, d in enumerate(distances)])
    assert proposal.distance_m == pytest.approx(min(abs(d) for d in distances), abs=0.05)
