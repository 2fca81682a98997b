"""The viewmodels of the storm pages, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import Services
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.storms.losses import LossesViewModel
from stormops_desktop.viewmodels.storms.score_card import ScoreCardViewModel
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.thresholds import ThresholdsViewModel
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class StormPages:
    """Storms, Dates of loss and Thresholds."""

    storms: StormsViewModel
    losses: LossesViewModel
    thresholds: ThresholdsViewModel

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storms.show_storm(storm)

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        for viewmodel in (self.thresholds, self.losses, self.storms):
            viewmodel.dispose()
            viewmodel.deleteLater()


def storm_page_models(services: Services, around: Surroundings) -> StormPages | None:
    """None for a crew, which has no reports, and for a session without these use cases."""
    desks = services.storm_work
    if desks is None or services.member.role not in OFFICE:
        return None
    return StormPages(
        StormsViewModel(around, desks, services.maps), LossesViewModel(around, desks),
        ThresholdsViewModel(around, desks.thresholds),
    )  # fmt: skip


def score_card_model(services: Services, around: Surroundings) -> ScoreCardViewModel | None:
    """Everybody sees why a house has its score; None in a session without that use case."""
    desks = services.storm_work
    return ScoreCardViewModel(around, desks.scores) if desks is not None else None
