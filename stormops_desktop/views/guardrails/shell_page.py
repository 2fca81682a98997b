"""The page Guardrails in the window: behind the section Nurture, with how many wait on its tab."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.guardrails.guardrails_screen import GuardrailsScreen
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.style.look import Look

PAGE = "guardrails"
translate = QCoreApplication.translate


class Shell(Protocol):
    """What the page needs of the window's inside."""

    look: Look
    session: SessionViewModels
    nurture: Pages | None

    def go(self, section: Section) -> None: ...
    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None: ...


def add_guardrails_page(shell: Shell) -> GuardrailsScreen | None:
    """The page, behind those of Nurture; None for crews."""
    guardrails, pages = shell.session.guardrails, shell.nurture
    if guardrails is None or pages is None:
        return None
    screen = GuardrailsScreen(shell.look, guardrails)
    pages.add_page(PAGE, translate("guardrails", "Guardrails"), screen)
    screen.live.show_live(shell.session.live)
    screen.action.job_wanted.connect(shell.open_job)

    def count() -> None:
        words = translate("guardrails", "Guardrails")
        if guardrails.waiting:
            words = f"{words} ({whole(guardrails.waiting)})"
        pages.tabs.setTabText(pages.keys.index(PAGE), words)

    guardrails.waiting_changed.connect(count)
    count()
    return screen


def guardrail_commands(shell: Shell) -> list[Command]:
    """What the page does, as the command box lists it."""
    guardrails, pages = shell.session.guardrails, shell.nurture
    if guardrails is None or pages is None:
        return []

    def look() -> None:
        shell.go(Section.NURTURE)
        pages.show_page(PAGE)
        guardrails.show_all_open()

    return [Command(translate("commands", "Guardrails: what waits for somebody"), "", look)]
