"""Radar grids of hail size as evidence: a cell is a report for the houses inside it, and for no others.

Grids give millimetres; -1 and any other negative figure is missing, -3 is no coverage. What radar estimates
is never "verified hail": confidence stays at that of radar. Cells below a quarter of an inch harm no roof and
are left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.cells import number
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError
from stormops_desktop.domain.storms.reading import (
    HAIL_LIMIT_IN,
    MM_PER_INCH,
    Reading,
    Reject,
    RowFault,
    StormReport,
)
from stormops_desktop.domain.storms.table import named, parsed, refuse_web_page, text_of
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource

LEAST_MM = 0.25 * MM_PER_INCH
MOST_CELLS = 50_000
LATITUDE = ("lat", "latitude", "y")
LONGITUDE = ("lon", "longitude", "lng", "x")
VALUES: Mapping[str, float] = MappingProxyType(
    {
        "mesh_mm": 1.0, "hail_mm": 1.0, "mm": 1.0, "mesh": 1.0, "value": 1.0, "max_mesh": 1.0,
        "hail_in": MM_PER_INCH, "mesh_in": MM_PER_INCH, "inches": MM_PER_INCH, "size_in": MM_PER_INCH,
    }
)  # fmt: skip
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[-_T]?(\d{2})(\d{2})(?:\d{2})?)?(?!\d)")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HailGrid:
    """A regular grid in degrees.

    Attributes:
        millimetres: rows from north to south, columns from west to east.
        west, north: the outer corner of the first cell. step_lon, step_lat: a cell's size, both positive.
        nodata: a figure that means nothing was measured, besides all negative ones and NaN.
    """

    millimetres: Floats
    west: float
    north: float
    step_lon: float
    step_lat: float
    nodata: float | None = None


def time_of_name(name: str) -> int | None:
    """UTC milliseconds of the stamp in a product's file name (…_20190324-235900); None without one."""
    for match in _STAMP.finditer(name):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        try:
            at = datetime(year, month, day, int(match[4] or 12), int(match[5] or 0), tzinfo=UTC)
        except ValueError:
            continue
        if 1990 <= at.year <= 2100:
            return int(at.timestamp()) * 1_000
    return None


def is_grid_header(cells: Sequence[str]) -> bool:
    """Whether a CSV's header names a place and a hail size."""
    names = {cell.strip().lower() for cell in cells}
    return bool(names & set(LATITUDE) and names & set(LONGITUDE) and names & set(VALUES))


def read_grid_csv(content: str | bytes, time_at: int | None, name: str = "") -> Reading:
    """One row a cell: latitude and longitude of its middle, and its hail.

    Raises:
        NotAStormFile: a web page, another table, or no time is known. CutShort: the last row is not whole.
    """
    text = text_of(content)
    refuse_web_page(text)
    rows = list(parsed(text, strict=False))
    header = [cell.strip().lower() for cell in rows[0]]
    if not is_grid_header(header):
        raise NotAStormFile("This is not a hail grid: columns for latitude, longitude and hail are needed.")
    found, rejects = _csv_cells(rows, header)
    at = _moment(time_at, name)
    steps = _step([cell[2] for cell in found]), _step([cell[1] for cell in found])
    reports = [_cell(lat, lon, mm, steps, at) for _, lat, lon, mm in found if mm >= LEAST_MM]
    return _reading(reports, tuple(rejects), len(found) + len(rejects), at)


def read_grid(grid: HailGrid, time_at: int | None, name: str = "") -> Reading:
    """A raster's cells.

    Raises:
        NotAStormFile: no time is known. StormFileError: more cells with hail than a storm has.
    """
    at = _moment(time_at, name)
    values = grid.millimetres
    known = np.isfinite(values) & (values >= LEAST_MM)
    if grid.nodata is not None:
        known &= values != grid.nodata
    _not_too_many(int(known.sum()))
    reports: list[StormReport] = []
    rejects: list[Reject] = []
    for row, column in np.argwhere(known):
        lat = grid.north - (row + 0.5) * grid.step_lat
        lon = grid.west + (column + 0.5) * grid.step_lon
        try:
            reports.append(
                _cell(float(lat), float(lon), float(values[row, column]), (grid.step_lon, grid.step_lat), at)
            )
        except RowFault as fault:
            rejects.append(Reject(int(row) + 1, f"column {column + 1}", str(fault)))
    return _reading(reports, tuple(rejects), int(values.size), at)


