"""Test squares: hits counted in a 10 by 10 foot square of each slope.

Counts are stored and compared with a number the tenant chose, as a hint. Nothing here says that a roof is
damaged or a claim approved: "8 hits" is a habit of the trade, not a rule (product.md C.10).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.claims.findings import Finding, warning

MOST_HITS = 200


class Method(StrEnum):
    """How the hits were found."""

    CHALK = "chalk"
    TOUCH = "touch"
    PHOTO = "photo"
    DRONE = "drone"


@dataclass(frozen=True, slots=True)
class SquareCount:
    """Hits in one test square.

    Attributes:
        slope: a code of `domain.evidence.taxonomy.Slope`.
        confidence: 0..1 as the inspector judged it, None when not asked.
    """

    slope: str
    hits: int
    method: Method = Method.CHALK
    photo_ids: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SlopeHits:
    """What the squares of one slope say together.

    Attributes:
        mean_hits: over its squares, per 100 square feet.
        reaches_hint: whether the mean is at the tenant's number; None without one.
    """

    slope: str
    squares: int
    total_hits: int
    mean_hits: float
    reaches_hint: bool | None


def by_slope(squares: Sequence[SquareCount], hint_hits: int | None = None) -> tuple[SlopeHits, ...]:
    """One row a slope, in the order in which slopes were first counted."""
    slopes = dict.fromkeys(square.slope for square in squares)
    return tuple(_sum_up(slope, [s for s in squares if s.slope == slope], hint_hits) for slope in slopes)


def check_squares(squares: Sequence[SquareCount]) -> tuple[Finding, ...]:
    """Remarks on counts that cannot be, and on squares that no photo shows."""
    found = []
    for square in squares:
        if not 0 <= square.hits <= MOST_HITS:
            text = f"Slope {square.slope}: {square.hits} hits in one square; 0 to {MOST_HITS} are possible."
            found.append(warning("hits_out_of_range", text, "test_squares"))
        if not square.photo_ids:
            text = f"Slope {square.slope}: no photo shows this test square."
            found.append(warning("square_without_photo", text, "test_squares"))
        if square.confidence is not None and not 0 <= square.confidence <= 1:
            text = f"Slope {square.slope}: a confidence of {square.confidence:g} is outside 0 to 1."
            found.append(warning("confidence_out_of_range", text, "test_squares"))
    return tuple(found)


def _sum_up(slope: str, squares: Sequence[SquareCount], hint_hits: int | None) -> SlopeHits:
    total = sum(square.hits for square in squares)
    mean = total / len(squares)
    return SlopeHits(slope, len(squares), total, mean, None if hint_hits is None else mean >= hint_hits)
