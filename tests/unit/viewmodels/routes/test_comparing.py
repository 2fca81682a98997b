"""Two plans side by side, in words."""

from dataclasses import replace

from stormops_desktop.domain.routing.pace import Pace, constant
from stormops_desktop.domain.routing.plans.draft import (
    ROAD_PACK,
    Crew,
    DraftRoute,
    House,
    Place,
    PlanDraft,
    Stop,
)
from stormops_desktop.viewmodels.routes.comparing import compared, told

YARD = Place(33.0, -96.7)
HOUSES = {f"h{n}": House(f"h{n}", f"{n} Oak St", "75002", 33.0 + n / 50, -96.7, 0.2) for n in range(8)}
CREWS = {key: Crew(key, key, YARD, shift_start_min=480, shift_end_min=600) for key in ("a", "b", "c")}


def plan_of(*routes: str) -> PlanDraft:
    """A route for each word of house numbers, each with a crew of its own."""
    made = tuple(
        DraftRoute(f"r{at}", f"R{at}", tuple(Stop(f"h{n}") for n in word), crew)
        for at, (word, crew) in enumerate(zip(routes, CREWS, strict=False))
    )
    return PlanDraft("d", "s", "P", made, HOUSES, CREWS, yard=YARD)


def test_routes_that_overrun_are_told_and_what_keeping_the_hours_costs() -> None:
    long, short = plan_of("01234567"), plan_of("014", "236", "57")
    overrun, keeps, measured = told(long, short)
    assert overrun.startswith("1 route of the first plan overruns its shift by ")
    assert keeps.startswith("The second plan keeps every shift and drives ") and keeps.endswith(" mi more.")
    assert measured.startswith("Both are measured by great circle")
    assert told(short, long)[1].startswith("The first plan keeps every shift and drives ")


def test_plans_by_roads_say_at_what_pace_they_are_measured() -> None:
    roads = replace(plan_of("01"), matrix=ROAD_PACK, pace=Pace(1.28, 9.0, 24.0))
    assert told(roads, roads)[-1] == (
        "Both are measured by straight lines times 1.28 at 20 to 54 mph, by the road pack."
    )


def test_a_route_that_no_cut_changes_is_named() -> None:
    long = plan_of("01234567")
    sent = long.with_routes(replace(long.routes[0], status="published"))
    assert "Published before and left as it is: R0." in told(plan_of("014", "236", "57"), sent)
    assert not any("Published before" in line for line in told(sent, plan_of("014", "236", "57")))


def test_several_routes_that_overrun_are_counted_with_the_longest() -> None:
    crews = {key: replace(crew, shift_end_min=530) for key, crew in CREWS.items()}
    two = replace(plan_of("0123", "4567"), crews=crews)
    assert told(two, two)[0].startswith("2 routes of the first plan overrun their shifts by up to ")
    assert told(two, two)[1].startswith("2 routes of the second plan overrun their shifts by up to ")


def test_plans_that_keep_their_hours_say_only_how_they_were_measured() -> None:
    short = plan_of("014", "236", "57")
    assert told(short, short) == [told(short, short)[-1]]


def test_a_plan_at_another_pace_is_measured_by_the_pace_of_the_first() -> None:
    plan = plan_of("014", "236", "57")
    quick = replace(plan, pace=constant(1.0, 60.0))
    assert {line.better for line in compared(plan, quick)} == {0}
