"""The viewmodels of the section Insights, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import Services
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.models.models import ModelsViewModel
from stormops_desktop.viewmodels.score.quality import QualityViewModel
from stormops_desktop.viewmodels.score.score import ScoreViewModel
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class InsightViewModels:
    """Play score, Data quality, and the other pages where the session has what they need."""

    score: ScoreViewModel
    quality: QualityViewModel
    experiments: ExperimentsViewModel | None = None
    attribution: AttributionViewModel | None = None
    models: ModelsViewModel | None = None
    identity: IdentityViewModel | None = None

    def show_storm(self, storm: StormChoice | None) -> None:
        self.score.show_storm(storm)
        self.quality.show_storm(storm)
        for page in (self.experiments, self.attribution, self.models, self.identity):
            if page is not None:
                page.show_storm(storm)

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        made = (self.identity, self.models, self.attribution, self.experiments, self.quality, self.score)
        for viewmodel in (one for one in made if one is not None):
            viewmodel.dispose()
            viewmodel.deleteLater()


def insight_viewmodels(services: Services, around: Surroundings) -> InsightViewModels | None:
    """None for a crew, whose replica holds no decisions, and for a session without these use cases."""
    scores, quality, role = services.scores, services.quality, services.member.role
    if scores is None or quality is None or role not in OFFICE:
        return None
    targeting = services.targeting
    return InsightViewModels(
        ScoreViewModel(around, scores),
        QualityViewModel(around, quality, role),
        ExperimentsViewModel(around, targeting.experiments, role) if targeting else None,
        AttributionViewModel(around, services.attribution, role) if services.attribution else None,
        ModelsViewModel(around, targeting.models, role) if targeting else None,
        IdentityViewModel(around, services.identity) if services.identity else None,
    )
