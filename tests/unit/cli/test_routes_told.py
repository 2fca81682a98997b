"""Plans in the words of a terminal."""

from dataclasses import replace
from datetime import date

from stormops_desktop.cli.routes_told import booked_besides, booked_words, plan_words
from stormops_desktop.domain.routing.plans.days import midnight_of
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


def test_a_crew_that_is_asked_for_twice_on_a_day_is_told_so() -> None:
    friday = date(2019, 3, 29)
    start = midnight_of(friday, "UTC")
    first, second = (DraftRoute(key, key.upper(), (), "c", day=start) for key in ("a", "b"))
    later, free = (
        replace(second, route_id="l", day=start + 86_400_000),
        replace(second, route_id="f", day=None),
    )
    plan = replace(_plan(600), routes=(first, second, later, free), elsewhere=(("c", friday, ""),))
    assert booked_besides(plan, first) == (["B"], ["another storm"])
    assert booked_besides(plan, later) == booked_besides(plan, free) == ([], [])
    assert booked_words("Crew", "2019-03-29", *booked_besides(plan, first)) == [
        "Crew has 2 routes on 2019-03-29: also B.", "Crew is in another storm on 2019-03-29, too.",
    ]  # fmt: skip
    assert booked_words("Crew", "2019-03-29", [], []) == []
