"""The evidence checklist: which shot of which slope is there, which is missing, and why it may stay so.

Each photo must answer where, what and how many (product.md C.11). Completing with gaps asks for a reason
code and never blocks silently; a slope noted as not inspected is a gap with its reason given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stormops_desktop.domain.evidence.taxonomy import Category, Labels, Shot, Slope, same_slope, shot_of

COLUMNS = tuple(Shot)
EVERY_SLOPE = (Shot.OVERVIEW,)
DAMAGED_SLOPE = (Shot.OVERVIEW, Shot.TEST_SQUARE, Shot.CLOSE_UP)
WHOLE_ROOF = (Category.ADDRESS_FRONT, Category.MEASUREMENT)


class GapReason(StrEnum):
    """Why evidence is missing, in two taps."""

    TOO_STEEP = "too_steep"
    TOO_HIGH = "too_high"
    WET_OR_WINDY = "wet_or_windy"
    NO_ACCESS = "no_access"
    OWNER_REFUSED = "owner_refused"
    UNSAFE = "unsafe"
    NO_DAMAGE_SEEN = "no_damage_seen"
    LIGHT_GONE = "light_gone"
    CAMERA_FAILED = "camera_failed"
    COMES_LATER = "comes_later"
    OTHER = "other"  # needs words


class CellState(StrEnum):
    """One cell of the matrix."""

    DONE = "done"
    MISSING = "missing"
    EXCUSED = "excused"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Taken:
    """A photo as the checklist sees it; one that could not be read proves nothing."""

    photo_id: str
    labels: Labels
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """One missing thing: a shot of a slope, or a category of the whole job (slope `all`, no shot)."""

    slope: Slope
    shot: Shot | None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a slope's evidence is missing; `shot` None excuses the whole slope."""

    slope: Slope
    reason: GapReason
    shot: Shot | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its state and the photos in it."""

    state: CellState
    photo_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a job's evidence must show.

    Attributes:
        slopes: of this roof, as the crew names them.
        damaged: those of them with damage; each needs overview, test square and close-up.
        front_deg: the way the front faces, so that `front` and `S` may be one slope.
    """

    slopes: Sequence[Slope]
    damaged: frozenset[Slope] = frozenset()
    categories: tuple[Category, ...] = WHOLE_ROOF
    front_deg: float | None = None


@dataclass(frozen=True)
class Checklist:
    """The matrix and what it lacks.

    Attributes:
        cells: by slope and shot, every slope with every shot.
        gaps: missing and not excused.
        unplaced: photos without a slope or a shot, which prove nothing yet.
    """

    cells: Mapping[tuple[Slope, Shot], Cell] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is missing but what has its reason."""
        return not self.gaps


def build_checklist(wanted: Wanted, taken: Sequence[Taken], excuses: Sequence[Excuse] = ()) -> Checklist:
    """The matrix for the photos taken so far."""
    cells = {
        (slope, shot): _cell(wanted, slope, shot, taken, excuses)
        for slope in wanted.slopes
        for shot in COLUMNS
    }
    gaps = [Gap(slope, shot) for (slope, shot), cell in cells.items() if cell.state is CellState.MISSING]
    gaps += [Gap(Slope.ALL, None, category) for category in wanted.categories if not _has(taken, category)]
    placed = {photo for cell in cells.values() for photo in cell.photo_ids}
    unplaced = tuple(t.photo_id for t in taken if t.photo_id not in placed and _ought_to_be_placed(t))
    return Checklist(cells, tuple(gaps), unplaced)


def gap_in_words(gap: Gap) -> str:
    """A gap for a list: "S: close up"."""
    if gap.category is not None:
        return gap.category.replace("_", " ")
    return f"{gap.slope}: {(gap.shot or '').replace('_', ' ')}"


def _cell(
    wanted: Wanted, slope: Slope, shot: Shot, taken: Sequence[Taken], excuses: Sequence[Excuse]
) -> Cell:
    photos = tuple(t.photo_id for t in taken if _shows(t, slope, shot, wanted.front_deg))
    if photos:
        return Cell(CellState.DONE, photos)
    damaged = any(same_slope(slope, other, wanted.front_deg) for other in wanted.damaged)
    if shot not in (DAMAGED_SLOPE if damaged else EVERY_SLOPE):
        return Cell(CellState.OPTIONAL)
    excused = any(
        same_slope(slope, excuse.slope, wanted.front_deg) and excuse.shot in (None, shot)
        for excuse in excuses
    )
    return Cell(CellState.EXCUSED if excused else CellState.MISSING)


def _shows(taken: Taken, slope: Slope, shot: Shot, front_deg: float | None) -> bool:
    if not taken.readable or taken.labels.slope not in set(Slope) or shot_of(taken.labels) is not shot:
        return False
    of = Slope(taken.labels.slope)
    # One picture of the whole roof is an overview of each slope; a nearer shot is of one slope only.
    if of is Slope.ALL:
        return shot in (Shot.OVERVIEW, Shot.LOCATE)
    return same_slope(slope, of, front_deg)


def _has(taken: Sequence[Taken], category: Category) -> bool:
    return any(t.readable and t.labels.category == category for t in taken)


def _ought_to_be_placed(taken: Taken) -> bool:
    """Interiors, papers and the like have no slope; a roof shot, or one without any label, should."""
    return taken.labels.category in ("", *(c.value for c in _OF_A_SLOPE))


_OF_A_SLOPE = (Category.ELEVATION, Category.SLOPE_OVERVIEW, Category.TEST_SQUARE, Category.CLOSE_UP)
