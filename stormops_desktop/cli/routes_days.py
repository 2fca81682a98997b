"""Days of routes on the command line: what was said, and how they are told."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

import click

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.services.routing.ports import RoutePlans

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
NONE = "none"
first_day_option = click.option(
    "--day", help='First day, as 2019-03-26; each crew drives one route a day. "none": no days. '
    "[default: the next working day]",
)  # fmt: skip
of_day_option = click.option("--day", help="Only routes of this day, as 2019-03-26.")
Told = TypeVar("Told", bound="HasDay")


class HasDay(Protocol):
    """A route as it is listed."""

    @property
    def planned_start(self) -> int | None: ...
    @property
    def zone(self) -> str: ...


def first_day(plans: RoutePlans, storm_id: str, said: str | None) -> int | None:
    """UTC milliseconds of the first day's midnight where the houses are; None for routes without days."""
    if said == NONE:
        return None
    return plans.midnight(storm_id, None if said is None else _date(said))


def of_day(found: Sequence[Told], said: str | None) -> list[Told]:
    """Those of a day; all when none was said."""
    if said is None:
        return list(found)
    wanted = _date(said)
    return [one for one in found if day_of(one) == wanted]


def day_of(route: HasDay) -> date | None:
    """The day of a route where its houses are."""
    return None if route.planned_start is None else date_of(route.planned_start, route.zone)


def day_words(route: HasDay) -> str:
    """for 2019-03-26."""
    day = day_of(route)
    return "no day" if day is None else f"for {day.isoformat()}"


def heard_words(stale_ms: int | None) -> str:
    """How long ago the crew was heard of."""
    if stale_ms is None:
        return "no news of its crew yet"
    if stale_ms < HOUR_MS:
        return f"heard of {stale_ms // MINUTE_MS} min ago"
    if stale_ms < 2 * DAY_MS:
        return f"heard of {stale_ms // HOUR_MS} h ago"
    return f"heard of {stale_ms // DAY_MS} days ago"


def _date(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise click.UsageError(f"--day is {said}; give it as 2019-03-26.") from None
