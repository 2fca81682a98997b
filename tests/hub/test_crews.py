"""A manager's crew goes to everybody's laptop; what a planner's laptop sends of crews goes nowhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from stormops_desktop.domain.routing.crews import CrewForm
from stormops_desktop.services.office.models import CrewsView
from stormops_desktop.services.office.ports import CrewVerbs
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres

FORM = CrewForm("Crew Plano", "33.02, -96.7", "", "06:30", "15:00", "11:30", "45", "tile", "Truck 9", "18")


def crews(laptop: Laptop) -> CrewVerbs:
    office = laptop.desktop.services().office
    assert office is not None
    assert office.crews is not None
    return office.crews


def forms(view: CrewsView) -> Mapping[str, CrewForm]:
    return {one.form.name: one.form for one in view.crews}


def test_a_manager_s_crew_reaches_the_planner_and_comes_back_changed_by_nobody_else(
    hub_app: HubAtHand, laptops: Callable[..., Laptop]
) -> None:
    manager, planner = laptops(), laptops()
    manager.sign_in(hub_app.ours.people["manager"])
    planner.sign_in(hub_app.ours.people["planner"])
    assert manager.sync().problem == ""
    made = crews(manager).save(None, FORM)
    assert manager.sync().problem == ""
    assert planner.sync().problem == ""
    assert forms(crews(planner).view())["Crew Plano"] == FORM
    (key,) = made.touched.rows["crews"] or ()
    planner.capture(Draft(Kind.SET, "crews", key, {"vehicle": "Van"}))
    planner.sync()
    manager.sync()
    assert forms(crews(manager).view())["Crew Plano"] == FORM
    assert len(planner.desktop.services().sync.inbox()) == 1


def test_two_who_change_one_crew_s_hours_out_of_reach_are_asked_which_stand(
    hub_app: HubAtHand, laptops: Callable[..., Laptop]
) -> None:
    one, two = laptops(), laptops()
    one.sign_in(hub_app.ours.people["manager"])
    two.sign_in(hub_app.ours.people["admin"])
    made = crews(one).save(None, FORM)
    (key,) = made.touched.rows["crews"] or ()
    for laptop in (one, two):
        assert laptop.sync().problem == ""
    crews(one).save(key, replace(FORM, shift_end="13:00"))
    crews(two).save(key, replace(FORM, shift_start="14:00", shift_end="18:30", break_start="16:00"))
    for laptop in (one, two, one):
        assert laptop.sync().problem == ""
    assert forms(crews(one).view())["Crew Plano"] == replace(FORM, shift_end="13:00")
    (item,) = two.desktop.services().sync.inbox()
    assert (item.where, [(field.name, field.mine, field.theirs) for field in item.fields]) == (
        "Crew Plano",
        [("shift begins", "14:00", "06:30"), ("shift ends", "18:30", "13:00"),
         ("break begins", "16:00", "11:30"), ("minutes of break", "45", "45")],
    )  # fmt: skip
    two.desktop.services().sync.keep_mine(item.item_id)
    for laptop in (two, one):
        assert laptop.sync().problem == ""
    late = replace(FORM, shift_start="14:00", shift_end="18:30", break_start="16:00")
    assert forms(crews(one).view())["Crew Plano"] == forms(crews(two).view())["Crew Plano"] == late
    assert two.desktop.services().sync.inbox() == []
