"""A house that two laptops added: the planner is asked on the desk, and both answers hold."""

import pytest
from PySide6.QtWidgets import QPushButton

from stormops_desktop.views.routes.list_page import ListPage
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.ui.acting import click, find, settle
from tests.ui.routes_page import Planner, planner, rows, take_in_twice

__all__ = ["planner", "rows"]


@pytest.fixture
def asked(planner: Planner) -> Planner:
    take_in_twice(planner)
    return planner


def test_one_house_comes_off_the_route_and_is_noted(asked: Planner) -> None:
    card = asked.screen.list_page.twins
    assert card.isVisible()
    goes = asked.pages.twins.waiting[0].goes
    assert card.text.text().startswith("7149 Caliche St is on ")
    assert card.text.text().endswith("One door may get two knocks.")
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


def test_one_undo_takes_back_the_stop_and_the_note_and_redo_does_both_again(asked: Planner) -> None:
    [found] = asked.pages.twins.waiting
    goes, edited = found.goes, asked.plan
    click(asked.screen, "twinsOne")
    assert noted(asked) == [(goes.property_id, 0)]
    click(asked.screen, "routesUndo")
    assert asked.plan.routes == edited.routes
    assert not asked.desk.editor.unsaved
    assert noted(asked) == [(goes.property_id, 0), (goes.property_id, 1)]
    assert not asked.pages.twins.waiting[0].goes.marked  # the question is back
    assert find(asked.screen.list_page.twins, "twinsTwo", QPushButton).isVisible()
    click(asked.screen, "routesRedo")
    assert asked.plan.route_of(goes.property_id) is None
    assert [allowed for _, allowed in noted(asked)] == [0, 1, 0]
    assert asked.pages.twins.waiting[0].goes.marked


def noted(asked: Planner) -> list[tuple[str, int]]:
    """What was said of houses, the oldest first."""
    columns = ("property_id", "allowed")
    found = (
        asked.bench.column(f"SELECT {one} FROM contact_preferences ORDER BY recorded_at") for one in columns
    )
    return list(zip(*found, strict=True))


def test_two_houses_are_not_asked_about_again(asked: Planner) -> None:
    before = asked.plan.routes
    click(asked.screen, "twinsTwo")
    assert not asked.screen.list_page.twins.isVisible()
    assert asked.plan.routes == before


def test_the_question_takes_the_place_of_a_long_headline(
    planner: Planner, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ListPage, "_made_by", lambda _: "as long as a plan's making can be told " * 7)
    look.wear(Theme.SUN, Density.FIELD)
    planner.shell.resize(1024, 700)
    take_in_twice(planner)
    page = planner.screen.list_page
    assert (page.twins.isVisible(), page.headline.isVisible(), page.made_by.isVisible()) == (
        True,
        False,
        False,
    )
    assert planner.shell.height() == 700
