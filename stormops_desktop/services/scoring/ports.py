"""What screens may ask of the play score."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.scoring.drivers import Driver
from stormops_desktop.services.scoring.models import HistoryPoint, ScoreRow, ScoreView

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class PlayScores(Protocol):
    """The score of a storm, all from the replica. Errors are `services.errors.ServiceError`."""

    def calculate_storm_play_score(self, storm_id: str, as_of: int | None = None) -> ScoreView:
        """The score now, or as it was at a moment (UTC milliseconds)."""

    def get_score_breakdown(self, storm_id: str, as_of: int | None = None) -> dict[str, float]: ...
    def rows(
        self, storm_id: str, count: str, offset: int, limit: int, as_of: int | None = None
    ) -> Sequence[ScoreRow]:
        """A page of what a count of `domain.scoring.counts.NAMES` is made of (`drivers.MADE_OF` says which
        counts a component has): as many rows in all as the count says."""

    def drivers(self, storm_id: str, since: int, until: int | None = None) -> Sequence[Driver]:
        """Why the score moved between two moments."""

    def history(self, storm_id: str, limit: int = 100) -> Sequence[HistoryPoint]:
        """Oldest first."""

    def take_stock(self, storm_id: str, *, origin: object = None) -> "ChangeSet":
        """Runs the checks and writes the score down for everybody, unless nothing moved."""
