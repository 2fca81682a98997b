"""Reads the storm centre's daily CSV: a day from 12Z to 12Z, times in UTC, hail in hundredths of an inch.

A day's file has one section, or three (hail, wind, tornado) with a header each. It names no date: that is in
the file's name, or a person says it. Speeds have no unit in the file; they are read as miles an hour and the
text is kept. Rows have no id, so time and place make one.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from stormops_desktop.domain.storms.cells import coordinates, number, utc_ms
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile
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

SECTIONS: Mapping[str, ReportHazard] = MappingProxyType(
    {"size": ReportHazard.HAIL, "speed": ReportHazard.WIND, "f_scale": ReportHazard.TORNADO}
)
WIDTH = 8
DAY_STARTS = 1200  # UTC; earlier times are the next morning
UNITS: Mapping[ReportHazard, str | None] = MappingProxyType(
    {ReportHazard.HAIL: "in", ReportHazard.WIND: "mph", ReportHazard.TORNADO: None}
)
SAID: Mapping[ReportHazard, str] = MappingProxyType(
    {
        ReportHazard.HAIL: "hail in hundredths of an inch",
        ReportHazard.WIND: "wind without a unit, read as miles an hour",
    }
)
_DATED = re.compile(r"(?<!\d)(\d{2}|\d{4})(\d{2})(\d{2})(?!\d)")
_OFFICE = re.compile(r"\(([A-Z]{3,4})\)\s*$")
_TIME = re.compile(r"\d{1,4}")


def section_of(cells: Sequence[str]) -> ReportHazard | None:
    """Which section a header starts; None when the row is no header."""
    if len(cells) < WIDTH or cells[0].strip().lower() != "time":
        return None
    return SECTIONS.get(cells[1].strip().lower())


def day_of_name(name: str) -> date | None:
    """The day in a file name, as in 180615_rpts_hail.csv; None without one."""
    for match in _DATED.finditer(name):
        year = int(match[1]) + (2000 if len(match[1]) == 2 else 0)
        try:
            return date(year, int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


def read_spc_daily(content: str | bytes, day: date | None, name: str = "") -> Reading:
    """All rows of a daily file.

    Args:
        day: when the convective day starts; None takes it from the file's name.

    Raises:
        NotAStormFile: a web page, another table, or no date is known.
        CutShort: the last row is not whole.
    """
    text = text_of(content)
    refuse_web_page(text)
    begins = day or day_of_name(name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if section_of(_cells(lines[0])) is None:
        raise NotAStormFile(
            "This is not a daily storm report file: it must start with Time,Size or Time,Speed."
        )
    if begins is None:
        raise NotAStormFile(
            "The file names no date. Say on which day it starts (--date 2018-06-15), or keep the archive's "
            "file name."
        )
    return _read(lines, begins)


def _cells(line: str) -> list[str]:
    try:
        cells = next(csv.reader([line]), [])
    except csv.Error:
        cells = line.split(",")
    # Comments are not quoted in these files; whatever commas they have belong to them.
    return [*cells[: WIDTH - 1], ",".join(cells[WIDTH - 1 :])] if len(cells) > WIDTH else cells


def _read(lines: Sequence[str], begins: date) -> Reading:
    hazard = ReportHazard.HAIL
    hazards: list[ReportHazard] = []
    reports: list[StormReport] = []
    rejects: list[Reject] = []
    seen: Counter[str] = Counter()
    rows = 0
    for at, line in enumerate(lines, start=1):
        cells = _cells(line)
        if not line.strip():
            continue
        header = section_of(cells)
        if header is not None:
            hazard = header
            hazards.append(header)
            continue
        rows += 1
        if len(cells) < WIDTH and at == len(lines):
            raise CutShort(f"The file ends inside row {at}. Download it again.")
        try:
            reports.append(_report(hazard, cells, begins, seen))
        except RowFault as fault:
            rejects.append(Reject(at, "", str(fault)))
    names = "+".join(sorted(set(hazards)))
    return Reading(
        "spc_daily", rows, tuple(reports), tuple(rejects), dataset=f"spc daily {begins} {names}",
        zones=("UTC",), units=tuple(SAID[one] for one in dict.fromkeys(hazards) if one in SAID),
    )  # fmt: skip


def _report(hazard: ReportHazard, cells: Sequence[str], begins: date, seen: Counter[str]) -> StormReport:
    if len(cells) < WIDTH:
        raise RowFault(f"has {len(cells)} columns instead of {WIDTH}")
    clock, figure, place, county, state, lat, lon, comments = (cell.strip() for cell in cells)
    magnitude = _magnitude(hazard, figure)
    latitude, longitude = coordinates(lat, lon)
    time_at = _time(clock, begins)
    office = _OFFICE.search(comments)
    told = f"{begins} {clock.zfill(4)}Z {hazard} {lat},{lon} {place}"
    return StormReport(
        ReportSource.SPC_DAILY, numbered(seen, told), hazard, magnitude, UNITS[hazard], Measured.UNKNOWN,
        latitude, longitude, place.title(), "" if _is_zone(county) else county.title(), state, time_at,
        f"{clock.zfill(4)} UTC, day of {begins}", _comments(hazard, figure, comments),
        office[1] if office else "", preliminary=True,
    )  # fmt: skip


def _is_zone(county: str) -> bool:
    """Sea areas stand in the county's column by their zone, as LSZ162."""
    return bool(re.fullmatch(r"[A-Z]{3}\d{3}", county))


def _comments(hazard: ReportHazard, figure: str, comments: str) -> str:
    if hazard is not ReportHazard.WIND:
        return comments
    return f"Speed as published: {figure or 'none'}, without a unit. {comments}".strip()


def _magnitude(hazard: ReportHazard, text: str) -> float | None:
    if hazard is ReportHazard.TORNADO or text.upper() in ("", "UNK"):
        return None
    value = number(text, "size" if hazard is ReportHazard.HAIL else "speed")
    if not value:
        return None
    if hazard is ReportHazard.WIND:
        if not 0 < value <= GUST_LIMIT_KT * MPH_PER_KNOT:
            raise RowFault(f"says a speed of {text}")
        return value
    if not 10 <= value <= HAIL_LIMIT_IN * 100:
        raise RowFault(f"says size {text}; these files give hundredths of an inch, as 175")
    return value / 100


def _time(clock: str, begins: date) -> int:
    if not _TIME.fullmatch(clock):
        raise RowFault(f"has no valid time: {clock or 'none'}")
    try:
        day = begins if int(clock) >= DAY_STARTS else begins + timedelta(days=1)
    except OverflowError:
        raise RowFault(f"has no valid time: {clock}") from None
    return utc_ms(day.year, day.month, day.day, int(clock), zone_hours=0)
