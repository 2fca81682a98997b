"""The section Storms in the window: its pages, and the ways to them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.shell.rail import Rail
from stormops_desktop.views.storms.import_screen import ImportScreen
from stormops_desktop.views.storms.shell_pages import add_storms_first, add_storms_last, storm_page_words
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.targeting.policy_screen import PolicyScreen

TARGETING, IMPORT = "targeting", "import"


class Shell(Protocol):
    """What the pages need of the window's inside."""

    look: Look
    session: SessionViewModels
    rail: Rail
    storms: Pages | None

    def tr(self, text: str, /) -> str: ...
    def go(self, section: Section) -> None: ...


def storm_pages(shell: Shell) -> Pages | None:
    """The section's pages, for those who decide; None for crews."""
    models = shell.session.storms
    if models is None:
        return None
    pages = Pages("stormPages", shell.rail.words(Section.STORMS))
    if models.work is not None:
        add_storms_first(shell.look, pages, models.work)
    pages.add_page(TARGETING, shell.tr("Targeting"), PolicyScreen(shell.look, models.policy))
    if models.importing is not None:
        pages.add_page(IMPORT, shell.tr("Import"), ImportScreen(shell.look, models.importing))
    if models.work is not None:
        add_storms_last(shell.look, pages, models.work)
    return pages


def storm_commands(shell: Shell) -> list[Command]:
    """The pages by name, as the command box lists them."""
    if shell.storms is None:
        return []
    words = (
        (TARGETING, QCoreApplication.translate("commands", "Targeting: whom to treat, the log of decisions")),
        (IMPORT, QCoreApplication.translate("commands", "Import storm reports, addresses or leads")),
        *storm_page_words(),
    )
    keys = shell.storms.keys
    return [Command(name, "", lambda page=key: _go(shell, page)) for key, name in words if key in keys]  # type: ignore[misc]


def _go(shell: Shell, page: str) -> None:
    shell.go(Section.STORMS)
    if shell.storms is not None:
        shell.storms.show_page(page)
