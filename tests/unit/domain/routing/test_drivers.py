"""Who drives: crews from several yards, routes that change crews, and routes that are opened."""

from itertools import pairwise

import numpy as np
import pytest

from stormops_desktop.domain.routing.checker import violations
from stormops_desktop.domain.routing.engine import Desk, solve
from stormops_desktop.domain.routing.kernel.anneal import anneal, keep_best, lay
from stormops_desktop.domain.routing.kernel.draws import seeded
from stormops_desktop.domain.routing.kernel.drivers import change_crew
from stormops_desktop.domain.routing.kernel.moves import undo_all
from stormops_desktop.domain.routing.kernel.state import BEST, CURRENT, Sites, Tours, empty_tours, sites_of
from stormops_desktop.domain.routing.problem import NEVER, CrewKind, PlannedRoute, Problem
from stormops_desktop.domain.routing.search import Effort, Progress
from stormops_desktop.domain.routing.split import split_among_kinds, split_for_one
from tests.unit.domain.routing.problems import HOUR, problem, with_yards

YARDS = [(0, 0), (20_000, 0), (0, 20_000), (20_000, 20_000)]
STREET = [(at, 100) for at in range(9_000, 11_000, 200)]


def _towns(count: int, **crew: float) -> Problem:
    """Ten houses around each of four yards, in turn."""
    dice = np.random.default_rng(5)
    houses = [(x + int(dx), y + int(dy)) for dx, dy in dice.integers(100, 3_000, (10, 2)) for x, y in YARDS]
    kinds = tuple(CrewKind(0, 0, count, most_stops=6, **crew) for _ in YARDS)  # type: ignore[arg-type]
    return with_yards(problem([*houses, (0, 0)], kinds), YARDS)


def _homes(routes: list[tuple[int, list[int]]]) -> bool:
    return all(stop % 4 == kind for kind, stops in routes for stop in stops)


def test_the_split_sends_each_route_from_the_yard_that_is_near() -> None:
    towns = _towns(10)
    by_town = np.array(sorted(range(40), key=lambda stop: stop % 4), dtype=np.int32)
    routes = split_among_kinds(sites_of(towns, 8), by_town)
    assert sorted(stop for _, stops in routes for stop in stops) == list(range(40))
    assert _homes(routes)


def test_a_stretch_that_is_cut_for_one_kind_goes_to_the_nearest_of_those_offered() -> None:
    sites = sites_of(_towns(10), 8)
    slots = [int(np.flatnonzero(sites.crew["kind"] == kind)[0]) for kind in (0, 3)]
    routes = split_for_one(sites, np.array([1, 5, 9, 3], dtype=np.int32), slots)
    assert [(kind, sorted(stops)) for kind, stops in routes] == [(3, [1, 3, 5, 9])]
    assert split_for_one(sites, np.array([1], dtype=np.int32), []) == []


@pytest.mark.parametrize("count", [2, 10])
@pytest.mark.parametrize("shift_end_s", [NEVER, 9 * HOUR])
def test_each_yard_s_crews_drive_what_is_around_it(count: int, shift_end_s: float) -> None:
    """With two crews a yard, of twelve stops, as many as are needed and no more."""
    towns = _towns(count, shift_end_s=shift_end_s)
    plan = solve(towns, Desk(clock=lambda: 0.0), effort=Effort(iterations=2_000))
    assert plan.left_out == ()
    assert _homes([(route.kind, list(route.stops)) for route in plan.routes])


def test_a_yard_without_enough_crews_gets_those_of_another() -> None:
    towns = _towns(10)
    one = CrewKind(towns.crews[0].start, towns.crews[0].end, 1, most_stops=6)
    short = with_yards(towns, YARDS)
    short = Problem(
        short.ids, short.travel, short.demand, short.service_s, short.prize, short.opens_s, short.closes_s,
        (one, *short.crews[1:]),
    )  # fmt: skip
    first: list[PlannedRoute] = []
    plan = solve(short, Desk(clock=lambda: 0.0, first=first.extend), effort=Effort(iterations=1_000))
    assert plan.left_out == ()
    assert sorted(stop for route in first for stop in route.stops) == list(range(40))
    assert [route.kind for route in plan.routes].count(0) == 1


