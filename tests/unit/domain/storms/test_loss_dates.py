"""Ranked dates of loss: civil days where the house stands, evidence only, and the honest line."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from stormops_desktop.domain.storms.evidence import Evidence, House
from stormops_desktop.domain.storms.loss_dates import ABSENCE, DatedEvidence, rank_loss_dates, solar_zone
from stormops_desktop.domain.storms.vocabulary import ReportHazard

HOUSE = House(33.0, -96.7, 1.0, "Collin", "TX")
DALLAS = ZoneInfo("America/Chicago")


def hail(inches: float, at: datetime, latitude: float | None = 33.0) -> DatedEvidence:
    longitude = None if latitude is None else -96.7
    evidence = Evidence(ReportHazard.HAIL, inches, latitude, longitude, "Collin", "TX")
    return DatedEvidence(evidence, int(at.timestamp()) * 1_000)


def test_days_are_ranked_by_their_own_score() -> None:
    told = [
        hail(1.0, datetime(2019, 3, 24, 23, tzinfo=UTC)),
        hail(2.0, datetime(2017, 4, 1, 20, tzinfo=UTC)),
        hail(4.0, datetime(2015, 4, 1, 20, tzinfo=UTC), 36.0),  # 200 miles away
        hail(1.0, datetime(1995, 5, 6, 0, tzinfo=UTC), None),
    ]
    ranked = rank_loss_dates(HOUSE, told, DALLAS)
    assert [(one.day, round(one.sii, 1), one.tier) for one in ranked] == [
        (date(2017, 4, 1), 100.0, "A"), (date(2019, 3, 24), 33.3, "C"), (date(1995, 5, 5), 5.0, "D"),
    ]  # fmt: skip
    assert ranked[0].hail is not None
    assert (ranked[0].hail.index, ranked[0].within) == (1, (1, 1, 1))
    assert ranked[2].hail is not None
    assert (ranked[2].hail.distance_mi, ranked[2].county, ranked[2].within) == (None, 1, (0, 0, 0))


def test_a_day_is_the_civil_one() -> None:
    told = [hail(1.0, datetime(2019, 3, 25, 4, 30, tzinfo=UTC))]  # 23:30 the evening before
    assert rank_loss_dates(HOUSE, told, DALLAS)[0].day == date(2019, 3, 24)
    assert rank_loss_dates(HOUSE, told, solar_zone(-96.7))[0].day == date(2019, 3, 24)


def test_no_evidence_is_an_empty_list_and_no_proof() -> None:
    assert rank_loss_dates(HOUSE, [], DALLAS) == []
    assert "not proof" in ABSENCE
