"""What planners ask of the visit at a house. It stays asked when routes are cut anew.

What was agreed with the owner goes before any window that a planner asks for.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from stormops_desktop.domain.routing.plans.days import agreed_for_other_days
from stormops_desktop.domain.routing.plans.draft import (
    Crew,
    DraftRoute,
    Everywhere,
    House,
    LeftOutHouse,
    PlanDraft,
    Stop,
    Visit,
    Window,
)
from stormops_desktop.domain.routing.plans.edits import place_of, take_out
from stormops_desktop.domain.routing.plans.errors import BadWish
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.routing.plans.left_out import AVOIDED, UNPLANNED
from stormops_desktop.domain.routing.plans.wishes import MOST_WINDOWS, SERVICE_MIN, RouteWishes
from stormops_desktop.domain.routing.reason_words import NO_CREW_ALLOWED, NO_CREW_IN_TIME

DAY_MIN = 24 * 60
IMPOSSIBLE_WINDOWS = (
    "Impossible windows at {houses}: at most {most}, each within the day, none ending before it begins, "
    "and none into the next."
)
MUST, AVOID = "must", "avoid"
NOTHING, ANYWHERE = Visit(), Everywhere()
PRIORITIES = ("low", "medium", "high", "critical")
STORM = ""
"""Stands in `PlanDraft.asks` for what holds in the whole storm."""


def as_asked(house: House, visit: Visit) -> House:
    """The house with what is asked of its visit; what nobody asks for is as usual."""
    usual = house.usual
    return replace(
        house,
        service_min=usual.service_min if visit.service_min is None else visit.service_min,
        priority=visit.priority or usual.priority,
        windows=(usual.agreed,) if usual.agreed else tuple(sorted(visit.windows)),
        needs=usual.needs | visit.needs,
    )


def ask(plan: PlanDraft, visits: Mapping[str, Visit]) -> PlanDraft:
    """Asks this of the visits at some houses, in place of what was asked before.

    A house that is to be left out goes off its route; one that is not any more waits for a route.

    Raises:
        BadWish: a wish is impossible, or a house is unknown here; nothing was changed.
        FixedStop: a house that is to be left out is locked on its route, or its visit is over.
    """
    for key, visit in visits.items():
        if key not in plan.houses:
            raise BadWish("Nothing can be asked of a house that no crew may visit.")
        check_visit(visit, place_of(plan, key))
    changed = {key: visit for key, visit in visits.items() if visit != plan.visits.get(key, NOTHING)}
    if not changed:
        return plan
    for key, visit in changed.items():
        if visit.rule == AVOID and plan.route_of(key) is not None:
            plan = take_out(plan, key, AVOIDED)
    houses = {key: as_asked(plan.houses[key], visit) for key, visit in changed.items()}
    plan = replace(
        plan, houses={**plan.houses, **houses}, visits={**plan.visits, **changed},
        asks=plan.asks | changed.keys(),
    )  # fmt: skip
    left = tuple(_told_anew(plan, out) if out.property_id in changed else out for out in plan.left_out)
    return replace(plan, left_out=left)


def check_visit(visit: Visit, address: str) -> None:
    """Whether a visit can be as asked.

    Raises:
        BadWish: it can't; says why.
    """
    if not are_possible(visit.windows):
        raise BadWish(IMPOSSIBLE_WINDOWS, houses=address, most=MOST_WINDOWS)
    if visit.service_min is not None and not 0 <= visit.service_min <= DAY_MIN:
        raise BadWish("The visit at {house} takes 0 to {most} minutes.", house=address, most=DAY_MIN)


def are_possible(windows: Collection[Window]) -> bool:
    """Whether a visit can have these windows: three at most, within the day, one behind the other."""
    ordered = sorted(windows)
    inside = all(0 <= opens <= closes <= DAY_MIN for opens, closes in ordered)
    apart = all(ordered[i][1] < ordered[i + 1][0] for i in range(len(ordered) - 1))
    return len(ordered) <= MOST_WINDOWS and inside and apart


def visits_with(asked: Mapping[str, Visit], wishes: RouteWishes) -> dict[str, Visit]:
    """What was asked before, and what the options ask of single houses on top of it."""
    found = {**asked, **dict.fromkeys(wishes.forget, NOTHING)}
    for key in named_in(wishes):
        before = found.get(key, NOTHING)
        rule = MUST if key in wishes.must else AVOID if key in wishes.avoid else before.rule
        found[key] = Visit(
            tuple(sorted(wishes.windows.get(key, before.windows))),
            wishes.minutes.get(key, before.service_min), wishes.priorities.get(key, before.priority),
            wishes.needs.get(key, before.needs), rule,
        )  # fmt: skip
    return found


def everywhere_with(before: Everywhere, wishes: RouteWishes) -> Everywhere:
    """What holds in the whole storm, and what the options say of it instead."""
    unsaid = wishes.service_min is None or (before.service_min is None and wishes.service_min == SERVICE_MIN)
    return Everywhere(
        before.service_min if unsaid else wishes.service_min,
        before.by_action if wishes.by_action is None else dict(wishes.by_action),
        before.match_skills if wishes.match_skills is None else wishes.match_skills,
    )


def asked_anew(plan: PlanDraft, wishes: RouteWishes) -> PlanDraft:
    """The plan with what the options ask: storing it keeps that with the storm."""
    visits, everywhere = visits_with(plan.visits, wishes), everywhere_with(plan.everywhere, wishes)
    changed = {key for key, one in visits.items() if one != plan.visits.get(key, NOTHING)}
    houses = {key: as_asked(plan.houses[key], visits[key]) for key in changed if key in plan.houses}
    return replace(
        plan, visits=visits, everywhere=everywhere, houses={**plan.houses, **houses},
        asks=frozenset(changed) | ({STORM} if everywhere != plan.everywhere else set()),
    )  # fmt: skip


def wishes_with(
    wishes: RouteWishes, asked: Mapping[str, Visit], everywhere: Everywhere, known: Collection[str]
) -> RouteWishes:
    """The options with all that planners asked before, of houses in `known`; the options themselves win."""
    visits = {key: one for key, one in visits_with(asked, wishes).items()
              if key in known or key in named_in(wishes)}  # fmt: skip
    whole = everywhere_with(everywhere, wishes)
    both = wishes.must & wishes.avoid  # an error, which is told where options are checked
    return replace(
        wishes,
        service_min=whole.service_min, by_action=whole.by_action, match_skills=whole.match_skills,
        windows={key: one.windows for key, one in visits.items() if one.windows},
        minutes={key: one.service_min for key, one in visits.items() if one.service_min is not None},
        priorities={key: one.priority for key, one in visits.items() if one.priority},
        needs={key: one.needs for key, one in visits.items() if one.needs},
        must=frozenset(key for key, one in visits.items() if one.rule == MUST),
        avoid=frozenset(key for key, one in visits.items() if one.rule == AVOID) | both,
    )  # fmt: skip


def named_in(wishes: RouteWishes) -> frozenset[str]:
    """The houses of which the options ask something."""
    by_house = (wishes.windows, wishes.priorities, wishes.needs, wishes.minutes)
    return wishes.must.union(wishes.avoid, wishes.forget, *by_house)


def promised_elsewhen(plan: PlanDraft) -> tuple[str, ...]:
    """Houses on routes of another day than the one agreed with their owners."""
    return tuple(key for route in plan.routes for key in agreed_for_other_days(plan, route))


def why_loose(plan: PlanDraft, property_id: str) -> str | None:
    """Why no route may take the house by what is asked of it; None where nothing speaks against it."""
    house = plan.houses[property_id]
    if plan.visits.get(property_id, NOTHING).rule == AVOID:
        return AVOIDED
    crews = list(plan.crews.values())
    willing = [crew for crew in crews if house.needs <= crew.skills]
    if crews and not willing:
        return NO_CREW_ALLOWED
    if willing and house.windows and not any(_in_time(plan, house, crew) for crew in willing):
        return NO_CREW_IN_TIME
    return None


def _in_time(plan: PlanDraft, house: House, crew: Crew) -> bool:
    alone = DraftRoute("", "", (Stop(house.property_id),), crew.crew_id)
    figures = route_figures(plan, alone)
    return not (figures.late or figures.over_min)


def _told_anew(plan: PlanDraft, out: LeftOutHouse) -> LeftOutHouse:
    return replace(out, reason=why_loose(plan, out.property_id) or UNPLANNED)
