"""A manager's crew goes to everybody's laptop; what a planner's laptop sends of crews goes nowhere."""

from collections.abc import Callable, Mapping

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
