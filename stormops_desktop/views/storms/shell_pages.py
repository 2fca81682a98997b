"""Puts the storm pages into the window, and the page behind a score, with the ways to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.storms.losses_screen import LossesScreen
from stormops_desktop.views.storms.score_card_screen import ScoreCardScreen
from stormops_desktop.views.storms.storms_screen import StormsScreen
from stormops_desktop.views.storms.thresholds_screen import ThresholdsScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from stormops_desktop.viewmodels.storms.pages import StormPages
    from stormops_desktop.views.shell.pages import Pages
    from stormops_desktop.views.shell.shell_view import ShellView
    from stormops_desktop.views.style.look import Look

translate = QCoreApplication.translate
STORMS, LOSSES, THRESHOLDS, IMPORT = "storms", "losses", "thresholds", "import"
KEY, LETTER = "score_card", "I"


def add_storms_first(look: Look, pages: Pages, models: StormPages) -> StormsScreen:
    """The page Storms, before the others of its section."""
    screen = StormsScreen(look, models.storms)
    pages.add_page(STORMS, translate("storms", "Storms"), screen)
    screen.import_wanted.connect(lambda: pages.show_page(IMPORT) if IMPORT in pages.keys else None)
    return screen


def add_storms_last(look: Look, pages: Pages, models: StormPages) -> None:
    """Dates of loss and Thresholds, after the others."""
    pages.add_page(LOSSES, translate("storms", "Dates of loss"), LossesScreen(look, models.losses))
    pages.add_page(THRESHOLDS, translate("storms", "Thresholds"), ThresholdsScreen(look, models.thresholds))


def storm_page_words() -> tuple[tuple[str, str], ...]:
    """Pages with the words that the command box lists them by."""
    return (
        (STORMS, translate("commands", "Storms: status, reports on the map, editions")),
        (LOSSES, translate("commands", "Dates of loss of a house")),
        (THRESHOLDS, translate("commands", "Hail thresholds by roof")),
    )


def add_score_card(shell: ShellView, stack: QStackedWidget) -> ScoreCardScreen | None:
    """The page behind a score, in the stack, with every way to it; None in a session without scores."""
    score = shell.session.score_card
    if score is None:
        return None
    work = shell.session.storms.work if shell.session.storms is not None else None
    screen = ScoreCardScreen(shell.look, score, losses=work is not None)
    stack.addWidget(screen)
    ways = ScoreWays(shell, stack, screen)
    shell.job.add_page(
        KEY, shell.tr("Impact"), shell.tr("Why this house has its storm impact (I)"), LETTER, "storms"
    )
    shell.job.page_wanted.connect(ways.open_job)
    screen.left.connect(ways.back)
    screen.losses_wanted.connect(ways.open_losses)
    shell.map.offer_scores()
    shell.map.score_wanted.connect(ways.open_in_storm)
    if shell.storms is not None:
        ways.listen(shell.storms)
    return screen


def score_commands(shell: ShellView) -> list[Command]:
    """On a job's page: why its house has its score."""
    job_id = shell.session.job.job_id
    if shell.session.score_card is None or not shell.shows_job or not job_id:
        return []
    words = translate("commands", "Why this house has its storm impact")
    return [Command(words, "", lambda: shell.job.want_page(KEY))]


class ScoreWays(QObject):
    """Where the page is opened from, and back to there; lives as long as the page."""

    def __init__(self, shell: ShellView, stack: QStackedWidget, screen: ScoreCardScreen) -> None:
        super().__init__(screen)
        self._shell, self._stack, self._screen = shell, stack, screen
        self._from: QWidget | None = None

    def listen(self, pages: Pages) -> None:
        """The section's pages that lead here."""
        for page in pages.screens:
            if isinstance(page, StormsScreen):
                page.house_wanted.connect(self.open)
                page.work_wanted.connect(self._shell.session.shell.choose_storm)
            elif isinstance(page, LossesScreen):
                page.house_wanted.connect(self.open_in_storm)
            elif hasattr(page, "score_wanted"):
                page.score_wanted.connect(self.open_in_storm)

    def open(self, storm_id: str, property_id: str) -> None:
        """A house under a storm."""
        score = self._shell.session.score_card
        if score is not None:
            score.open(storm_id, property_id)
            self._show()

    def open_in_storm(self, property_id: str) -> None:
        """A house under the storm that is chosen for the window."""
        storm = self._shell.session.shell.storm
        if storm is not None:
            self.open(storm.storm_id, property_id)

    def open_job(self, key: str, job_id: str) -> None:
        """A job's house."""
        score = self._shell.session.score_card
        if key == KEY and score is not None:
            score.open_job(job_id)
            self._show()

    def back(self) -> None:
        """To the page that it was opened from."""
        if self._from is self._shell.job:
            self._shell.back_to_job()
        else:
            self._shell.show_section()

    def open_losses(self, property_id: str) -> None:
        """The dates of loss of the house."""
        shell, storms = self._shell, self._shell.session.storms
        if storms is None or storms.work is None or shell.storms is None:
            return
        storms.work.losses.open(property_id)
        shell.go(Section.STORMS)
        shell.storms.show_page(LOSSES)

    def _show(self) -> None:
        front = self._stack.currentWidget()
        self._from = self._from if front is self._screen else front
        self._stack.setCurrentWidget(self._screen)
        self._screen.take_focus()
