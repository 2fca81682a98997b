"""Days of routes in a file that comes back. An empty cell says nothing: the route keeps its day."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stormops_desktop.adapters.route_files_rows import DayCell
from stormops_desktop.domain.routing.plans.days import check_day, date_of
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.errors import BadWish
from stormops_desktop.domain.said import Said
from stormops_desktop.services.routing.out_models import ImportFault

_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # what American spreadsheets make of 2019-03-26


@dataclass(frozen=True, slots=True)
class ReadDays:
    """Other days than the routes have, by route; and every row that names none, or none to come."""

    days: Mapping[str, date]
    faults: tuple[ImportFault, ...]


def read_days(plan: PlanDraft, cells: Sequence[DayCell], today: date) -> ReadDays:
    """What the rows of a file say of days. A stop that was moved to a route brings its old one's day along,
    which says nothing of the new one.
    """
    homes = {house: route for route in plan.routes for house in route.order}
    said: dict[str, dict[date, str]] = {}
    faults: list[ImportFault] = []
    for cell in cells:
        route, home = plan.route(cell.route_id), homes.get(cell.property_id)
        day = _day(cell.text)
        if route is None or not cell.text.strip():
            continue
        if day is None:
            faults.append(ImportFault(cell.where, _no_day(cell.text)))
        elif day not in (_day_of(plan, route), home and _day_of(plan, home)) and (
            why := _refused(day, today)
        ):
            faults.append(ImportFault(cell.where, why))
        elif home is None or home.route_id == route.route_id or day != _day_of(plan, home):
            said.setdefault(route.route_id, {}).setdefault(day, cell.where)
    for route in plan.routes:
        faults += _contradiction(route, said.get(route.route_id, {}))
    fresh = {
        route.route_id: day for route in plan.routes for day in said.get(route.route_id, {})
        if day != _day_of(plan, route)
    }  # fmt: skip
    return ReadDays(fresh, tuple(faults))


def _refused(day: date, today: date) -> str:
    try:
        check_day(day, today)
    except BadWish as error:
        return str(error)
    return ""


def _contradiction(route: DraftRoute, days: Mapping[date, str]) -> list[ImportFault]:
    (first, where), *others = days.items() if days else [(None, "")]
    told = "{route} is on {other} here, on {first} in {where}. A route has one day: write it in all its rows."
    return [
        ImportFault(there, Said(told, route=route.name, other=str(other), first=str(first), where=where))
        for other, there in others
    ]


def _no_day(text: str) -> str:
    return Said("“{text}” is no day. Write days as 2019-03-26.", text=text.strip())


def _day_of(plan: PlanDraft, route: DraftRoute) -> date | None:
    return None if route.day is None else date_of(route.day, plan.zone)


def _day(text: str) -> date | None:
    """The day in 2019-03-26 or 3/26/2019; None for anything else."""
    found = _US.fullmatch(text.strip())
    try:
        if found is not None:
            return date(int(found[3]), int(found[1]), int(found[2]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
