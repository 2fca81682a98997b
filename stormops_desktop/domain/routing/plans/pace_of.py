"""The pace that stored routes were measured with, read back from their miles and minutes.

Miles are great circles times the street factor; minutes fall as the speed rises. So both follow from what is
stored, and a plan that is opened again counts as it did when it was made by roads.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from stormops_desktop.domain.routing.plans.draft import DraftRoute, Pace, PlanDraft
from stormops_desktop.domain.routing.plans.figures import route_figures

LOOKED_AT = 5  # routes; more of them say the same
SLOWEST_M_S, FASTEST_M_S = 0.5, 60.0
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
    factor, wanted = median(factors), sum(one.minutes for one in usable)
    slow, fast = SLOWEST_M_S, FASTEST_M_S
    for _ in range(HALVINGS):
        middle = (slow + fast) / 2
        tried = replace(plan, pace=Pace(factor, middle))
        takes = sum(route_figures(tried, one.route).minutes for one in usable)
        slow, fast = (middle, fast) if takes > wanted else (slow, middle)
    return Pace(factor, (slow + fast) / 2)
