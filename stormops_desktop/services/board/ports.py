"""What the board asks."""

from collections.abc import Sequence
from typing import Protocol

from stormops_desktop.services.board.models import BoardCard, BoardFilter, BoardSummary


class BoardReads(Protocol):
    """Reads, all of them from the local replica. Errors are `services.errors.StoreTrouble`."""

    def summary(self, wanted: BoardFilter) -> BoardSummary:
        """Counts by status; the routes offered are all of the storm, whatever else is asked for."""

    def cards(self, wanted: BoardFilter, status: str, offset: int, limit: int) -> Sequence[BoardCard]:
        """A page of one status: by priority, then in driving order."""
