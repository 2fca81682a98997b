"""On which days a house may have been damaged, ranked by what the archive's reports of each day would score.

A day is a civil day where the house stands. The list is evidence for days, never against them: no report near
a house is no proof that nothing fell there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from stormops_desktop.domain.storms.evidence import RINGS, Evidence, House, confidence_of
from stormops_desktop.domain.storms.sii import Cause, score
from stormops_desktop.domain.storms.vocabulary import Tier

ABSENCE = (
    "Absence is not proof: reports come from people who looked, and from the files on this computer. "
    "A day that is not in the list may still have had hail here."
)


@dataclass(frozen=True, slots=True)
class DatedEvidence:
    """A report and when it was, UTC milliseconds."""

    evidence: Evidence
    time_at: int


@dataclass(frozen=True, slots=True)
class LossDate:
    """One day's case.

    Attributes:
        sii, tier: the index from this day's reports alone.
        hail, wind: the reports that count most; `index` is the place in the given sequence.
        within: how many reports lie within each ring (1, 3, 10 miles).
        county: how many match the county only.
        areas: how many warnings or radar cells hold the house.
    """

    day: date
    sii: float
    tier: Tier
    hail: Cause | None
    wind: Cause | None
    within: tuple[int, ...]
    county: int
    areas: int


def solar_zone(longitude: float) -> tzinfo:
    """Whole hours by longitude, where nobody knows the civil zone."""
    return timezone(timedelta(hours=round(longitude / 15)))


def rank_loss_dates(
    house: House, reports: Sequence[DatedEvidence], zone: tzinfo, *, most: int = 20
) -> list[LossDate]:
    """Days with evidence for the house: the highest index, then the nearer report, then the later day."""
    days: dict[date, list[int]] = {}
    for index, report in enumerate(reports):
        at = datetime.fromtimestamp(report.time_at / 1_000, UTC).astimezone(zone)
        days.setdefault(at.date(), []).append(index)
    cases = [case for day, indices in days.items() if (case := _case(house, reports, day, indices))]
    cases.sort(key=lambda case: (-case.sii, _nearest(case), -case.day.toordinal()))
    return cases[:most]


def _case(
    house: House, reports: Sequence[DatedEvidence], day: date, indices: Sequence[int]
) -> LossDate | None:
    of_day = [reports[index].evidence for index in indices]
    impact = score([house], of_day)[0]
    if impact.sii is None or impact.tier is None:
        return None
    miles, confidence = confidence_of([house], of_day)
    points = [i for i, one in enumerate(of_day) if one.area is None]
    return LossDate(
        day, impact.sii, impact.tier, _placed(impact.hail, indices), _placed(impact.wind, indices),
        tuple(sum(1 for i in points if miles[0, i] <= reach) for reach, _ in RINGS),
        sum(1 for i in points if confidence[0, i] > 0 and not miles[0, i] >= 0),
        sum(1 for i, one in enumerate(of_day) if one.area is not None and confidence[0, i] > 0),
    )  # fmt: skip


def _placed(cause: Cause | None, indices: Sequence[int]) -> Cause | None:
    """The cause with its place among all reports."""
    if cause is None:
        return None
    return Cause(indices[cause.index], cause.magnitude, cause.confidence, cause.distance_mi, cause.term)


def _nearest(case: LossDate) -> float:
    known = [c.distance_mi for c in (case.hail, case.wind) if c is not None and c.distance_mi is not None]
    return min(known, default=float("inf"))
