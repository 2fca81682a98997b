"""The phases of a storm from the replica: `ports.Phases`."""

from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.phases.gates import FRESH_FOR_H, Measured, judged
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.phases.models import GateRow, PhaseStrip
from stormops_desktop.services.scoring.current import current_storm
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.phases import counts
from stormops_desktop.storage.quality.storms import StormSpan

HOUR_MS = 3_600_000
OFFICE_ONLY = "The phases of a storm are read at the office; this account is a crew's."


class PhaseDesk:
    """See `ports.Phases`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def strip(self, storm_id: str) -> PhaseStrip:
        """Where a storm stands.

        Raises:
            NotFound: it is not here. NotAllowed: a crew's replica holds no decisions. StoreTrouble.
        """
        storm, now = self._opened(storm_id), self._work.office_ms()
        with self._work.reading() as connection:
            found = _measured(connection, storm, now)
        return PhaseStrip(storm_id, storm.name, now, judged(found))

    def count(self, storm_id: str, code: str) -> int:
        """How many rows are behind a gate's number.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        self._opened(storm_id)
        with self._work.reading() as connection:
            return counts.how_many(connection, storm_id, code)

    def rows(self, storm_id: str, code: str, offset: int, limit: int) -> Sequence[GateRow]:
        """A page of the rows behind a gate's number.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        self._opened(storm_id)
        with self._work.reading() as connection:
            found = counts.rows_behind(connection, storm_id, code, offset, limit)
        return tuple(
            GateRow(row.row_id, row.title or "", row.place or "", row.fact or "", row.amount, row.job_id)
            for row in found
        )

    def _opened(self, storm_id: str) -> StormSpan:
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        return current_storm(self._work, storm_id)


def _measured(connection: Any, storm: StormSpan, now: int) -> Mapping[str, Measured]:
    numbers = counts.numbers(connection, storm.storm_id)
    found = {code: Measured(number) for code, number in numbers.items()}
    newest = counts.newest_import(connection, storm.storm_id, storm.begin_at, storm.end_at)
    found["fresh_data"] = _fresh(storm, newest, now)
    found["identified"] = _identified(*counts.identified(connection, storm.storm_id))
    if not numbers["routed_value"] and not numbers["held_out_routed"] and not numbers["routes_out"]:
        found["held_out_routed"] = Measured(None, "no_routes")
    return found


def _fresh(storm: StormSpan, newest: int | None, now: int) -> Measured:
    """Hours since evidence came in last, while a storm is young enough for that to matter."""
    ended = storm.end_at or storm.begin_at
    if ended is not None and now - ended > FRESH_FOR_H * HOUR_MS:
        return Measured(None, "storm_over")
    if newest is None:
        return Measured(None, "no_import")
    return Measured(max(0.0, (now - newest) / HOUR_MS))


def _identified(known: int, houses: int) -> Measured:
    """A share of none is no share, and persons that nobody resolved yet are not nobody."""
    if not houses:
        return Measured(None, "nobody_treated")
    return Measured(known / houses) if known else Measured(None, "no_persons")
