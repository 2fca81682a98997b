"""What a crew declined, or did against the plan, is said on the desk until it is published or put off."""

import pytest

from stormops_desktop.domain.routing.plans import edits
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import STORM
from tests.ui.acting import click, settle
from tests.ui.routes_page import Planner, planner, rows

__all__ = ["planner", "rows"]


@pytest.fixture
def clashed(planner: Planner) -> Planner:
    """The office moved a stop that the crew moved elsewhere, and declined what the office sent."""
    planner.cut()
    bench = planner.bench
    plan = bench.desk.open_plan(STORM)
    for route in plan.routes:
        plan = edits.set_crew(plan, route.route_id, key("crewA"))
    bench.desk.publish(plan)
    route = bench.desk.open_plan(STORM).routes[0]
    bench.desk.publish(edits.move_stop(bench.desk.open_plan(STORM), route.order[1], route.route_id, 5))
    bench.add(("crew_changes", key("late"), {
        "storm_id": STORM, "route_id": route.route_id, "property_id": route.order[1], "plan_version": 1,
        "change": "move", "after_id": route.order[7], "changed_at": bench.now, "actor_id": key("dana"),
    }))  # fmt: skip
    bench.crew.answer(route.route_id, 2, accepted=False, reason="Bridge closed")
    planner.desk.reload()
    settle()
    return planner


def test_what_was_declined_and_what_clashes_is_said_with_the_way_to_it(clashed: Planner) -> None:
    page, route = clashed.screen.list_page, clashed.route(0)
    assert page.issues.isVisible()
    assert not page.headline.isVisible()
    assert page.issues.text.text() == f"{route.name}: The crew declined version 2: Bridge closed (2 such)"
    click(clashed.screen, "issuesShow")
    assert clashed.desk.picking.route_id == route.route_id
    click(clashed.screen, "issuesLater")
    assert "The crew and the office both moved" in page.issues.text.text()
    click(clashed.screen, "issuesShow")
    assert clashed.desk.picking.property_id == clashed.desk.issues.waiting[0].property_id
    click(clashed.screen, "issuesLater")
    assert not page.issues.isVisible()
    assert page.headline.isVisible()


def test_publishing_again_settles_what_clashed(clashed: Planner) -> None:
    clashed.desk.picking.pick_route(clashed.route(0).route_id)
    assert clashed.desk.hands.rename("Decided")
    clashed.desk.publish()
    settle()
    assert not clashed.desk.issues.waiting
    assert not clashed.screen.list_page.issues.isVisible()
