"""The board of marks: drawing, choosing, moving inside the picture, and fifty steps back and forth."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.marks import POINTS, Mark, MarkKind, as_json, read_marks
from stormops_desktop.viewmodels.viewer.mark_board import STEPS, MarkBoard, moved

PLACE = st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("draw"), st.sampled_from(MarkKind), PLACE, PLACE),
        st.tuples(st.just("move"), PLACE),
        st.tuples(st.just("point"), st.integers(0, 4), PLACE),
        st.tuples(st.just("next"), st.sampled_from((-1, 1))),
        st.tuples(st.just("count"), st.one_of(st.none(), st.integers(-5, 500))),
        st.tuples(st.just("write"), st.sampled_from(("dent", "", "M"))),
        st.tuples(st.just("delete")),
    ),
    max_size=30,
)


def board() -> MarkBoard:
    names, ticks = count(), count(1)
    return MarkBoard(lambda: f"m{next(names)}", lambda: next(ticks))


def act(on: MarkBoard, action: tuple[object, ...]) -> None:
    match action:
        case ("draw", kind, start, end):
            on.draw(kind, start, end, "?")  # type: ignore[arg-type]
        case ("move", by):
            on.move(by)  # type: ignore[arg-type]
        case ("point", number, to):
            on.move_point(number, to)  # type: ignore[arg-type]
        case ("next", by):
            on.choose_next(by)  # type: ignore[arg-type]
        case ("count", hits):
            on.count(hits)  # type: ignore[arg-type]
        case ("write", text):
            on.write(text)  # type: ignore[arg-type]
        case ("delete",):
            on.delete()


def drawn(on: MarkBoard) -> dict[str, tuple[object, ...]]:
    return {m.mark_id: (m.kind, m.points, m.text, m.hits) for m in on.marks}


@given(ACTIONS)
def test_all_that_is_drawn_can_be_kept_and_every_step_leads_back(actions: list[tuple[object, ...]]) -> None:
    on = board()
    seen = [drawn(on)]
    for action in actions:
        act(on, action)
        if drawn(on) != seen[-1]:
            seen.append(drawn(on))
        kept = read_marks([as_json(mark) for mark in on.marks])
        assert kept == on.marks, "a mark that is not kept as it is drawn"
        assert all(0 <= x <= 1 and 0 <= y <= 1 for m in on.marks for x, y in m.points)
        assert all(len(m.points) == POINTS[m.kind] for m in on.marks)
    for before in reversed(seen[:-1]):
        assert on.undo()
        assert drawn(on) == before
    assert not on.undo()
    for after in seen[1:]:
        assert on.redo()
        assert drawn(on) == after
    assert not on.redo()


def test_fifty_steps_are_kept() -> None:
    on = board()
    for _ in range(STEPS + 10):
        on.draw(MarkKind.LETTER, (0.5, 0.5), (0.5, 0.5), "M")
    for _ in range(STEPS):
        assert on.undo()
    assert not on.can_undo
    assert len(on.marks) == 10


def test_undo_leaves_alone_what_somebody_else_drew_meanwhile() -> None:
    on = board()
    mine = on.draw(MarkKind.ARROW, (0.1, 0.1), (0.5, 0.5))
    theirs = Mark(MarkKind.TEXT, ((0.2, 0.2),), "theirs", mark_id="other", at=9)
    on.show((mine, theirs))
    on.undo()
    assert on.marks == (theirs,)


@pytest.mark.parametrize(
    ("place", "chosen"),
    [((0.3, 0.31), "arrow"), ((0.7, 0.7), "circle"), ((0.8, 0.7), "circle"), ((0.15, 0.9), "text"),
     ((0.5, 0.05), None)],
)  # fmt: skip
def test_a_press_near_a_mark_chooses_it(place: tuple[float, float], chosen: str | None) -> None:
    on = board()
    on.start((
        Mark(MarkKind.ARROW, ((0.1, 0.1), (0.5, 0.5)), mark_id="arrow"),
        Mark(MarkKind.CIRCLE, ((0.7, 0.7), (0.8, 0.7)), mark_id="circle"),
        Mark(MarkKind.TEXT, ((0.1, 0.9),), "dent", mark_id="text"),
    ))  # fmt: skip
    found = on.choose_at(place, reach=0.03, aspect=1.0)
    assert (found.mark_id if found else None) == chosen


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=4), PLACE)
def test_a_shape_keeps_its_form_when_it_is_moved(
    points: list[tuple[float, float]], by: tuple[float, float]
) -> None:
    after = moved(points, by)
    for (x0, y0), (x1, y1) in zip(points, after, strict=True):
        assert x1 - x0 == pytest.approx(after[0][0] - points[0][0], abs=2e-4)
        assert y1 - y0 == pytest.approx(after[0][1] - points[0][1], abs=2e-4)
