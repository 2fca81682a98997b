"""Which slopes a roof has, and which of them are damaged: by what was photographed, counted and said."""

from collections.abc import Iterable, Mapping

from stormops_desktop.domain.evidence.taxonomy import COMPASS, SIDES, Labels, Shot, Slope, shot_of

FOUR_SIDES = (Slope.N, Slope.E, Slope.S, Slope.W)
SHOWS_DAMAGE = (Shot.TEST_SQUARE, Shot.CLOSE_UP)
_KNOWN = frozenset(Slope)


def roof_slopes(named: Iterable[str]) -> tuple[Slope, ...]:
    """The rows of the matrix: the four sides in the words used on this job, and whatever else was named.

    Args:
        named: slopes that anybody named; codes of a newer version name none.
    """
    known = {Slope(slope) for slope in named if slope in _KNOWN}
    by_side = bool(known & set(SIDES)) and not known & set(COMPASS)
    known.update(SIDES if by_side else FOUR_SIDES)
    return tuple(slope for slope in Slope if slope in known)


def damaged_slopes(
    photos: Iterable[Labels], counted: Iterable[str], said: Mapping[str, bool]
) -> frozenset[Slope]:
    """Slopes that need overview, test square and close-up.

    Args:
        photos: labels of readable photos: a test square or a close-up is taken where there is damage.
        counted: slopes of test squares with hits.
        said: what a person said of a slope; it outweighs what the photos suggest.
    """
    seen = {labels.slope for labels in photos if shot_of(labels) in SHOWS_DAMAGE} | set(counted)
    hurt = (seen | {slope for slope, damaged in said.items() if damaged}) - {
        slope for slope, damaged in said.items() if not damaged
    }
    return frozenset(Slope(slope) for slope in hurt if slope in _KNOWN) - {Slope.ALL}
