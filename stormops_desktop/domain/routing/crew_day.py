"""Which of a crew's routes belong to a day: what has begun, what is planned for it, what is overdue."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class When(StrEnum):
    """How a route stands to a day, in the order in which a crew sees them."""

    BEGUN = "begun"  # a visit was made or is under way, others are open
    TODAY = "today"
    OVERDUE = "overdue"  # planned for an earlier day, and nobody began
    ANY_DAY = "any_day"  # the office named no day
    LATER = "later"
    OVER = "over"  # of another day, with nothing open


ORDER = tuple(When)


@dataclass(frozen=True, slots=True)
class CrewRoute:
    """What is known of one route.

    Attributes:
        day: the day it is planned for, where its houses are. today: this day there.
        open: visits that are not over. over: completed and skipped ones. under_way: a visit is being made.
        last_at: when the last visit was over, UTC milliseconds; 0 for none. last_day: its day there.
    """

    route_id: str
    name: str
    day: date | None
    today: date
    open: int
    over: int = 0
    under_way: bool = False
    last_at: int = 0
    last_day: date | None = None

    @property
    def when(self) -> When:
        """How it stands to this day."""
        if self.open and (self.over or self.under_way):
            return When.BEGUN
        if self.day is None:
            return When.ANY_DAY
        if self.day == self.today or (not self.open and self.last_day == self.today):
            return When.TODAY
        if not self.open:
            return When.OVER
        return When.OVERDUE if self.day < self.today else When.LATER


@dataclass(frozen=True, slots=True)
class CrewDay:
    """A crew's day.

    Attributes:
        shown: its routes in the order of work. later: open routes of later days, the next one first.
        ahead: the day that `shown` begins with when nothing is left for this one; None otherwise.
    """

    shown: tuple[CrewRoute, ...]
    later: tuple[CrewRoute, ...]
    ahead: date | None = None


def crew_day(routes: Iterable[CrewRoute], opened: Collection[str] = ()) -> CrewDay:
    """The routes of this day: begun ones, the day's own, overdue ones, those without a day.

    A crew that has nothing on this day sees its next day's routes.

    Args:
        opened: ids of later routes that the crew wants to see now; they come last.
    """
    every = sorted(routes, key=_place)
    later = [route for route in every if route.when is When.LATER]
    shown = [route for route in every if route.when not in (When.LATER, When.OVER)]
    ahead = None
    if later and not any(_fills_today(route) for route in shown):
        ahead = later[0].day
        shown = [*(route for route in later if route.day == ahead), *shown]
    shown += [route for route in later if route.route_id in opened and route.day != ahead]
    ids = {route.route_id for route in shown}
    return CrewDay(tuple(shown), tuple(route for route in later if route.route_id not in ids), ahead)


def _fills_today(route: CrewRoute) -> bool:
    return bool(route.open) or route.when is When.TODAY


def _place(route: CrewRoute) -> tuple[int, int, int, date, str, str]:
    """Begun: under way first, then where somebody was last. The day's own: open first. By day, by name."""
    begun, today = route.when is When.BEGUN, route.when is When.TODAY
    return (
        ORDER.index(route.when), int((begun and not route.under_way) or (today and not route.open)),
        -route.last_at if begun else 0,
        route.day if route.day and route.when in (When.OVERDUE, When.LATER) else date.min,
        route.name, route.route_id,
    )  # fmt: skip
