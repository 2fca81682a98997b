"""What every reader of storm evidence gives: reports in one shape, and the rows not taken with the reason."""

from collections import Counter
from dataclasses import dataclass

from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource

# Larger figures are another unit (hundredths of an inch) or a slip. Record hail is 8.0 in (Vivian, 2010).
HAIL_LIMIT_IN = 9.0
GUST_LIMIT_KT = 250.0
MPH_PER_KNOT = 1852 / 1609.344
MM_PER_INCH = 25.4
FIRST_YEAR, LAST_YEAR = 1950, 2100  # the archive starts in 1950


@dataclass(frozen=True, slots=True)
class StormReport:
    """One piece of evidence, whoever published it.

    Attributes:
        source_id: the publisher's own id; where there is none, what identifies the row (time, place, hazard).
        magnitude: inches (hail) or miles an hour (wind); None where the file has no figure.
        latitude, longitude: None for a county match, which must never get a distance.
        time_at: UTC milliseconds. time_original: what the file says, with its zone.
        area: where the evidence is no point; houses inside are meant, all others are not.
        episode: the publisher's id of the storm it belongs to, "" for none.
    """

    source: ReportSource
    source_id: str
    hazard: ReportHazard
    magnitude: float | None
    unit: str | None
    measured: Measured
    latitude: float | None
    longitude: float | None
    place: str
    county: str
    state: str
    time_at: int
    time_original: str
    comments: str = ""
    wfo: str = ""
    preliminary: bool = False
    area: Area | None = None
    episode: str = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row not taken. `row` counts as a spreadsheet does: the header is row 1."""

    row: int
    event_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read to its end.

    Attributes:
        rows: how many the file has; reports may be more (one a county) or fewer (several of one alert).
        others: rows that are no evidence about roofs, or carry no figure at all (empty cells of a grid).
        dataset: which of the publisher's files this is, whatever its edition; "" when that is not known.
        vintage: which edition, "" when the file does not say.
        zones: the time zones found. units: what magnitudes were published in, and how they were read.
    """

    kind: str
    rows: int
    reports: tuple[StormReport, ...]
    rejects: tuple[Reject, ...]
    others: int = 0
    dataset: str = ""
    vintage: str = ""
    zones: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last time, UTC milliseconds; None without reports."""
        times = [report.time_at for report in self.reports]
        return (min(times), max(times)) if times else None


class RowFault(Exception):  # noqa: N818 - carries the reason of one reject
    """`str(fault)` reads on from "row 12": "has no valid time"."""


def numbered(seen: Counter[str], wanted: str) -> str:
    """`wanted`, with a number behind it when the file has said the same before. Counts it in `seen`."""
    seen[wanted] += 1
    return wanted if seen[wanted] == 1 else f"{wanted} #{seen[wanted]}"
