"""Which reports speak for which house, and how far each is believed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.distance import great_circle_miles
from stormops_desktop.domain.storms.vocabulary import ReportHazard

RINGS: tuple[tuple[float, float], ...] = ((1.0, 1.0), (3.0, 0.7), (10.0, 0.35))  # miles, confidence
REACH_MI = RINGS[-1][0]
COUNTY_CONFIDENCE = 0.15
RADAR_CONFIDENCE = 0.6

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report as the index sees it.

    Attributes:
        magnitude: inches for hail, miles an hour for wind; a report without a figure (None) scores nothing.
        latitude, longitude: None when only the county is known; such a report has no distance.
        county, state: compared without regard to case.
        radar: a radar estimate, nobody saw it on the ground.
        area: the evidence is about whatever lies inside (an alert's polygon, a grid's cell) and nothing else:
            believed as radar is, at no distance.
    """

    hazard: ReportHazard
    magnitude: float | None
    latitude: float | None
    longitude: float | None
    county: str = ""
    state: str = ""
    radar: bool = False
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class House:
    """One house as the index sees it. `threshold_in` comes from `thresholds`."""

    latitude: float | None
    longitude: float | None
    threshold_in: float
    county: str = ""
    state: str = ""


def confidence_of(houses: Sequence[House], reports: Sequence[Evidence]) -> tuple[Floats, Floats]:
    """(miles, confidence), houses x reports; NaN miles and 0 confidence where nothing links the two."""
    miles = great_circle_miles(
        _degrees([house.latitude for house in houses])[:, None],
        _degrees([house.longitude for house in houses])[:, None],
        _degrees([report.latitude for report in reports])[None, :],
        _degrees([report.longitude for report in reports])[None, :],
    )
    confidence = np.zeros_like(miles)
    for reach, believed in reversed(RINGS):
        confidence[miles <= reach] = believed
    radar = np.array([report.radar for report in reports])
    confidence = np.where(radar[None, :], np.minimum(confidence, RADAR_CONFIDENCE), confidence)
    confidence = np.where(_same_county(houses, reports) & np.isnan(miles), COUNTY_CONFIDENCE, confidence)
    _inside(houses, reports, miles, confidence)
    return miles, confidence


def _inside(houses: Sequence[House], reports: Sequence[Evidence], miles: Floats, confidence: Floats) -> None:
    """Columns of reports with an area, in place."""
    areas = [(column, report.area) for column, report in enumerate(reports) if report.area is not None]
    if not areas:
        return
    latitude = _degrees([house.latitude for house in houses])
    longitude = _degrees([house.longitude for house in houses])
    for column, area in areas:
        held = area.holds(latitude, longitude)
        miles[:, column] = np.where(held, 0.0, np.nan)
        confidence[:, column] = np.where(held, RADAR_CONFIDENCE, 0.0)


def _degrees(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _same_county(houses: Sequence[House], reports: Sequence[Evidence]) -> npt.NDArray[np.bool_]:
    of_houses = np.array([_county(house.county, house.state) for house in houses])
    of_reports = np.array([_county(report.county, report.state) for report in reports])
    same: npt.NDArray[np.bool_] = (of_houses[:, None] == of_reports[None, :]) & (of_houses[:, None] != "")
    return same


def _county(county: str, state: str) -> str:
    return f"{county.strip()}|{state.strip()}".casefold() if county.strip() and state.strip() else ""
