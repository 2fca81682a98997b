"""What the storm screens read: frozen values. Times are UTC milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from stormops_desktop.domain.storms.sii import combine
from stormops_desktop.services.intake.models import TiersMoved
from stormops_desktop.services.maps.models import MapModel

SAME_SII = 0.005  # what a screen shows as the same number
CHANGE_KINDS = ("added", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class StormLine:
    """One storm in the list. `zone` is the IANA name its times are said in, "" when unknown."""

    storm_id: str
    name: str
    status: str
    hazard: str
    begin_at: int | None
    end_at: int | None
    place: str
    max_hail_in: float | None
    max_gust_mph: float | None
    vintage: str
    source: str
    is_sample: bool
    zone: str
    reports: int


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A status that the storm could get. `why_not`: why this member can't give it, "" when they can."""

    to: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ImportOfStorm:
    """An import that was about a storm.

    Attributes:
        counts: what it changed there, by added, changed, withdrawn, houses.
        kept: its list of changes can be opened; a first import has none.
    """

    import_id: str
    kind: str
    file_name: str
    vintage: str
    imported_at: int
    imported_by: str
    counts: Mapping[str, int]
    kept: bool


@dataclass(frozen=True, slots=True)
class StormCard:
    """A storm opened.

    Attributes:
        tiers: houses by tier, "" without evidence. versions: houses by the version they were scored with.
        version: that is in force; houses of others would be scored anew by a rescore.
        modes: in which the policy has run. notes: what a step would mean now, in sentences.
    """

    line: StormLine
    steps: tuple[StatusStep, ...]
    tiers: Mapping[str, int]
    versions: Mapping[str, int]
    version: str
    modes: tuple[str, ...]
    open_jobs: int
    running_trials: int
    imports: tuple[ImportOfStorm, ...]
    notes: tuple[str, ...]

    @property
    def outdated(self) -> int:
        """Houses whose score is of another version than the one in force."""
        return sum(many for version, many in self.versions.items() if version != self.version)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report. `magnitude` is inches of hail or miles an hour; `area`: it tells about an area."""

    report_id: str
    source: str
    source_id: str
    hazard: str
    magnitude: float | None
    measured: str
    latitude: float | None
    longitude: float | None
    place: str
    time_at: int
    time_original: str
    comments: str
    office: str
    preliminary: bool
    vintage: str
    area: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports.

    Attributes:
        source, hazard: "" for all. least_in: hail at least so large; other hazards stay out then.
        after, before: UTC milliseconds, before is not included.
    """

    source: str = ""
    hazard: str = ""
    least_in: float | None = None
    after: int | None = None
    before: int | None = None

    def holds(self, row: ReportRow) -> bool:
        """Whether the report is among them."""
        return (
            self.source in ("", row.source)
            and self.hazard in ("", row.hazard)
            and (self.least_in is None or self._large(row, self.least_in))
            and (self.after is None or row.time_at >= self.after)
            and (self.before is None or row.time_at < self.before)
        )

    @staticmethod
    def _large(row: ReportRow, least_in: float) -> bool:
        return row.hazard == "hail" and row.magnitude is not None and row.magnitude >= least_in


@dataclass(frozen=True, slots=True)
class ReportsShown:
    """The reports that a filter lets through, as rows and as a map. `of`: how many there are in all.

    Attributes:
        sources: that the storm has reports of. span: first and last time of all of them.
    """

    rows: tuple[ReportRow, ...]
    of: int
    sources: tuple[str, ...]
    span: tuple[int, int] | None
    map: MapModel


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What of a report an edition told otherwise, as text."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ReportChange:
    """One report of an import's list; `row` is None where it is not here."""

    kind: str
    report_id: str
    row: ReportRow | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseChange:
    """A house whose tier moved; tiers are "" without evidence."""

    property_id: str
    address: str
    was: str
    tier: str
    sii_was: float | None
    sii: float | None


