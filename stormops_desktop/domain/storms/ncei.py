"""Reads NCEI "storm events details" text into reports: UTC times, inches and miles an hour, rejects by row.

The traps of the real files are in product.md C.2: any line end, a BOM, BEGIN_TIME without leading zeros,
zones that stay on standard time in summer, knots, and rows without coordinates (a county match).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from stormops_desktop.domain.storms.cells import coordinates, number
from stormops_desktop.domain.storms.errors import NotAStormFile
from stormops_desktop.domain.storms.places import ZONE_HOURS, state_code
from stormops_desktop.domain.storms.reading import (
    FIRST_YEAR,
    GUST_LIMIT_KT,
    HAIL_LIMIT_IN,
    LAST_YEAR,
    MPH_PER_KNOT,
    Reading,
    Reject,
    RowFault,
    StormReport,
)
from stormops_desktop.domain.storms.table import named_rows
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource

HAZARDS: Mapping[str, ReportHazard] = MappingProxyType(
    {
        "Hail": ReportHazard.HAIL,
        "Marine Hail": ReportHazard.HAIL,
        "Thunderstorm Wind": ReportHazard.WIND,
        "Marine Thunderstorm Wind": ReportHazard.WIND,
        "High Wind": ReportHazard.WIND,
        "Strong Wind": ReportHazard.WIND,
        "Tornado": ReportHazard.TORNADO,
    }
)
UNITS = MappingProxyType({ReportHazard.HAIL: "in", ReportHazard.WIND: "mph", ReportHazard.TORNADO: None})
NEEDED = (
    "EPISODE_ID", "EVENT_ID", "STATE", "EVENT_TYPE", "CZ_TYPE", "CZ_NAME", "WFO", "BEGIN_YEARMONTH",
    "BEGIN_DAY", "BEGIN_TIME", "BEGIN_DATE_TIME", "CZ_TIMEZONE", "SOURCE", "MAGNITUDE", "MAGNITUDE_TYPE",
    "BEGIN_LOCATION", "BEGIN_LAT", "BEGIN_LON", "EVENT_NARRATIVE",
)  # fmt: skip
_OFFICIAL = re.compile(r"_(d\d{4})_c(\d{8})")
_ZONE = re.compile(r"([A-Z]{3,4})\s*([+-]?\d{1,2})?")


@dataclass(frozen=True, slots=True)
class NceiReport:
    """One hail, wind or tornado row.

    Attributes:
        magnitude: inches (hail) or miles an hour (wind); None where the file has no figure.
        latitude, longitude: None for a county match, which must never get a distance.
        county: "" for rows that name a forecast zone instead.
        time_at: UTC milliseconds. time_original: what the file says, with its zone.
    """

    event_id: str
    episode_id: str
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
    reporter: str
    comments: str
    wfo: str


@dataclass(frozen=True, slots=True)
class NceiDetails:
    """A file read to its end. `other_events` are rows of hazards that roofs don't mind."""

    reports: tuple[NceiReport, ...]
    rejects: tuple[Reject, ...]
    other_events: int


def read_details(content: str | bytes) -> NceiDetails:
    """All reports of a details file, and why any other hail, wind or tornado row was refused.

    Raises:
        NotAStormFile: a web page, an empty file, or a table without the columns of NCEI details.
        CutShort: the last row is not whole.
    """
    rows = named_rows(content, _header)
    reports: list[NceiReport] = []
    rejects: list[Reject] = []
    seen: set[str] = set()
    others = 0
    for at, row in rows:
        if isinstance(row, str):
            rejects.append(Reject(at, "", row))
        elif row["EVENT_TYPE"] not in HAZARDS:
            others += 1
        else:
            try:
                reports.append(_report(row, seen))
            except RowFault as fault:
                rejects.append(Reject(at, row["EVENT_ID"], str(fault)))
    return NceiDetails(tuple(reports), tuple(rejects), others)


def read_ncei(content: str | bytes, name: str = "") -> Reading:
    """The same file as a `Reading`; the official file name tells dataset and edition.

    Raises: as `read_details`.
    """
    details = read_details(content)
    official = _OFFICIAL.search(name)
    return Reading(
        kind="ncei_details",
        rows=len(details.reports) + len(details.rejects) + details.other_events,
        reports=tuple(as_report(report) for report in details.reports),
        rejects=details.rejects,
        others=details.other_events,
        dataset=f"ncei {official[1]}" if official else "",
        vintage=official[2] if official else "",
        zones=tuple(sorted({report.time_original.rpartition(" ")[2] for report in details.reports})),
        units=("hail in inches", "wind in knots, read as miles an hour"),
    )


