"""A mixed folder of a day: which stop each photo belongs to, by its place and its time."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.exif import read_photo
from stormops_desktop.adapters.photo_errors import PhotoError
from stormops_desktop.domain.evidence.clocks import ClockVerdict, read_clocks
from stormops_desktop.domain.evidence.facts import PhotoFacts
from stormops_desktop.domain.evidence.matching import Match, Stop, propose_stop
from stormops_desktop.services.photos.models import Proposed
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import job_queries
from stormops_desktop.storage.photos.rows import visits_of

MOST_STOPS = 2_000


class DayMatching:
    """Proposes stops for files; nothing is taken in before a person has agreed."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def propose(
        self, files: Sequence[Path], each: Callable[[Proposed], None], cancelled: Callable[[], bool]
    ) -> list[Proposed]:
        """A proposal for each file, in their order; those not reached when it is cancelled are left out."""
        stops, addresses = self._stops()
        proposed: list[Proposed] = []
        for path in files:
            if cancelled():
                break
            proposed.append(self._one(path, stops, addresses))
            each(proposed[-1])
        return proposed

    def _one(self, path: Path, stops: Sequence[Stop], addresses: dict[str, str]) -> Proposed:
        try:
            facts, _ = read_photo(path)
        except PhotoError as error:
            return Proposed(path, Match.NO_PLACE, refused=str(error))
        return _proposed(path, facts, stops, addresses)

    def _stops(self) -> tuple[list[Stop], dict[str, str]]:
        """The stops of the person's routes that have a place, with the times of their last visits."""
        member = self._work.member
        with self._work.reading() as connection:
            crew_id = job_queries.crew_of(connection, member.account_id, otherwise=member.crew_id)
            rows = [
                row
                for row in job_queries.stops_of(connection, crew_id, MOST_STOPS)
                if row.latitude is not None and row.longitude is not None
            ]
            visits = visits_of(connection, [row.job_id for row in rows])
        stops = [_stop(row, *visits.get(row.job_id, (None, None))) for row in rows]
        return stops, {row.job_id: row.address or "" for row in rows}


def _stop(row: Any, arrived: int | None, closed: int | None) -> Stop:
    return Stop(row.job_id, row.latitude, row.longitude, arrived, closed)


def _proposed(path: Path, facts: PhotoFacts, stops: Sequence[Stop], addresses: dict[str, str]) -> Proposed:
    clocks = read_clocks(facts.taken_local, facts.taken_offset_min, facts.gps_at)
    found = propose_stop(facts.latitude, facts.longitude, stops, clocks.taken_at)
    after, after_m = found.runner_up or ("", None)
    return Proposed(
        path, found.match, found.stop_id or "", addresses.get(found.stop_id or "", ""), found.distance_m,
        addresses.get(after, ""), after_m, found.by_time, found.during_visit,
        clocks_disagree=clocks.verdict is ClockVerdict.DISAGREE,
    )  # fmt: skip
