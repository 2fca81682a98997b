"""Scores opened to what they came from, and the thresholds of a company."""

import json
from collections.abc import Mapping
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.storms.evidence import House
from stormops_desktop.domain.storms.sii import SII_VERSION, Cause, score
from stormops_desktop.domain.storms.thresholds import Threshold
from stormops_desktop.domain.storms.vocabulary import Material
from stormops_desktop.services.errors import NotAllowed, NotFound, ServiceError
from stormops_desktop.services.intake.evidence_rows import evidence_of, table_in_force, threshold_of
from stormops_desktop.services.intake.models import ScoreCause, ScoreOpened, TiersMoved
from stormops_desktop.services.intake.rows import IntakeIds, add_row
from stormops_desktop.services.intake.scoring import Scoring
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from sync.contracts.replica import Touched
from sync.contracts.schema import ADMIN, MANAGER

LEAST_IN, MOST_IN = 0.25, 6.0
NO_SIZE = "{inches} inches is no threshold: {least} to {most} are."


class ScoreDesk:
    """What storms did to houses."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._ids = IntakeIds(work.member.tenant_id)
        self._scoring = Scoring(work)

    def opened(self, storm_id: str, property_id: str) -> ScoreOpened:
        """A score with its inputs, from the evidence that is here now.

        Raises:
            NotFound: there is no such house here.
        """
        with self._work.reading() as connection:
            row = _house(connection, property_id)
            reports = queries.evidence_about(connection, storm_id, property_id)
            table = table_in_force(connection)
        threshold = threshold_of(table, row[5], row[6])
        impact = score([_as_house(row, threshold)], [evidence_of(one) for one in reports.values()])[0]
        told = list(reports.items())
        return ScoreOpened(
            impact.sii, impact.tier, f"{SII_VERSION}+{table.version}", threshold.inches,
            row[5] or str(Material.UNKNOWN), threshold.assumed, row[6], _cause(impact.hail, told),
            _cause(impact.wind, told),
        )  # fmt: skip

    def rescore(self, storm_id: str, *, origin: object = None) -> tuple[TiersMoved, ChangeSet]:
        """Scores a storm's houses anew; only what differs is written.

        Raises:
            NotAllowed: only the office.
        """
        if not self._work.is_office:
            raise NotAllowed("Only the office can score houses. Nothing was changed.")
        touched = Touched()
        moved = self._scoring.rescore(storm_id, touched)
        return moved, ChangeSet(Said("Scored {count} houses", count=moved.scored), touched, origin)

    def thresholds(self) -> tuple[str, Mapping[str, float]]:
        """Version and inches of hail by material, as they are in force."""
        with self._work.reading() as connection:
            table = table_in_force(connection)
        return table.version, {str(material): inches for material, inches in table.base_in.items()}

    def set_thresholds(
        self, base_in: Mapping[str, float], reason: str, *, origin: object = None
    ) -> ChangeSet:
        """A new edition for the company.

        Raises:
            NotAllowed: only managers and admins. ServiceError: a material or a size that can't be.
        """
        member = self._work.member
        if member.role not in (MANAGER, ADMIN):
            raise NotAllowed("Only managers and admins can change the thresholds. Nothing was changed.")
        for name, inches in base_in.items():
            if name not in set(Material) - {Material.UNKNOWN}:
                raise ServiceError(
                    "{name} is no roof material that is known here. Nothing was changed.", name=name
                )
            if not LEAST_IN <= inches <= MOST_IN:
                raise ServiceError(NO_SIZE, inches=inches, least=LEAST_IN, most=MOST_IN)
        now = self._work.office_ms()
        values = {
            "version": f"hail-{now}", "base_in": json.dumps(dict(base_in), sort_keys=True), "reason": reason,
            "made_at": now, "made_by": member.account_id,
        }  # fmt: skip
        key = self._ids.of("hail_thresholds", f"{now}/{member.account_id}")
        _, touched = self._work.capture([add_row("hail_thresholds", key, values)])
        return ChangeSet(Said("Changed the hail thresholds"), touched, origin)


def _house(connection: Any, property_id: str) -> tuple[Any, ...]:
    row = queries.house(connection, property_id)
    if row is None:
        raise NotFound("That house is not on this computer. Sync, then try again.")
    return row


def _as_house(row: tuple[Any, ...], threshold: Threshold) -> House:
    return House(row[1], row[2], threshold.inches, row[3] or "", row[4] or "")


def _cause(cause: Cause | None, reports: list[tuple[str, dict[str, Any]]]) -> ScoreCause | None:
    if cause is None:
        return None
    key, row = reports[cause.index]
    place = ", ".join(part for part in (row["place"], row["county"], row["state"]) if part)
    return ScoreCause(
        key, row["source"], row["source_id"], cause.magnitude, cause.confidence, cause.distance_mi, place,
        row["time_at"], row["measured"] or "unknown", row["comments"] or "", row["vintage"] or "",
        100.0 * cause.term,
    )  # fmt: skip
