"""Plan x crew x plan: every stop once, visits first, locks kept, and what contradicts is told."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.routing.merge import (
    ChangeKind,
    Clash,
    ClashReason,
    CrewChange,
    Merged,
    crew_order,
    merge,
)
from stormops_desktop.domain.routing.plans.places import moved, with_fixed

BASE = tuple("abcdef")


def _move(stop: str, after: str | None) -> CrewChange:
    return CrewChange(stop, ChangeKind.MOVE, after)


def test_both_sides_changes_stand_when_they_concern_different_stops() -> None:
    office = ("a", "b", "x", "c", "e", "f")  # d taken off, x put on
    found = merge(BASE, (_move("b", "e"),), office)
    assert found == Merged(("a", "x", "c", "e", "b", "f"))


def test_a_deferred_stop_goes_behind_what_the_office_added() -> None:
    found = merge(BASE, (CrewChange("b", ChangeKind.DEFER),), (*BASE, "x"))
    assert found.order == ("a", "c", "d", "e", "f", "b", "x")
    assert merge(BASE, (CrewChange("b", ChangeKind.DEFER),), BASE).order == ("a", "c", "d", "e", "f", "b")


def test_what_the_crew_took_in_stands_where_it_took_it_in() -> None:
    found = merge(BASE, (CrewChange("y", ChangeKind.INSERT, "b"),), ("b", "a", "c", "d", "e", "f"))
    assert found.order.index("y") == found.order.index("b") + 1


@pytest.mark.parametrize(
    ("change", "office", "locked", "reason"),
    [
        (_move("b", "e"), BASE, {"b"}, ClashReason.LOCKED),
        (_move("b", "e"), ("a", "c", "d", "b", "e", "f"), set(), ClashReason.BOTH_MOVED),
        (_move("b", "e"), ("a", "c", "d", "e", "f"), set(), ClashReason.TAKEN_OFF),
    ],
)
def test_the_office_stands_until_a_person_decides(
    change: CrewChange, office: tuple[str, ...], locked: set[str], reason: ClashReason
) -> None:
    found = merge(BASE, (change,), office, locked=locked)
    assert found.order == office
    assert found.clashes == (Clash("b", reason),)


def test_both_moving_a_stop_to_one_place_is_agreement() -> None:
    both = ("a", "c", "d", "e", "b", "f")
    assert merge(BASE, (_move("b", "e"),), both) == Merged(both)


def test_a_visit_that_the_office_took_off_stays_and_is_told() -> None:
    found = merge(BASE, (), ("a", "b", "d", "e", "f"), done=("c",))
    assert found.order == ("c", "a", "b", "d", "e", "f")
    assert found.clashes == (Clash("c", ClashReason.VISITED_BUT_TAKEN_OFF),)


@dataclass(frozen=True)
class Case:
    base: list[str]
    changes: list[CrewChange]
    office: list[str]
    done: list[str]
    locked: set[str]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    names = [f"s{n}" for n in range(draw(st.integers(1, 9)))]
    base = draw(st.permutations(names))
    kept = draw(st.lists(st.sampled_from(names), unique=True))
    new = [f"n{n}" for n in range(draw(st.integers(0, 3)))]
    office = draw(st.permutations([*kept, *new]))
    changes = [
        CrewChange(
            draw(st.sampled_from([*names, "guest"])), draw(st.sampled_from(ChangeKind)),
            draw(st.none() | st.sampled_from(names)),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    changes = [one for one in changes if one.property_id != one.after and (one.property_id in base or
               one.kind is ChangeKind.INSERT)]  # fmt: skip
    return Case(
        base, changes, office, draw(st.lists(st.sampled_from(names), unique=True)),
        set(draw(st.lists(st.sampled_from(office), unique=True))) if office else set(),
    )  # fmt: skip


@given(cases())
def test_every_stop_stands_once_and_nothing_is_lost(case: Case) -> None:
    found = merge(case.base, case.changes, case.office, done=case.done, locked=case.locked)
    assert len(set(found.order)) == len(found.order)
    taken_in = {one.property_id for one in case.changes if one.property_id not in case.base}
    assert set(found.order) == {*case.office, *case.done, *taken_in}


@given(cases())
def test_visits_that_are_over_never_move(case: Case) -> None:
    found = merge(case.base, case.changes, case.office, done=case.done, locked=case.locked)
    assert list(found.order[: len(case.done)]) == case.done
    further = merge(case.base, case.changes, case.office, done=[*case.done], locked=case.locked)
    assert further == found


@given(cases())
def test_locked_stops_keep_the_office_s_place(case: Case) -> None:
    found = merge(case.base, case.changes, case.office, locked=case.locked)
    for at, stop in enumerate(case.office):
        if stop in case.locked:
            assert found.order[at] == stop


@given(cases())
def test_merging_twice_changes_nothing_more(case: Case) -> None:
    once = merge(case.base, case.changes, case.office, done=case.done, locked=case.locked)
    again = merge(once.order, (), once.order, done=case.done, locked=case.locked)
    if not case.locked:
        assert again.order == once.order
    assert set(again.order) == set(once.order)


@given(cases())
def test_without_a_new_version_the_crew_s_order_is_the_order(case: Case) -> None:
    found = merge(case.base, case.changes, case.base)
    assert list(found.order) == crew_order(case.base, case.changes)
    assert found.clashes == ()


@given(st.permutations("abcdefg"))
def test_the_fewest_moves_explain_an_order(order: list[str]) -> None:
    few = moved("abcdefg", order)
    stays = [stop for stop in order if stop not in few]
    assert stays == sorted(stays)
    for stop in few:
        rest = [one for one in order if one not in few - {stop}]
        assert rest != sorted(rest)


@given(st.permutations("abcdefg"), st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 6), max_size=4))
def test_fixed_stops_stand_where_they_are_held(order: list[str], fixed: dict[str, int]) -> None:
    found = with_fixed(order, fixed)
    assert sorted(found) == sorted(order)
    if len(set(fixed.values())) == len(fixed):
        assert all(found[at] == stop for stop, at in fixed.items())
    free = [stop for stop in order if stop not in fixed]
    assert [stop for stop in found if stop not in fixed] == free
