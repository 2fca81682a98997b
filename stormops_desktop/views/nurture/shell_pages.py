"""The section Nurture in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.nurture.listing import DUE
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.nurture.nurture_screen import NurtureScreen
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.shell.rail import Rail
from stormops_desktop.views.style.look import Look


class Shell(Protocol):
    """What the page needs of the window's inside."""

    look: Look
    session: SessionViewModels
    rail: Rail

    def go(self, section: Section) -> None: ...


def nurture_pages(shell: Shell) -> Pages | None:
    """The section, for those at the office; None for crews."""
    nurture = shell.session.nurture
    if nurture is None:
        return None
    words = shell.rail.words(Section.NURTURE)
    pages = Pages("nurturePages", words)
    pages.add_page("nurture", words, NurtureScreen(shell.look, nurture))
    return pages


def nurture_commands(shell: Shell) -> list[Command]:
    """What the page does, as the command box lists it."""
    nurture = shell.session.nurture
    if nurture is None:
        return []
    translate = QCoreApplication.translate
    done = (
        (translate("commands", "Nurture: plan steps for the whole list"), nurture.look),
        (translate("commands", "Nurture: houses with a step that is due"), lambda: nurture.show_reason(DUE)),
        (translate("commands", "Nurture: hide houses with open work"), lambda: nurture.hide(busy=True)),
        (translate("commands", "Nurture: save the list as CSV"), nurture.export),
    )

    def there(act: Callable[[], None]) -> None:
        shell.go(Section.NURTURE)
        act()

    return [Command(name, "", lambda act=act: there(act)) for name, act in done]  # type: ignore[misc]
