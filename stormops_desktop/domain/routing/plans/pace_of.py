"""The pace that stored routes were measured with, read back from their miles and minutes.

Miles are great circles times the street factor; minutes fall as the pace is quickened. So both follow from
what is stored, and a plan that is opened again counts as it did when it was made by roads. Whether its speed
rose with the length of the way is told by which of the two fits the routes better.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from stormops_desktop.domain.routing.pace import Pace, constant
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.routing.street import NEAR_M_S

LOOKED_AT = 5  # routes; more of them say the same
SLOWEST, QUICKEST = 1 / 16, 8.0  # times the usual pace
HALVINGS = 40


@dataclass(frozen=True, slots=True)
class Measured:
    """A route in the order in which it was measured, with what was stored of it."""

    route: DraftRoute
    minutes: float
    miles: float


def pace_of(plan: PlanDraft, known: Sequence[Measured]) -> Pace | None:
    """The pace that gives these miles and minutes; None where nothing tells it."""
    straight = replace(plan, pace=replace(plan.pace, factor=1.0))
    usable = [one for one in known if one.miles > 0 and one.minutes > 0][:LOOKED_AT]
    ways = [(one.miles, route_figures(straight, one.route).miles) for one in usable]
    factors = [miles / great_circle for miles, great_circle in ways if great_circle > 0]
    if not factors:
        return None
    shapes = Pace(median(factors)), constant(median(factors), NEAR_M_S)
    fitted = [_quickened(plan, shape, usable) for shape in shapes]
    return min(fitted, key=lambda pace: _off(plan, pace, usable))


def _quickened(plan: PlanDraft, shape: Pace, usable: Sequence[Measured]) -> Pace:
    """The shape at the speed at which all the routes together take their minutes."""
    wanted = sum(one.minutes for one in usable)
    slow, quick = SLOWEST, QUICKEST
    for _ in range(HALVINGS):
        middle = (slow + quick) / 2
        takes = sum(_minutes(plan, shape.quickened(middle), one) for one in usable)
        slow, quick = (middle, quick) if takes > wanted else (slow, middle)
    return shape.quickened((slow + quick) / 2)


def _off(plan: PlanDraft, pace: Pace, usable: Sequence[Measured]) -> float:
    return sum(abs(_minutes(plan, pace, one) - one.minutes) for one in usable)


def _minutes(plan: PlanDraft, pace: Pace, one: Measured) -> float:
    return route_figures(replace(plan, pace=pace), one.route).minutes
