"""Marks survive their JSON, and nothing unreadable is drawn."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.marks import POINTS, Mark, MarkKind, as_json, read_marks

places = st.floats(0, 1).map(lambda value: round(value, 4))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    kind = draw(st.sampled_from(MarkKind))
    points = tuple(draw(st.tuples(places, places)) for _ in range(POINTS[kind]))
    return Mark(kind, points, draw(st.text(max_size=20)))


@given(st.lists(marks(), max_size=5))
def test_marks_survive_their_json(drawn: list[Mark]) -> None:
    assert read_marks(json.loads(json.dumps([as_json(mark) for mark in drawn]))) == tuple(drawn)


@pytest.mark.parametrize(
    "entry",
    [
        None, 3, "arrow", {}, {"kind": "hologram", "points": [[0, 0]]},
        {"kind": "text", "points": [[0, 1.1]]},
        {"kind": "text", "points": "ab"}, {"kind": "arrow", "points": [[0, 0]]},
        {"kind": "text", "points": [[0]]},
        {"kind": "text", "points": [[True, 0]]}, {"kind": "text", "points": [[0, 0]], "text": 5},
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_not_drawn(entry: object) -> None:
    good = {"kind": "letter", "points": [[0.5, 0.5]], "text": "NP"}
    assert read_marks([entry, good]) == (Mark(MarkKind.LETTER, ((0.5, 0.5),), "NP"),)
    assert read_marks(entry) == ()
