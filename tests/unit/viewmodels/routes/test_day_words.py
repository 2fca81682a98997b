"""The day of a route in words: with what its crew drives besides, and with whom another day was agreed."""

from dataclasses import replace
from datetime import date

import pytest

from stormops_desktop.domain.routing.plans.days import midnight_of, routes_a_day
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, PlanDraft, Stop, Usual
from stormops_desktop.viewmodels.routes.day_choice import choice_of_days
from stormops_desktop.viewmodels.routes.words import against_day, day, short_day

ZONE = "America/Chicago"
TUESDAY, WEDNESDAY = (midnight_of(date(2019, 3, one), ZONE) for one in (26, 27))


@pytest.mark.parametrize(("booked", "other", "told"), [
    (0, None, "Tue 26 Mar"), (0, TUESDAY, "Tue 26 Mar, 2 routes that day"),
    (1, None, "Tue 26 Mar, 1 visit is agreed for another day"),
    (2, WEDNESDAY, "Tue 26 Mar, 2 visits are agreed for other days"),
])  # fmt: skip
def test_a_day_says_what_stands_against_it(booked: int, other: int | None, told: str) -> None:
    usual = Usual(agreed=(600, 615), agreed_at=WEDNESDAY + 10 * 3_600_000)
    houses = {f"h{n}": House(f"h{n}", "", "", 33.1, -96.7) for n in range(3)}
    houses |= {key: replace(houses[key], usual=usual) for key in list(houses)[:booked]}
    stops = tuple(Stop(key) for key in houses)
    routes = (DraftRoute("r", "R", stops, "a", day=TUESDAY), DraftRoute("s", "S", (), "a", day=other))
    plan = PlanDraft("d", "storm", "P", routes, houses, {"a": Crew("a", "A")}, zone=ZONE)
    assert day(plan, routes[0], routes_a_day(plan)) == told
    assert short_day(plan, routes[0]) == "Tue 26 Mar"
    assert ", ".join(("Tue 26 Mar", *against_day(plan, routes[0], routes_a_day(plan)))) == told


@pytest.mark.parametrize(("name", "told"), [("Tyler hail", "Tyler hail"), ("", "another storm")])
def test_a_storm_that_is_not_on_this_computer_has_no_name_but_is_told(name: str, told: str) -> None:
    route = DraftRoute("r", "R", (), "a", day=TUESDAY)
    crews, elsewhere = {"a": Crew("a", "A")}, (("a", date(2019, 3, 26), name),)
    plan = PlanDraft("d", "storm", "P", (route,), {}, crews, zone=ZONE, elsewhere=elsewhere)
    assert day(plan, route, routes_a_day(plan)) == f"Tue 26 Mar, its crew is in {told} then"
    (found,) = [words for on, words, _ in choice_of_days(plan, route, TUESDAY) if on == date(2019, 3, 26)]
    assert found.endswith(told)
