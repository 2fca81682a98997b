"""Two plans side by side."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QLocale

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.routing.plans.figures import CONTRACT_CENTS, PlanFigures, compare, route_figures
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes import words

translate = QCoreApplication.translate
MILES_THAT_SHOW = 0.05
SENT_NAMED = 5  # routes that a sentence names
Line = tuple[str, Callable[[PlanFigures], float], Callable[[float], str], bool]


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: what is compared, both plans' figures, and which one is better (1, 2, 0 for neither)."""

    what: str
    one: str
    other: str
    better: int


def compared(one: PlanDraft, other: PlanDraft) -> list[Compared]:
    """Minutes, those after the shift, miles, uplift, revenue an hour, balance, and what is left out."""
    first, second = compare(one, other)
    return [_compared(line, first, second) for line in _lines()]


def told(one: PlanDraft, other: PlanDraft) -> list[str]:
    """What the lines do not say: which routes overrun their shifts, and by what travel both were measured."""
    first, second = compare(one, other)
    found = [_overrun(translate("routes", "the first plan"), first)]
    found.append(_overrun(translate("routes", "the second plan"), second))
    found.append(_sent_before(replace(other, pace=one.pace)))
    if first.over_routes and not second.over_routes:
        found.append(_keeps(translate("routes", "The second plan"), second.miles - first.miles))
    if second.over_routes and not first.over_routes:
        found.append(_keeps(translate("routes", "The first plan"), first.miles - second.miles))
    said = translate("routes", "Both are measured by {travel}.").format(travel=words.measured(one))
    return [*filter(None, found), said]


def _overrun(plan: str, figures: PlanFigures) -> str:
    if not figures.over_routes:
        return ""
    if figures.over_routes == 1:
        text = translate("routes", "1 route of {plan} overruns its shift by {most}.")
    else:
        text = translate("routes", "{count} routes of {plan} overrun their shifts by up to {most}.")
    most = words.hours(max(figures.most_over_min, 1))
    return text.format(plan=plan, count=whole(figures.over_routes), most=most)


def _sent_before(plan: PlanDraft) -> str:
    """Which of the routes that overrun are with their crews already: no cut changes those."""
    sent = [
        route for route in plan.routes if route.status != "draft" and route_figures(plan, route).over_min > 0
    ]
    if not sent:
        return ""
    text = translate("routes", "Published before and left as it is: {names}.")
    return text.format(names=", ".join(route.name for route in sent[:SENT_NAMED]))


def _keeps(plan: str, more_miles: float) -> str:
    """Hours that are kept may cost miles, and the planner should not wonder where they come from."""
    if more_miles < MILES_THAT_SHOW:
        return translate("routes", "{plan} keeps every shift.").format(plan=plan)
    text = translate("routes", "{plan} keeps every shift and drives {miles} more.")
    return text.format(plan=plan, miles=words.miles(more_miles))


def money(cents: float) -> str:
    """Whole dollars: the figure rests on an assumed contract."""
    return translate("routes", "${dollars} / h").format(dollars=whole(round(cents / 100)))


def assumption() -> str:
    """What the revenue rests on."""
    told = translate("routes", "Revenue assumes ${dollars} a contract. Balance 0 % means equal days.")
    return told.format(dollars=whole(CONTRACT_CENTS // 100))


def _lines() -> tuple[Line, ...]:
    """What, its figure, its words, and whether more is better."""
    return (
        (translate("routes", "Routes"), lambda f: f.routes, _count, False),
        (translate("routes", "Stops"), lambda f: f.stops, _count, True),
        (translate("routes", "Left out"), lambda f: f.left_out, _count, False),
        (translate("routes", "Time"), lambda f: f.minutes, words.hours, False),
        (translate("routes", "After the shift"), lambda f: f.over_min, words.hours, False),
        (translate("routes", "Distance"), lambda f: f.miles, words.miles, False),
        (translate("routes", "Expected uplift"), lambda f: f.expected_uplift, _two, True),
        (translate("routes", "Revenue an hour"), lambda f: f.revenue_cents_per_hour, money, True),
        (translate("routes", "Balance"), lambda f: f.balance, _percent, False),
    )


def _compared(line: Line, first: PlanFigures, second: PlanFigures) -> Compared:
    what, figure, shown, more = line
    one, other = shown(figure(first)), shown(figure(second))
    if one == other:  # what looks equal is equal
        return Compared(what, one, other, 0)
    return Compared(what, one, other, 1 if (figure(first) > figure(second)) == more else 2)


def _count(value: float) -> str:
    return whole(round(value))


def _two(value: float) -> str:
    return QLocale().toString(value, "f", 2)


def _percent(value: float) -> str:
    return translate("routes", "{share} %").format(share=round(100 * value))