def _csv_cells(
    rows: Sequence[list[str] | str], header: Sequence[str]
) -> tuple[list[tuple[int, float, float, float]], list[Reject]]:
    """(row, latitude, longitude, millimetres) of each whole row."""
    lat = next(column for column in header if column in LATITUDE)
    lon = next(column for column in header if column in LONGITUDE)
    size = next(column for column in header if column in VALUES)
    found: list[tuple[int, float, float, float]] = []
    rejects: list[Reject] = []
    for at, cells in enumerate(rows[1:], start=2):
        if cells == []:
            continue
        if at == len(rows) and len(cells) < len(header):
            raise CutShort(f"The file ends inside row {at}. Download it again.")
        row = named(header, cells)
        try:
            if isinstance(row, str):
                raise RowFault(row)
            found.append((at, *_placed(row[lat], row[lon]), _millimetres(row[size], VALUES[size])))
        except RowFault as fault:
            rejects.append(Reject(at, "", str(fault)))
    _not_too_many(sum(1 for cell in found if cell[3] >= LEAST_MM))
    return found, rejects


def _placed(lat: str, lon: str) -> tuple[float, float]:
    latitude, longitude = number(lat, "latitude"), number(lon, "longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or not -180 <= longitude <= 360:
        raise RowFault(f"has no place on the globe: {lat}, {lon}")
    return latitude, longitude - 360 if longitude > 180 else longitude  # grids count 0 to 360 eastward


def _millimetres(text: str, factor: float) -> float:
    value = number(text, "hail size")
    mm = -1.0 if value is None or value < 0 else value * factor
    _refuse_giant(mm)
    return mm


def _refuse_giant(mm: float) -> None:
    if mm > HAIL_LIMIT_IN * MM_PER_INCH:
        raise RowFault(f"says {mm:g} mm of hail; is the unit right?")


def _not_too_many(cells: int) -> None:
    if cells > MOST_CELLS:
        raise StormFileError(
            f"The grid has {cells:,} cells with hail, which is more than one storm. Cut it to the region you "
            f"work in (at most {MOST_CELLS:,} cells)."
        )


def _step(values: Sequence[float]) -> float:
    """A cell's size from the distances between neighbours; a hundredth of a degree when there is one only."""
    gaps = np.diff(np.unique(np.round(values, 6)))
    return float(np.min(gaps)) if len(gaps) else 0.01


def _moment(time_at: int | None, name: str) -> int:
    at = time_at if time_at is not None else time_of_name(name)
    if at is None:
        raise NotAStormFile(
            "The grid names no date. Say it (--date 2019-03-24), or keep the product's file name."
        )
    return at


def _cell(lat: float, lon: float, mm: float, steps: tuple[float, float], at: int) -> StormReport:
    _refuse_giant(mm)
    half_lon, half_lat = steps[0] / 2, steps[1] / 2
    stamp = datetime.fromtimestamp(at / 1_000, UTC)
    return StormReport(
        ReportSource.MRMS_MESH, f"{stamp:%Y-%m-%dT%H:%MZ} {lat:.4f},{lon:.4f}", ReportHazard.HAIL,
        mm / MM_PER_INCH, "in", Measured.ESTIMATED, round(lat, 6), round(lon, 6), "", "", "", at,
        f"{stamp:%Y-%m-%d %H:%M} UTC", f"Radar estimate: {mm:.0f} mm in this cell", preliminary=True,
        area=Area(box=(lon - half_lon, lat - half_lat, lon + half_lon, lat + half_lat)),
    )  # fmt: skip


def _reading(reports: Sequence[StormReport], rejects: tuple[Reject, ...], rows: int, at: int) -> Reading:
    day = datetime.fromtimestamp(at / 1_000, UTC).date()
    return Reading(
        "hail_grid", rows, tuple(reports), rejects, rows - len(reports) - len(rejects),
        dataset=f"grid {day}", zones=("UTC",), units=("hail in millimeters, a radar estimate",),
    )  # fmt: skip
