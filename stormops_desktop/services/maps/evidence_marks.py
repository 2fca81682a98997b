"""Reports as the map draws them: points as marks with rings round them, areas as the ground they are."""

from collections.abc import Iterable
from typing import Any

import shapely

from stormops_desktop.domain.maps.mercator import world_point
from stormops_desktop.domain.maps.swath import Band, HailGround, HailSpot, ground_of, swath
from stormops_desktop.domain.storms.areas import Area, area_of
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource
from stormops_desktop.services.maps.models import ReportMark

RADAR = frozenset({ReportSource.MRMS_MESH, ReportSource.NWS_ALERT})


def evidence_on_map(rows: Iterable[Any]) -> tuple[tuple[ReportMark, ...], tuple[Band, ...]]:
    """Marks in the order of the rows, and the ground that hail is told for.

    A row has the fields of a storm report; one without a place and without an area is left out.
    """
    marks: list[ReportMark] = []
    spots: list[HailSpot] = []
    grounds: list[HailGround] = []
    for row in rows:
        area = area_of(row.area)
        if area is None and not is_placed(row):
            continue
        mark = _mark(row, area)
        marks.append(mark)
        if mark.hazard != ReportHazard.HAIL or mark.magnitude is None:
            continue
        if area is None:
            spots.append(HailSpot(mark.x, mark.y, mark.magnitude, mark.radar))
        else:
            grounds.append(HailGround(ground_of(area), mark.magnitude))
    return tuple(marks), swath(spots, grounds)


def is_placed(row: Any) -> bool:
    """0/0 is how files say that they do not know."""
    known: bool = row.latitude is not None and row.longitude is not None
    return known and (row.latitude != 0 or row.longitude != 0)


def _mark(row: Any, area: Area | None) -> ReportMark:
    x, y = world_point(row.latitude, row.longitude) if is_placed(row) else _middle(area)
    return ReportMark(
        report_id=row.report_id, hazard=row.hazard, source=row.source, magnitude=row.magnitude,
        measured=row.measured == Measured.MEASURED, radar=row.source in RADAR,
        preliminary=bool(row.preliminary), place=row.place or "", time_at=row.time_at, x=x, y=y,
        ground=area is not None,
    )  # fmt: skip


def _middle(area: Area | None) -> tuple[float, float]:
    assert area is not None  # the caller leaves out what has neither
    centre = shapely.centroid(ground_of(area))
    return float(centre.x), float(centre.y)
