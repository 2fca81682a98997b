"""Days that a planner may put a route on."""

import re
from datetime import date, timedelta

from stormops_desktop.domain.routing.plans.days import date_of, routes_beside
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.viewmodels.crew.day_words import day_said
from stormops_desktop.viewmodels.routes.words import storms_then, weekday

DAYS_AHEAD = 10
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")


def choice_of_days(plan: PlanDraft, route: DraftRoute, now_ms: int) -> list[tuple[date, str, bool]]:
    """Today and the days after it, and the route's own; each in words with the crew's other routes of it,
    and the storms in which it has one.
    """
    today = date_of(now_ms, plan.zone)
    own = None if route.day is None else date_of(route.day, plan.zone)
    wanted = {today + timedelta(days=n) for n in range(DAYS_AHEAD)} | ({own} if own else set())
    return [(day, _words(plan, route, day, today), day == own) for day in sorted(wanted)]


def day_typed(text: str, today: date) -> date | None:
    """The day in 2019-04-16, 4/16/2019 or 4/16, which is the next such day; None for anything else."""
    found = _SHORT.fullmatch(text.strip())
    try:
        if found is None:
            return date.fromisoformat(text.strip())
        month, day, year = int(found[1]), int(found[2]), int(found[3] or today.year)
        typed = date(year, month, day)
        return typed if found[3] or typed >= today else date(year + 1, month, day)
    except ValueError:
        return None


def _words(plan: PlanDraft, route: DraftRoute, day: date, today: date) -> str:
    on, near = weekday(day), day_said(day, today)
    others = [other.name for other in routes_beside(plan, route, day)]
    others += storms_then(plan, route.crew_id, day)
    words = f"{on} ({near})" if abs((day - today).days) <= 1 else on
    return f"{words}   {', '.join(others)}" if others else words
