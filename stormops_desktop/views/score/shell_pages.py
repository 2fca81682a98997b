"""The section Insights in the window: its pages, and the ways to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.attribution.attribution_screen import AttributionScreen
from stormops_desktop.views.experiments.experiments_screen import ExperimentsScreen
from stormops_desktop.views.identity.identity_screen import IdentityScreen
from stormops_desktop.views.models.models_screen import ModelsScreen
from stormops_desktop.views.phases.shell_parts import PHASES, add_phases_page
from stormops_desktop.views.score.quality_screen import QualityScreen
from stormops_desktop.views.score.score_screen import ScoreScreen
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.shell.rail import Rail
from stormops_desktop.views.style.look import Look

SCORE, QUALITY, EXPERIMENTS, ATTRIBUTION = "score", "quality", "experiments", "attribution"
MODELS, IDENTITY = "models", "identity"


class Shell(Protocol):
    """What the pages need of the window's inside."""

    look: Look
    session: SessionViewModels
    rail: Rail
    insights: Pages | None

    @property
    def screens(self) -> Mapping[Section, QWidget]: ...
    def tr(self, text: str, /) -> str: ...
    def go(self, section: Section) -> None: ...
    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None: ...


def insight_pages(shell: Shell) -> Pages | None:
    """The section's pages, for those who lead; None for crews."""
    models = shell.session.insights
    if models is None:
        return None
    pages = Pages("insightPages", shell.rail.words(Section.INSIGHTS))
    score, quality = ScoreScreen(shell.look, models.score), QualityScreen(shell.look, models.quality)
    pages.add_page(SCORE, shell.tr("Play score"), score)
    pages.add_page(QUALITY, shell.tr("Data quality"), quality)
    if models.experiments is not None:
        trials = ExperimentsScreen(shell.look, models.experiments)
        pages.add_page(EXPERIMENTS, shell.tr("Experiments"), trials)
    if models.attribution is not None:
        credit = AttributionScreen(shell.look, models.attribution)
        credit.lead.follow(shell.session.told_run)
        pages.add_page(ATTRIBUTION, shell.tr("Attribution"), credit)
    if models.models is not None:
        pages.add_page(MODELS, shell.tr("Models"), ModelsScreen(shell.look, models.models))
    if models.identity is not None:
        pages.add_page(IDENTITY, shell.tr("Identity"), IdentityScreen(shell.look, models.identity))
    add_phases_page(shell, pages)
    score.live.show_live(shell.session.live)
    score.job_wanted.connect(shell.open_job)
    score.checks_wanted.connect(lambda: pages.show_page(QUALITY))
    return pages


def insight_commands(shell: Shell) -> list[Command]:
    """The pages by name, as the command box lists them."""
    if shell.insights is None:
        return []
    words = (
        (SCORE, QCoreApplication.translate("commands", "Play score of the storm")),
        (QUALITY, QCoreApplication.translate("commands", "Data quality: checks and rows that fail")),
        (
            MODELS,
            QCoreApplication.translate("commands", "Models of uplift: registry, training, making live"),
        ),
        (
            EXPERIMENTS,
            QCoreApplication.translate("commands", "Experiments: who got what, and what it brought"),
        ),
        (
            ATTRIBUTION,
            QCoreApplication.translate("commands", "Attribution: which channels and plays brought sales"),
        ),
        (
            IDENTITY,
            QCoreApplication.translate("commands", "Identity: who is who, and pairs to look at"),
        ),
        (
            PHASES,
            QCoreApplication.translate("commands", "Phases of the storm: gates, and what is in the way"),
        ),
    )
    keys = shell.insights.keys
    return [Command(name, "", lambda page=key: _go(shell, page)) for key, name in words if key in keys]  # type: ignore[misc]


def _go(shell: Shell, page: str) -> None:
    shell.go(Section.INSIGHTS)
    if shell.insights is not None:
        shell.insights.show_page(page)
