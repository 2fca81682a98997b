"""Reads the storm centre's archive CSV (one hazard a file): inches or knots, standard time by a zone code.

Zone code 3 is CST for every row of the country, 9 is UTC. An end point of 0,0 means that none was noted;
a start of 0,0 means that only the state is known, and such a row is a match of nothing.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
from stormops_desktop.domain.storms.table import named, parsed, refuse_web_page, text_of
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource

ORDER = (
    "om", "yr", "mo", "dy", "date", "time", "tz", "st", "stf", "stn", "mag", "inj", "fat", "loss", "closs",
    "slat", "slon", "elat", "elon",
)  # fmt: skip
NEEDED = ("yr", "mo", "dy", "time", "tz", "st", "mag", "slat", "slon")
ZONES: Mapping[str, tuple[str, int]] = MappingProxyType({"3": ("CST", -6), "9": ("UTC", 0)})
_CLOCK = re.compile(r"(\d{1,2}):?(\d{2})(?::\d{2})?")
_HAZARD_NAMES = (("torn", ReportHazard.TORNADO), ("wind", ReportHazard.WIND), ("hail", ReportHazard.HAIL))
_UNITS: Mapping[ReportHazard, str | None] = MappingProxyType(
    {ReportHazard.HAIL: "in", ReportHazard.WIND: "mph", ReportHazard.TORNADO: None}
)


def is_wcm_header(cells: Sequence[str]) -> bool:
    """Whether these are the archive's column names."""
    names = [cell.strip().lower() for cell in cells]
    return names[:4] == ["om", "yr", "mo", "dy"]


def is_wcm_row(cells: Sequence[str]) -> bool:
    """Whether this is a row of an archive file that has no header."""
    return len(cells) >= len(ORDER) and bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", cells[4].strip()))


def read_spc_wcm(content: str | bytes, hazard: ReportHazard | None, name: str = "") -> Reading:
    """All rows of an archive file.

    Args:
        hazard: what the file is about; None asks its name, then its columns.

    Raises:
        NotAStormFile: a web page, another table, or the hazard is not known.
        CutShort: the last row is not whole.
    """
    text = text_of(content)
    refuse_web_page(text)
    rows = list(parsed(text, strict=False))
    first = rows[0] if isinstance(rows[0], list) else []
    headed = is_wcm_header(first)
    if not headed and not is_wcm_row(first):
        raise NotAStormFile(
            "This is not the Storm Prediction Center's archive: it must start with om,yr,mo,dy."
        )
    header = [cell.strip().lower() for cell in first] if headed else list(ORDER)
    header = ["mag" if cell == "sz" else cell for cell in header]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise NotAStormFile(
            f"This is not the Storm Prediction Center's archive: the column {missing[0]} is missing."
        )
    about = hazard or _hazard_of(name, header, rows[1:20])
    if about is None:
        raise NotAStormFile("The file does not say what it is about. Say --hazard hail, wind or tornado.")
    return _read(rows, header, about, skip=1 if headed else 0)


def _hazard_of(name: str, header: Sequence[str], rows: Sequence[list[str] | str]) -> ReportHazard | None:
    for word, hazard in _HAZARD_NAMES:
        if word in name.lower():
            return hazard
    if "mt" in header:
        return ReportHazard.WIND
    at = header.index("mag")
    sizes = [row[at].strip() for row in rows if isinstance(row, list) and len(row) > at]
    hail = sizes and all(re.fullmatch(r"\d?\.\d\d?|\d\.\d+", size) for size in sizes)
    return ReportHazard.HAIL if hail and any(not size.endswith((".0", ".00")) for size in sizes) else None


def _read(
    rows: Sequence[list[str] | str], header: Sequence[str], hazard: ReportHazard, *, skip: int
) -> Reading:
    reports: list[StormReport] = []
    rejects: list[Reject] = []
    seen: Counter[str] = Counter()
    count = 0
    for at, cells in enumerate(rows[skip:], start=1 + skip):
        if cells == []:
            continue
        count += 1
        if at == len(rows) and len(cells) < len(NEEDED):
            raise CutShort(f"The file ends inside row {at}. Download it again.")
        row = named(header, cells[: len(header)])
        try:
            if isinstance(row, str):
                raise RowFault(row)
            reports.append(_report(hazard, row, seen))
        except RowFault as fault:
            rejects.append(Reject(at, "", str(fault)))
    zones = sorted({report.time_original.rpartition(" ")[2] for report in reports})
    unit = {"hail": "hail in inches", "wind": "wind in knots, read as miles an hour"}.get(hazard)
    return Reading(
        "spc_wcm", count, tuple(reports), tuple(rejects), zones=tuple(zones), units=(unit,) if unit else ()
    )


def _report(hazard: ReportHazard, row: Mapping[str, str], seen: Counter[str]) -> StormReport:
    magnitude = _magnitude(hazard, row["mag"])
    latitude, longitude = _start(row)
    time_at, told = _time(row)
    place = f"{row['slat']},{row['slon']}"
    measured = {"E": Measured.ESTIMATED, "M": Measured.MEASURED}.get(row.get("mt", "")[:1], Measured.UNKNOWN)
    return StormReport(
        ReportSource.SPC_WCM, numbered(seen, f"{told} {hazard} {row['st']} {place}"), hazard, magnitude,
        _UNITS[hazard], measured, latitude, longitude, "", "", row["st"].upper(), time_at, told,
    )  # fmt: skip


def _start(row: Mapping[str, str]) -> tuple[float, float]:
    latitude, longitude = number(row["slat"], "latitude"), number(row["slon"], "longitude")
    if not latitude and not longitude:
        raise RowFault("names no place: its start is 0,0")
    found = coordinates(row["slat"], row["slon"])
    if found[0] is None or found[1] is None:
        raise RowFault("has only one of latitude and longitude")
    return found[0], found[1]


def _magnitude(hazard: ReportHazard, text: str) -> float | None:
    value = number(text, "magnitude")
    if hazard is ReportHazard.TORNADO or not value or value == -9:
        return None
    limit = HAIL_LIMIT_IN if hazard is ReportHazard.HAIL else GUST_LIMIT_KT
    if not 0 < value <= limit:
        raise RowFault(f"says {text} {'inches of hail' if hazard is ReportHazard.HAIL else 'knots'}")
    return value if hazard is ReportHazard.HAIL else value * MPH_PER_KNOT


def _time(row: Mapping[str, str]) -> tuple[int, str]:
    written = f"{row['yr']}-{row['mo'].zfill(2)}-{row['dy'].zfill(2)} {row['time']}"
    if row["tz"] not in ZONES:
        raise RowFault(f"has an unknown time zone: code {row['tz'] or 'none'}")
    zone, hours = ZONES[row["tz"]]
    clock = _CLOCK.fullmatch(row["time"])
    try:
        year, month, day = int(row["yr"]), int(row["mo"]), int(row["dy"])
    except ValueError:
        raise RowFault(f"has no valid time: {written}") from None
    if clock is None:
        raise RowFault(f"has no valid time: {written}")
    at = utc_ms(year, month, day, int(clock[1]) * 100 + int(clock[2]), zone_hours=hours)
    return at, f"{written} {zone}"
