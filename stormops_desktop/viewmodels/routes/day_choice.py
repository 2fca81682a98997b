"""Days that a planner may put a route on."""

from datetime import date, timedelta

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.viewmodels.crew.day_words import day_said
from stormops_desktop.viewmodels.routes.words import weekday

DAYS_AHEAD = 10


def choice_of_days(plan: PlanDraft, route: DraftRoute, now_ms: int) -> list[tuple[date, str, bool]]:
    """Today and the days after it, and the route's own; each in words with the crew's other routes of it."""
    today = date_of(now_ms, plan.zone)
    own = None if route.day is None else date_of(route.day, plan.zone)
    wanted = {today + timedelta(days=n) for n in range(DAYS_AHEAD)} | ({own} if own else set())
    return [(day, _words(plan, route, day, today), day == own) for day in sorted(wanted)]


def _words(plan: PlanDraft, route: DraftRoute, day: date, today: date) -> str:
    on, near = weekday(day), day_said(day, today)
    others = [
        other.name for other in plan.routes
        if other.route_id != route.route_id and other.crew_id is not None and other.crew_id == route.crew_id
        and other.day is not None and date_of(other.day, plan.zone) == day
    ]  # fmt: skip
    words = f"{on} ({near})" if abs((day - today).days) <= 1 else on
    return f"{words}   {', '.join(others)}" if others else words
