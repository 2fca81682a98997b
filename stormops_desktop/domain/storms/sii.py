"""The Storm Impact Index: what the reported hail and wind did to a house, 0 to 100, physics only.

Per house: h = max over reports of clamp((hail / threshold - 0.5) / 1.5, 0, 1) x confidence,
w = max over reports of clamp((gust - 45) / 45, 0, 1) x confidence, each on its own, and
SII = 100 (1 - (1 - h)(1 - w)). Confidence is source x distance: observed within 1 mile 1.0, 3 miles 0.7,
10 miles 0.35, a county match 0.15; radar is never above 0.6. No evidence is None, not 0.

Source: product.md C.4, decisions.md 11. Invariants (tested): within 0..100; never falls when hail grows,
when a report is added or when the roof is weaker; independent of the order of reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.storms.evidence import Evidence, House, confidence_of
from stormops_desktop.domain.storms.vocabulary import ReportHazard, Tier

SII_VERSION = "sii-1"

HAIL_NO_DAMAGE_RATIO = 0.5  # half the threshold does nothing
HAIL_RATIO_SPAN = 1.5  # twice the threshold is total
CALM_MPH = 45.0
GUST_SPAN_MPH = 45.0
TIER_FLOORS: tuple[tuple[Tier, float], ...] = ((Tier.A, 70.0), (Tier.B, 40.0), (Tier.C, 15.0))
HOUSES_AT_ONCE = 4_096  # bounds memory: 4,096 houses x 1,000 reports are 33 MB a matrix

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cause:
    """The report that counted: its place in the input, its magnitude, and how far it is believed.

    Attributes:
        distance_mi: None for a county match.
        term: damage term x confidence, 0..1.
    """

    index: int
    magnitude: float
    confidence: float
    distance_mi: float | None
    term: float


@dataclass(frozen=True, slots=True)
class Impact:
    """The score of one house with everything it came from. `sii` and `tier` are None without evidence."""

    sii: float | None
    tier: Tier | None
    hail: Cause | None
    wind: Cause | None


def combine(hail_term: float, wind_term: float) -> float:
    """SII of the two terms, each 0..1 and already weighed by confidence."""
    return 100.0 * (1.0 - (1.0 - hail_term) * (1.0 - wind_term))


def hail_term(hail_in: float, threshold_in: float) -> float:
    """How much of the way from no damage to total damage this hail goes, 0..1."""
    return float(_hail_terms(np.array([hail_in]), np.array([threshold_in]))[0, 0])


def wind_term(gust_mph: float) -> float:
    """The same for a gust, 0..1."""
    return float(_wind_terms(np.array([gust_mph]))[0])


def tier_of(sii: float | None) -> Tier | None:
    """A from 70, B from 40, C from 15, D below; None stays None."""
    if sii is None:
        return None
    return next((tier for tier, floor in TIER_FLOORS if sii >= floor), Tier.D)


def score(houses: Sequence[House], reports: Sequence[Evidence]) -> list[Impact]:
    """The impact on each house, in order.

    Cost grows with houses x reports; 2,000 x 53 take a few milliseconds.
    """
    impacts: list[Impact] = []
    for start in range(0, len(houses), HOUSES_AT_ONCE):
        some = houses[start : start + HOUSES_AT_ONCE]
        hail = _strongest(some, reports, ReportHazard.HAIL)
        wind = _strongest(some, reports, ReportHazard.WIND)
        impacts += [_impact(h, w) for h, w in zip(hail, wind, strict=True)]
    return impacts


def _impact(hail: Cause | None, wind: Cause | None) -> Impact:
    if hail is None and wind is None:
        return Impact(None, None, None, None)
    sii = combine(hail.term if hail else 0.0, wind.term if wind else 0.0)
    return Impact(sii, tier_of(sii), hail, wind)


def _strongest(
    houses: Sequence[House], reports: Sequence[Evidence], hazard: ReportHazard
) -> list[Cause | None]:
    """Per house the report with the greatest term; the nearer one, then the earlier one, breaks ties."""
    picked = [i for i, r in enumerate(reports) if r.hazard is hazard and r.magnitude is not None]
    if not picked:
        return [None] * len(houses)
    chosen = [reports[i] for i in picked]
    magnitudes = np.array([report.magnitude for report in chosen], dtype=np.float64)
    miles, confidence = confidence_of(houses, chosen)
    if hazard is ReportHazard.HAIL:
        terms = _hail_terms(magnitudes, np.array([house.threshold_in for house in houses])) * confidence
    else:
        terms = _wind_terms(magnitudes)[None, :] * confidence
    best = _best_columns(terms, confidence, miles)
    return [
        _cause(row, column, picked, magnitudes, confidence, miles, terms) for row, column in enumerate(best)
    ]


def _best_columns(terms: Floats, confidence: Floats, miles: Floats) -> npt.NDArray[np.intp]:
    usable = np.where(confidence > 0, terms, -1.0)
    nearness = np.where(np.isnan(miles), np.inf, miles)
    tied = usable == usable.max(axis=1, keepdims=True)
    closest: npt.NDArray[np.intp] = np.where(tied, nearness, np.inf).argmin(axis=1)
    # A tie among county matches only is all infinite: argmin then gives column 0, tied or not.
    rows = np.arange(len(terms))
    return np.where(tied[rows, closest], closest, tied.argmax(axis=1))


def _cause(
    row: int, column: int, picked: Sequence[int], magnitudes: Floats, confidence: Floats, miles: Floats,
    terms: Floats,
) -> Cause | None:  # fmt: skip
    if confidence[row, column] <= 0:
        return None
    distance = float(miles[row, column])
    return Cause(
        index=picked[column],
        magnitude=float(magnitudes[column]),
        confidence=float(confidence[row, column]),
        distance_mi=None if np.isnan(distance) else distance,
        term=float(terms[row, column]),
    )


def _hail_terms(hail_in: Floats, threshold_in: Floats) -> Floats:
    """(houses, reports)"""
    ratio = hail_in[None, :] / threshold_in[:, None]
    return np.clip((ratio - HAIL_NO_DAMAGE_RATIO) / HAIL_RATIO_SPAN, 0.0, 1.0)


def _wind_terms(gust_mph: Floats) -> Floats:
    return np.clip((gust_mph - CALM_MPH) / GUST_SPAN_MPH, 0.0, 1.0)
