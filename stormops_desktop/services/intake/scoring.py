"""Scoring a storm's houses from its evidence, and writing what differs from what is there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from stormops_desktop.domain.storms.field import Causes, Field, score_field
from stormops_desktop.domain.storms.sii import SII_VERSION
from stormops_desktop.domain.storms.thresholds import Threshold, ThresholdTable
from stormops_desktop.domain.storms.vocabulary import StormStatus
from stormops_desktop.services.intake.evidence_rows import (
    evidence_of,
    houses_of,
    table_in_force,
    threshold_of,
)
from stormops_desktop.services.intake.models import HouseMoved, TiersMoved
from stormops_desktop.services.intake.rows import IntakeIds, add_row, set_row
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from sync.contracts.capture import Draft
from sync.contracts.replica import Touched

IMPACTS = "property_impacts"
CHUNK = 1_000  # ops a transaction
LISTED = 5_000  # houses that moved, by name; the others are counted
AT_WORK = frozenset({StormStatus.PLANNING, StormStatus.ACTIVE})
TOLERANCE = 1e-9  # figures that a round trip through the office may change in their last digit

Row = dict[str, Any]


class Scoring:
    """Impacts of storms on the houses of one company."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._ids = IntakeIds(work.member.tenant_id)

    def open_storms(self) -> list[str]:
        """Storms that are being planned or worked on."""
        with self._work.reading() as connection:
            found = queries.storms(connection)
        return [key for key, row in found.items() if row["status"] in AT_WORK]

    def scored(self, storm_ids: Iterable[str]) -> list[str]:
        """Those of the storms whose houses are scored: an archive of a year is evidence, not a day's work."""
        with self._work.reading() as connection:
            found = queries.storms(connection)
        return [key for key in storm_ids if key in found and found[key]["status"] != StormStatus.ARCHIVED]

    def rescore(self, storm_id: str, touched: Touched | None = None) -> TiersMoved:
        """Scores every house under a storm's evidence; only rows that differ are written.

        Args:
            touched: is told which rows changed.

        Raises:
            StoreTrouble: the local file; chunks before it are kept, and a second run goes on.
        """
        drafts, moved = self._differing(storm_id)
        told = Touched() if touched is None else touched
        for start in range(0, len(drafts), CHUNK):
            _, rows = self._work.capture(drafts[start : start + CHUNK])
            told.merge(rows)
        return moved

    def would_move(self, storm_id: str, table: ThresholdTable) -> TiersMoved:
        """What scoring by another table of thresholds would do; nothing is changed."""
        return self._differing(storm_id, table)[1]

    def _differing(
        self, storm_id: str, other: ThresholdTable | None = None
    ) -> tuple[list[Draft], TiersMoved]:
        with self._work.reading() as connection:
            reports = queries.evidence_of(connection, storm_id)
            houses = queries.houses_to_score(connection, storm_id)
            before = queries.impacts_of(connection, storm_id)
            table = other or table_in_force(connection)
        thresholds = [threshold_of(table, row[5], row[6]) for row in houses]
        field = score_field(houses_of(houses, thresholds), [evidence_of(row) for row in reports.values()])
        told = [(key, row["magnitude"]) for key, row in reports.items()]
        after = impact_rows(field, [row[0] for row in houses], thresholds, told, table.version)
        return self._compared(storm_id, before, after)

    def _compared(
        self, storm_id: str, before: Mapping[str, Row], after: Mapping[str, Row]
    ) -> tuple[list[Draft], TiersMoved]:
        now = self._work.now_ms()
        drafts: list[Draft] = []
        moves: Counter[tuple[str, str]] = Counter()
        moved: list[HouseMoved] = []
        there = {row["property_id"]: (key, row) for key, row in before.items()}
        scored = 0
        for house, new in after.items():
            scored += new["sii"] is not None
            key, old = there.get(house, ("", None))
            draft = self._draft(storm_id, house, key, old, new, now)
            if draft is None:
                continue
            drafts.append(draft)
            was, tier = (old or {}).get("tier") or "", new["tier"] or ""
            if was != tier:
                moves[was, tier] += 1
                moved.append(HouseMoved(house, was, tier, (old or {}).get("sii"), new["sii"]))
        far = sorted(moved, key=_how_far) if before else []
        return drafts, TiersMoved(storm_id, dict(moves), scored, len(drafts), tuple(far[:LISTED]))

    def _draft(
        self, storm_id: str, house: str, key: str, old: Row | None, new: Row, now: int
    ) -> Draft | None:
        if old is None:
            if new["sii"] is None:
                return None  # no evidence, no row
            given = {"storm_id": storm_id, "property_id": house, **new, "scored_at": now}
            return add_row(IMPACTS, self._ids.of(IMPACTS, f"{storm_id}/{house}"), given)
        if old["sii"] is None and new["sii"] is None:
            return None
        changed = {name: value for name, value in new.items() if not _same(value, old[name])}
        return set_row(IMPACTS, key, {**changed, "scored_at": now}) if changed else None


def impact_rows(
    field: Field,
    houses: Sequence[str],
    thresholds: Sequence[Threshold],
    reports: Sequence[tuple[str, Any]],
    version: str,
) -> dict[str, Row]:
    """The figures of an impact row by house; all NULL without evidence. `reports` are id and magnitude."""
    scores, tiers = field.sii.tolist(), field.tiers()
    hail, wind = _columns(field.hail, reports), _columns(field.wind, reports)
    return {
        house: {
            "sii": None if tiers[i] is None else scores[i], "tier": tiers[i],
            "hail_report_id": hail[i][0], "hail_in": hail[i][1], "hail_confidence": hail[i][2],
            "hail_distance_mi": hail[i][3], "gust_report_id": wind[i][0], "gust_mph": wind[i][1],
            "gust_confidence": wind[i][2], "gust_distance_mi": wind[i][3],
            "threshold_in": thresholds[i].inches, "material_assumed": thresholds[i].assumed,
            "sii_version": f"{SII_VERSION}+{version}",
        }
        for i, house in enumerate(houses)
    }  # fmt: skip


def _columns(causes: Causes, reports: Sequence[tuple[str, Any]]) -> list[tuple[Any, Any, Any, Any]]:
    """(report id, magnitude, confidence, miles) by house."""
    return [
        (None, None, None, None) if at < 0 else (*reports[at], confidence, None if np.isnan(miles) else miles)
        for at, confidence, miles in zip(
            causes.report.tolist(), causes.confidence.tolist(), causes.miles.tolist(), strict=True
        )
    ]


def _how_far(one: HouseMoved) -> tuple[float, str]:
    return (-abs((one.sii or 0.0) - (one.sii_was or 0.0)), one.property_id)


def _same(new: Any, old: Any) -> bool:
    if isinstance(new, float) and isinstance(old, float):
        return abs(new - old) <= TOLERANCE * max(1.0, abs(old))
    if isinstance(new, bool):
        return new == bool(old)
    return bool(new == old)
