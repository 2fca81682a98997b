"""The desk in the window: its page beside the map, and the ways to it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.viewmodels.shown import PlanIssue
from stormops_desktop.views.map.map_screen import MapScreen
from stormops_desktop.views.routes.routes_screen import RoutesScreen
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.style.look import Look

PAGE = "routes"


class Shell(Protocol):
    """What the page needs of the window's inside."""

    look: Look
    session: SessionViewModels
    map: MapScreen
    mapping: Pages
    routes: RoutesScreen | None

    def tr(self, text: str, /) -> str: ...
    def go(self, section: Section) -> None: ...
    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None: ...


def add_routes_page(shell: Shell) -> RoutesScreen | None:
    """The page, for those who plan; None for crews."""
    pages = shell.session.routes
    if pages is None:
        return None
    screen = RoutesScreen(shell.look, pages)
    shell.mapping.add_page(PAGE, shell.tr("Routes"), screen)
    screen.job_wanted.connect(shell.open_job)
    shell.map.offer_routes()
    shell.map.route_wanted.connect(lambda ids: _make_route(shell, screen, ids))
    return screen


def routes_commands(shell: Shell) -> list[Command]:
    """The desk by name, as the command box lists it."""
    screen = shell.routes
    if screen is None:
        return []
    words = (
        ("routes", QCoreApplication.translate("commands", "Routes: the planner's desk")),
        ("options", QCoreApplication.translate("commands", "Cut new routes")),
        ("left_out", QCoreApplication.translate("commands", "Houses without a route, and why")),
        ("plans", QCoreApplication.translate("commands", "Compare two plans of routes")),
    )
    keys = (
        (
            QCoreApplication.translate("commands", "A stop one place up or down on its route"),
            "Alt+Up, Alt+Down",
        ),
        (QCoreApplication.translate("commands", "Move a stop to another route"), "M"),
        (QCoreApplication.translate("commands", "Cut a stop, paste it on a route"), "Ctrl+X, Ctrl+V"),
        (QCoreApplication.translate("commands", "Lock a stop or a route, or let it go"), "L"),
    )
    return [
        *(Command(name, "", lambda page=key: _go(shell, screen, page)) for key, name in words),  # type: ignore[misc]
        *(Command(name, shown, screen.focus_first, everywhere=False) for name, shown in keys),
    ]


def _go(shell: Shell, screen: RoutesScreen, page: str) -> None:
    shell.go(Section.MAP)
    shell.mapping.show_page(PAGE)
    screen.show_page(page)


def show_plan_issue(shell: Shell, issue: PlanIssue) -> None:
    """The route that a crew has something against, on the desk of its storm."""
    if shell.routes is None or shell.session.routes is None:
        return
    shell.session.shell.choose_storm(issue.storm_id)
    _go(shell, shell.routes, "routes")
    shell.session.routes.desk.picking.pick_route(issue.route_id)


def _make_route(shell: Shell, screen: RoutesScreen, property_ids: tuple[str, ...]) -> None:
    _go(shell, screen, "routes")
    screen.make_route(property_ids)
