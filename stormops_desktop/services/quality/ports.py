"""What screens may ask of the checks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.quality.checks import CheckResult
from stormops_desktop.services.quality.models import FailingRow, TrendPoint

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class Quality(Protocol):
    """Checks of one storm's data. Errors are `services.errors.ServiceError`; `code` is DQ01 to DQ25."""

    def run(self, storm_id: str) -> Sequence[CheckResult]:
        """Looks at every row anew; may take seconds, so off the GUI thread."""

    def results(self, storm_id: str) -> Sequence[CheckResult]:
        """All 25 as they were run last on this computer, in order."""

    def failing(self, storm_id: str, code: str, offset: int, limit: int) -> Sequence[FailingRow]:
        """A page of as many rows as the result's `failing` says."""

    def mute(
        self, code: str, until: int, reason: str, *, storm_id: str | None = None, origin: object = None
    ) -> "ChangeSet":
        """Managers and admins; until a moment (UTC milliseconds), for one storm or all. Can be undone."""

    def unmute(self, storm_id: str, code: str, *, origin: object = None) -> "ChangeSet": ...
    def trend(self, storm_id: str, code: str) -> Sequence[TrendPoint]:
        """Oldest first, from what the office knows too."""

    def undo(self, token: str, *, origin: object = None) -> "ChangeSet": ...
