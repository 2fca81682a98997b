"""What a crew declined, or did against the plan, is said on the desk until it is published or put off."""

import pytest

from stormops_desktop.viewmodels.shell import Section
from tests.ui.acting import click, settle, words
from tests.ui.routes_page import Planner, clash_and_decline, planner, rows

__all__ = ["planner", "rows"]


@pytest.fixture
def clashed(planner: Planner) -> Planner:
    clash_and_decline(planner)
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


def test_the_office_s_inbox_tells_it_too_and_leads_to_the_route(clashed: Planner) -> None:
    shell, route = clashed.shell, clashed.route(0)
    shell.go(Section.OFFICE)
    shell.session.sync.reload()
    settle()
    assert "Needs you" in words(shell.sync)
    assert "The crew declined version 2: Bridge closed" in words(shell.sync)
    click(shell.sync, "planIssueShow0")
    assert shell.session.shell.section is Section.MAP
    assert clashed.screen.isVisible()
    assert clashed.desk.picking.route_id == route.route_id
