"""The board: a storm's jobs by status."""

from collections.abc import Callable, Container, Sequence
from typing import Any

from stormops_desktop.services.board.models import BoardCard, BoardFilter, BoardRoute, BoardSummary
from stormops_desktop.services.live.models import StormProgress
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.board import cards
from stormops_desktop.storage.sync_queries import contested_jobs

USUAL = "medium"


class BoardDesk:
    """See `ports.BoardReads`, whose promises these methods keep.

    Args:
        progress: how far a storm is, as told live where that is newer than the replica.
    """

    def __init__(self, work: Workplace, progress: Callable[[str], StormProgress] | None = None) -> None:
        self._work, self._progress = work, progress

    def summary(self, wanted: BoardFilter) -> BoardSummary:
        """How many jobs each status has, and the routes to filter by."""
        with self._work.reading() as connection:
            counts = cards.counts(connection, _query(wanted))
            routes = cards.routes(connection, wanted.storm_id)
        ways = tuple(
            BoardRoute(row.route_id, row.route_name, row.crew_id, row.crew_name or "", row.planned_start,
                       row.time_zone or "")
            for row in routes
        )  # fmt: skip
        if self._progress is None or wanted.storm_id is None:
            return BoardSummary(counts, ways)
        told = self._progress(wanted.storm_id)
        shown = told.counts(wanted.crew_id, wanted.route_id) if told.ahead else None
        return BoardSummary(counts, ways, shown, told.crews)

    def cards(self, wanted: BoardFilter, status: str, offset: int, limit: int) -> Sequence[BoardCard]:
        """A page of one status."""
        with self._work.reading() as connection:
            rows = cards.page(connection, _query(wanted), status, offset, limit)
            contested = contested_jobs(connection)
        return [_card(row, contested) for row in rows]


def _query(wanted: BoardFilter) -> cards.CardQuery:
    return cards.CardQuery(wanted.storm_id, wanted.crew_id, wanted.route_id)


def _card(row: Any, contested: Container[str]) -> BoardCard:
    return BoardCard(
        job_id=row.job_id, address=row.address or "", city=row.city or "", zip_code=row.zip_code or "",
        route_name=row.route_name or "", sequence=row.sequence, crew_name=row.crew_name or "",
        status=row.status, outcome=row.outcome, priority=row.priority or USUAL,
        since=row.moved_at or row.published_at, pending=bool(row.pending), needs_you=row.job_id in contested,
    )  # fmt: skip
