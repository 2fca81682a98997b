"""The viewmodels of the section Insights, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.quality.ports import Quality
from stormops_desktop.services.scoring.ports import PlayScores
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.score.quality import QualityViewModel
from stormops_desktop.viewmodels.score.score import ScoreViewModel
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class InsightViewModels:
    """Play score and Data quality."""

    score: ScoreViewModel
    quality: QualityViewModel

    def show_storm(self, storm: StormChoice | None) -> None:
        self.score.show_storm(storm)
        self.quality.show_storm(storm)

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        for viewmodel in (self.quality, self.score):
            viewmodel.dispose()
            viewmodel.deleteLater()


def insight_viewmodels(
    scores: PlayScores | None, quality: Quality | None, role: str, around: Surroundings
) -> InsightViewModels | None:
    """None for a crew, whose replica holds no decisions, and for a session without these use cases."""
    if scores is None or quality is None or role not in OFFICE:
        return None
    return InsightViewModels(ScoreViewModel(around, scores), QualityViewModel(around, quality, role))
