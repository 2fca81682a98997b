"""The board beside map and desk, and the doors to files and sheets of routes from the desk and Today."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from stormops_desktop.viewmodels.routes.outgoing import OutgoingViewModel
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.board.board_screen import BoardScreen
from stormops_desktop.views.routes.export_panel import ExportPanel
from stormops_desktop.views.routes.import_panel import ImportPanel
from stormops_desktop.views.routes.routes_screen import RoutesScreen
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.today.today_screen import TodayScreen
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button

PAGE = "board"


class Shell(Protocol):
    """What the page needs of the window's inside."""

    look: Look
    session: SessionViewModels
    today: TodayScreen
    mapping: Pages
    routes: RoutesScreen | None
    strip: Banner
    files: RouteFiles | None

    def tr(self, text: str, /) -> str: ...
    def go(self, section: Section) -> None: ...
    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None: ...


class RouteFiles:
    """The two panels, one of each for the whole window."""

    def __init__(self, shell: Shell, outgoing: OutgoingViewModel, over: QWidget) -> None:
        self._shell, self._outgoing = shell, outgoing
        self.export = ExportPanel(shell.look, outgoing, over)
        self.read = ImportPanel(shell.look, outgoing, over)
        self.read.told.connect(shell.strip.say)
        shell.today.export_wanted.connect(self.offer_day)
        if shell.routes is not None:
            self._add_tools(shell.routes)

    def offer_day(self) -> None:
        """The routes of whoever is signed in, that of the chosen stop ticked."""
        today = self._shell.session.today
        stops = today.day.stops if today.day else ()
        routes = {stop.route_id: stop.route_name for stop in stops}
        self.export.offer(list(routes.items()), [today.chosen.route_id] if today.chosen else [])
        self.export.open_panel()

    def offer_plan(self) -> None:
        """Every stored route of the storm."""
        storm = self._shell.session.shell.storm
        self._outgoing.list_routes(storm.storm_id if storm else None)

    def ask_file(self) -> None:
        """An edited file, to be looked at before anything changes."""
        storm = self._shell.session.shell.storm
        if storm is not None:
            self.read.choose(storm.storm_id)

    def _add_tools(self, desk: RoutesScreen) -> None:
        look, shell = self._shell.look, self._shell
        export = Button(look, "routesExport", shell.tr("Export…"), icon="print")
        read = Button(look, "routesImport", shell.tr("Read a file…"), icon="folder")
        export.clicked.connect(self.offer_plan)
        read.clicked.connect(self.ask_file)
        desk.add_tool(export)
        desk.add_tool(read)
        self._outgoing.listed.connect(self._open_listed)

    def _open_listed(self, routes: list[tuple[str, str]]) -> None:
        self.export.offer(routes)
        self.export.open_panel()


def add_board_page(shell: Shell) -> BoardScreen | None:
    """The page; None where the session can't read a board."""
    board = shell.session.field.board
    if board is None:
        return None
    screen = BoardScreen(shell.look, board)
    shell.mapping.add_page(PAGE, shell.tr("Board"), screen)
    screen.live.show_live(shell.session.live)
    screen.job_wanted.connect(shell.open_job)
    return screen


def add_route_files(shell: Shell, over: QWidget) -> RouteFiles | None:
    """The panels for files of routes; None where the session has no routes."""
    outgoing = shell.session.field.outgoing
    return None if outgoing is None else RouteFiles(shell, outgoing, over)


def board_commands(shell: Shell) -> list[Command]:
    """Board and files by name, as the command box lists them."""
    found = []
    if PAGE in shell.mapping.keys:
        found.append(
            Command(QCoreApplication.translate("commands", "Board: jobs by status"), "", lambda: _go(shell))
        )
    files = shell.files
    if files is not None:
        export = QCoreApplication.translate("commands", "Export or print the day's routes")
        found.append(Command(export, "", files.offer_day))
    if files is not None and shell.routes is not None:
        read = QCoreApplication.translate("commands", "Read edited routes from a file")
        found.append(Command(read, "", files.ask_file))
    return found


def _go(shell: Shell) -> None:
    shell.go(Section.MAP)
    shell.mapping.show_page(PAGE)
