"""The company's table of hail thresholds: its editions, what another would do, scoring by it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.storms.sii import SII_VERSION
from stormops_desktop.domain.storms.thresholds import BASE_IN, STANDARD, ThresholdTable
from stormops_desktop.domain.storms.vocabulary import Material
from stormops_desktop.services.errors import NotAllowed, ServiceError
from stormops_desktop.services.intake.evidence_rows import table_in_force
from stormops_desktop.services.intake.models import TiersMoved
from stormops_desktop.services.intake.scores import LEAST_IN, MOST_IN, NO_SIZE, ScoreDesk
from stormops_desktop.services.intake.scoring import Scoring
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.storms.board import SOMEBODY
from stormops_desktop.services.storms.models import Edition, ThresholdsView, WouldMove
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from stormops_desktop.storage.storms import rows, score_rows
from sync.contracts.replica import Touched
from sync.contracts.schema import ADMIN, MANAGER

EDITIONS = 50
SCORED = "Scored anew: {count} houses have other figures"
NO_REASON = "Say in a few words why the thresholds change; whoever sees a score can read it."
NOTHING_NEW = "These are the thresholds in force. Nothing was changed."


class ThresholdDesk:
    """Editions of thresholds, and scores by them."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._scores, self._scoring = ScoreDesk(work), Scoring(work)

    def view(self) -> ThresholdsView:
        """What is in force, what was, and which open storms are scored by another edition."""
        with self._work.reading() as connection:
            table = table_in_force(connection)
            made = [_edition(row) for row in score_rows.editions(connection, EDITIONS)]
            storms = queries.storms(connection)
        standard = Edition("", STANDARD.version, _words(STANDARD.base_in))
        current = next((one for one in made if one.version == table.version), standard)
        in_force = Edition(
            current.edition_id, table.version, _words(table.base_in), current.reason, current.made_at,
            current.made_by,
        )  # fmt: skip
        outdated = [(storms[key]["name"], many) for key, many in self._outdated(table)]
        may_edit = self._work.member.role in (MANAGER, ADMIN)
        return ThresholdsView(in_force, standard.base_in, (*made, standard), may_edit, tuple(outdated))

    def would_move(self, base_in: Mapping[str, float]) -> WouldMove:
        """What these thresholds would do to the storms that are worked on; nothing is changed. Slow.

        Raises:
            ServiceError: a material or a size that can't be.
        """
        table = ThresholdTable("preview", {**BASE_IN, **_checked(base_in)})
        with self._work.reading() as connection:
            storms = queries.storms(connection)
        open_ = self._scoring.open_storms()
        moved = [(storms[key]["name"], self._scoring.would_move(key, table)) for key in open_]
        return WouldMove(tuple(moved))

    def change(self, base_in: Mapping[str, float], reason: str, *, origin: object = None) -> ChangeSet:
        """A new edition for the company.

        Raises:
            NotAllowed: only managers and admins; no reason; the same as before. ServiceError: a bad size.
        """
        checked = _checked(base_in)
        if self._work.member.role in (MANAGER, ADMIN):  # others are told so before they are asked why
            with self._work.reading() as connection:
                table = table_in_force(connection)
            if {**BASE_IN, **checked} == dict(table.base_in):
                raise NotAllowed(NOTHING_NEW)
            if not reason.strip():
                raise NotAllowed(NO_REASON)
        return self._scores.set_thresholds(_words(checked), reason.strip(), origin=origin)

    def rescore(self, *, origin: object = None) -> tuple[Sequence[TiersMoved], ChangeSet]:
        """Scores every storm that is worked on by the thresholds in force. Slow.

        Raises:
            NotAllowed: only the office. StoreTrouble.
        """
        if not self._work.is_office:
            raise NotAllowed("Only the office can score houses. Nothing was changed.")
        touched = Touched()
        moved = [self._scoring.rescore(storm_id, touched) for storm_id in self._scoring.open_storms()]
        written = sum(one.written for one in moved)
        name = Said(SCORED if written else "Every score stands", count=written)
        return moved, ChangeSet(name, touched, origin)

    def _outdated(self, table: ThresholdTable) -> list[tuple[str, int]]:
        version = f"{SII_VERSION}+{table.version}"
        open_ = self._scoring.open_storms()
        with self._work.reading() as connection:
            found = [(key, rows.versions(connection, key)) for key in open_]
        counted = [(key, sum(n for name, n in some.items() if name != version)) for key, some in found]
        return [(key, many) for key, many in counted if many]


def _checked(base_in: Mapping[str, float]) -> dict[Material, float]:
    made: dict[Material, float] = {}
    for name, inches in base_in.items():
        if name not in set(BASE_IN):
            raise ServiceError(
                "{name} is no roof material that is known here. Nothing was changed.", name=name
            )
        if not LEAST_IN <= inches <= MOST_IN:
            raise ServiceError(NO_SIZE, inches=inches, least=LEAST_IN, most=MOST_IN)
        made[Material(name)] = float(inches)
    return made


def _words(base_in: Mapping[Material, float]) -> dict[str, float]:
    return {material.value: inches for material, inches in base_in.items()}


def _edition(row: Any) -> Edition:
    try:
        told = {name: float(inches) for name, inches in json.loads(row.base_in).items()}
    except (ValueError, TypeError, AttributeError):
        told = {}
    known = {material.value: told.get(material.value, inches) for material, inches in BASE_IN.items()}
    return Edition(
        row.edition_id, row.version, known, row.reason or "", row.made_at, row.display_name or SOMEBODY
    )