@dataclass(frozen=True, slots=True)
class VintageDiff:
    """What an import changed in a storm.

    Attributes:
        counts: by kind, whole; `reports` and `houses` may list fewer (a list has a longest length).
        map: the reports and houses that are listed, and nothing else.
    """

    import_id: str
    counts: Mapping[str, int]
    reports: tuple[ReportChange, ...]
    houses: tuple[HouseChange, ...]
    map: MapModel


@dataclass(frozen=True, slots=True)
class HouseFound:
    """A house by its address."""

    property_id: str
    address: str
    town: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A report as it counts for one house.

    Attributes:
        figure: inches or miles an hour. distance_mi: None for a county match, 0 inside an area.
        term: how far from no damage to total damage the figure goes on its own, 0..1.
        share: what it alone would make of the index, 0..100.
        known: whether the report itself is on this computer.
    """

    report_id: str
    source: str
    source_id: str
    hazard: str
    figure: float
    confidence: float
    distance_mi: float | None
    term: float
    share: float
    place: str = ""
    time_at: int | None = None
    measured: str = "unknown"
    comments: str = ""
    vintage: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """A score opened to what it was made of.

    Attributes:
        sii, tier: as stored and as shown everywhere; None without evidence.
        threshold_in: of this roof when it was scored; base_in: of its material, before its age.
        hail, wind: the reports that counted. anew: what scoring now would give.
        differs: the evidence or the thresholds have changed since, so scoring anew gives another number.
        checked: whether this computer has the evidence to say so.
        considered: every report that speaks for the house, the strongest first.
    """

    storm_id: str
    storm: str
    property_id: str
    address: str
    sii: float | None
    tier: str | None
    version: str
    scored_at: int | None
    threshold_in: float
    base_in: float
    material: str
    material_assumed: bool
    roof_age_years: float | None
    hail: EvidenceLine | None
    wind: EvidenceLine | None
    anew: float | None
    differs: bool
    checked: bool
    considered: tuple[EvidenceLine, ...]
    zone: str = ""

    @property
    def reckoned(self) -> float | None:
        """The index from the card's own figures."""
        if self.hail is None and self.wind is None:
            return None
        return combine(*((line.share / 100.0 if line else 0.0) for line in (self.hail, self.wind)))

    @property
    def explained(self) -> bool:
        """Whether those figures give the number; scores that came without them can't be opened."""
        if self.sii is None or self.reckoned is None:
            return self.sii is self.reckoned
        return abs(self.sii - self.reckoned) < SAME_SII


@dataclass(frozen=True, slots=True)
class LossDay:
    """One day's case; `sii` from this day's reports alone. `within`: reports within 1, 3 and 10 miles."""

    day: date
    sii: float
    tier: str
    hail: EvidenceLine | None
    wind: EvidenceLine | None
    within: tuple[int, ...]
    county: int
    areas: int
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """Ranked dates of loss of one address. `note`: what the list does not prove. `archive`: days searched."""

    property_id: str
    address: str
    days: tuple[LossDay, ...]
    reports: int
    note: str
    archive: str
    zone: str
    as_of: int


@dataclass(frozen=True, slots=True)
class Edition:
    """A table of thresholds; the standard one has no id, no author and no time."""

    edition_id: str
    version: str
    base_in: Mapping[str, float]
    reason: str = ""
    made_at: int | None = None
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class ThresholdsView:
    """The thresholds of a company.

    Attributes:
        standard: what stands where nobody changed anything. editions: the newest first, that one in force.
        may_edit: whether this member may make another. outdated: open storms scored by another edition,
            by name and houses.
    """

    in_force: Edition
    standard: Mapping[str, float]
    editions: tuple[Edition, ...]
    may_edit: bool
    outdated: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WouldMove:
    """What other thresholds would do to the storms that are worked on; nothing was changed."""

    storms: tuple[tuple[str, TiersMoved], ...] = field(default=())
