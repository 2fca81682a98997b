"""The lines of a claim that a photo can support, and which photos answer what a photo must answer.

Each photo should say where, what, how many or how big, and which line it supports (product.md C.11). A
photo of the house number or of an attic need not say a number; the questions that do not apply are left out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.domain.evidence.taxonomy import Category, Labels, Shot, shot_of


class LineItem(StrEnum):
    """Lines as an estimate has them, without anybody's price list."""

    ROOF_COVERING = "roof_covering"
    STARTER = "starter"
    RIDGE_CAP = "ridge_cap"
    ICE_AND_WATER = "ice_and_water"
    DRIP_EDGE = "drip_edge"
    VALLEY = "valley"
    FLASHING = "flashing"
    VENTS = "vents"
    PIPE_BOOTS = "pipe_boots"
    SKYLIGHT = "skylight"
    DECKING = "decking"
    GUTTERS = "gutters"
    DOWNSPOUTS = "downspouts"
    SIDING = "siding"
    WINDOW_SCREENS = "window_screens"
    GARAGE_DOOR = "garage_door"
    FENCE = "fence"
    DECK = "deck"
    AC_UNIT = "ac_unit"
    INTERIOR = "interior"
    CODE_ITEM = "code_item"
    STEEP_OR_HIGH = "steep_or_high"


class Question(StrEnum):
    """What a photo of evidence is asked."""

    WHERE = "where"
    WHAT = "what"
    HOW_MUCH = "how_much"  # how many, or how big
    WHICH_LINE = "which_line"


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of one photo.

    Attributes:
        labels: as labelled so far. extent: how many or how big, in words.
        claim_items: lines it supports. in_square: whether a counted test square of the claim names it.
    """

    labels: Labels
    caption: str = ""
    extent: str = ""
    claim_items: Collection[str] = ()
    marks: Collection[Mark] = ()
    in_square: bool = False


# Pictures that show a size or a number, or nothing of worth.
_MEASURED = frozenset({Shot.TEST_SQUARE, Shot.CLOSE_UP, Shot.MEASUREMENT})
_MEASURED_CATEGORIES = frozenset({Category.COLLATERAL.value, Category.ACCESSORY.value})
# Where is in the category itself, and no line of a claim hangs on them.
_PLACED = frozenset({
    Category.ADDRESS_FRONT.value, Category.INTERIOR.value, Category.ATTIC.value, Category.DOCUMENT.value,
    Category.SAFETY.value, Category.DRONE.value,
})  # fmt: skip
_NO_LINE = frozenset({
    Category.ADDRESS_FRONT.value, Category.ELEVATION.value, Category.DOCUMENT.value, Category.SAFETY.value,
    Category.BEFORE.value, Category.DURING.value, Category.AFTER.value, Category.DRONE.value,
})  # fmt: skip


def unanswered(said: Said) -> tuple[Question, ...]:
    """The questions that this photo leaves open, in the order in which they are asked."""
    labels = said.labels
    open_now = {
        Question.WHERE: not labels.slope and labels.category not in _PLACED,
        Question.WHAT: not (labels.category or labels.shot or labels.collateral or labels.accessory),
        Question.HOW_MUCH: asks_how_much(labels) and not _tells_how_much(said),
        Question.WHICH_LINE: labels.category not in _NO_LINE and not (said.claim_items or said.in_square),
    }
    return tuple(question for question, is_open in open_now.items() if is_open)


def asks_how_much(labels: Labels) -> bool:
    """Whether such a picture is taken to show how many, or how big."""
    return shot_of(labels) in _MEASURED or labels.category in _MEASURED_CATEGORIES


def counted_hits(marks: Collection[Mark]) -> int | None:
    """Hits over the photo's test squares; None when none was counted."""
    counts = [mark.hits for mark in marks if mark.kind is MarkKind.TEST_SQUARE and mark.hits is not None]
    return sum(counts) if counts else None


def _tells_how_much(said: Said) -> bool:
    return bool(said.extent.strip()) or said.in_square or counted_hits(said.marks) is not None
