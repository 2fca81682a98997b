"""A score opened to what it was made of, and whether today's evidence says the same: `ports.ScoreCards`."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from stormops_desktop.domain.storms.evidence import House, confidence_of
from stormops_desktop.domain.storms.sii import SII_VERSION, hail_term, score, wind_term
from stormops_desktop.domain.storms.thresholds import BASE_IN, ThresholdTable
from stormops_desktop.domain.storms.vocabulary import Material, ReportHazard
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.intake.evidence_rows import evidence_of, table_in_force, threshold_of
from stormops_desktop.services.storms.board import GONE
from stormops_desktop.services.storms.models import SAME_SII, EvidenceLine, HouseFound, ScoreCard
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from stormops_desktop.storage.storms import rows, score_rows

NO_HOUSE = "That house is not on this computer. Sync, then try again."
NO_JOB = "This job is not on this computer any more. It may have gone to another crew; sync to see."
CONSIDERED = 25
FOUND = 50


class ScoreCardDesk:
    """Scores of houses under storms."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def card(self, storm_id: str, property_id: str) -> ScoreCard:
        """The score of one house as it is stored, with its inputs.

        Raises:
            NotFound: the house or the storm is not here.
        """
        with self._work.reading() as connection:
            storm = rows.storm(connection, storm_id)
            row = score_rows.score_card(connection, storm_id, property_id)
            if storm is None or row is None:
                raise NotFound(NO_HOUSE if row is None else GONE)
            reports = queries.evidence_about(connection, storm_id, property_id)
            ids = [one for one in (row.hail_report_id, row.gust_report_id) if one]
            causes = {one.report_id: one for one in rows.reports_among(connection, ids)}
            table = table_in_force(connection)
        return _card(storm, row, reports, causes, table)

    def of_job(self, job_id: str) -> ScoreCard:
        """The same of a job's house.

        Raises:
            NotFound: the job is not here.
        """
        with self._work.reading() as connection:
            row = score_rows.house_of_job(connection, job_id)
        if row is None:
            raise NotFound(NO_JOB)
        return self.card(row.storm_id, row.property_id)

    def houses(self, typed: str) -> Sequence[HouseFound]:
        """Houses whose address holds the words in their order, or whose ZIP or id they are; at most 50."""
        if not typed.strip():
            return []
        with self._work.reading() as connection:
            found = score_rows.houses_named(connection, typed, FOUND)
        return [house_found(row) for row in found]


def house_found(row: Any) -> HouseFound:
    """A house with its town."""
    address = " ".join(part for part in (row.address, row.unit) if part)
    town = " ".join(part for part in (row.city, row.state, row.zip_code) if part)
    return HouseFound(row.property_id, address, town)


def evidence_line(
    key: str, row: Mapping[str, Any], *, confidence: float, miles: float | None, threshold_in: float
) -> EvidenceLine:
    """A stored report as it counts at a house."""
    hail = row["hazard"] == ReportHazard.HAIL
    figure = float(row["magnitude"])
    term = hail_term(figure, threshold_in) if hail else wind_term(figure)
    place = ", ".join(part for part in (row["place"], row["county"], row["state"]) if part)
    return EvidenceLine(
        key, row["source"], row["source_id"], row["hazard"], figure, confidence, miles, term,
        100.0 * term * confidence, place, row["time_at"], row["measured"] or "unknown", row["comments"] or "",
        row["vintage"] or "",
    )  # fmt: skip


def considered(
    house: House, reports: Mapping[str, Mapping[str, Any]], most: int = CONSIDERED
) -> tuple[EvidenceLine, ...]:
    """Every report that speaks for a house, the strongest first, then the nearest."""
    told = [
        (key, row) for key, row in reports.items()
        if row["magnitude"] is not None and row["hazard"] in (ReportHazard.HAIL, ReportHazard.WIND)
    ]  # fmt: skip
    if not told:
        return ()
    miles, confidence = confidence_of([house], [evidence_of(row) for _, row in told])
    lines = [
        evidence_line(
            key, row, confidence=float(confidence[0, at]),
            miles=None if np.isnan(miles[0, at]) else float(miles[0, at]), threshold_in=house.threshold_in,
        )
        for at, (key, row) in enumerate(told)
        if confidence[0, at] > 0
    ]  # fmt: skip
    far = float("inf")
    lines.sort(
        key=lambda one: (-one.share, far if one.distance_mi is None else one.distance_mi, one.report_id)
    )
    return tuple(lines[:most])


def _card(
    storm: Any, row: Any, reports: Mapping[str, Mapping[str, Any]], causes: Mapping[str, Any],
    table: ThresholdTable,
) -> ScoreCard:  # fmt: skip
    now = threshold_of(table, row.material, row.age_years)
    house = House(row.latitude, row.longitude, now.inches, row.county or "", row.state or "")
    anew = score([house], [evidence_of(one) for one in reports.values()])[0].sii if reports else None
    checked, scored = bool(reports), row.sii_version is not None
    threshold = row.threshold_in if row.threshold_in is not None else now.inches
    town = " ".join(part for part in (row.city, row.zip_code) if part)
    return ScoreCard(
        storm.storm_id, storm.name, row.property_id, ", ".join(one for one in (row.address, town) if one),
        row.sii, row.tier, row.sii_version or f"{SII_VERSION}+{table.version}", row.scored_at, threshold,
        _base_in(table, row.material), row.material or Material.UNKNOWN.value,
        bool(row.material_assumed) if scored else now.assumed, row.age_years,
        _cause(row, causes, threshold, hail=True), _cause(row, causes, threshold, hail=False), anew,
        checked and not _equal(row.sii, anew), checked, considered(house, reports), storm.time_zone or "",
    )  # fmt: skip


def _cause(row: Any, causes: Mapping[str, Any], threshold: float, *, hail: bool) -> EvidenceLine | None:
    """From the figures that the score was stored with; the report itself adds who said so, and when."""
    figure = row.hail_in if hail else row.gust_mph
    if figure is None:
        return None
    key, confidence, miles = (
        (row.hail_report_id, row.hail_confidence, row.hail_distance_mi)
        if hail
        else (row.gust_report_id, row.gust_confidence, row.gust_distance_mi)
    )
    term = hail_term(figure, threshold) if hail else wind_term(figure)
    hazard = ReportHazard.HAIL if hail else ReportHazard.WIND
    bare = EvidenceLine(
        key or "", "", "", hazard.value, figure, confidence or 0.0, miles, term,
        100.0 * term * (confidence or 0.0), known=False,
    )  # fmt: skip
    report = causes.get(key or "")
    if report is None:
        return bare
    place = ", ".join(part for part in (report.place, report.county, report.state) if part)
    return EvidenceLine(
        bare.report_id, report.source, report.source_id, bare.hazard, figure, bare.confidence, miles, term,
        bare.share, place, report.time_at, report.measured or "unknown", report.comments or "",
        report.vintage or "",
    )  # fmt: skip


def _base_in(table: ThresholdTable, material: str | None) -> float:
    known = Material(material) if material in set(BASE_IN) else Material.ASPHALT_LAMINATED
    return table.base_in[known]


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < SAME_SII
