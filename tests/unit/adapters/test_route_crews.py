"""CP-SAT over routes and crews: near, allowed, even, and the same again."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.adapters.ortools_crews import NOBODY_COST, UNEVEN_COST, crews_for


def test_the_nearest_crew_where_nothing_else_matters() -> None:
    assert crews_for([[5, 50], [50, 5]], [100, 100], [0, 0]) == [0, 1]


def test_even_hours_outweigh_a_short_way() -> None:
    ways: list[list[int | None]] = [[1, 10], [1, 10]]
    assert sorted(crew or 0 for crew in crews_for(ways, [300, 300], [0, 0])) == [0, 1]
    assert crews_for(ways, [300, 300], [600, 0]) == [1, 1]


def test_who_may_not_gets_nothing_and_nobody_is_an_answer() -> None:
    assert crews_for([[None, 3], [None, None]], [10, 10], [0, 0]) == [1, None]
    assert crews_for([], [], [0]) == []
    assert crews_for([[]], [10], []) == [None]


def test_the_first_choice_stays_where_none_is_better() -> None:
    same: list[list[int | None]] = [[5, 5], [5, 5], [5, 5]]
    assert crews_for(same, [100, 100, 100], [0, 0], at_first=[1, 0, 1]) == [1, 0, 1]
    assert crews_for(same, [100, 100, 100], [0, 0], at_first=[0, 1, 0]) == [0, 1, 0]
    assert sorted(c or 0 for c in crews_for(same, [100] * 3, [0, 300], at_first=[1, 1, 1])) == [0, 0, 0]


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_no_other_choice_is_cheaper(data: st.DataObject) -> None:
    routes, crews = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    way = st.none() | st.integers(1, 60)
    ways = data.draw(
        st.lists(st.lists(way, min_size=crews, max_size=crews), min_size=routes, max_size=routes)
    )
    work = data.draw(st.lists(st.integers(10, 300), min_size=routes, max_size=routes))

    def cost(chosen: tuple[int | None, ...] | list[int | None]) -> int:
        loads = [sum(w for w, c in zip(work, chosen, strict=True) if c == crew) for crew in range(crews)]
        driving = sum(ways[r][c] or 0 for r, c in enumerate(chosen) if c is not None)
        return driving + NOBODY_COST * list(chosen).count(None) + UNEVEN_COST * (max(loads) - min(loads))

    options = [[None, *(c for c in range(crews) if row[c] is not None)] for row in ways]
    best = min(cost(chosen) for chosen in product(*options))
    assert cost(crews_for(ways, work, [0] * crews)) == best
