"""Marks that are told live, on a map that was read before."""

import numpy as np

from stormops_desktop.services.live.models import LiveMarks
from stormops_desktop.services.maps.models import (
    HOLD,
    TREAT,
    UNDECIDED,
    Houses,
    MapModel,
    RouteLine,
    RouteStop,
)
from stormops_desktop.viewmodels.map.told import with_marks


def drawn() -> MapModel:
    some = np.array([33.0, 33.1])
    houses = Houses(
        ("a", "b"), ("1 Oak St", "2 Oak St"), some, some - 130, some, some,
        np.array([UNDECIDED, HOLD], dtype=np.int8),
    )  # fmt: skip
    stops = (RouteStop("a", 1, 0.1, 0.1), RouteStop("b", 2, 0.2, 0.2, done=True))
    lines = (RouteLine("r1", "75002 A", "Crew A", stops), RouteLine("r2", "75002 B", "", ()))
    return MapModel(houses=houses, routes=lines, rev=7)


def test_a_closed_job_is_a_stop_that_is_done_and_an_opened_one_is_not() -> None:
    before = drawn()
    after = with_marks(before, LiveMarks(jobs={"a": "completed", "b": "on_site"}))
    assert [stop.done for stop in after.routes[0].stops] == [True, False]
    assert [stop.done for stop in before.routes[0].stops] == [False, True]
    assert after.routes[1] is before.routes[1]
    assert after.houses is before.houses


def test_decisions_change_without_looking_for_the_places_again() -> None:
    before = drawn()
    index = before.houses.index
    after = with_marks(before, LiveMarks(decisions={"a": "treat"}))
    assert after.houses.decision.tolist() == [TREAT, HOLD]
    assert before.houses.decision.tolist() == [UNDECIDED, HOLD]
    assert after.houses.index is index
    assert after.routes is before.routes


def test_what_changes_nothing_leaves_the_map_as_it_is() -> None:
    before = drawn()
    marks = LiveMarks(jobs={"a": "en_route", "elsewhere": "completed"}, decisions={"b": "hold", "c": "treat"})
    assert with_marks(before, marks) is before
    assert with_marks(before, LiveMarks(decisions={"a": "of tomorrow"})) is before
