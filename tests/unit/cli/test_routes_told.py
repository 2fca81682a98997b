"""Plans in the words of a terminal."""

from dataclasses import replace

from stormops_desktop.cli.routes_told import plan_words
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, Place, PlanDraft, Stop

YARD = Place(33.0, -96.7)
HOUSES = {f"h{n}": House(f"h{n}", f"{n} Oak St", "75002", 33.0, -96.7) for n in range(8)}


def _plan(shift_end_min: int) -> PlanDraft:
    crew = Crew("c", "Crew", YARD, shift_start_min=480, shift_end_min=shift_end_min)
    route = DraftRoute("r", "75002 A", tuple(Stop(key) for key in HOUSES), "c")
    return PlanDraft("d", "s", "P", (route,), HOUSES, {"c": crew}, engine="split")


def test_a_route_that_keeps_its_crew_beyond_the_shift_is_named() -> None:
    assert plan_words(_plan(540)).splitlines()[-1] == "75002 A ends 60 min after its crew's shift."


def test_one_is_told_as_one() -> None:
    one = DraftRoute("r", "75002 A", (Stop("h0"),), "c")
    assert plan_words(replace(_plan(600), routes=(one,))).startswith("1 route, 1 stop, ")
    assert plan_words(_plan(600)).startswith("1 route, 8 stops, ")


def test_a_plan_within_the_shifts_says_nothing_of_them() -> None:
    assert "shift" not in plan_words(_plan(600))
