"""The marks of one photo while a person draws: what is chosen, what a drag does, and fifty steps back.

Steps are kept by mark, not as whole pictures: undoing one's own arrow leaves alone what somebody else drew
meanwhile.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stormops_desktop.domain.evidence.marks import LONGEST_TEXT, MOST_HITS, Mark, MarkKind, Point

STEPS = 50
SMALLEST = 0.012  # a tap makes a shape of a usual size, not a dot
USUAL = 0.16
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one mark; None before it was drawn, None after it was deleted."""

    before: Mark | None
    after: Mark | None


class MarkBoard:
    """Marks by id, in the order in which they were made.

    Args:
        new_id: names a new mark. now: UTC milliseconds, stamped on what is drawn or changed.
    """

    def __init__(self, new_id: Callable[[], str], now: Callable[[], int]) -> None:
        self._new_id, self._now = new_id, now
        self._marks: dict[str, Mark] = {}
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.chosen = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn now."""
        return tuple(self._marks.values())

    @property
    def selected(self) -> Mark | None:
        """The chosen mark."""
        return self._marks.get(self.chosen)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def start(self, marks: Sequence[Mark]) -> None:
        """Another photo: nothing chosen, nothing to undo."""
        self._done, self._undone, self.chosen = [], [], ""
        self.show(marks)

    def show(self, marks: Sequence[Mark]) -> None:
        """What is kept now, one's own marks and others'."""
        self._marks = {mark.mark_id: mark for mark in marks}
        if self.chosen not in self._marks:
            self.chosen = ""

    def draw(self, kind: MarkKind, start: Point, end: Point, text: str = "") -> Mark:
        """A new mark from a drag, or of the usual size where start and end are one; it is chosen."""
        points = _points(kind, *_spread(kind, _inside(start), _inside(end)))
        mark = Mark(kind, points, text[:LONGEST_TEXT], None, self._new_id(), self._now())
        self._do(Step(None, mark))
        self.chosen = mark.mark_id
        return mark

    def choose_at(self, place: Point, reach: float, aspect: float) -> Mark | None:
        """The uppermost mark within reach of a place, or none.

        Args:
            reach: as a fraction of the picture's width. aspect: the picture's height by its width.
        """
        near = [m for m in self.marks if _distance(m, place, aspect) <= reach]
        self.chosen = near[-1].mark_id if near else ""
        return self.selected

    def choose_next(self, by: int) -> None:
        """Along the marks, for the keyboard; around the end."""
        names = list(self._marks)
        if names:
            at = names.index(self.chosen) + by if self.chosen in names else (0 if by > 0 else -1)
            self.chosen = names[at % len(names)]

    def move(self, by: Point) -> bool:
        """Moves the chosen mark, as far as it stays inside the picture."""
        mark = self.selected
        if mark is None:
            return False
        return self._change(mark, points=moved(mark.points, by))

    def move_point(self, number: int, to: Point) -> bool:
        """Moves one point of the chosen mark: an arrow's head, a corner of a square."""
        mark = self.selected
        if mark is None or not 0 <= number < len(mark.points):
            return False
        points = (*mark.points[:number], rounded(_inside(to)), *mark.points[number + 1 :])
        return self._change(mark, points=points)

    def write(self, text: str) -> bool:
        """What the chosen text or letter says; without words it is deleted."""
        mark = self.selected
        if mark is None or mark.kind not in (MarkKind.TEXT, MarkKind.LETTER):
            return False
        if not text.strip():
            return self.delete()
        return self._change(mark, text=text.strip()[:LONGEST_TEXT])

    def count(self, hits: int | None) -> bool:
        """How many hits the chosen test square has; None when nobody counted."""
        mark = self.selected
        if mark is None or mark.kind is not MarkKind.TEST_SQUARE:
            return False
        return self._change(mark, hits=None if hits is None else max(0, min(MOST_HITS, hits)))

    def delete(self) -> bool:
        """Takes the chosen mark away."""
        mark = self.selected
        if mark is None:
            return False
        self._do(Step(mark, None))
        self.chosen = ""
        return True

    def undo(self) -> bool:
        """Takes back the last step of this sitting."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self._apply(step.after, step.before)
        return True

    def redo(self) -> bool:
        """Does again what was taken back last."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self._apply(step.before, step.after)
        return True

    def _change(self, mark: Mark, **changes: object) -> bool:
        changed = replace(mark, **changes, at=self._now())  # type: ignore[arg-type]
        if replace(changed, at=mark.at) == mark:
            return False
        self._do(Step(mark, changed))
        return True

    def _do(self, step: Step) -> None:
        self._done = [*self._done[-(STEPS - 1) :], step]
        self._undone.clear()
        self._apply(step.before, step.after)

    def _apply(self, gone: Mark | None, come: Mark | None) -> None:
        if come is None:
            self._marks.pop(gone.mark_id if gone else "", None)
            if gone is not None and self.chosen == gone.mark_id:
                self.chosen = ""
            return
        # A step taken back or done again is a change of now: it must win over what it replaces.
        self._marks[come.mark_id] = replace(come, at=max(come.at, self._now()))
        self.chosen = come.mark_id


def moved(points: Sequence[Point], by: Point) -> tuple[Point, ...]:
    """All points by the same step, shortened where one would leave the picture."""
    x = _short(by[0], [point[0] for point in points])
    y = _short(by[1], [point[1] for point in points])
    return tuple(rounded((point[0] + x, point[1] + y)) for point in points)


def rounded(point: Point) -> Point:
    """As it is kept, so that what is drawn and what is read back are equal."""
    return round(point[0], DIGITS), round(point[1], DIGITS)


def _short(step: float, values: Sequence[float]) -> float:
    return max(-min(values), min(1 - max(values), step))


def _inside(point: Point) -> Point:
    return min(1.0, max(0.0, point[0])), min(1.0, max(0.0, point[1]))


def _spread(kind: MarkKind, start: Point, end: Point) -> tuple[Point, Point]:
    if math.dist(start, end) >= SMALLEST:
        return start, end
    half = USUAL / 2
    if kind is MarkKind.CIRCLE:
        return start, _inside((start[0] + half, start[1]))
    if kind is MarkKind.ARROW:  # its head is where one tapped
        return _inside((start[0] - half, start[1] - half)), start
    return _inside((start[0] - half, start[1] - half)), _inside((start[0] + half, start[1] + half))


def _points(kind: MarkKind, start: Point, end: Point) -> tuple[Point, ...]:
    if kind in (MarkKind.TEXT, MarkKind.LETTER):
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        return (rounded(middle),)
    if kind is MarkKind.TEST_SQUARE:
        (x0, y0), (x1, y1) = start, end
        return tuple(rounded(point) for point in ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
    return rounded(start), rounded(end)


def _distance(mark: Mark, place: Point, aspect: float) -> float:
    """From a place to the nearest line of a mark, in widths of the picture."""
    spot = (place[0], place[1] * aspect)
    points = [(x, y * aspect) for x, y in mark.points]
    if mark.kind is MarkKind.CIRCLE:
        away = math.dist(spot, points[0])
        return min(abs(away - math.dist(*points)), away)
    if len(points) == 1:  # words run to the right of their place
        return max(
            0.0,
            math.dist(spot, (min(max(spot[0], points[0][0]), points[0][0] + 0.08), points[0][1] - 0.012))
            - 0.012,
        )
    ends = [*points, points[0]] if mark.kind is MarkKind.TEST_SQUARE else points
    return min(_to_line(spot, *pair) for pair in itertools.pairwise(ends))


def _to_line(spot: Point, one: Point, other: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = spot, one, other
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
    return math.dist(spot, (x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
