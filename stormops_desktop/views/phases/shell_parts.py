"""The phases in the window: the strip over the screens that lead, the page, and where each gate's work is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from stormops_desktop.domain.phases.gates import Phase
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.phases.phase_strip import PhaseStrip
from stormops_desktop.views.phases.phases_screen import PhasesScreen
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.front_stack import FrontStack

PHASES = "phases"
OVER = (Section.STORMS, Section.INSIGHTS)
# Where the work of a gate is done: a section, and its page by preference.
PLACES: dict[str, tuple[Section, tuple[str, ...]]] = {
    "hot_zones": (Section.STORMS, ("storms", "import")),
    "fresh_data": (Section.STORMS, ("import",)),
    "doors": (Section.STORMS, ("targeting",)),
    "hot_zips": (Section.STORMS, ("targeting",)),
    "control_group": (Section.INSIGHTS, ("experiments",)),
    "routes_out": (Section.MAP, ("routes", "map")),
    "routed_value": (Section.MAP, ("routes", "map")),
    "held_out_routed": (Section.MAP, ("routes", "map")),
    "inspections": (Section.JOBS, ()),
    "claims": (Section.JOBS, ()),
    "follow_ups": (Section.NURTURE, ("nurture",)),
    "answers": (Section.NURTURE, ("nurture",)),
    "journeys": (Section.INSIGHTS, ("attribution",)),
    "conversions": (Section.INSIGHTS, ("attribution",)),
    "attributed": (Section.INSIGHTS, ("attribution",)),
    "identified": (Section.INSIGHTS, ("identity",)),
}


class Shell(Protocol):
    """What the phases need of the window's inside."""

    look: Look
    session: SessionViewModels
    insights: Pages | None

    @property
    def screens(self) -> Mapping[Section, QWidget]: ...
    def tr(self, text: str, /) -> str: ...
    def go(self, section: Section) -> None: ...
    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None: ...


def add_phases_page(shell: Shell, pages: Pages) -> None:
    """The page Phases among the Insights, where the session has them."""
    phases = shell.session.phases
    if phases is None:
        return
    screen = PhasesScreen(shell.look, phases)
    pages.add_page(PHASES, shell.tr("Phases"), screen)
    screen.job_wanted.connect(shell.open_job)
    screen.place_wanted.connect(lambda code: go_to_place(shell, code))


def phase_strip(shell: Shell, stack: FrontStack) -> PhaseStrip | None:
    """The strip, shown over Storms and Insights, and over Today of those who manage; None for a crew."""
    phases = shell.session.phases
    if phases is None:
        return None
    strip = PhaseStrip(shell.look, phases)
    over = (*OVER, Section.TODAY) if phases.leads else OVER

    def follow() -> None:
        front = stack.currentWidget()
        strip.setVisible(any(shell.screens.get(section) is front for section in over))
        pages = shell.insights
        strip.lead(page=pages is not None and front is pages and pages.page == PHASES)

    def make_room(coming: QWidget) -> None:
        if not any(shell.screens.get(section) is coming for section in over):
            strip.hide()

    def show_page(phase: Phase) -> None:
        phases.open_phase(phase)
        shell.go(Section.INSIGHTS)
        if shell.insights is not None:
            shell.insights.show_page(PHASES)

    stack.turning.connect(make_room)
    stack.currentChanged.connect(follow)
    if shell.insights is not None:
        shell.insights.page_changed.connect(follow)
    strip.phase_wanted.connect(show_page)
    follow()
    return strip


def go_to_place(shell: Shell, code: str) -> None:
    """Shows where the work of a gate is done."""
    section, wanted = PLACES[code]
    if section not in shell.screens:
        return
    shell.go(section)
    pages = shell.screens[section]
    if isinstance(pages, Pages):
        page = next((key for key in wanted if key in pages.keys), None)
        if page is not None:
            pages.show_page(page)
