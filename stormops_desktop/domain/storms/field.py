"""The impact index of very many houses at once: the numbers of `sii.score`, in seconds for half a million.

Houses are cut into blocks of neighbours; a tree of the reports gives each block those within reach. The
greatest come first, so that a house is done as soon as no other can count more. County matches and polygons
come after, by the same order: greatest term, then nearest, then first.

Invariant (tested): score, tier, report, confidence and distance equal those of `sii.score` for any input.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.distance import EARTH_RADIUS_MI, great_circle_miles, unit_vectors
from stormops_desktop.domain.storms.evidence import (
    COUNTY_CONFIDENCE,
    RADAR_CONFIDENCE,
    REACH_MI,
    RINGS,
    Evidence,
)
from stormops_desktop.domain.storms.field_kernel import NO_CELL, strongest
from stormops_desktop.domain.storms.sii import (
    CALM_MPH,
    GUST_SPAN_MPH,
    HAIL_NO_DAMAGE_RATIO,
    HAIL_RATIO_SPAN,
    TIER_FLOORS,
)
from stormops_desktop.domain.storms.vocabulary import ReportHazard

BLOCK = 128
TIERS = ("D", "C", "B", "A")
LARGEST_CELL_DEG = 0.1  # larger cells are searched as polygons are

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Houses:
    """Very many houses, column by column. NaN where a house has no place.

    Attributes:
        county: "county|state" in lower case, "" when not known (`county_key`).
    """

    latitude: Floats
    longitude: Floats
    threshold_in: Floats
    county: npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Causes:
    """By house: the report that counts (-1 for none), its term, confidence and miles (NaN: county match)."""

    report: Ints
    term: Floats
    confidence: Floats
    miles: Floats


@dataclass(frozen=True, slots=True)
class Field:
    """By house: the score (NaN without evidence), and where it comes from."""

    sii: Floats
    hail: Causes
    wind: Causes

    def tiers(self) -> list[str | None]:
        """A to D; None without evidence."""
        floors = [floor for _, floor in reversed(TIER_FLOORS)]
        places = np.searchsorted(floors, self.sii, side="right")
        return [
            None if nothing else TIERS[place]
            for nothing, place in zip(np.isnan(self.sii).tolist(), places.tolist(), strict=True)
        ]


def county_key(county: str | None, state: str | None) -> str:
    """How a county is compared."""
    name, code = (county or "").strip(), (state or "").strip()
    return f"{name}|{code}".casefold() if name and code else ""


def score_field(houses: Houses, reports: Sequence[Evidence]) -> Field:
    """The impact on every house. 500,000 houses x 5,000 reports take about two seconds."""
    hail = _causes(houses, reports, ReportHazard.HAIL)
    wind = _causes(houses, reports, ReportHazard.WIND)
    nothing = (hail.report < 0) & (wind.report < 0)
    sii = 100.0 * (1.0 - (1.0 - np.maximum(hail.term, 0.0)) * (1.0 - np.maximum(wind.term, 0.0)))
    return Field(np.where(nothing, np.nan, sii), hail, wind)


def _causes(houses: Houses, reports: Sequence[Evidence], hazard: ReportHazard) -> Causes:
    picked = [i for i, r in enumerate(reports) if r.hazard is hazard and r.magnitude is not None]
    best = _Best(houses, hazard)
    points = [i for i in picked if reports[i].area is None or _small_cell(reports[i].area)]
    best.near([i for i in points if _has_place(reports[i])], reports)
    for i in picked:
        area = reports[i].area
        if area is not None and not _small_cell(area):
            best.inside(i, reports[i], area)
    everywhere = np.ones(len(houses.latitude), dtype=np.bool_)
    nowhere = ~(np.isfinite(houses.latitude) & np.isfinite(houses.longitude))
    best.of_county([i for i in points if not _has_place(reports[i])], reports, everywhere)
    # A house without a place has no distance to any report, so all of its county are county matches.
    best.of_county(
        [i for i in points if reports[i].area is None and _has_place(reports[i])], reports, nowhere
    )
    return best.causes(reports)


def _small_cell(area: Area | None) -> bool:
    if area is None or area.box is None:
        return False
    west, south, east, north = area.box
    return 0 < east - west <= 2 * LARGEST_CELL_DEG and 0 < north - south <= 2 * LARGEST_CELL_DEG


def _has_place(report: Evidence) -> bool:
    return report.area is not None or (report.latitude is not None and report.longitude is not None)


class _Best:
    """The strongest cause of each house so far. `nearness` is squared and straight: it only orders."""

    def __init__(self, houses: Houses, hazard: ReportHazard) -> None:
        count = len(houses.latitude)
        self._houses, self._hail = houses, hazard is ReportHazard.HAIL
        self.report = np.full(count, -1, dtype=np.int64)
        self.term, self.nearness = np.full(count, -1.0), np.full(count, np.inf)
        self.confidence = np.zeros(count)

    def near(self, indices: Sequence[int], reports: Sequence[Evidence]) -> None:
        """Points and small cells."""
        houses = self._houses
        placed = np.flatnonzero(np.isfinite(houses.latitude) & np.isfinite(houses.longitude))
        if not indices or not len(placed):
            return
        vectors = unit_vectors(houses.latitude[placed], houses.longitude[placed])
        told = _report_table([reports[i] for i in indices])
        order, first = _blocks(vectors)
        wanted, start = _candidates(vectors, order, first, told)
        table = np.column_stack(
            (vectors, houses.latitude[placed], houses.longitude[placed], houses.threshold_in[placed])
        )
        best, found = np.full(len(placed), -1, dtype=np.int64), np.zeros((3, len(placed)))
        shape = (HAIL_NO_DAMAGE_RATIO, HAIL_RATIO_SPAN) if self._hail else (CALM_MPH, GUST_SPAN_MPH)
        strongest(
            order, first, wanted, start, table, told, self._hail, _ring_table(), RADAR_CONFIDENCE,
            np.array(shape), 2 * EARTH_RADIUS_MI, best, found[0], found[1], found[2],
        )  # fmt: skip
        hit = best >= 0
        at = placed[hit]
        self.report[at] = np.asarray(indices, dtype=np.int64)[best[hit]]
        self.term[at], self.confidence[at], self.nearness[at] = found[0][hit], found[1][hit], found[2][hit]

    def inside(self, index: int, report: Evidence, area: Area) -> None:
        """One polygon."""
        held = np.flatnonzero(area.holds(self._houses.latitude, self._houses.longitude))
        self._meet(held, index, self._bare(report, held) * RADAR_CONFIDENCE, RADAR_CONFIDENCE, 0.0)

    def of_county(
        self, indices: Sequence[int], reports: Sequence[Evidence], among: npt.NDArray[np.bool_]
    ) -> None:
        """County matches, for some houses. Of equal figures in a county the first stands for all."""
        if not among.any():
            return
        firsts: dict[tuple[str, float | None], int] = {}
        for index in indices:
            key = county_key(reports[index].county, reports[index].state)
            if key:
                firsts.setdefault((key, reports[index].magnitude), index)
        members: dict[str, npt.NDArray[np.intp]] = {}
        for (key, _), index in firsts.items():
            if key not in members:
                members[key] = np.flatnonzero(among & (self._houses.county == key))
            held = members[key]
            self._meet(
                held, index, self._bare(reports[index], held) * COUNTY_CONFIDENCE, COUNTY_CONFIDENCE, np.inf
            )

    def causes(self, reports: Sequence[Evidence]) -> Causes:
        """With the distances in miles."""
        miles = np.full(len(self.report), np.nan)
        hit = np.flatnonzero(self.report >= 0)
        chosen = self.report[hit]
        areas = np.array([report.area is not None for report in reports], dtype=np.bool_)
        places = np.array(
            [
                (np.nan, np.nan) if r.latitude is None or r.longitude is None else (r.latitude, r.longitude)
                for r in reports
            ]
        ).reshape(-1, 2)
        houses = self._houses
        miles[hit] = np.where(
            areas[chosen],
            0.0,
            great_circle_miles(
                houses.latitude[hit], houses.longitude[hit], places[chosen, 0], places[chosen, 1]
            ),
        )
        return Causes(self.report, self.term, self.confidence, miles)

    def _bare(self, report: Evidence, held: npt.NDArray[np.intp]) -> Floats:
        """The term of one report for some houses, before confidence."""
        figure = report.magnitude or 0.0
        if not self._hail:
            return np.full(len(held), min(1.0, max(0.0, (figure - CALM_MPH) / GUST_SPAN_MPH)))
        ratio = figure / self._houses.threshold_in[held]
        return np.clip((ratio - HAIL_NO_DAMAGE_RATIO) / HAIL_RATIO_SPAN, 0.0, 1.0)

    def _meet(
        self, held: npt.NDArray[np.intp], index: int, terms: Floats, confidence: float, nearness: float
    ) -> None:
        """One report against the best so far of these houses."""
        term, near, report = self.term[held], self.nearness[held], self.report[held]
        tied = terms == term
        better = (terms > term) | (tied & (nearness < near))
        better |= tied & (nearness == near) & ((index < report) | (report < 0))
        at = held[better]
        self.term[at], self.report[at] = terms[better], index
        self.confidence[at], self.nearness[at] = confidence, nearness


def _straight(miles: float) -> float:
    """The length through the unit sphere that belongs to a distance along the globe."""
    return 2.0 * float(np.sin(miles / (2 * EARTH_RADIUS_MI)))


def _ring_table() -> Floats:
    return np.array([(_straight(miles) ** 2, miles, confidence) for miles, confidence in RINGS])


def _report_table(reports: Sequence[Evidence]) -> Floats:
    """See `field_kernel.strongest`."""
    rows = np.zeros((len(reports), 9))
    for row, report in zip(rows, reports, strict=True):
        lat, lon, north, east = report.latitude, report.longitude, NO_CELL, NO_CELL
        if report.area is not None and report.area.box is not None:
            lon, lat, east, north = report.area.box
        row[3:] = (lat, lon, report.magnitude, float(report.radar), north, east)
    cells = rows[:, 7] > NO_CELL
    middle = np.where(cells[:, None], (rows[:, 3:5] + rows[:, 7:9]) / 2, rows[:, 3:5])
    rows[:, :3] = unit_vectors(middle[:, 0], middle[:, 1])
    return rows


def _blocks(vectors: Floats) -> tuple[Ints, Ints]:
    """An order in which neighbours follow each other, and where its blocks begin (with the end)."""
    order = cKDTree(vectors, leafsize=BLOCK, balanced_tree=False).indices.astype(np.int64)
    return order, np.append(np.arange(0, len(order), BLOCK), len(order)).astype(np.int64)


def _candidates(vectors: Floats, order: Ints, first: Ints, told: Floats) -> tuple[Ints, Ints]:
    """Per block the reports that may reach any of its houses, the greatest first; and where each begins."""
    sums = np.add.reduceat(vectors[order], first[:-1], axis=0)
    middles = sums / np.diff(first)[:, None]
    away = np.linalg.norm(vectors[order] - np.repeat(middles, np.diff(first), axis=0), axis=1)
    radius = np.maximum.reduceat(away, first[:-1]) + _straight(REACH_MI * 1.000001)
    # Ranked by magnitude, then by place in the list: a tree over the ranked reports answers in that order.
    ranked = np.lexsort((np.arange(len(told)), -told[:, 5]))
    found = cKDTree(told[ranked, :3]).query_ball_point(middles, radius, return_sorted=True)
    lengths = np.array([len(one) for one in found], dtype=np.int64)
    flat = np.fromiter((r for one in found for r in one), dtype=np.int64, count=int(lengths.sum()))
    return ranked[flat].astype(np.int64), np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
