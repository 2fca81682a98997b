"""Projection, nearness, outlines and the swath: held against slow and plain reckoning."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.maps.mercator import (
    EQUATOR_M,
    MOST_LATITUDE,
    WorldBox,
    tiles_across,
    to_degrees,
    to_world,
    world_box,
    world_per_metre,
    world_point,
)
from stormops_desktop.domain.maps.point_index import PointIndex
from stormops_desktop.domain.maps.swath import (
    HAIL_CLASSES_IN,
    HailGround,
    HailSpot,
    ground_of,
    hail_class,
    swath,
)
from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.distance import great_circle_miles

latitudes = st.floats(-MOST_LATITUDE, MOST_LATITUDE)
longitudes = st.floats(-180, 180)
shares = st.floats(0, 1, allow_subnormal=False)
points = st.lists(st.tuples(shares, shares), max_size=60)


@given(latitudes, longitudes)
def test_projecting_there_and_back_is_where_one_was(latitude: float, longitude: float) -> None:
    back = to_degrees(*world_point(latitude, longitude))
    assert back == pytest.approx((latitude, longitude), abs=1e-9)
    x, y = to_world(np.array([latitude]), np.array([longitude]))
    assert (x[0], y[0]) == pytest.approx(world_point(latitude, longitude), abs=1e-12)


def test_known_corners_of_the_square() -> None:
    assert world_point(0, 0) == pytest.approx((0.5, 0.5))
    assert world_point(90, -180) == pytest.approx((0.0, 0.0), abs=1e-12)
    assert world_point(-90, 180) == pytest.approx((1.0, 1.0), abs=1e-12)
    _, y = to_world(np.array([math.nan]), np.array([1.0]))
    assert math.isnan(y[0])


@pytest.mark.parametrize("latitude", [-60.0, -1.5, 32.7767, 61.2])
def test_rows_are_those_of_the_published_formula(latitude: float) -> None:
    """OpenStreetMap wiki, "Slippy map tilenames": y = (1 - ln(tan(lat) + sec(lat)) / pi) / 2 x 2^zoom."""
    phi = math.radians(latitude)
    published = (1 - math.log(math.tan(phi) + 1 / math.cos(phi)) / math.pi) / 2
    assert world_point(latitude, -96.797)[1] == pytest.approx(published, abs=1e-12)


def test_a_metre_is_wider_in_the_north() -> None:
    assert world_per_metre(0) == pytest.approx(1 / EQUATOR_M)
    assert world_per_metre(60) == pytest.approx(2 / EQUATOR_M)


def test_tiles_of_a_box_end_at_the_world() -> None:
    columns, rows = tiles_across(WorldBox(-0.5, -0.5, 0.1, 0.6), 2)
    assert (list(columns), list(rows)) == ([0], [0, 1, 2])
    columns, _ = tiles_across(WorldBox(1.2, 0.1, 1.4, 0.2), 3)
    assert not len(columns)


@given(points, st.tuples(shares, shares, shares, shares))
def test_a_box_finds_what_lies_in_it(spots: list[tuple[float, float]], edges: tuple[float, ...]) -> None:
    x, y = _columns(spots)
    box = WorldBox(min(edges[:2]), min(edges[2:]), max(edges[:2]), max(edges[2:]))
    plain = [
        at for at, (px, py) in enumerate(spots) if box.west <= px <= box.east and box.north <= py <= box.south
    ]
    assert PointIndex(x, y).in_box(box).tolist() == plain


@given(points, shares, shares, st.floats(0, 0.7))
def test_the_nearest_is_the_nearest(
    spots: list[tuple[float, float]], x: float, y: float, reach: float
) -> None:
    found = PointIndex(*_columns(spots)).nearest(x, y, reach)
    away = [(px - x) ** 2 + (py - y) ** 2 for px, py in spots]
    if found is None:
        assert all(d > reach * reach for d in away)
    else:
        assert away[found] == min(away)
        assert found == max(at for at, d in enumerate(away) if d == away[found])


@given(points, st.lists(st.tuples(shares, shares), min_size=3, max_size=9))
def test_an_outline_holds_what_the_plain_rule_holds(
    spots: list[tuple[float, float]], outline: list[tuple[float, float]]
) -> None:
    ox, oy = _columns(outline)
    found = PointIndex(*_columns(spots)).in_outline(ox, oy)
    assert found.tolist() == [at for at, spot in enumerate(spots) if _even_odd(spot, outline)]


def test_what_an_outline_goes_round_twice_is_outside() -> None:
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    twice = np.array(square * 2)
    index = PointIndex(np.array([0.5]), np.array([0.5]))
    assert index.in_outline(twice[:4, 0], twice[:4, 1]).tolist() == [0]
    assert index.in_outline(twice[:, 0], twice[:, 1]).tolist() == []


def test_houses_without_a_position_are_never_found() -> None:
    index = PointIndex(np.array([0.5, math.nan]), np.array([0.5, 0.5]))
    assert len(index) == 1
    assert index.in_box(WorldBox(0, 0, 1, 1)).tolist() == [0]
    assert PointIndex(np.array([]), np.array([])).nearest(0, 0, 1) is None


def test_a_hundred_thousand_houses_on_one_spot_are_still_found() -> None:
    index = PointIndex(np.full(100_000, 0.25), np.full(100_000, 0.25))
    assert index.nearest(0.25, 0.25, 0.0) == 99_999
    assert len(index.in_box(WorldBox(0.2, 0.2, 0.3, 0.3))) == 100_000


@pytest.mark.parametrize(
    ("inches", "expected"), [(0.5, None), (0.75, 0), (1.75, 2), (2.49, 2), (4.5, len(HAIL_CLASSES_IN) - 1)]
)
def test_hail_has_its_class(inches: float, expected: int | None) -> None:
    assert hail_class(inches) == expected


def test_a_band_reaches_its_miles_and_no_farther() -> None:
    x, y = world_point(33.1, -96.7)
    bands = swath([HailSpot(x, y, 1.0)])
    assert [(band.ring, band.hail_class, band.confidence) for band in bands] == [
        (2, 0, 0.35), (1, 0, 0.7), (0, 0, 1.0),
    ]  # fmt: skip
    for band, miles in zip(bands, (10, 3, 1), strict=True):
        corner = to_degrees(*band.outlines[0][0])
        away = great_circle_miles(*(np.array([v]) for v in (33.1, -96.7, *corner)))[0]
        assert away == pytest.approx(miles, rel=0.01)


def test_bands_nest_and_the_surest_are_painted_last() -> None:
    x, y = world_point(33.1, -96.7)
    bands = swath([HailSpot(x, y, 3.0), HailSpot(x + 0.001, y, 1.0)])
    assert [band.ring for band in bands] == [2] * 4 + [1] * 4 + [0] * 4
    nearest = [band for band in bands if band.ring == 0]
    assert len(nearest[0].outlines) == 2  # both reports are of the smallest class
    assert len(nearest[3].outlines) == 1


def test_radar_is_never_as_sure_as_somebody_who_was_there() -> None:
    x, y = world_point(33.1, -96.7)
    assert {band.ring for band in swath([HailSpot(x, y, 2.0, radar=True)])} == {1, 2}


def test_small_hail_makes_no_swath() -> None:
    assert swath([HailSpot(0.2, 0.4, 0.25)]) == ()
    assert swath([]) == ()


def test_a_box_of_degrees_is_the_right_way_up() -> None:
    box = world_box(32.0, -98.0, 34.0, -96.0)
    assert box.west < box.east
    assert box.north < box.south


def _columns(spots: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    made = np.array(spots, dtype=np.float64).reshape(-1, 2)
    return made[:, 0].copy(), made[:, 1].copy()


def _even_odd(spot: tuple[float, float], outline: list[tuple[float, float]]) -> bool:
    """The textbook's loop, a point at a time."""
    x, y = spot
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
        if min(y1, y2) <= y < max(y1, y2) and x < x1 + (y - y1) * ((x2 - x1) / (y2 - y1)):
            inside = not inside
    return inside


def test_cells_of_a_grid_are_the_ground_they_cover_and_nothing_beside() -> None:
    """Two neighbouring cells, 0.01 degrees each: one outline, no discs of miles round them."""
    cells = [Area(box=(-96.70, 33.10, -96.69, 33.11)), Area(box=(-96.69, 33.10, -96.68, 33.11))]
    bands = swath([], [HailGround(ground_of(cells[0]), 1.0), HailGround(ground_of(cells[1]), 2.0)])
    assert [(band.hail_class, band.ring, band.confidence) for band in bands] == [
        (0, 1, 0.6), (1, 1, 0.6), (2, 1, 0.6),
    ]  # fmt: skip
    widest, smallest = bands[0].outlines, bands[2].outlines
    assert (len(widest), len(smallest)) == (1, 1)
    corners = {tuple(round(one, 4) for one in to_degrees(*corner)) for corner in smallest[0].tolist()}
    assert corners == {(33.10, -96.69), (33.10, -96.68), (33.11, -96.69), (33.11, -96.68)}
    west = min(to_degrees(*corner)[1] for corner in widest[0].tolist())
    assert west == pytest.approx(-96.70, abs=1e-4)
