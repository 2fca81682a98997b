"""The planner's window over a real replica: fixtures of the desk's tests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.edits import move_stop, set_crew
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.pages import RoutePages
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.routes.routes_screen import RoutesScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.fakes import FakeDesk
from tests.helpers.replica_rows import key
from tests.helpers.route_desk import planner_services
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, house_rows, storm_rows
from tests.ui.acting import settle
from tests.ui.conftest import OFFICE_SIZE

HELD, SHY = 25, 26  # houses of the storm that no route takes


@dataclass
class Planner:
    """Everything of a planner at her desk."""

    bench: RouteBench
    session: SessionViewModels
    shell: ShellView

    @property
    def pages(self) -> RoutePages:
        assert self.session.routes is not None
        return self.session.routes

    @property
    def desk(self) -> RoutesViewModel:
        return self.pages.desk

    @property
    def screen(self) -> RoutesScreen:
        assert self.shell.routes is not None
        return self.shell.routes

    @property
    def plan(self) -> PlanDraft:
        assert self.desk.plan is not None
        return self.desk.plan

    def route(self, at: int = 0) -> DraftRoute:
        return self.plan.routes[at]

    def open_page(self) -> None:
        """Brings the desk to the front, by the real replica."""
        self.shell.go(Section.MAP)
        self.shell.mapping.show_page("routes")
        settle()

    def cut(self) -> None:
        """Stores routes as the desk would, and shows them."""
        self.bench.desk.generate_routes(STORM, QUICK)
        self.desk.reload()
        settle()


@pytest.fixture
def rows() -> list:  # type: ignore[type-arg]
    """24 treated houses, one held out, one whose people want no visit; two crews."""
    return [*storm_rows(), *house_rows(HELD, decision="hold"), *house_rows(SHY, do_not_knock=True)]


@pytest.fixture
def planner(
    qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, tmp_path: Path, rows: list,  # type: ignore[type-arg]
    qapp: QApplication,
) -> Iterator[Planner]:  # fmt: skip
    bench = RouteBench(tmp_path, rows)
    session = open_session(planner_services(desk, bench), desk, around, notice="Demo clock: 25 March 2019")
    shell = ShellView(look, session)
    qtbot.addWidget(shell)
    shell.resize(*OFFICE_SIZE)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    session.start()
    made = Planner(bench, session, shell)
    made.open_page()
    yield made
    made.desk.vanish()
    session.map.vanish()
    session.dispose()
    bench.close()


def take_in_twice(desk: Planner) -> None:
    """Published routes, the first two of which have the same new house that their crews took in."""
    desk.cut()
    plan = desk.bench.desk.open_plan(STORM)
    for route in plan.routes:
        plan = set_crew(plan, route.route_id, key("crewA"))
    desk.bench.desk.publish(plan)
    for house, route in zip((key("first new"), key("second new")), plan.routes, strict=False):
        desk.bench.add(
            ("properties", house, {"address": "7149 Caliche St", "zip_code": "75002",
                                   "do_not_knock": False, "is_synthetic": False}),
            ("jobs", key(f"job of {house}"), {"storm_id": STORM, "property_id": house, "status": "assigned",
                                              "route_id": route.route_id}),
            ("crew_changes", key(f"change of {house}"), {
                "storm_id": STORM, "route_id": route.route_id, "property_id": house, "plan_version": 1,
                "change": "insert", "changed_at": desk.bench.now, "actor_id": key("dana")}),
        )  # fmt: skip
    desk.desk.reload()
    settle()


def give_job_types(desk: Planner, actions: Mapping[int, str]) -> None:
    """What is best done next at some of the houses."""
    desk.bench.add(*(
        ("lead_uplift", key(f"action{n}"), {
            "storm_id": STORM, "property_id": house_id(n), "expected_uplift": 0.2, "next_best_action": action,
            "model_version": "next", "scored_at": 2})
        for n, action in actions.items()
    ))  # fmt: skip
    desk.desk.reload()
    settle()


def clash_and_decline(desk: Planner) -> None:
    """The office moved a stop that the crew moved elsewhere, and the crew declined what the office sent."""
    desk.cut()
    bench = desk.bench
    plan = bench.desk.open_plan(STORM)
    for route in plan.routes:
        plan = set_crew(plan, route.route_id, key("crewA"))
    bench.desk.publish(plan)
    plan = bench.desk.open_plan(STORM)
    route = plan.routes[0]
    bench.desk.publish(move_stop(plan, route.order[1], route.route_id, 5))
    bench.add(("crew_changes", key("late"), {
        "storm_id": STORM, "route_id": route.route_id, "property_id": route.order[1], "plan_version": 1,
        "change": "move", "after_id": route.order[7], "changed_at": bench.now, "actor_id": key("dana"),
    }))  # fmt: skip
    bench.crew.answer(route.route_id, 2, accepted=False, reason="Bridge closed")
    desk.desk.reload()
    settle()


def row_box(desk: Planner, route: int, stop: int = 0, *, scroll: bool = True) -> QPoint:
    """The middle of a route's row, or of its n-th stop's, in the list, scrolled to unless told."""
    key = desk.route(route)
    at = desk.desk.list.row_of(key.route_id, key.order[stop - 1] if stop else "")
    view = desk.screen.list_page.list
    index = desk.desk.list.index(at)
    if scroll:
        view.scrollTo(index)
    return view.visualRect(index).center()


def open_routes(desk: Planner, *routes: int) -> None:
    for at in routes:
        desk.desk.picking.toggle(desk.route(at).route_id)
    settle()


def carry(desk: Planner, start: QPoint, *way: QPoint) -> None:
    """Presses on the list, moves over places of the list, and holds."""
    port = desk.screen.list_page.list.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for spot in way:
        QTest.mouseMove(port, spot)
        QTest.mouseMove(port, spot + QPoint(1, 0))


def let_go(desk: Planner, at: QPoint) -> None:
    port = desk.screen.list_page.list.viewport()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
