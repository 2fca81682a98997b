"""Dates of loss of an address from the archive on this computer: `ports.LossArchive`."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.spreadsheets import defused
from stormops_desktop.domain.storms.evidence import House
from stormops_desktop.domain.storms.loss_dates import ABSENCE, DatedEvidence, LossDate, rank_loss_dates
from stormops_desktop.domain.storms.sii import Cause
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.intake.evidence_rows import evidence_of, table_in_force, threshold_of
from stormops_desktop.services.intake.nearby import box_round, zone_of
from stormops_desktop.services.storms.models import EvidenceLine, LossDay, LossReport
from stormops_desktop.services.storms.score_cards import NO_HOUSE, considered
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from stormops_desktop.storage.storms import score_rows

HEAD = (
    "rank", "date_of_loss", "sii_of_the_day", "tier", "hazard", "figure", "unit", "measured", "miles",
    "confidence", "source", "source_id", "place", "time", "edition", "within_1_mi", "within_3_mi",
    "within_10_mi", "county_only", "areas",
)  # fmt: skip
SEARCHED_ONE = "1 storm or archive, {first} to {last}"
SEARCHED = "{count} storms and archives, {first} to {last}"
UNITS = {"hail": "in", "wind": "mph"}


@dataclass(frozen=True, slots=True)
class LossFile:
    """A file that exists in memory only."""

    name: str
    content: bytes


class LossDesk:
    """Days on which houses may have been damaged."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def report(self, property_id: str) -> LossReport:
        """Ranked days, each with its evidence.

        Raises:
            NotFound: there is no such house here.
        """
        with self._work.reading() as connection:
            row = queries.house(connection, property_id)
            if row is None:
                raise NotFound(NO_HOUSE)
            table = table_in_force(connection)
            box, place = box_round(row[1], row[2]), (row[3] or "", row[4] or "")
            found = queries.evidence_near(connection, property_id, box, *place)
            storms = queries.storms(connection)
            named = score_rows.score_card(connection, "", property_id)
        zone = zone_of(storms, found, row[2])
        once = {(one["source"], one["source_id"]): (key, one) for key, one in found.items()}
        reports = dict(once.values())
        house = House(row[1], row[2], threshold_of(table, row[5], row[6]).inches, row[3] or "", row[4] or "")
        dated = [DatedEvidence(evidence_of(one), one["time_at"]) for one in reports.values()]
        days = [_day(one, house, reports, zone) for one in rank_loss_dates(house, dated, zone)]
        return LossReport(
            property_id, _address(named, row[7]), tuple(days), len(reports), Said(ABSENCE),
            _archive(storms), str(zone), self._work.now_ms(),
        )  # fmt: skip


def loss_csv(told: LossReport) -> LossFile:
    """The list with its evidence, a row a report; above it where it comes from and what it does not prove."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    made = datetime.fromtimestamp(told.as_of / 1_000, UTC)
    for above in (
        f"Dates of loss: {told.address}", f"As of {made:%Y-%m-%d %H:%M} UTC, days in {told.zone}",
        f"Archive: {told.archive}", told.note,
    ):  # fmt: skip
        writer.writerow([f"# {above}"])
    writer.writerow(HEAD)
    for rank, day in enumerate(told.days, 1):
        for line in day.evidence:
            writer.writerow([defused(cell) for cell in _cells(rank, day, line)])
    return LossFile("dates-of-loss.csv", out.getvalue().encode("utf-8-sig"))


def _cells(rank: int, day: LossDay, line: EvidenceLine) -> tuple[object, ...]:
    at = (
        "" if line.time_at is None else f"{datetime.fromtimestamp(line.time_at / 1_000, UTC):%Y-%m-%dT%H:%MZ}"
    )
    miles = "" if line.distance_mi is None else f"{line.distance_mi:.2f}"
    return (
        rank, day.day.isoformat(), f"{day.sii:.1f}", day.tier, line.hazard, f"{line.figure:.10g}",
        UNITS.get(line.hazard, ""), line.measured, miles, f"{line.confidence:g}", line.source, line.source_id,
        line.place, at, line.vintage, *day.within, day.county, day.areas,
    )  # fmt: skip


def _day(one: LossDate, house: House, reports: Mapping[str, Mapping[str, Any]], zone: tzinfo) -> LossDay:
    of_day = {key: row for key, row in reports.items() if _local_day(row["time_at"], zone) == one.day}
    lines = considered(house, of_day)
    keys = list(reports)
    return LossDay(
        one.day, one.sii, one.tier.value, _line_of(one.hail, keys, lines),
        _line_of(one.wind, keys, lines), one.within, one.county, one.areas, lines,
    )  # fmt: skip


def _line_of(cause: Cause | None, keys: Sequence[str], lines: Sequence[EvidenceLine]) -> EvidenceLine | None:
    if cause is None:
        return None
    return next((line for line in lines if line.report_id == keys[cause.index]), None)


def _local_day(at: int, zone: tzinfo) -> Any:
    return datetime.fromtimestamp(at / 1_000, UTC).astimezone(zone).date()


def _address(named: Any, plain: str) -> str:
    if named is None:
        return plain
    town = " ".join(part for part in (named.city, named.state, named.zip_code) if part)
    return ", ".join(part for part in (named.address, town) if part)


def _archive(storms: Mapping[str, Mapping[str, Any]]) -> Said:
    """Which days the storms and archives on this computer are of."""
    begun = [row["begin_at"] for row in storms.values() if row["begin_at"] is not None]
    ended = [row["end_at"] for row in storms.values() if row["end_at"] is not None]
    if not begun or not ended:
        return Said("no reports yet")
    first, last = (datetime.fromtimestamp(at / 1_000, UTC).date() for at in (min(begun), max(ended)))
    said = SEARCHED_ONE if len(storms) == 1 else SEARCHED
    return Said(said, count=len(storms), first=first, last=last)
