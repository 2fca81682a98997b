"""Reads NCEI "storm events details" text into reports: UTC times, inches and miles an hour, rejects by row.

The traps of the real files are in product.md C.2: any line end, a BOM, BEGIN_TIME without leading zeros,
zones that stay on standard time in summer, knots, and rows without coordinates (a county match).
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile
from stormops_desktop.domain.storms.places import ZONE_HOURS, state_code
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard

MPH_PER_KNOT = 1852 / 1609.344
# Larger figures are another unit (hundredths of an inch) or a slip. Record hail is 8.0 in (Vivian, 2010).
HAIL_LIMIT_IN = 9.0
GUST_LIMIT_KT = 250.0
FIRST_YEAR, LAST_YEAR = 1950, 2100  # the archive starts in 1950

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
class Reject:
    """A row not taken. `row` counts as a spreadsheet does: the header is row 1."""

    row: int
    event_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class NceiDetails:
    """A file read to its end. `other_events` are rows of hazards that roofs don't mind."""

    reports: tuple[NceiReport, ...]
    rejects: tuple[Reject, ...]
    other_events: int


class _RowFault(Exception):  # noqa: N818 - carries the reason of one reject
    pass


def read_details(content: str | bytes) -> NceiDetails:
    """All reports of a details file, and why any other hail, wind or tornado row was refused.

    Raises:
        NotAStormFile: a web page, an empty file, or a table without the columns of NCEI details.
        CutShort: the last row is not whole.
    """
    rows = _rows(content)
    reports: list[NceiReport] = []
    rejects: list[Reject] = []
    seen: set[str] = set()
    others = 0
    for number, row in rows:
        if isinstance(row, str):
            rejects.append(Reject(number, "", row))
        elif row["EVENT_TYPE"] not in HAZARDS:
            others += 1
        else:
            try:
                reports.append(_report(row, seen))
            except _RowFault as fault:
                rejects.append(Reject(number, row["EVENT_ID"], str(fault)))
    return NceiDetails(tuple(reports), tuple(rejects), others)


def _rows(content: str | bytes) -> Iterator[tuple[int, dict[str, str] | str]]:
    """(spreadsheet row, cells by column or a fault). Only the last row may show that the file was cut."""
    text = _text(content)
    _refuse_web_page(text)
    parsed = _parsed(text)
    header = _header(next(parsed, []))
    waiting: list[str] | str | None = None
    number = 1
    for number, cells in enumerate(parsed, start=2):
        if waiting is not None:
            yield number - 1, _named(header, waiting)
        waiting = cells if cells else None
    if waiting is not None:
        if isinstance(waiting, str) or len(waiting) < len(header):
            raise CutShort(f"The file ends inside row {number}. Download it again.")
        yield number, _named(header, waiting)


def _parsed(text: str) -> Iterator[list[str] | str]:
    """Cells of each row, or what is wrong with it."""
    # newline="" lets the csv reader see bare CR, LF and CRLF alike.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"can't be read: {error}"


def _text(content: str | bytes) -> str:
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _refuse_web_page(text: str) -> None:
    start = text[:2_000].lstrip().lower()
    if not start:
        raise NotAStormFile("The file is empty.")
    if start.startswith(("<!doctype", "<html", "<head", "<?xml")):
        raise NotAStormFile("This is a web page, not a table: the archive had no file for that address.")


def _header(cells: list[str] | str) -> list[str]:
    header = [] if isinstance(cells, str) else [name.strip().upper() for name in cells]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise NotAStormFile(f"This is not an NCEI details file: the column {missing[0]} is missing.")
    return header


def _named(header: Sequence[str], cells: Sequence[str] | str) -> dict[str, str] | str:
    if isinstance(cells, str):
        return cells
    if len(cells) != len(header):
        return f"has {len(cells)} columns instead of {len(header)}"
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def _report(row: Mapping[str, str], seen: set[str]) -> NceiReport:
    if not row["EVENT_ID"] or row["EVENT_ID"] in seen:
        raise _RowFault("repeats an event id of this file" if row["EVENT_ID"] else "has no event id")
    hazard = HAZARDS[row["EVENT_TYPE"]]
    latitude, longitude = _coordinates(row["BEGIN_LAT"], row["BEGIN_LON"])
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


def _coordinates(lat_text: str, lon_text: str) -> tuple[float | None, float | None]:
    if not lat_text and not lon_text:
        return None, None
    latitude, longitude = _number(lat_text, "latitude"), _number(lon_text, "longitude")
    if latitude is None or longitude is None:
        raise _RowFault("has only one of latitude and longitude")
    if latitude == 0 and longitude == 0:
        raise _RowFault("has coordinates 0/0, which is no place")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise _RowFault(f"has coordinates outside the globe: {lat_text}, {lon_text}")
    return latitude, longitude


def _number(text: str, what: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise _RowFault(f"has a {what} that is no number: {text}") from None
    if value != value or abs(value) == float("inf"):
        raise _RowFault(f"has a {what} that is no number: {text}")
    return value


def _magnitude(hazard: ReportHazard, text: str) -> float | None:
    """None for a blank or zero, which both mean "not known" in these files."""
    value = _number(text, "magnitude")
    if hazard is ReportHazard.TORNADO or not value:
        return None
    limit = HAIL_LIMIT_IN if hazard is ReportHazard.HAIL else GUST_LIMIT_KT
    if not 0 < value <= limit:
        unit = "inches of hail" if hazard is ReportHazard.HAIL else "knots"
        raise _RowFault(f"says {text} {unit}; is the unit right?")
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
        raise _RowFault(f"has no valid time: {year_month} {day} {clock}") from None
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        raise _RowFault(f"has no valid time: the archive has no year {local.year}")
    at = local - timedelta(hours=_zone_hours(row["CZ_TIMEZONE"]))
    return int(at.timestamp()) * 1_000


def _zone_hours(zone: str) -> int:
    match = _ZONE.fullmatch(zone.strip().upper())
    if match is None or (match[2] is None and match[1] not in ZONE_HOURS):
        raise _RowFault(f"has an unknown time zone: {zone or 'none'}")
    hours = int(match[2]) if match[2] is not None else ZONE_HOURS[match[1]]
    if abs(hours) > 14:
        raise _RowFault(f"has an unknown time zone: {zone}")
    return hours


def _original_time(row: Mapping[str, str]) -> str:
    written = row["BEGIN_DATE_TIME"] or f"{row['BEGIN_YEARMONTH']}-{row['BEGIN_DAY']} {row['BEGIN_TIME']}"
    return f"{written} {row['CZ_TIMEZONE']}"
