"""The signed-in window's inside: rail, bars, the screens, and what lies over them."""

from pathlib import Path

from PySide6.QtCore import QMargins, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.board.shell_page import add_board_page, add_route_files
from stormops_desktop.views.claim.claim_screen import ClaimScreen
from stormops_desktop.views.evidence.shell_pages import EvidenceDoors
from stormops_desktop.views.guardrails.shell_page import add_guardrails_page
from stormops_desktop.views.job.job_screen import JobScreen
from stormops_desktop.views.jobs.jobs_screen import JobsScreen
from stormops_desktop.views.map.map_screen import MapScreen
from stormops_desktop.views.nurture.shell_pages import nurture_pages
from stormops_desktop.views.office.pages import add_office_pages
from stormops_desktop.views.papers.shell_page import add_papers_page
from stormops_desktop.views.phases.shell_parts import phase_strip
from stormops_desktop.views.photos.photos_screen import PhotosScreen
from stormops_desktop.views.routes.shell_page import add_routes_page, show_plan_issue
from stormops_desktop.views.score.shell_pages import insight_pages
from stormops_desktop.views.shell.bottom_bar import BottomBar
from stormops_desktop.views.shell.command_box import CommandBox
from stormops_desktop.views.shell.command_table import command_table
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.help_panel import HelpPanel
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.shell.rail import Rail
from stormops_desktop.views.shell.top_bar import TopBar
from stormops_desktop.views.storms.shell_pages import add_score_card
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.sync.sync_screen import SyncScreen
from stormops_desktop.views.targeting.shell_pages import storm_pages
from stormops_desktop.views.today.today_screen import TodayScreen
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.front_stack import FrontStack
from stormops_desktop.views.widgets.hem import Hem
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.undo_bar import UndoBar

TOAST_MS = 4_000