@pytest.mark.parametrize("count", [2, 10])
def test_the_search_adds_up_what_the_checker_does(count: int) -> None:
    """Legs that a change of crews forgot would show as a sum that drifts away."""
    told: list[float] = []
    towns = _towns(count, shift_end_s=8 * HOUR, longest_s=7 * HOUR)

    def listen(progress: Progress) -> bool:
        told.append(progress.cost)
        return True

    desk = Desk(clock=lambda: 0.0, listen=listen)
    plan = solve(towns, desk, effort=Effort(iterations=5_000), seed=3)
    assert plan.cost == pytest.approx(told[-1])
    assert all(later <= sooner for sooner, later in pairwise(told))
    assert violations(towns, plan) == []


def _street(count: int, *, timed: bool) -> tuple[Sites, Tours]:
    """Ten houses in a row; the yard of kind 0 is far away, that of kind 1 lies at the middle of the row."""
    kinds = tuple(CrewKind(0, 0, count, shift_end_s=100 * HOUR if timed else NEVER) for _ in range(2))
    sites = sites_of(with_yards(problem([*STREET, (0, 0)], kinds), [(0, 90_000), (10_000, 0)]), 5)
    return sites, empty_tours(sites)


def _lay(sites: Sites, tours: Tours, kind: int, stops: list[int]) -> int:
    row = tours.kind[kind]
    slot = int(tours.free[row["free_from"] + row["free_count"] - 1])
    lay(sites, tours, slot, np.array(stops, dtype=np.int32))
    return slot


def _look_around(sites: Sites, tours: Tours, stop: int) -> None:
    """Often enough for the move that is tried now and then."""
    tours.bank[0] = stop
    rng = seeded(1)
    for _ in range(500):
        change_crew(sites, tours, rng, 1, 0.0)


def _route(tours: Tours, stop: int) -> list[int]:
    slot, found = tours.slot[tours.stop["route"][stop]], []
    at = int(slot["first"])
    while at >= 0:
        found.append(at)
        at = int(tours.stop["nxt"][at])
    assert slot["size"] == len(found)
    return found


@pytest.mark.parametrize("timed", [False, True])
def test_a_route_goes_to_the_near_crew_which_opens_its_ring_where_it_lives(timed: bool) -> None:
    sites, tours = _street(3, timed=timed)
    there_and_back = [0, 2, 4, 6, 8, 9, 7, 5, 3, 1]
    _lay(sites, tours, 0, there_and_back)
    before = float(tours.values[CURRENT])
    _look_around(sites, tours, 0)
    found = _route(tours, 0)
    assert sites.crew["kind"][tours.stop["route"][0]] == 1
    assert {found[0], found[-1]} in ({4, 6}, {5, 3}, {5, 7}, {6, 8}, {3, 1}, {4, 2})
    assert tours.values[CURRENT] < before - 150_000
    undo_all(sites, tours)
    assert _route(tours, 0) == there_and_back
    assert tours.values[CURRENT] == pytest.approx(before)


def test_two_routes_change_crews_where_none_is_to_spare() -> None:
    sites, tours = _street(1, timed=True)
    _lay(sites, tours, 0, [0, 1, 2, 3, 4, 5, 6, 7, 8])
    _lay(sites, tours, 1, [9])
    tours.values[CURRENT] += 1e6  # a sum is kept, whatever it began with
    before, routes = float(tours.values[CURRENT]), [_route(tours, 0), _route(tours, 9)]
    _look_around(sites, tours, 9)
    assert [sites.crew["kind"][tours.stop["route"][stop]] for stop in (0, 9)] in ([0, 1], [1, 0])
    undo_all(sites, tours)
    assert [_route(tours, 0), _route(tours, 9)] == routes
    assert tours.values[CURRENT] == pytest.approx(before)


@pytest.mark.parametrize("held", [0, 1])
def test_a_route_that_stood_before_keeps_its_crew(held: int) -> None:
    sites, tours = _street(3, timed=False)
    tours.slot["held"][_lay(sites, tours, 0, [0, 2, 4])] = held
    keep_best(tours)
    _look_around(sites, tours, 2)
    assert sites.crew["kind"][tours.stop["route"][2]] == (0 if held else 1)


def test_a_route_is_opened_that_pays_only_for_a_whole_street() -> None:
    """No house alone is worth the way there and back, of 18,000; together they are."""
    street = [(9_000 + 20 * at, 0) for at in range(12)]
    crews = (CrewKind(12, 12, 3, most_stops=12),)
    sites = sites_of(problem([*street, (0, 0)], crews, prize=np.full(12, 4_000.0)), 11)
    tours = empty_tours(sites)
    anneal(sites, tours, seeded(1), 10.0, 10.0, 1.0, 1.0, 2_000)
    assert tours.values[BEST] == pytest.approx(2 * (9_000 + 20 * 11))
