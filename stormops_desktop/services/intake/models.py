"""What an import is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from stormops_desktop.domain.storms.reading import Reject
from stormops_desktop.domain.storms.vocabulary import ReportHazard
from stormops_desktop.services.ports import ChangeSet


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What a person says beside the file.

    Attributes:
        storm_id: every report goes to this storm; "" lets each find or make its own.
        day: the day of a file that names none. hazard: what an archive file is about.
        episode: only reports of this NCEI episode. state: only reports of this state, as "TX".
        columns: our field to the file's column, for parcels and leads.
        rescore: whether houses are scored anew when evidence or houses changed.
    """

    storm_id: str = ""
    day: date | None = None
    hazard: ReportHazard | None = None
    episode: str = ""
    state: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    rescore: bool = True


@dataclass(frozen=True, slots=True)
class TargetStorm:
    """A storm that reports may be sent to; `begin_at` in UTC milliseconds, None when nothing says when."""

    storm_id: str
    name: str
    begin_at: int | None


@dataclass(frozen=True, slots=True)
class DoubleRow:
    """A row whose house is there already, or stood earlier in the file (`of_row`)."""

    row: int
    why: str
    address: str
    of_row: int | None
    property_id: str


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What became of the file, or would.

    Attributes:
        rows: of the file. accepted: new reports or houses. changed: known ones with new values.
        unchanged: known ones that say the same. withdrawn: reports that this edition has no more.
        rejected: rows not taken. others: rows that are no evidence about roofs.
    """

    rows: int = 0
    accepted: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    rejected: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """One of the storms that a file holds; `first_at` in UTC milliseconds."""

    episode: str
    reports: int
    where: str
    first_at: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do; nothing was changed.

    Attributes:
        span: first and last time, UTC milliseconds. zones, units: as the file has them.
        storms: names of the storms that reports go to, with how many go there.
        doubles: houses that are there already. columns: how columns are read.
        compared: whether it was held against what is here; otherwise all counts as new.
        episodes: the storms that the file tells apart by itself, the largest first.
        doubts: why a person should look twice before it is brought in.
    """

    kind: str
    name: str
    counts: ImportCounts
    rejects: tuple[Reject, ...]
    span: tuple[int, int] | None = None
    zones: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    storms: tuple[tuple[str, int], ...] = ()
    doubles: tuple[DoubleRow, ...] = ()
    notes: tuple[str, ...] = ()
    vintage: str = ""
    compared: bool = True
    episodes: tuple[EpisodeLine, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseMoved:
    """A house whose tier is another one; "" and None without evidence."""

    property_id: str
    was: str
    tier: str
    sii_was: float | None
    sii: float | None


@dataclass(frozen=True, slots=True)
class ReportMoved:
    """A report that an edition added, told otherwise or took back.

    Attributes:
        kind: added, changed or withdrawn. fields: name to (was, is), of a changed one.
    """

    storm_id: str
    report_id: str
    kind: str
    fields: Mapping[str, tuple[object, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TiersMoved:
    """How a rescoring changed one storm's houses; tiers are A to D, "" for no evidence.

    Attributes:
        moves: (from, to) to how many houses. scored: houses with evidence now. written: rows that changed.
        houses: which moved, the farthest first; none when the storm was scored for the first time.
    """

    storm_id: str
    moves: Mapping[tuple[str, str], int]
    scored: int
    written: int
    houses: tuple[HouseMoved, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportDone:
    """An import that ran to its end."""

    preview: ImportPreview
    tiers: tuple[TiersMoved, ...]
    ops: int
    change: ChangeSet


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One past import.

    Attributes:
        imported_by: the person's name.
    """

    import_id: str
    kind: str
    file_name: str
    storm_id: str | None
    vintage: str
    counts: ImportCounts
    imported_at: int
    imported_by: str


@dataclass(frozen=True, slots=True)
class SavedColumns:
    """How a company reads the columns of one kind of file."""

    mapping_id: str
    name: str
    kind: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ScoreCause:
    """The report behind one half of a score.

    Attributes:
        figure: inches or miles an hour. distance_mi: None for a county match, 0 inside an area.
        share: what it adds to the index on its own, 0..100.
    """

    report_id: str
    source: str
    source_id: str
    figure: float
    confidence: float
    distance_mi: float | None
    place: str
    time_at: int
    measured: str
    comments: str
    vintage: str
    share: float


@dataclass(frozen=True, slots=True)
class ScoreOpened:
    """A score with everything it came from; `sii` and `tier` are None without evidence."""

    sii: float | None
    tier: str | None
    version: str
    threshold_in: float
    material: str
    material_assumed: bool
    roof_age_years: float | None
    hail: ScoreCause | None
    wind: ScoreCause | None
