"""The planner's desk: named, large enough, uncut, reached by Tab, stable as a screen reader hears it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stormops_desktop.domain.routing.plans.draft import Visit
from stormops_desktop.domain.routing.plans.visits import ask
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.ui.acting import settle
from tests.ui.routes_page import (
    Planner,
    clash_and_decline,
    give_job_types,
    planner,
    rows,
    take_in_twice,
)
from tests.ui.test_accessibility import NARROW, compare, cut_words

__all__ = ["planner", "rows"]

Arrange = Callable[[Planner], None]


def routes_empty(at: Planner) -> None:
    at.open_page()


def routes_list(at: Planner) -> None:
    at.cut()
    at.desk.picking.pick_stop(at.plan, at.route(0).order[1])
    at.desk.hands.move_by(1)


def routes_outline(at: Planner) -> None:
    at.cut()
    at.desk.picking.pick_route(at.route(1).route_id)
    at.desk.picking.outline(at.route(0).order[:3])
    at.screen.list_page.start_rename(at.route(1).route_id)


def routes_options(at: Planner) -> None:
    give_job_types(at, {1: "door_knock", 2: "Financing|call", 3: "Financing|door_knock"})
    at.screen.show_page("options")
    at.screen.options.travel["osrm"].click()


def routes_left_out(at: Planner) -> None:
    at.cut()
    at.screen.show_page("left_out")
    at.screen.left_out.list.setCurrentIndex(at.desk.left_out.index(1))


def routes_plans(at: Planner) -> None:
    routes_list(at)
    at.screen.show_page("plans")


def routes_crews(at: Planner) -> None:
    at.cut()
    at.desk.picking.pick_route(at.route(1).route_id)
    at.desk.hands.set_crew(next(iter(at.plan.crews)))
    at.screen.show_page("crews")


def routes_publish(at: Planner) -> None:
    routes_crews(at)
    at.screen.ask_publish()


def routes_visit(at: Planner) -> None:
    at.cut()
    house = at.route(0).order[1]
    asked = Visit(((540, 690), (840, 930)), 25, "high", frozenset({"steep"}), "must")
    at.desk.editor.do("", lambda plan: ask(plan, {house: asked}))
    at.screen.ask_visit((house,))


def routes_twins(at: Planner) -> None:
    take_in_twice(at)


def routes_issues(at: Planner) -> None:
    clash_and_decline(at)


SCREENS: tuple[Arrange, ...] = (
    routes_empty, routes_list, routes_outline, routes_options, routes_left_out, routes_plans, routes_crews,
    routes_publish, routes_visit, routes_twins, routes_issues,
)  # fmt: skip
screens = pytest.mark.parametrize("arrange", SCREENS, ids=lambda arrange: arrange.__name__)


@screens
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_controls_are_named_large_and_uncut(
    planner: Planner, look: Look, arrange: Arrange, theme: Theme, density: Density
) -> None:
    look.wear(theme, density)
    planner.shell.resize(*NARROW)
    arrange(planner)
    settle()
    shell, sizes = planner.shell, look.metrics
    assert (shell.width(), shell.height()) == NARROW
    assert nameless(planner.screen) == []
    assert cut_words(planner.screen) == []
    small = [c for c in visible_controls(planner.screen) if min(c.height(), c.width()) < sizes.target]
    assert [f"{c.objectName()} {c.width()}x{c.height()}" for c in small] == []
    if planner.desk.list.rowCount():
        index = planner.desk.list.index(0)
        assert planner.screen.list_page.list.sizeHintForIndex(index).height() >= sizes.primary


@screens
def test_tab_comes_to_every_control_and_round(planner: Planner, arrange: Arrange) -> None:
    arrange(planner)
    settle()
    reached: set[str] = set()
    for _ in range(90):
        focus = planner.shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {c.objectName() for c in visible_controls(planner.screen) if c.isEnabled()} | {"routesMap"}
    assert wanted - reached == set()


@screens
def test_what_a_screen_reader_gets_is_what_it_was(planner: Planner, arrange: Arrange) -> None:
    arrange(planner)
    settle()
    compare(arrange.__name__, tree(planner.screen))