def as_report(report: NceiReport) -> StormReport:
    """The row in the shape that all sources share."""
    return StormReport(
        ReportSource.NCEI_DETAILS, report.event_id, report.hazard, report.magnitude, report.unit,
        report.measured, report.latitude, report.longitude, report.place, report.county, report.state,
        report.time_at, report.time_original, f"{report.reporter}: {report.comments}", report.wfo,
        episode=report.episode_id,
    )  # fmt: skip


def _header(cells: list[str] | str) -> Sequence[str]:
    header = [] if isinstance(cells, str) else [name.strip().upper() for name in cells]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise NotAStormFile(f"This is not an NCEI details file: the column {missing[0]} is missing.")
    return header


def _report(row: Mapping[str, str], seen: set[str]) -> NceiReport:
    if not row["EVENT_ID"] or row["EVENT_ID"] in seen:
        raise RowFault("repeats an event id of this file" if row["EVENT_ID"] else "has no event id")
    hazard = HAZARDS[row["EVENT_TYPE"]]
    latitude, longitude = coordinates(row["BEGIN_LAT"], row["BEGIN_LON"])
    magnitude = _magnitude(hazard, row["MAGNITUDE"])
    time_at = _utc_ms(row)
    seen.add(row["EVENT_ID"])
    named_county = row["CZ_TYPE"].upper() == "C"
    return NceiReport(
        event_id=row["EVENT_ID"], episode_id=row["EPISODE_ID"], hazard=hazard,
        magnitude=magnitude, unit=UNITS[hazard], measured=_measured(row["MAGNITUDE_TYPE"]),
        latitude=latitude, longitude=longitude,
        place=(row["BEGIN_LOCATION"] or ("" if named_county else row["CZ_NAME"])).title(),
        county=row["CZ_NAME"].title() if named_county else "", state=state_code(row["STATE"]),
        time_at=time_at, time_original=_original_time(row),
        reporter=row["SOURCE"], comments=row["EVENT_NARRATIVE"], wfo=row["WFO"],
    )  # fmt: skip


def _magnitude(hazard: ReportHazard, text: str) -> float | None:
    """None for a blank or zero, which both mean "not known" in these files."""
    value = number(text, "magnitude")
    if hazard is ReportHazard.TORNADO or not value:
        return None
    limit = HAIL_LIMIT_IN if hazard is ReportHazard.HAIL else GUST_LIMIT_KT
    if not 0 < value <= limit:
        unit = "inches of hail" if hazard is ReportHazard.HAIL else "knots"
        raise RowFault(f"says {text} {unit}; is the unit right?")
    return value if hazard is ReportHazard.HAIL else value * MPH_PER_KNOT


def _measured(kind: str) -> Measured:
    """EG, ES: estimated gust or sustained; MG, MS: measured. Hail rows have none."""
    return {"E": Measured.ESTIMATED, "M": Measured.MEASURED}.get(kind[:1].upper(), Measured.UNKNOWN)


def _utc_ms(row: Mapping[str, str]) -> int:
    """BEGIN_TIME 5 is 00:05; CST-6 is six hours behind UTC even in summer."""
    year_month, day, clock = row["BEGIN_YEARMONTH"], row["BEGIN_DAY"], row["BEGIN_TIME"] or "0"
    try:
        local = datetime(
            int(year_month[:4]),
            int(year_month[4:]),
            int(day),
            int(clock) // 100,
            int(clock) % 100,
            tzinfo=UTC,
        )
    except ValueError:
        raise RowFault(f"has no valid time: {year_month} {day} {clock}") from None
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        raise RowFault(f"has no valid time: the archive has no year {local.year}")
    at = local - timedelta(hours=_zone_hours(row["CZ_TIMEZONE"]))
    return int(at.timestamp()) * 1_000


def _zone_hours(zone: str) -> int:
    match = _ZONE.fullmatch(zone.strip().upper())
    if match is None or (match[2] is None and match[1] not in ZONE_HOURS):
        raise RowFault(f"has an unknown time zone: {zone or 'none'}")
    hours = int(match[2]) if match[2] is not None else ZONE_HOURS[match[1]]
    if abs(hours) > 14:
        raise RowFault(f"has an unknown time zone: {zone}")
    return hours


def _original_time(row: Mapping[str, str]) -> str:
    written = row["BEGIN_DATE_TIME"] or f"{row['BEGIN_YEARMONTH']}-{row['BEGIN_DAY']} {row['BEGIN_TIME']}"
    return f"{written} {row['CZ_TIMEZONE']}"
