"""What the photo screens read: photos with their flags, files that were refused, and a job's gallery."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stormops_desktop.domain.evidence.matching import Match
from stormops_desktop.domain.evidence.taxonomy import Labels, Shot, Slope


@dataclass(frozen=True, slots=True)
class PhotoView:
    """One photo of a job.

    Attributes:
        taken_at, gps_at: UTC milliseconds; `taken_at` is None where clocks disagree or no zone is known.
        taken_local: the camera's own clock as text, with its offset when it gave one.
        state: as far as known here. here: the original is on this computer.
        width, height, orientation: of the stored pixels; thumbnails and previews are upright already.
        heading: the way the camera faced, degrees from north.
        marks: the list of `domain.evidence.marks`, as it is kept. extent: how many, or how big.
        claim_items: the lines of the claim that it supports.
        distance_m: from the job's house; None when either place is not known.
        clocks_disagree: camera and satellites contradict each other; neither is taken for true.
        pending: a change of this photo's row is only on this machine.
    """

    photo_id: str
    sha256: str
    size_bytes: int
    mime: str
    taken_at: int | None
    taken_local: str | None
    category: str | None
    slope: str | None
    shot: str | None
    collateral: str | None
    caption: str | None
    state: str
    here: bool
    last_error: str | None
    width: int | None = None
    height: int | None = None
    orientation: int | None = None
    gps_at: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    heading: float | None = None
    device: str | None = None
    marks: Any = None
    accessory: str | None = None
    extent: str | None = None
    claim_items: Any = None
    pending: bool = False
    distance_m: float | None = None
    clocks_disagree: bool = False

    @property
    def labels(self) -> Labels:
        """Category, slope, shot and collateral as the rules take them."""
        told = (self.category, self.slope, self.shot, self.collateral, self.accessory)
        return Labels(*(label or "" for label in told))


@dataclass(frozen=True, slots=True)
class RefusedPhoto:
    """A file that was not taken as a photo, with a code and a sentence why."""

    name: str
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell of slope by shot: how many photos, the newest one's hash, and whether one is wanted."""

    count: int = 0
    newest: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Gallery:
    """The photo page of one job.

    Attributes:
        photos: by slope and shot, then as they were added.
        slopes: the rows of the matrix, this roof's as far as anybody has named them.
        cells: every row's slope with every shot.
        wanted: categories of the whole job, True where there is one.
        unplaced: photos without a slope or a shot, which prove nothing yet.
        interrupted: bursts that have not come to their end, also one that runs just now.
        latitude, longitude: the house's. seen_rev: what verbs take as `seen`.
    """

    job_id: str
    address: str
    place: str
    zone: str
    latitude: float | None
    longitude: float | None
    photos: tuple[PhotoView, ...] = ()
    quarantined: tuple[RefusedPhoto, ...] = ()
    slopes: tuple[Slope, ...] = ()
    cells: Mapping[tuple[Slope, Shot], MatrixCell] = field(default_factory=dict)
    wanted: Mapping[str, bool] = field(default_factory=dict)
    unplaced: frozenset[str] = frozenset()
    interrupted: tuple["Burst", ...] = ()
    seen_rev: int = 0


@dataclass(frozen=True, slots=True)
class Burst:
    """Files on their way into a job, with the labels they get.

    Attributes:
        began: when it was written down, UTC milliseconds of this machine; 0: by an earlier version.
        left: how many of them are not dealt with yet; None: nobody knows.
    """

    files: tuple[Path, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    began: int = field(default=0, compare=False)
    left: int | None = field(default=None, compare=False)

    @property
    def count_left(self) -> int:
        """How many files a person is told of."""
        return len(self.files) if self.left is None else self.left


@dataclass(frozen=True, slots=True)
class IntakeStep:
    """How far a burst has come.

    Attributes:
        done: files dealt with, of `total`. saved: photos now safe on this machine. known: had before.
        refused: the file just dealt with, when it was not taken.
        touched: keys of `photos` rows that are new since the last step.
        stopped: why no further file was tried ("" while all is well): the disk is full, the job is gone.
    """

    done: int
    total: int
    saved: int
    known: int
    refused: RefusedPhoto | None = None
    touched: tuple[str, ...] = ()
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The picture files among what was dropped, chosen or watched; `skipped` are files of other kinds."""

    files: tuple[Path, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    """Where a file most likely belongs, by its place and time.

    Attributes:
        job_id, address: the nearest stop's, "" where none can be named.
        distance_m: from the photo to that stop. runner_up, runner_up_m: the next nearest.
        by_time: two stops were about as near, and only this one was visited at the time.
        during_visit: taken between arrival and leaving; None when that can't be told.
        clocks_disagree: its camera and GPS clocks contradict each other.
        refused: why it is no usable picture, "" for a good one.
    """

    path: Path
    match: Match
    job_id: str = ""
    address: str = ""
    distance_m: float | None = None
    runner_up: str = ""
    runner_up_m: float | None = None
    by_time: bool = False
    during_visit: bool | None = None
    clocks_disagree: bool = False
    refused: str = ""

    @property
    def sure(self) -> bool:
        """Whether it may go there once the person agrees, without being asked about each file."""
        return self.match is Match.NEAR and not self.refused


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the watched folder.

    Attributes:
        there: the folder could be read. folders: it and those below it.
        fresh: pictures that nobody has dealt with and that have stopped growing; `marks` tells them again.
        growing: pictures that were written to since the last look, with their marks.
    """

    there: bool
    folders: tuple[str, ...] = ()
    fresh: tuple[Path, ...] = ()
    marks: Mapping[Path, str] = field(default_factory=dict)
    growing: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """The folder that this machine looks into for new photos.

    Attributes:
        folder: "" while none is chosen. seen: files that were taken or declined, as `name|size|mtime`.
        always: what is new goes to the job whose photos are open, without being asked about.
    """

    folder: str = ""
    seen: frozenset[str] = frozenset()
    always: bool = False
