"""A house that two laptops added: the planner is asked on the desk, and both answers hold."""

import pytest
from PySide6.QtWidgets import QPushButton

from stormops_desktop.domain.routing.plans.edits import set_crew
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import STORM
from tests.ui.acting import click, find, settle
from tests.ui.routes_page import Planner, planner, rows

__all__ = ["planner", "rows"]
NEW = (key("first new"), key("second new"))


@pytest.fixture
def asked(planner: Planner) -> Planner:
    """Two published routes, each with the same new house that its crew took in."""
    planner.cut()
    plan = planner.bench.desk.open_plan(STORM)
    for route in plan.routes:
        plan = set_crew(plan, route.route_id, key("crewA"))
    planner.bench.desk.publish(plan)
    for house, route in zip(NEW, plan.routes, strict=False):
        planner.bench.add(
            ("properties", house, {"address": "7149 Caliche St", "zip_code": "75002",
                                   "do_not_knock": False, "is_synthetic": False}),
            ("jobs", key(f"job of {house}"), {"storm_id": STORM, "property_id": house, "status": "assigned",
                                              "route_id": route.route_id}),
            ("crew_changes", key(f"change of {house}"), {
                "storm_id": STORM, "route_id": route.route_id, "property_id": house, "plan_version": 1,
                "change": "insert", "changed_at": planner.bench.now, "actor_id": key("dana")}),
        )  # fmt: skip
    planner.desk.reload()
    settle()
    return planner


def test_one_house_comes_off_the_route_and_is_noted(asked: Planner) -> None:
    card = asked.screen.list_page.twins
    assert card.isVisible()
    goes = asked.pages.twins.waiting[0].goes
    assert card.text.text().startswith("7149 Caliche St is on ")
    assert card.text.text().endswith("Two crews may knock at one door.")
    click(asked.screen, "twinsOne")
    assert asked.plan.route_of(goes.property_id) is None
    assert asked.bench.column("SELECT property_id FROM contact_preferences") == [goes.property_id]
    assert card.isVisible()  # nothing is published yet
    assert f"but {goes.route_name} still stops there" in card.text.text()
    assert not find(card, "twinsTwo", QPushButton).isVisible()
    asked.desk.publish()
    settle()
    assert not card.isVisible()
    job = f"SELECT count(*) FROM jobs WHERE property_id = '{goes.property_id}' AND route_id IS NOT NULL"
    assert asked.bench.column(job) == [0]


def test_two_houses_are_not_asked_about_again(asked: Planner) -> None:
    before = asked.plan.routes
    click(asked.screen, "twinsTwo")
    assert not asked.screen.list_page.twins.isVisible()
    assert asked.plan.routes == before
