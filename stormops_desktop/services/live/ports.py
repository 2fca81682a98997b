"""What screens may ask of the live channel."""

from collections.abc import Callable
from typing import Protocol

from stormops_desktop.services.live.models import LiveMarks, LiveRun, LiveStatus, StormProgress


class Live(Protocol):
    """The followed storm as the office tells it. Never raises for a network that is not there.

    What is told is shown only while it is newer than the replica and nothing of one's own waits; from then on
    the replica has it, too, and is what is shown. So a number never goes back.
    """

    def follow(self, storm_id: str | None) -> None:
        """From now on this storm is told of, and no other. Returns at once."""

    def watch(self, cancelled: Callable[[], bool], report: Callable[[LiveStatus], None]) -> None:
        """Blocks until cancelled; reports the status now, and whenever it is another one."""

    def progress(self, storm_id: str) -> StormProgress:
        """How far each route is."""

    def score_counts(self, storm_id: str) -> dict[str, int] | None:
        """The play score's counts where they are newer than the replica's; without those of checks."""

    def marks(self, storm_id: str, since: int) -> LiveMarks:
        """Houses that changed after revision `since`, the replica's when the map was read."""

    def latest_run(self, storm_id: str) -> LiveRun | None:
        """The newest run of attribution that was told, when the replica does not have it yet."""
