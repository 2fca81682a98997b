"""The index of many houses at once equals the index of one, to the last bit of every score."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.domain.storms.areas import Area
from stormops_desktop.domain.storms.evidence import Evidence, House
from stormops_desktop.domain.storms.field import Causes, Houses, county_key, score_field
from stormops_desktop.domain.storms.sii import Cause, score
from stormops_desktop.domain.storms.vocabulary import ReportHazard

COUNTIES = (("Collin", "TX"), ("Dallas", "tx"), ("", ""), ("Collin", ""))
SIZES, GUSTS = (0.0, 0.5, 0.75, 1.0, 1.75, 4.5, None), (30.0, 45.0, 58.0, 70.0, 90.0, 120.0, None)


def storm(seed: int, houses: int, reports: int, spread: float) -> tuple[list[House], list[Evidence]]:
    rng = np.random.default_rng(seed)

    def place() -> tuple[float, float]:
        north, east = rng.uniform(-spread, spread, 2)
        return 33.0 + float(north), -97.0 + float(east)

    homes = []
    for _ in range(houses):
        lat, lon = place() if rng.random() > 0.05 else (None, None)
        homes.append(House(lat, lon, float(rng.choice([0.5, 1.0, 1.25, 2.0])), *COUNTIES[rng.integers(4)]))
    return homes, [_report(rng, *place(), homes) for _ in range(reports)]


def _report(rng: np.random.Generator, lat: float, lon: float, homes: list[House]) -> Evidence:
    hail = rng.random() < 0.6
    figure = SIZES[rng.integers(7)] if hail else GUSTS[rng.integers(7)]
    hazard = ReportHazard.HAIL if hail else ReportHazard.WIND
    county = COUNTIES[rng.integers(4)]
    kind = rng.integers(8)
    if kind == 0:
        return Evidence(hazard, figure, None, None, *county)
    if kind == 1:
        return Evidence(hazard, figure, lat, lon, *county, radar=True)
    if kind == 2:
        half = float(rng.choice([0.005, 0.05, 0.5]))
        return Evidence(
            hazard,
            figure,
            lat,
            lon,
            radar=True,
            area=Area(box=(lon - half, lat - half, lon + half, lat + half)),
        )
    if kind == 3:
        ring = ((lon - 0.2, lat - 0.1), (lon + 0.2, lat - 0.1), (lon, lat + 0.2), (lon - 0.2, lat - 0.1))
        return Evidence(hazard, figure, None, None, radar=True, area=Area(polygons=((ring,),)))
    home = homes[rng.integers(len(homes))]
    if kind == 4 and home.latitude is not None:  # at the very place of a house
        return Evidence(hazard, figure, home.latitude, home.longitude, *county)
    return Evidence(hazard, figure, lat, lon, *county)


def columns(homes: list[House]) -> Houses:
    return Houses(
        np.array([np.nan if h.latitude is None else h.latitude for h in homes]),
        np.array([np.nan if h.longitude is None else h.longitude for h in homes]),
        np.array([h.threshold_in for h in homes]),
        np.array([county_key(h.county, h.state) for h in homes], dtype=np.str_),
    )


def assert_same(cause: Cause | None, causes: Causes, at: int) -> None:
    if cause is None:
        assert causes.report[at] == -1
        return
    assert (cause.index, cause.term, cause.confidence) == (
        causes.report[at], causes.term[at], causes.confidence[at],
    )  # fmt: skip
    assert (cause.distance_mi is None) == bool(np.isnan(causes.miles[at]))
    if cause.distance_mi is not None:
        assert causes.miles[at] == pytest.approx(cause.distance_mi, rel=1e-12, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), reports=st.integers(0, 60), spread=st.sampled_from([0.05, 0.3, 2.0]))
def test_field_equals_the_rule_of_one_house(seed: int, reports: int, spread: float) -> None:
    homes, told = storm(seed, 150, reports, spread)
    field, one_by_one = score_field(columns(homes), told), score(homes, told)
    tiers = field.tiers()
    for at, impact in enumerate(one_by_one):
        assert (None if np.isnan(field.sii[at]) else field.sii[at]) == impact.sii
        assert tiers[at] == impact.tier
        assert_same(impact.hail, field.hail, at)
        assert_same(impact.wind, field.wind, at)


def test_nobody_and_nothing() -> None:
    empty = score_field(columns([]), [Evidence(ReportHazard.HAIL, 1.0, 33.0, -97.0)])
    assert empty.tiers() == []
    alone = score_field(columns([House(33.0, -97.0, 1.0)]), [])
    assert (np.isnan(alone.sii[0]), alone.tiers()) == (True, [None])


def test_across_the_date_line_and_at_the_pole() -> None:
    homes = [House(52.0, 179.999, 1.0), House(89.9999, 10.0, 1.0)]
    told = [
        Evidence(ReportHazard.HAIL, 2.0, 52.0, -179.999),
        Evidence(ReportHazard.HAIL, 2.0, 89.9999, -170.0),
    ]
    assert score_field(columns(homes), told).hail.report.tolist() == [0, 1]
