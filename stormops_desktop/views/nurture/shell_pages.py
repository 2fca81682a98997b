"""The section Nurture in the window."""

from __future__ import annotations

from typing import Protocol

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.nurture.nurture_screen import NurtureScreen
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.shell.rail import Rail
from stormops_desktop.views.style.look import Look


class Shell(Protocol):
    """What the page needs of the window's inside."""

    look: Look
    session: SessionViewModels
    rail: Rail


def nurture_pages(shell: Shell) -> Pages | None:
    """The section, for those at the office; None for crews."""
    nurture = shell.session.nurture
    if nurture is None:
        return None
    words = shell.rail.words(Section.NURTURE)
    pages = Pages("nurturePages", words)
    pages.add_page("nurture", words, NurtureScreen(shell.look, nurture))
    return pages
