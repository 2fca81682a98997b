"""Reads local storm reports of the weather offices: text in columns, local clock time with its zone.

An entry is two lines (time, event, place, position; date, magnitude, county, state, source), then remarks.
M1.25 is measured, E1.25 estimated; 34.37N 96.36W is a position. Local time is daylight time where the header
says so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from stormops_desktop.domain.storms.cells import coordinates, utc_ms
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile
from stormops_desktop.domain.storms.places import ZONE_HOURS
from stormops_desktop.domain.storms.reading import (
    GUST_LIMIT_KT,
    HAIL_LIMIT_IN,
    MPH_PER_KNOT,
    Reading,
    Reject,
    RowFault,
    StormReport,
    numbered,
)
from stormops_desktop.domain.storms.table import refuse_web_page, text_of
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource

EVENTS: Mapping[str, ReportHazard] = MappingProxyType(
    {
        "HAIL": ReportHazard.HAIL, "MARINE HAIL": ReportHazard.HAIL,
        "TSTM WND GST": ReportHazard.WIND, "TSTM WND DMG": ReportHazard.WIND,
        "NON-TSTM WND GST": ReportHazard.WIND, "NON-TSTM WND DMG": ReportHazard.WIND,
        "HIGH SUST WINDS": ReportHazard.WIND, "MARINE TSTM WIND": ReportHazard.WIND,
        "TORNADO": ReportHazard.TORNADO,
    }
)  # fmt: skip
TITLE = "LOCAL STORM REPORT"
_FIRST = re.compile(r"(\d{4})\s+([AP]M)\s+(.*)", re.IGNORECASE)
_PLACE = re.compile(r"(\d{1,2}(?:\.\d+)?)([NS])\s+(\d{1,3}(?:\.\d+)?)([EW])\s*$", re.IGNORECASE)
_SECOND = re.compile(r"(\d{2})/(\d{2})/(\d{4})(.*)")
_ISSUED = re.compile(r"\b\d{1,4}\s+[AP]M\s+([A-Z]{3,4})\b", re.IGNORECASE)
_AWIPS = re.compile(r"^LSR([A-Z0-9]{3})\s*$", re.MULTILINE)
_FIGURE = re.compile(r"([ME]?)\s*(\d*\.?\d+)\s*(INCH|MPH|KTS?|KNOTS)", re.IGNORECASE)
_UNITS: Mapping[ReportHazard, str | None] = MappingProxyType(
    {ReportHazard.HAIL: "in", ReportHazard.WIND: "mph", ReportHazard.TORNADO: None}
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Two lines and the remarks under them; `at` is the line number of the first."""

    at: int
    first: str
    second: str
    remarks: str
    zone: str
    office: str


