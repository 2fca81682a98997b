"""How far a route is: done of what is to be done, and never 100 % before the last stop is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stormops_desktop.domain.jobs.status import JobStatus


@dataclass(frozen=True, slots=True)
class RouteProgress:
    """Jobs of a route by where they stand.

    Attributes:
        total: every job of the route. in_progress: on the way or on site.
        pending: not begun, assigned or not.
    """

    total: int
    completed: int
    in_progress: int
    pending: int
    skipped: int
    cancelled: int

    @property
    def share(self) -> float | None:
        """completed / (total - cancelled), 0..1; None when nothing was to be done."""
        wanted = self.total - self.cancelled
        return self.completed / wanted if wanted else None

    @property
    def percent(self) -> int | None:
        """The share as a whole number, rounded down: 199 of 200 are 99 %."""
        wanted = self.total - self.cancelled
        return self.completed * 100 // wanted if wanted else None


def route_progress(statuses: Iterable[str]) -> RouteProgress:
    """The progress of a route whose jobs stand so; a status that nobody knows counts as pending."""
    found = Counter(statuses)
    total = found.total()
    completed, skipped = found[JobStatus.COMPLETED], found[JobStatus.SKIPPED]
    cancelled = found[JobStatus.CANCELLED]
    moving = found[JobStatus.EN_ROUTE] + found[JobStatus.ON_SITE]
    pending = total - completed - skipped - cancelled - moving
    return RouteProgress(total, completed, moving, pending, skipped, cancelled)