class ShellView(QWidget):
    """Shows one screen at a time and carries the person from one to the next."""

    def __init__(self, look: Look, session: SessionViewModels) -> None:
        super().__init__()
        self.look, self.session = look, session
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail = Rail(look, session.shell)
        self.top = TopBar(look, session.shell)
        self.bottom = BottomBar(look, session.shell)
        self.strip = Banner(look, "shellBanner")
        self.today = TodayScreen(look, session.today, session.reminders, session.field)
        self.jobs = JobsScreen(look, session.jobs)
        self.job = JobScreen(look, session.job)
        self.claim = ClaimScreen(look, session.claim)
        self.photos = PhotosScreen(look, session.photos)
        self.map = MapScreen(look, session.map)
        self.mapping = Pages("mapPages", self.rail.words(Section.MAP))
        self.mapping.add_page("map", self.tr("Map"), self.map)
        self.routes = add_routes_page(self)
        self.board = add_board_page(self)
        self.files = add_route_files(self, self)
        self.sync = SyncScreen(look, session.sync, session.shell)
        self.office = Pages("officePages", self.rail.words(Section.OFFICE))
        self.office.add_page("sync", self.tr("Sync"), self.sync)
        add_office_pages(self)
        self.insights = insight_pages(self)
        self.screens: dict[Section, TodayScreen | JobsScreen | Pages] = {
            Section.TODAY: self.today,
            Section.JOBS: self.jobs,
            Section.MAP: self.mapping,
            Section.OFFICE: self.office,
        }
        self.storms = storm_pages(self)
        self.nurture = nurture_pages(self)
        self.guardrails = add_guardrails_page(self)
        self.screens |= self._lead_sections()
        self._stack = FrontStack()
        for screen in (*self.screens.values(), self.job, self.claim, self.photos):
            self._stack.addWidget(screen)
        self.proof = EvidenceDoors(self, self._stack)
        self.papers = add_papers_page(self, self._stack)
        self.score_card = add_score_card(self, self._stack)
        self.phases = phase_strip(self, self._stack)
        self._toast = self._once_after(TOAST_MS)
        self.undo = UndoBar(look, session.undo)
        self._lay_out()
        self.box = CommandBox(look, self, self.commands, self.find_jobs)
        self.help = HelpPanel(look, self, self.commands)
        self._connect()
        self._listen()
        self.show_section()

    def _once_after(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _lead_sections(self) -> dict[Section, Pages]:
        """Those that come with a role; a crew has none of them."""
        more = {
            Section.STORMS: self.storms, Section.NURTURE: self.nurture, Section.INSIGHTS: self.insights,
        }  # fmt: skip
        return {section: pages for section, pages in more.items() if pages is not None}

    @property
    def shows_job(self) -> bool:
        return self._stack.currentWidget() is self.job

    def commands(self) -> list[Command]:
        return command_table(self)

    def go(self, section: Section) -> None:
        """Shows a section, also when only the job page lies over it."""
        self.session.shell.go(section)
        self.show_section()

    def show_section(self) -> None:
        screen = self.screens[self.session.shell.section]
        self._stack.setCurrentWidget(screen)
        self.rail.show_section()
        screen.take_focus()

    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None:
        self.session.job.open(job_id, trail)
        self._stack.setCurrentWidget(self.job)
        self.job.take_focus()

    def open_claim(self, job_id: str) -> None:
        """The claim of a job; Escape leads back to the job."""
        self.session.claim.open(job_id)
        self._stack.setCurrentWidget(self.claim)
        self.claim.take_focus()

    def open_photos(self, job_id: str) -> None:
        """The photos of a job; Escape leads back to the job."""
        self.session.photos.photos.open(job_id)
        self._stack.setCurrentWidget(self.photos)
        self.photos.take_focus()

    def take_in(self, job_id: str, paths: list[Path]) -> None:
        """Files were dropped on a job's page: its photos are shown, and how far they have come."""
        self.session.photos.add_to(job_id, paths)
        self.open_photos(job_id)

    def back_to_job(self) -> None:
        self._stack.setCurrentWidget(self.job)
        self.job.take_focus()

    def find_jobs(self, text: str) -> None:
        self.go(Section.JOBS)
        self.jobs.search_for(text)

    def focus_search(self) -> None:
        self.go(Section.JOBS)
        self.jobs.focus_search()

    def undo_last(self) -> None:
        """An editor's own steps first; else what the undo bar offers."""
        screen = self._screen()
        if screen is not None and screen.undo_edit():
            self.session.undo.dismiss()
        else:
            self.session.undo.undo()

    def redo_last(self) -> None:
        screen = self._screen()
        if screen is not None:
            screen.redo_edit()

    def _screen(self) -> Screen | None:
        """The screen in front, also where it is one page of several."""
        front = self._stack.currentWidget()
        front = front.screen_in_front if isinstance(front, Pages) else front
        return front if isinstance(front, Screen) else None

    def say_saved(self) -> None:
        """Ctrl+S has nothing to do, and says why."""
        self.strip.say(self.tr("Everything is saved on this machine the moment you do it."), "ok")
        self._toast.start()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(Hem(self.strip, QMargins(24, 12, 24, 0)))
        if self.phases is not None:
            right.addWidget(Hem(self.phases, QMargins(24, 12, 24, 0)))
        right.addWidget(self._stack, 1)
        # Below the screen, not over it: what was just written stays readable.
        right.addWidget(Hem(self.undo, QMargins(24, 0, 24, 8)))
        right.addWidget(self.bottom)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)

    def _connect(self) -> None:
        self.sync.plan_wanted.connect(lambda issue: show_plan_issue(self, issue))
        session = self.session
        session.shell.section_changed.connect(self.show_section)
        session.shell.refused.connect(self.strip.say)
        session.undo.refused.connect(self.strip.say)
        session.undo.undone.connect(self._say_undone)
        self.rail_clicks()
        self.today.job_wanted.connect(self.open_job)
        self.today.jobs_wanted.connect(lambda: self.go(Section.JOBS))
        self.jobs.job_wanted.connect(self.open_job)
        self.map.job_wanted.connect(self.open_job)
        self.map.live.show_live(self.session.live)
        self.job.left.connect(self.show_section)
        self.job.claim_wanted.connect(self.open_claim)
        self.claim.left.connect(self.back_to_job)
        self.job.photos.wanted.connect(self.open_photos)
        self.job.photos.files_came.connect(self.take_in)
        self.photos.left.connect(self.back_to_job)
        self.job.office_wanted.connect(lambda: self.go(Section.OFFICE))
        self.top.search_wanted.connect(self.box.open_box)
        self.top.help_wanted.connect(self.help.open_panel)
        self.top.sync_page_wanted.connect(lambda: self.go(Section.OFFICE))
        self._toast.timeout.connect(self.strip.hide)

    def rail_clicks(self) -> None:
        """The entry of the section in front leads back to it from a job page."""
        for entry in self.rail.entries.values():
            entry.clicked.connect(self.show_section)

    def _listen(self) -> None:
        for command in self.commands():
            if command.keys and command.everywhere:
                shortcut = QShortcut(QKeySequence(command.keys), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(command.run)

    def _say_undone(self, label: str) -> None:
        self.strip.say(self.tr("Taken back: {what}").format(what=label), "ok", icon="undo")
        self._toast.start()
