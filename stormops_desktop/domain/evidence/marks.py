"""Marks drawn on a photo: vectors beside the original, which stays as it is.

Places are fractions of the upright picture, 0,0 at its top left, so they fit every size of it. A list of
marks is kept as JSON; entries that this version can't read are kept as they are and not drawn. How two
people's lists meet is `mark_sets`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class MarkKind(StrEnum):
    """What is drawn."""

    ARROW = "arrow"  # from the first point to the second, which has the head
    CIRCLE = "circle"  # centre, and a point on the rim
    TEXT = "text"  # at a point
    TEST_SQUARE = "test_square"  # four corners in turn
    LETTER = "letter"  # a chalk letter at a point: M, NP, B


POINTS = {
    MarkKind.ARROW: 2,
    MarkKind.CIRCLE: 2,
    MarkKind.TEXT: 1,
    MarkKind.TEST_SQUARE: 4,
    MarkKind.LETTER: 1,
}
LONGEST_TEXT = 80
MOST_HITS = 200  # as many as a test square may have (domain.claims.test_squares)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark.

    Attributes:
        text: what a text or a letter says.
        hits: counted in a test square; None when nobody counted.
        mark_id: names the mark through its changes; empty for one that was never kept.
        at: when it was drawn or last changed, UTC milliseconds: the later of two spellings is the one drawn.
    """

    kind: MarkKind
    points: tuple[Point, ...]
    text: str = ""
    hits: int | None = None
    mark_id: str = ""
    at: int = 0


def read_marks(raw: object) -> tuple[Mark, ...]:
    """The marks of a photo's JSON that this version can draw, in their order."""
    listed = raw if isinstance(raw, list) else []
    return tuple(mark for entry in listed if (mark := _mark(entry)) is not None)


def as_json(mark: Mark) -> dict[str, Any]:
    """One mark for the list of a photo; coordinates to a ten-thousandth, less than a pixel of a preview."""
    points = [[round(x, 4), round(y, 4)] for x, y in mark.points]
    told = {"text": mark.text or None, "id": mark.mark_id or None, "at": mark.at or None, "hits": mark.hits}
    known = {name: value for name, value in told.items() if value is not None}
    return {"kind": mark.kind.value, "points": points, **known}


def label_of(mark: Mark) -> tuple[str, Point]:
    """The words that are written at a mark, and where their line begins; no words for bare shapes."""
    if mark.kind in (MarkKind.TEXT, MarkKind.LETTER):
        return mark.text, mark.points[0]
    if mark.kind is MarkKind.TEST_SQUARE and mark.hits is not None:
        left = min(x for x, _ in mark.points)
        top = min(y for _, y in mark.points)
        return ("1 hit" if mark.hits == 1 else f"{mark.hits} hits"), (left, max(0.04, top - 0.012))
    return "", mark.points[0]


def _mark(entry: object) -> Mark | None:
    if not isinstance(entry, Mapping) or entry.get("kind") not in set(MarkKind):
        return None
    kind = MarkKind(entry["kind"])
    points = _points(entry.get("points"))
    text = entry.get("text", "")
    if len(points) != POINTS[kind] or not isinstance(text, str):
        return None
    name, at = entry.get("id", ""), entry.get("at", 0)
    return Mark(
        kind, points, text[:LONGEST_TEXT], _hits(entry.get("hits")),
        name if isinstance(name, str) else "", at if _whole(at) else 0,
    )  # fmt: skip


def _hits(raw: object) -> int | None:
    return raw if isinstance(raw, int) and _whole(raw) and 0 <= raw <= MOST_HITS else None


def _whole(raw: object) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _points(raw: object) -> tuple[Point, ...]:
    """Points inside the picture, or none when one of them is not."""
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return ()
    points = [tuple(pair) for pair in raw if isinstance(pair, Sequence) and len(pair) == 2]
    if len(points) != len(raw) or not all(_inside(value) for pair in points for value in pair):
        return ()
    return tuple((float(x), float(y)) for x, y in points)


def _inside(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and 0 <= value <= 1
