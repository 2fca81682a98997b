"""Puts the papers page into the window: a button and a key on the job page, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stormops_desktop.views.papers.papers_screen import PapersScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from stormops_desktop.views.shell.shell_view import ShellView

KEY, LETTER = "papers", "A"


def add_papers_page(shell: ShellView, stack: QStackedWidget) -> PapersScreen | None:
    """The page, in the stack; None in a session without papers."""
    papers = shell.session.papers
    if papers is None:
        return None
    screen = PapersScreen(shell.look, papers)
    stack.addWidget(screen)

    def open_papers(key: str, job_id: str) -> None:
        if key == KEY:
            papers.open(job_id)
            stack.setCurrentWidget(screen)
            screen.take_focus()

    shell.job.add_page(KEY, shell.tr("Papers"), shell.tr("Papers of this job (A)"), LETTER, "paper")
    shell.job.page_wanted.connect(open_papers)
    screen.left.connect(shell.back_to_job)
    return screen