def read_lsr(content: str | bytes) -> Reading:
    """All entries of one bulletin, or of several in a file.

    Raises:
        NotAStormFile: a web page, or no local storm report.
        CutShort: the last entry has one line only.
    """
    text = text_of(content)
    refuse_web_page(text)
    if TITLE not in text.upper():
        raise NotAStormFile("This is not a local storm report: it does not say so in its first lines.")
    reports: list[StormReport] = []
    rejects: list[Reject] = []
    seen: Counter[str] = Counter()
    others = 0
    for entry in _entries(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if _event(entry) not in EVENTS:
            others += 1
            continue
        try:
            reports.append(_report(entry, seen))
        except RowFault as fault:
            rejects.append(Reject(entry.at, "", str(fault)))
    zones = sorted({report.time_original.rpartition(" ")[2] for report in reports})
    return Reading(
        "nws_lsr", len(reports) + len(rejects) + others, tuple(reports), tuple(rejects), others,
        zones=tuple(zones), units=("hail in inches", "wind in miles an hour"),
    )  # fmt: skip


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    zone = office = ""
    starts = [at for at, line in enumerate(lines) if _FIRST.match(line) and _PLACE.search(line)]
    for index, at in enumerate(starts):
        head = lines[starts[index - 1] if index else 0 : at]
        zone, office = _issued(head) or zone, _office(head) or office
        after = starts[index + 1] if index + 1 < len(starts) else len(lines)
        if at + 1 >= len(lines):
            raise CutShort(f"The file ends inside the report of line {at + 1}. Download it again.")
        yield _Entry(at + 1, lines[at], lines[at + 1], _remarks(lines[at + 2 : after]), zone, office)


def _issued(lines: Sequence[str]) -> str:
    """The zone of the bulletin's own time of issue; an entry's own line has none."""
    found = [
        match[1].upper() for line in lines if not _PLACE.search(line) and (match := _ISSUED.search(line))
    ]
    known = [zone for zone in found if zone in ZONE_HOURS]
    return (known or found or [""])[-1]


def _office(lines: Sequence[str]) -> str:
    found = _AWIPS.findall("\n".join(lines))
    return found[-1] if found else ""


def _remarks(lines: Sequence[str]) -> str:
    said = []
    for line in lines:
        if line.strip() in ("&&", "$$"):
            break
        said.append(line.strip())
    return " ".join(" ".join(said).split())


def _event(entry: _Entry) -> str:
    match = _FIRST.match(entry.first)
    rest = match[3] if match else ""
    return re.split(r"\s{2,}", rest.strip())[0].upper()


def _report(entry: _Entry, seen: Counter[str]) -> StormReport:
    hazard = EVENTS[_event(entry)]
    second = _SECOND.match(entry.second)
    if second is None:
        raise RowFault("has no second line with date and magnitude")
    time_at, told = _time(entry, second)
    position = _PLACE.search(entry.first)
    if position is None:
        raise RowFault("names no position")
    latitude, longitude = coordinates(
        f"{'-' if position[2].upper() == 'S' else ''}{position[1]}",
        f"{'-' if position[4].upper() == 'W' else ''}{position[3]}",
    )
    parts = re.split(r"\s{2,}", entry.first[: position.start()].strip())
    place = parts[-1] if len(parts) > 2 else ""
    magnitude, measured = _figure(hazard, second[4])
    county, state, source = _county(second[4])
    wanted = f"{told} {hazard} {position[0].strip()} {place}"
    return StormReport(
        ReportSource.NWS_LSR, numbered(seen, wanted), hazard, magnitude, _UNITS[hazard], measured, latitude,
        longitude, place.title(), county.title(), state, time_at, told,
        f"{source}: {entry.remarks}".strip(": "), entry.office, preliminary=True,
    )  # fmt: skip


def _time(entry: _Entry, second: re.Match[str]) -> tuple[int, str]:
    first = _FIRST.match(entry.first)
    if first is None or entry.zone not in ZONE_HOURS:
        raise RowFault(f"has an unknown time zone: {entry.zone or 'none'}")
    hours, minutes = int(first[1][:2]), int(first[1][2:])
    if not 1 <= hours <= 12:
        raise RowFault(f"has no valid time: {first[1]} {first[2]}")
    clock = (hours % 12 + (12 if first[2].upper() == "PM" else 0)) * 100 + minutes
    month, day, year = int(second[1]), int(second[2]), int(second[3])
    at = utc_ms(year, month, day, clock, zone_hours=ZONE_HOURS[entry.zone])
    return at, f"{first[1]} {first[2].upper()} {second[1]}/{second[2]}/{second[3]} {entry.zone}"


def _figure(hazard: ReportHazard, text: str) -> tuple[float | None, Measured]:
    match = _FIGURE.match(text.strip())
    if match is None or hazard is ReportHazard.TORNADO:
        return None, Measured.UNKNOWN
    measured = {"M": Measured.MEASURED, "E": Measured.ESTIMATED}.get(match[1].upper(), Measured.UNKNOWN)
    value, unit = float(match[2]), match[3].upper()
    if (unit == "INCH") is not (hazard is ReportHazard.HAIL):
        raise RowFault(f"gives {hazard} in {match[3]}")
    mph = value * MPH_PER_KNOT if unit.startswith("K") else value
    limit = HAIL_LIMIT_IN if hazard is ReportHazard.HAIL else GUST_LIMIT_KT * MPH_PER_KNOT
    if mph > limit:
        raise RowFault(f"says {match[2]} {match[3]}; is the unit right?")
    return mph or None, measured


def _county(text: str) -> tuple[str, str, str]:
    """County, state and who reported, behind the magnitude."""
    rest = _FIGURE.sub("", text.strip(), count=1).strip()
    match = re.match(r"(.*?)\s+([A-Z]{2})(?:\s{2,}(.*))?$", rest)
    return (match[1].strip(), match[2], (match[3] or "").strip()) if match else (rest, "", "")
