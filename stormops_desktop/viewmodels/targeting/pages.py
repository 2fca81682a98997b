"""The viewmodels of the section Storms, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import Services
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.storms.importing import ImportViewModel
from stormops_desktop.viewmodels.storms.pages import StormPages, storm_page_models
from stormops_desktop.viewmodels.targeting.policy import PolicyViewModel
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class StormViewModels:
    """Targeting, and Import and the storm pages where the session has them."""

    policy: PolicyViewModel
    importing: ImportViewModel | None = None
    work: StormPages | None = None

    def start(self) -> None:
        """First reads that need no storm."""
        if self.importing is not None:
            self.importing.reload()

    def show_storm(self, storm: StormChoice | None) -> None:
        self.policy.show_storm(storm)
        if self.importing is not None:
            self.importing.show_storm(storm)
        if self.work is not None:
            self.work.show_storm(storm)

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        if self.work is not None:
            self.work.dispose()
        made = (self.importing, self.policy)
        for viewmodel in (one for one in made if one is not None):
            viewmodel.dispose()
            viewmodel.deleteLater()


def storm_viewmodels(services: Services, around: Surroundings) -> StormViewModels | None:
    """None for a crew, and for a session without these use cases."""
    targeting = services.targeting
    if targeting is None or services.member.role not in OFFICE:
        return None
    intake = services.intake
    return StormViewModels(
        PolicyViewModel(around, targeting.policy),
        ImportViewModel(around, intake.imports, intake.mappings) if intake is not None else None,
        storm_page_models(services, around),
    )
