"""Reads a table of properties: every fault named by its rows, and nothing solved while there is one."""

import csv
import io
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stormops_desktop.domain.routing.instances.errors import InstanceError, rows_named
from stormops_desktop.domain.spreadsheets import separator_hint, unreadable

REQUIRED = ("property_id", "latitude", "longitude")
OPTIONAL = ("expected_uplift", "service_min", "window_start", "window_end")
DAY_S = 86_400.0
SERVICE_MIN = 15.0  # at the door, where the table does not say

_CLOCK = re.compile(r"(?:\d{4}-\d{2}-\d{2}[T ])?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:Z|\+00:00)?")


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One house. Times are seconds from midnight; None: at any time."""

    row: int
    property_id: str
    latitude: float
    longitude: float
    expected_uplift: float | None
    service_s: float
    opens_s: float | None
    closes_s: float | None


def looks_like_properties(text: str) -> bool:
    """Whether the first line names the columns of a table of properties."""
    return "property_id" in text.lstrip("\ufeff").split("\n", 1)[0]


def read_property_rows(text: str, *, same_point_ok: bool = False) -> list[PropertyRow]:
    """Every house of the table.

    Args:
        text: CSV with a header; rows are counted from 1, the header being row 1, empty ones too.
        same_point_ok: two houses may have the same coordinates.

    Raises:
        InstanceError: one message with every kind of fault and its rows.
    """
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=None))
    try:
        header, *lines = list(reader) or [[]]
    except csv.Error as error:
        raise InstanceError(f"{unreadable(reader.line_num, error)} Nothing was solved.") from error
    names = [name.strip().casefold() for name in header]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise InstanceError(
            f"The header lacks {', '.join(missing)}. A table of properties has the columns "
            f"{', '.join(REQUIRED + OPTIONAL)}; the first three are required.{separator_hint(text)}"
        )
    twice = [name for name in REQUIRED + OPTIONAL if names.count(name) > 1]
    if twice:
        raise InstanceError(f"The header names {twice[0]} twice. Remove one of the columns.")
    faults = _Faults()
    rows = [_row(at, dict(zip(names, cells, strict=False)), faults)
            for at, cells in enumerate(lines, start=2) if cells]  # fmt: skip
    found = [row for row in rows if row is not None]
    _doubles(found, faults, same_point_ok)
    faults.raise_any()
    if not found:
        raise InstanceError("The table has a header but no property.")
    return found


class _Faults:
    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = defaultdict(list)

    def add(self, what: str, *rows: int) -> None:
        self._rows[what].extend(rows)

    def raise_any(self) -> None:
        if self._rows:
            parts = [f"{what}: {rows_named(sorted(set(rows)))}" for what, rows in self._rows.items()]
            raise InstanceError(f"{'; '.join(parts)}. Correct the table; nothing was solved or written.")


def _row(at: int, cells: dict[str, str], faults: _Faults) -> PropertyRow | None:
    point = _point(at, cells, faults)
    identity = (cells.get("property_id") or "").strip()
    if not identity:
        faults.add("No property_id", at)
    uplift = _number(at, cells, "expected_uplift", faults, math.isfinite)
    service = _number(at, cells, "service_min", faults, lambda value: 0 <= value <= 1_440)
    window = _window(at, cells, faults)
    if point is None or window is None or not identity:
        return None
    service_s = 60 * (SERVICE_MIN if service is None else service)
    return PropertyRow(at, identity, *point, uplift, service_s, *window)


def _point(at: int, cells: dict[str, str], faults: _Faults) -> tuple[float, float] | None:
    texts = [(cells.get(name) or "").strip() for name in ("latitude", "longitude")]
    if not all(texts):
        faults.add("No coordinates", at)
        return None
    try:
        latitude, longitude = map(float, texts)
    except ValueError:
        faults.add("Coordinates that are not numbers", at)
        return None
    if latitude == 0 and longitude == 0:
        faults.add("Coordinates 0/0, which means not known", at)
        return None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        faults.add("Coordinates that are not degrees (latitude -90..90, longitude -180..180)", at)
        return None
    return latitude, longitude


def _number(
    at: int, cells: dict[str, str], name: str, faults: _Faults, fits: Callable[[float], bool]
) -> float | None:
    text = (cells.get(name) or "").strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or not fits(value):
        faults.add(f"{name} is not a possible number", at)
        return None
    return value


def _window(at: int, cells: dict[str, str], faults: _Faults) -> tuple[float | None, float | None] | None:
    ends: list[float | None] = []
    for name in ("window_start", "window_end"):
        text = (cells.get(name) or "").strip()
        ends.append(seconds_of(text) if text else None)
        if text and ends[-1] is None:
            faults.add(f"{name} is neither HH:MM nor minutes from midnight", at)
            return None
    opens, closes = ends
    if len({day for name in ("window_start", "window_end") if (day := _day(cells.get(name) or ""))}) > 1:
        faults.add("A window over more than one day", at)
        return None
    if (0.0 if opens is None else opens) > (DAY_S if closes is None else closes):
        faults.add("A window that ends before it begins", at)
        return None
    return opens, closes


def _day(text: str) -> str:
    """The date of a time that has one."""
    return text.strip()[:10] if _CLOCK.fullmatch(text.strip()) and "-" in text else ""


def seconds_of(text: str) -> float | None:
    """Seconds from midnight of HH:MM, HH:MM:SS, an ISO time or a number of minutes; None: none of these."""
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        seconds += 3600 * hours + 60 * minutes
        return float(seconds) if seconds <= DAY_S and minutes < 60 else None
    try:
        minutes_given = float(text)
    except ValueError:
        return None
    return minutes_given * 60 if 0 <= minutes_given <= DAY_S / 60 else None


def _doubles(rows: Iterable[PropertyRow], faults: _Faults, same_point_ok: bool) -> None:
    by_id: dict[str, list[int]] = defaultdict(list)
    by_point: dict[tuple[float, float], list[int]] = defaultdict(list)
    for row in rows:
        by_id[row.property_id].append(row.row)
        by_point[row.latitude, row.longitude].append(row.row)
    for identity, at in by_id.items():
        if len(at) > 1:
            faults.add(f"property_id {identity} twice", *at)
    same = [at for many in by_point.values() if len(many) > 1 for at in many]
    if same and not same_point_ok:
        faults.add("The same coordinates twice (--same-point-ok allows it)", *same)
