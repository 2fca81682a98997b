"""What the viewer, the evidence page and the questions of a visit read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stormops_desktop.domain.evidence.checklist import Checklist, Excuse
from stormops_desktop.domain.evidence.clocks import ClockReading
from stormops_desktop.domain.evidence.line_items import Question
from stormops_desktop.domain.evidence.marks import Mark
from stormops_desktop.domain.evidence.position import Apart, Fix
from stormops_desktop.domain.evidence.taxonomy import Labels, Slope
from stormops_desktop.services.photos.models import PhotoView


@dataclass(frozen=True, slots=True)
class SquareView:
    """One counted test square of the claim that names a photo."""

    square_id: str
    slope: str
    hits: int


@dataclass(frozen=True, slots=True)
class EvidencePhoto:
    """One photo with everything that stands beside it.

    Attributes:
        number: in the job, as printed. to_stop: from the photo to the stop, None without both places.
        clock: what camera and satellites say together. questions: what the photo leaves open.
        squares: test squares of the claim that name it.
    """

    photo: PhotoView
    number: int
    marks: tuple[Mark, ...]
    claim_items: tuple[str, ...]
    clock: ClockReading
    to_stop: Apart | None
    questions: tuple[Question, ...]
    squares: tuple[SquareView, ...] = ()

    @property
    def labels(self) -> Labels:
        """Category, slope, shot, collateral and accessory as labelled."""
        return self.photo.labels


@dataclass(frozen=True, slots=True)
class CheckView:
    """One question of the visit and its answer. `kind` is roof or evidence."""

    kind: str
    answer: str
    words: str
    by: str
    asked_at: int
    distance_m: float | None
    source: str
    slope: str
    shot: str
    gaps: tuple[str, ...]
    pending: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """All evidence of one job.

    Attributes:
        photos: by number. damaged: slopes that need overview, test square and close-up.
        excuses: reasons that stand, by slope and shot. checks: everything asked, oldest first.
        seen_rev: what verbs take as `seen`.
    """

    job_id: str
    address: str
    place: str
    zone: str
    status: str
    photos: tuple[EvidencePhoto, ...]
    checklist: Checklist
    slopes: tuple[Slope, ...]
    damaged: frozenset[Slope]
    excuses: tuple[Excuse, ...] = ()
    checks: tuple[CheckView, ...] = ()
    seen_rev: int = 0

    @property
    def by_id(self) -> Mapping[str, EvidencePhoto]:
        """The photos by their id."""
        return {each.photo.photo_id: each for each in self.photos}


@dataclass(frozen=True, slots=True)
class RoofView:
    """Whether this is the right roof, as far as it can be told.

    Attributes:
        fix: the position it was judged by, None when none is known.
        to_stop: from the device to the stop. asks: a reason or an address photo is wanted.
        answered: somebody gave one for this job already.
        address_photos: photos of the house number that may serve as the answer.
    """

    job_id: str
    fix: Fix | None
    to_stop: Apart | None
    asks: bool
    sentence: str
    answered: str = ""
    address_photos: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What shall leave the house, and where to.

    Attributes:
        per_page: photos a page of the report: 2, 4 or 6.
    """

    job_id: str
    target: Path
    per_page: int = 4


@dataclass(frozen=True, slots=True)
class OutStep:
    """How far a report or packet has come: photos dealt with of all."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, with its hash; `left_out` are photos that are not on this machine."""

    path: Path
    size_bytes: int
    sha256: str
    photos: int
    left_out: tuple[int, ...] = field(default=())
