"""Routes by ZIP: everybody exactly once, never too long, and better than no order at all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.domain.routing.pace import USUAL
from stormops_desktop.domain.routing.tour import Matrix, nearest_neighbour, open_tour
from stormops_desktop.domain.routing.zip_routes import StopPoint, Unassigned, routes_by_zip
from stormops_desktop.domain.storms.distance import distance_matrix

stops = st.lists(
    st.builds(
        StopPoint,
        st.uuids().map(str),
        st.sampled_from(["75002", "75013", "75035", None, ""]),
        st.none() | st.floats(32.5, 33.5),
        st.none() | st.floats(-97.5, -96.0),
        st.none() | st.floats(-0.1, 0.4),
    ),
    max_size=40,
    unique_by=lambda stop: stop.property_id,
)


def line(count: int, zip_code: str = "75002") -> list[StopPoint]:
    return [StopPoint(f"{n:04d}", zip_code, 33.0, -96.7 + n / 1000, 0.2) for n in range(count)]


@given(stops, st.integers(1, 12))
def test_every_stop_exactly_once(some: list[StopPoint], most: int) -> None:
    plan = routes_by_zip(some, most)
    visited = [property_id for route in plan.routes for property_id in route.property_ids]
    assert sorted([*visited, *(left.property_id for left in plan.unassigned)]) == sorted(
        stop.property_id for stop in some
    )
    zips = {stop.property_id: stop.zip_code for stop in some}
    for route in plan.routes:
        assert 1 <= len(route.property_ids) <= most
        assert [order for order, _ in route.sequence] == list(range(1, len(route.property_ids) + 1))
        assert {zips[property_id] for property_id in route.property_ids} == {route.zip_code}
    assert len({route.name for route in plan.routes}) == len(plan.routes)


@given(stops, st.randoms())
def test_the_order_of_input_does_not_matter(some: list[StopPoint], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert routes_by_zip(shuffled) == routes_by_zip(some)


def test_what_can_not_be_routed_says_why() -> None:
    plan = routes_by_zip([StopPoint("a", None, 33.0, -96.7), StopPoint("b", "75002", None, -96.7)])
    assert plan.routes == ()
    assert plan.unassigned == (Unassigned("a", "no_zip_code"), Unassigned("b", "no_coordinates"))


@pytest.mark.parametrize(
    ("count", "sizes"), [(50, [50]), (51, [25, 26]), (101, [33, 34, 34]), (150, [50] * 3)]
)
def test_a_full_zip_is_cut_into_even_parts(count: int, sizes: list[int]) -> None:
    plan = routes_by_zip(line(count))
    assert sorted(len(route.property_ids) for route in plan.routes) == sizes
    spans = [sorted(route.property_ids) for route in plan.routes]
    assert all(a[-1] < b[0] or b[-1] < a[0] for a in spans for b in spans if a != b)  # compact: no overlap


def test_houses_along_a_street_are_visited_along_the_street() -> None:
    route = routes_by_zip(reversed(line(20))).routes[0]
    assert list(route.property_ids) in (
        [f"{n:04d}" for n in range(20)],
        [f"{n:04d}" for n in reversed(range(20))],
    )
    assert route.name == route.zip_code == "75002"
    assert route.avg_uplift == pytest.approx(0.2)
    assert route.miles == pytest.approx(19 * 0.0579 * 1.3, rel=0.01)
    assert route.minutes == pytest.approx(19 * USUAL.seconds(route.miles / 19 * 1609.344) / 60 + 20 * 15)


def test_a_house_twice_or_no_room_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        routes_by_zip([*line(1), *line(1)])
    with pytest.raises(ValueError, match="room"):
        routes_by_zip(line(1), 0)


def tour_miles(miles: Matrix, order: list[int]) -> float:
    return float(miles[order[:-1], order[1:]].sum())


@settings(max_examples=50)
@given(st.lists(st.tuples(st.floats(32, 33), st.floats(-97, -96)), min_size=1, max_size=30))
def test_two_opt_never_lengthens_and_leaves_no_crossing_to_undo(points: list[tuple[float, float]]) -> None:
    miles = distance_matrix(np.array([p[0] for p in points]), np.array([p[1] for p in points]))
    order = open_tour(miles)
    assert sorted(order) == list(range(len(points)))
    length = tour_miles(miles, order)
    if len(points) >= 3:
        assert length <= tour_miles(miles, nearest_neighbour(miles)) + 1e-9
    for start in range(len(order)):
        for end in range(start + 1, len(order)):
            turned = [*order[:start], *order[start : end + 1][::-1], *order[end + 1 :]]
            assert length <= tour_miles(miles, turned) + 1e-6
