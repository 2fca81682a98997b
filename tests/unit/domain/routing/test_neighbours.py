"""Neighbours, the curve, the giant tour and the split against slow and certain ways."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.domain.routing.curve import hilbert_order
from stormops_desktop.domain.routing.giant_tour import giant_tour
from stormops_desktop.domain.routing.kernel.state import sites_of
from stormops_desktop.domain.routing.neighbours import nearest_stops, stops_around, twice_the_ways
from stormops_desktop.domain.routing.problem import CrewKind
from stormops_desktop.domain.routing.split import best_split
from stormops_desktop.domain.routing.travel import by_table, globe, leg, planar
from stormops_desktop.domain.storms.distance import great_circle_miles
from tests.unit.domain.routing.problems import problem

points = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=2, max_size=60)


@given(points)
@settings(max_examples=50)
def test_the_grid_finds_the_nearest_by_distance(places: list[tuple[int, int]]) -> None:
    flat = np.array(places, dtype=float)
    travel = planar(flat)
    near = nearest_stops(travel, len(flat), 7)
    gaps = np.hypot(*(flat[:, None] - flat[None, :]).transpose(2, 0, 1))
    gaps[np.arange(len(flat)), np.arange(len(flat))] = np.inf
    for stop, row in enumerate(near):
        expected = np.sort(gaps[stop])[: len(row)]
        assert len(set(row.tolist())) == len(row)
        assert gaps[stop, row] == pytest.approx(expected)


def test_a_table_s_neighbours_are_near_both_ways() -> None:
    table = np.array([[0, 1, 9.0], [50, 0, 2], [9, 2, 0]])
    assert nearest_stops(by_table(table, np.zeros((3, 3))), 3, 2).tolist() == [[2, 1], [2, 0], [1, 0]]


def test_the_curve_passes_the_quarters_of_a_square_one_after_another() -> None:
    side = np.arange(16.0)
    grid = np.array([(x, y) for x in side for y in side])
    order = hilbert_order(grid)
    steps = np.abs(np.diff(grid[order], axis=0)).sum(axis=1)
    assert sorted(order.tolist()) == list(range(256))
    assert steps.max() == 1


@given(points)
@settings(max_examples=40)
def test_the_giant_tour_is_a_permutation_without_a_crossing_left(places: list[tuple[int, int]]) -> None:
    travel = planar(np.array(places, dtype=float))
    n = len(places)
    tour = giant_tour(travel, nearest_stops(travel, n, n - 1))
    assert sorted(tour.tolist()) == list(range(n))


def test_the_giant_tour_is_a_quarter_shorter_than_the_curve() -> None:
    places = np.random.default_rng(3).random((2_000, 2)) * 1_000
    travel = planar(places)
    tour, curve = giant_tour(travel, nearest_stops(travel, 2_000, 10)), hilbert_order(places)

    def length(order: np.ndarray) -> float:
        return float(np.hypot(*(places[order] - places[np.roll(order, 1)]).T).sum())

    assert length(tour) < 0.8 * length(curve)
    assert length(tour) == pytest.approx(
        0.7124 * np.sqrt(2_000 * 1e6), rel=0.13
    )  # Beardwood's constant; a square's edge adds 3 %


def test_the_split_finds_the_two_towns() -> None:
    towns = [(9_000, at) for at in (0, 10, 20)] + [(-9_000, at) for at in (0, 10, 20)]
    two = problem([*towns, (0, 0)], (CrewKind(6, 6, 6, most_stops=4),))
    routes = best_split(sites_of(two, 5), np.array([1, 2, 3, 4, 5, 0], dtype=np.int32))
    assert sorted(sorted(route) for route in routes) == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize("apart", [0.0001, 0.1, 4.0])
def test_a_leg_on_the_globe_is_the_great_circle_times_the_street_factor(apart: float) -> None:
    lat, lon = np.array([32.7, 32.7 + apart]), np.array([-96.8, -96.8 + apart])
    miles = float(great_circle_miles(lat[0], lon[0], lat[1], lon[1]))
    assert leg(globe(lat, lon), 0, 1) == pytest.approx(miles * 1609.344 * 1.3, rel=2e-6)


@given(points, st.sampled_from([(0, 1.0), (1, 1.0), (2, 10.0)]))
@settings(max_examples=40)
def test_twice_the_way_is_never_more_than_that_and_hardly_less(
    places: list[tuple[int, int]], how: tuple[int, float]
) -> None:
    travel = planar(np.array(places, dtype=float), rounding=how[0], factor=how[1])
    near = nearest_stops(travel, len(places), 7)
    ways = np.array([[leg(travel, a, int(b)) for b in row] for a, row in enumerate(near)])
    bound = twice_the_ways(travel, near)
    assert (bound <= 2 * ways).all()
    assert bound == pytest.approx(2 * ways, rel=1e-6)


def test_a_table_s_ways_bound_nothing() -> None:
    """A place between two stops may cost less than twice the way to one where ways have directions."""
    travel = by_table(np.array([[0, 1, 9.0], [50, 0, 2], [9, 2, 0]]), np.zeros((3, 3)))
    assert (twice_the_ways(travel, nearest_stops(travel, 3, 2)) == -np.inf).all()


def test_stops_around_reach_beyond_the_suburb_that_holds_all_the_nearest() -> None:
    """Ten suburbs of a hundred stops in a row, in order: the nearest forty are all in a stop's own."""
    dice = np.random.default_rng(5)
    places = np.vstack([dice.normal((20_000 * suburb, 0), 300, (100, 2)) for suburb in range(10)])
    travel, suburb = planar(places), np.arange(1_000) // 100
    assert (suburb[nearest_stops(travel, 1_000, 40)] == suburb[:, None]).all()
    around = stops_around(travel, 1_000, 10)
    assert around.shape == (1_000, 10)
    assert all(len(set(suburb[row].tolist())) > 1 for row in around)


def test_few_stops_and_tables_have_none_around() -> None:
    assert stops_around(planar(np.zeros((60, 2))), 60, 10).shape == (60, 0)
    assert stops_around(by_table(np.zeros((400, 400)), np.zeros((400, 3))), 400, 10).shape == (400, 0)
    assert stops_around(planar(np.zeros((400, 2))), 400, 0).shape == (400, 0)
