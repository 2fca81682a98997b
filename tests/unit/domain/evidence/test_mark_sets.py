"""Marks of two people on one photo: every one of them stays, whatever order their edits arrive in."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.mark_sets import kept_marks, marks_change
from stormops_desktop.domain.evidence.marks import POINTS, Mark, MarkKind
from stormops_desktop.domain.merge.sets import changed_set

PLACES = st.integers(0, 10_000).map(lambda n: n / 10_000)


def marks(prefix: str) -> st.SearchStrategy[list[Mark]]:
    def mark(kind: MarkKind, number: int) -> st.SearchStrategy[Mark]:
        points = st.lists(st.tuples(PLACES, PLACES), min_size=POINTS[kind], max_size=POINTS[kind])
        hits = st.one_of(st.none(), st.integers(0, 200))
        return st.builds(
            Mark, st.just(kind), points.map(tuple), st.just("M"), hits, st.just(f"{prefix}{number}"),
            st.integers(1, 1_000),
        )  # fmt: skip

    numbered = st.lists(st.tuples(st.sampled_from(MarkKind), st.integers(0, 5)), unique_by=lambda it: it[1])
    return numbered.flatmap(lambda pairs: st.tuples(*(mark(*pair) for pair in pairs)).map(list))


def after(document: str | None, change: str | None) -> str | None:
    return document if change is None else changed_set(document, change)


@given(marks("a"), marks("a"))
def test_what_is_saved_is_what_is_read(first: list[Mark], second: list[Mark]) -> None:
    document = after(None, marks_change(None, first))
    assert {m.mark_id: m for m in kept_marks(document)} == {m.mark_id: m for m in first}
    document = after(document, marks_change(document, second))
    assert {m.mark_id: m for m in kept_marks(document)} == {m.mark_id: m for m in second}
    assert marks_change(document, kept_marks(document)) is None


@given(marks("start"), marks("a"), marks("b"))
def test_two_people_who_draw_keep_both_in_either_order(
    start: list[Mark], one: list[Mark], other: list[Mark]
) -> None:
    base = after(None, marks_change(None, start))
    mine, theirs = marks_change(base, [*start, *one]), marks_change(base, [*start, *other])
    here, there = after(after(base, mine), theirs), after(after(base, theirs), mine)
    assert here == there
    assert {m.mark_id for m in kept_marks(here)} == {m.mark_id for m in (*start, *one, *other)}


@given(marks("m").filter(bool), st.integers(1_001, 2_000), st.integers(2_001, 3_000))
def test_of_two_changes_of_one_mark_the_later_is_drawn(start: list[Mark], early: int, late: int) -> None:
    base = after(None, marks_change(None, start))
    one = [replace(start[0], text="NP", at=early), *start[1:]]
    other = [replace(start[0], text="B", at=late), *start[1:]]
    mine, theirs = marks_change(base, one), marks_change(base, other)
    for met in (after(after(base, mine), theirs), after(after(base, theirs), mine)):
        drawn = {mark.mark_id: mark for mark in kept_marks(met)}
        assert drawn[start[0].mark_id].text == "B"
        assert len(drawn) == len(start)
        gone = after(met, marks_change(met, start[1:]))  # deleting takes both spellings away
        assert {m.mark_id for m in kept_marks(gone)} == {m.mark_id for m in start[1:]}


def test_a_mark_changed_by_one_and_deleted_by_the_other_stays() -> None:
    mark = Mark(MarkKind.TEXT, ((0.5, 0.5),), "dent", mark_id="a", at=1)
    base = after(None, marks_change(None, [mark]))
    changed, deleted = marks_change(base, [replace(mark, text="crease", at=2)]), marks_change(base, [])
    for met in (after(after(base, changed), deleted), after(after(base, deleted), changed)):
        assert [m.text for m in kept_marks(met)] == ["crease"]


def test_records_of_newer_versions_are_never_touched() -> None:
    strange = {"kind": "polygon", "points": [[0, 0]], "id": "z"}
    document = json.dumps([strange, {"kind": "text", "points": [[0.1, 0.2]], "text": "old"}])
    (drawn,) = kept_marks(document)
    assert drawn.text == "old"
    assert drawn.mark_id
    left = after(document, marks_change(document, []))
    assert json.loads(left or "") == [strange]
    assert kept_marks("not json") == kept_marks(None) == kept_marks('{"a": 1}') == ()
