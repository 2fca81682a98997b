"""The impact index: the check values of its definition, and what must hold for any storm."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.storms.distance import EARTH_RADIUS_MI, great_circle_miles
from stormops_desktop.domain.storms.evidence import Evidence, House
from stormops_desktop.domain.storms.sii import (
    combine,
    hail_term,
    score,
    tier_of,
    wind_term,
)
from stormops_desktop.domain.storms.thresholds import BASE_IN, STANDARD, ThresholdTable
from stormops_desktop.domain.storms.vocabulary import Material, ReportHazard, Tier

DEGREE_MI = EARTH_RADIUS_MI * np.pi / 180  # of latitude
HOUSE = House(33.0, -96.7, 1.25, "Collin", "TX")


def hail(
    inches: float, *, miles: float | None = 0.0, radar: bool = False, county: str = "Collin"
) -> Evidence:
    latitude = None if miles is None else 33.0 + miles / DEGREE_MI
    longitude = None if miles is None else -96.7
    return Evidence(ReportHazard.HAIL, inches, latitude, longitude, county, "TX", radar)


def gust(mph: float, *, miles: float = 0.0) -> Evidence:
    return Evidence(ReportHazard.WIND, mph, 33.0 + miles / DEGREE_MI, -96.7, "Collin", "TX")


def sii(*reports: Evidence, house: House = HOUSE) -> float | None:
    return score([house], reports)[0].sii


@pytest.mark.parametrize(
    ("hail_in", "threshold", "expected"),
    [(0.25, 1.00, 0.0), (1.00, 1.00, 33.3), (1.50, 1.00, 66.7), (1.75, 1.25, 60.0), (2.00, 1.00, 100.0)],
)
def test_check_values_of_hail_alone(hail_in: float, threshold: float, expected: float) -> None:
    house = House(33.0, -96.7, threshold)
    assert sii(hail(hail_in), house=house) == pytest.approx(expected, abs=0.05)


def test_check_values_with_wind() -> None:
    assert combine(hail_term(1.75, 1.25) * 0.7, wind_term(70) * 0.5) == pytest.approx(58.11, abs=0.01)
    assert combine(hail_term(1.75, 1.00) * 0.7, wind_term(70) * 0.5) == pytest.approx(69.9, abs=0.05)
    assert sii(gust(70)) == pytest.approx(55.6, abs=0.05)


@pytest.mark.parametrize(
    ("miles", "confidence"), [(0.0, 1.0), (0.99, 1.0), (1.01, 0.7), (2.99, 0.7), (3.01, 0.35), (9.99, 0.35)]
)
def test_confidence_falls_with_distance(miles: float, confidence: float) -> None:
    cause = score([HOUSE], [hail(2.5, miles=miles)])[0].hail
    assert cause is not None
    assert cause.confidence == confidence
    assert cause.distance_mi == pytest.approx(miles, abs=0.001)


def test_beyond_ten_miles_there_is_no_evidence() -> None:
    impact = score([HOUSE], [hail(4.5, miles=10.01), gust(90, miles=12)])[0]
    assert (impact.sii, impact.tier, impact.hail, impact.wind) == (None, None, None, None)
    assert sii() is None


def test_a_report_without_a_figure_is_no_evidence_and_keeps_its_place() -> None:
    unknown = Evidence(ReportHazard.HAIL, None, 33.0, -96.7)
    assert sii(unknown) is None
    cause = score([HOUSE], [unknown, hail(2.5, miles=5)])[0].hail
    assert cause is not None
    assert cause.index == 1


def test_evidence_of_harmless_hail_is_zero_not_missing() -> None:
    assert sii(hail(0.25)) == 0.0


def test_radar_alone_is_believed_at_most_so_far() -> None:
    assert sii(hail(2.5, radar=True)) == pytest.approx(60.0)
    assert sii(hail(2.5, miles=5, radar=True)) == pytest.approx(35.0)


def test_a_county_match_counts_little_and_has_no_distance() -> None:
    cause = score([HOUSE], [hail(2.5, miles=None)])[0].hail
    assert cause is not None
    assert (cause.confidence, cause.distance_mi) == (0.15, None)
    assert sii(hail(2.5, miles=None, county="Denton")) is None
    assert sii(hail(2.5, miles=None), house=House(None, None, 1.25, "COLLIN", "tx")) == pytest.approx(15.0)


def test_the_best_believed_damage_wins_not_the_nearest_or_the_largest() -> None:
    near, far, distant = hail(1.0, miles=0.5), hail(2.5, miles=2), hail(4.5, miles=9)
    impact = score([HOUSE], [near, distant, far])[0]
    assert impact.hail is not None
    assert (impact.hail.index, impact.hail.magnitude) == (2, 2.5)
    assert impact.sii == pytest.approx(70.0)


def test_hail_and_wind_are_taken_from_different_reports() -> None:
    impact = score([HOUSE], [gust(90, miles=2), hail(1.25)])[0]
    assert impact.hail is not None
    assert impact.wind is not None
    assert (impact.hail.index, impact.wind.index) == (1, 0)
    assert impact.sii == pytest.approx(100 * (1 - (1 - 1 / 3) * (1 - 0.7)))


def test_equal_terms_go_to_the_nearer_report() -> None:
    impact = score([HOUSE], [hail(3.0, miles=0.9), hail(2.5, miles=0.1)])[0]
    assert impact.hail is not None
    assert impact.hail.index == 1


@pytest.mark.parametrize(
    ("value", "tier"),
    [(100, Tier.A), (70, Tier.A), (69.99, Tier.B), (40, Tier.B), (39.99, Tier.C), (15, Tier.C),
     (14.9, Tier.D), (0, Tier.D), (None, None)],
)  # fmt: skip
def test_tiers(value: float | None, tier: Tier | None) -> None:
    assert tier_of(value) is tier


@pytest.mark.parametrize(
    ("material", "age", "inches"),
    [
        (Material.ASPHALT_3TAB, 0, 1.00), (Material.ASPHALT_3TAB, 10, 1.00),
        (Material.ASPHALT_3TAB, 20, 0.80), (Material.ASPHALT_3TAB, 25, 0.70),
        (Material.ASPHALT_3TAB, 60, 0.70), (Material.ROLL, None, 0.75),
        (Material.SLATE, 10, 1.50), (Material.CONCRETE_TILE, 15, 1.80),
    ],
)  # fmt: skip
def test_threshold_by_material_and_age(material: Material, age: float | None, inches: float) -> None:
    threshold = STANDARD.of(material, age)
    assert threshold.inches == pytest.approx(inches)
    assert not threshold.assumed


def test_unknown_material_counts_as_laminated_and_says_so() -> None:
    threshold = STANDARD.of(Material.UNKNOWN, 20)
    assert threshold.inches == pytest.approx(1.0)
    assert threshold.assumed


def test_every_known_material_has_a_threshold_and_a_tenant_may_have_its_own() -> None:
    assert set(BASE_IN) == set(Material) - {Material.UNKNOWN}
    own = ThresholdTable("ours-1", {**BASE_IN, Material.SLATE: 1.75})
    assert own.of(Material.SLATE, 5).inches == 1.75


def test_known_distance() -> None:
    dallas_to_fort_worth = great_circle_miles(
        np.array([32.7767]), np.array([-96.7970]), np.array([32.7555]), np.array([-97.3308])
    )
    assert dallas_to_fort_worth[0] == pytest.approx(31.06, abs=0.05)


inches = st.floats(0.25, 5.0)
near = st.floats(0.0, 12.0)
hails = st.builds(lambda size, miles: hail(size, miles=miles), inches, near)
gusts = st.builds(lambda mph, miles: gust(mph, miles=miles), st.floats(30, 120), near)
storms = st.lists(st.one_of(hails, gusts), max_size=8)


@given(storms)
def test_bounds(reports: list[Evidence]) -> None:
    value = sii(*reports)
    assert value is None or 0.0 <= value <= 100.0


@given(storms, inches, near, st.floats(0.0, 2.0))
def test_larger_hail_never_lowers_the_score(
    reports: list[Evidence], size: float, miles: float, more: float
) -> None:
    smaller = sii(*reports, hail(size, miles=miles))
    larger = sii(*reports, hail(size + more, miles=miles))
    assert (larger is None) == (smaller is None)
    assert larger is None or larger >= (smaller or 0.0) - 1e-9


@given(storms, st.one_of(hails, gusts))
def test_another_report_never_lowers_the_score(reports: list[Evidence], extra: Evidence) -> None:
    before, after = sii(*reports), sii(*reports, extra)
    assert before is None or (after is not None and after >= before - 1e-9)


@given(storms, st.floats(0.5, 3.0), st.floats(0.0, 1.0))
def test_a_weaker_roof_never_scores_lower(reports: list[Evidence], threshold: float, less: float) -> None:
    strong = sii(*reports, house=House(33.0, -96.7, threshold))
    weak = sii(*reports, house=House(33.0, -96.7, max(0.2, threshold - less)))
    assert strong is None or (weak is not None and weak >= strong - 1e-9)


@given(storms, st.randoms())
def test_the_order_of_reports_does_not_matter(reports: list[Evidence], random: object) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sii(*shuffled) == sii(*reports)


def test_many_houses_score_as_each_alone() -> None:
    houses = [House(33.0 + n / 20_000, -96.7, 1.0 + (n % 5) / 4) for n in range(5_000)]
    reports = [hail(2.0), gust(70, miles=2)]
    together = score(houses, reports)
    assert len(together) == 5_000
    for n in (0, 4_095, 4_096, 4_999):
        assert together[n] == score([houses[n]], reports)[0]
